"""The State Department's principal officers and chiefs of mission: the files of the repository HistoryAtState/pocom.

An office of the lists of those who served is a tenure, one of the lists of nominees a nomination, unless its start is
dated. Persons and titles go into the mentions of the offices; concurrent appointments say where an envoy resided.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported
from legatus.ingest.sources.pocom.concurrent import of_appointment, residences
from legatus.ingest.sources.pocom.reading import OFFICES, Files, Office, Person, Remark
from legatus.ingest.sources.pocom.terms import KIND, outcome_of
from legatus.ontology.errors import InputError


def recognises(path: Path) -> bool:
    """Whether a folder holds the persons of pocom and at least one of its lists of offices."""
    return (path / "people").is_dir() and any((path / folder).is_dir() for folder in OFFICES)


def outcomes(path: Path) -> Iterator[Outcome]:
    """What becomes of each record. Raises `InputError` where the folder is not the root of the repository."""
    if not recognises(path):
        raise InputError(f"{path}: expected the folder people/ beside {' or '.join(f'{f}/' for f in OFFICES)}")
    files = Files(path)
    people, titles, offices = list(files.people()), dict(files.titles()), list(files.offices())
    known, appointments = _by_id(people), list(files.concurrent())
    notes = residences(appointments, (o for o in offices if isinstance(o, Office)), known)
    used: set[str] = set()
    done: set[str] = set()
    repeats = _repeats(offices)
    for office in offices:
        if isinstance(office, Remark):
            yield Ignored("remark", "prose on a mission, not on an office-holder")
            continue
        if office.key in repeats:
            yield Reported(KIND, office.origin, f"repeats the record of {repeats[office.key].origin}")
            continue
        outcome = outcome_of(office, known, titles, notes.get(office.key))
        if isinstance(outcome, Mapped):
            used.add(known[office.text["person-id"]].id)
            done.add(office.key)
        yield outcome
    for appointment in appointments:
        yield of_appointment(appointment, known, done)
    for person in people:
        yield _person(person, used)
    for id in titles:
        yield Mapped("title", f"title/{id}")
    yield from files.bad


def _by_id(people: list[Person]) -> dict[str, Person]:
    """Persons by their ids; the ids that they once had count where nobody else has them now."""
    known = {old: person for person in people for old in person.old_ids}
    return {**known, **{p.id: p for p in people if p.pending}, **{p.id: p for p in people if not p.pending}}


def _repeats(offices: Iterable[Office | Remark]) -> dict[str, Office]:
    """Offices that repeat another one of their file, by key: the same person at the same post, appointed and started
    on one day. The other is the one with more dates, else the first."""
    groups: dict[tuple[str, ...], list[Office]] = {}
    for office in offices:
        if isinstance(office, Office) and (office.dates["appointed"] or office.dates["started"]):
            groups.setdefault(_content(office), []).append(office)
    found: dict[str, Office] = {}
    for group in groups.values():
        best = max(group, key=lambda o: sum(map(bool, o.dates.values())))
        found |= {office.key: best for office in group if office is not best}
    return found


def _content(office: Office) -> tuple[str, ...]:
    names = ("id", "person-id", "role-title-id", "contemporary-territory-id")
    said = (office.text[name] for name in names)
    return (office.folder, office.file, *said, office.dates["appointed"], office.dates["started"])


def _person(person: Person, used: set[str]) -> Outcome:
    """A person's names stand in the mentions of their offices."""
    if person.id not in used:
        return Ignored("person", "holds no office in this folder")
    left = tuple(Ignored("person", f"{name}: the ontology has no such property") for name in person.more)
    return Mapped("person", f"person/{person.id}", left=left)
