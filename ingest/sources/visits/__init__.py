"""Visits of foreign leaders to the United States: the XML files of the repository HistoryAtState/visits.

A visit is a VISIT from the visitor's state; whom the description says was met, a CONSULT. The visitor is title and name
in one string: the title gives the office in which he or she was seen on the first day of the visit.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported
from legatus.ingest.sources.travels import territories
from legatus.ingest.tours.facts import Tour, country, period, seen
from legatus.ingest.tours.titled import Titled, plain_name, several, titled
from legatus.ingest.xml_files import root, root_tag, said
from legatus.ontology.errors import InputError
from legatus.ontology.identity import is_code

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KIND = "visit"
HOST = "USA"
FIELDS = frozenset(("id", "start-date", "end-date", "visitor", "from", "description"))
#: Who edited the record, and when; the last change is its release.
EDITED = frozenset(("created-by", "created-datetime", "last-modified-by", "last-modified-datetime"))


def recognises(path: Path) -> bool:
    """Whether a path is the repository's root, the folder of decades, or a file of visits."""
    if path.is_dir():
        return any(root_tag(file) == "visits" for file in _candidates(path)[:1])
    return path.suffix == ".xml" and root_tag(path) == "visits"


def outcomes(path: Path) -> Iterator[Outcome]:
    """What becomes of each visit. Raises `InputError` where the path holds none."""
    found = [f for f in ([path] if path.is_file() else _candidates(path)) if root_tag(f) == "visits"]
    if not found:
        raise InputError(f"{path}: expected the folder data/ with files of visits, that folder, or such a file")
    ids: set[str] = set()
    for file in found:
        where = file.relative_to(path).as_posix() if file != path else file.name
        try:
            visits = root(file)
        except InputError as error:
            yield Reported("file", where, str(error))
            continue
        for visit in visits.iterfind("visit"):
            yield _visit(visit, f"{where}:{visit.sourceline}", ids)


def _candidates(path: Path) -> list[Path]:
    return sorted((path / "data").glob("*.xml")) or sorted(path.glob("*.xml"))


def _visit(visit: "Element", origin: str, ids: set[str]) -> Outcome:
    id, visitor, place = said(visit, "id"), said(visit, "visitor"), visit.find("from")
    if not id or id in ids:
        return Reported(KIND, origin, f"repeats the id '{id}'" if id else "it has no id")
    if not visitor or place is None:
        return Reported(KIND, origin, "it says no country" if visitor else "it names no visitor")
    try:
        when = period(said(visit, "start-date"), said(visit, "end-date"))
    except ValueError as error:
        return Reported(KIND, origin, str(error))
    ids.add(id)
    state = country(place.get("id", ""), said(visit, "from"), territories(), when)
    if not is_code(state):
        if said(visit, "from").casefold() == state.casefold():
            return Ignored(KIND, f"the visitor's state, {state}, has no code")
        return Reported(KIND, origin, f"no code is known for the country '{state}'")
    if state == HOST:
        return Reported(KIND, origin, "the visitor's country is the host's")
    people = [titled(words) or words for words in several(visitor)]
    names = tuple(p.name if isinstance(p, Titled) else plain_name(p) for p in people)
    tour = Tour(KIND, state, HOST, when, names, (), said(visit, "description"), HOST)
    facts = list(tour.facts())
    office = [(person, state) for person in people if isinstance(person, Titled)]
    facts[1:1] = seen(office, when, "visitor", 1.0, tour.left, KIND)
    tour.left += [Ignored(KIND, "a visitor without a title that is known") for p in people if isinstance(p, str)]
    strange = [str(e.tag) for e in visit if e.tag not in FIELDS and e.tag not in EDITED]
    doubts = tuple(Reported(KIND, origin, f"the element '{name}' is not of the form") for name in strange)
    changed = said(visit, "last-modified-datetime")[:10] or None
    return Mapped(KIND, id, tuple(facts), changed, tuple(tour.left), doubts)
