"""An office of pocom as facts: a tenure or a nomination, and its milestones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported, Stated
from legatus.ingest.sources.pocom.dates import months, stated
from legatus.ingest.sources.pocom.posts import SENDER, Held, held
from legatus.ingest.sources.pocom.reading import FIELDS, Office, Person
from legatus.ingest.sources.pocom.steps import Step, classified, never_served, told
from legatus.ontology.dates import bounds
from legatus.ontology.vocabulary import scheme

KIND = "office"


@dataclass(slots=True)
class Term:
    """An office that can be stated, with the dates of its fields.

    `residence`: a note on where an envoy to several states resided. `left`, `doubts`: see `Mapped`.
    """

    office: Office
    person: Person
    post: Held
    dates: dict[str, str]
    served: bool
    residence: str | None
    left: list[Ignored] = field(default_factory=list)
    doubts: list[Reported] = field(default_factory=list)


def outcome_of(
    office: Office, people: Mapping[str, Person], titles: Mapping[str, str], residence: str | None = None
) -> Outcome:
    """What becomes of an office. `people`: by id; `titles`: title ids to titles; `residence`: see `Term`."""
    try:
        dates = _dates(office)
    except ValueError as error:
        return Reported(KIND, office.origin, str(error))
    wrong = _wrong(office, dates, people)
    if wrong:
        return Reported(KIND, office.origin, wrong)
    on = dates.get("started") or dates.get("appointed") or dates.get("ended")
    post = held(office, titles, on)
    if post is None:
        return Reported(KIND, office.origin, f"the title '{office.text['role-title-id']}' is not known")
    term = Term(office, people[office.text["person-id"]], post, dates, _served(office, dates), residence)
    facts = (_main(term), *_milestones(term))
    _leave(term)
    return Mapped(KIND, office.key, facts, office.changed or None, tuple(term.left), tuple(term.doubts))


def _dates(office: Office) -> dict[str, str]:
    """The date of each field as EDTF, as far as they are stated. Raises `ValueError`."""
    made: dict[str, str] = {}
    for name in FIELDS:
        since = made.get("started") or made.get("arrived") or made.get("appointed")
        value = stated(office.dates[name], office.notes[name], since)
        if value is not None:
            made[name] = value
    return made


def _wrong(office: Office, dates: Mapping[str, str], people: Mapping[str, Person]) -> str | None:
    """Why an office would give a wrong fact, or None."""
    person = office.text["person-id"]
    if not office.text["id"] or not person:
        return "it has no id" if person else "it names no person"
    if person not in people:
        return f"there is no person '{person}'"
    if not people[person].name:
        return f"the person '{person}' has no name"
    for first in ("started", "appointed"):
        if first in dates and "ended" in dates and bounds(dates[first])[0] > bounds(dates["ended"])[1]:
            return f"{first} {dates[first]}, after the end {dates['ended']}"
    return None


def _served(office: Office, dates: Mapping[str, str]) -> bool:
    """Whether the person served: listed among those who did, unless the note denies it and no service is dated; or
    listed among the nominees with a date on which service began."""
    if "started" in dates:
        return True
    return office.served and not ("ended" not in dates and "arrived" not in dates and never_served(office.text["note"]))


def _main(term: Term) -> Stated:
    """The tenure, or the nomination."""
    if not term.served:
        kinds = {step.kind for step in told(term.office.text["note"], served=False)}
        status = "withdrawn" if kinds & {"withdrawn", "declined"} else "nominated"
        if status == "nominated" and "appointed" in term.dates:
            status = "appointed"
        return Stated("tenure", "nominee", {**_who(term), "status": status})
    start, end = _start(term), term.dates.get("ended")
    return Stated("tenure", "served", {**_who(term), "status": term.post.status, "start": start, "end": end})


def _who(term: Term) -> dict[str, str | None]:
    post = term.post
    return {
        "person": term.person.name,
        "personId": f"pocom:{term.person.id}",
        "role": post.role,
        "seat": post.seat,
        "sending": SENDER,
        "receiving": post.receiving,
    }


def _start(term: Term) -> str | None:
    """When service began. Where that is not stated, who fills in began on arrival, which is when charge is assumed;
    anybody else not before arrival or appointment, and not after the end."""
    dates = term.dates
    if "started" in dates:
        return dates["started"]
    if "arrived" in dates and term.post.status == "acting":
        return dates["arrived"]
    since = dates.get("arrived") or dates.get("appointed")
    if since is None or "/" in since or since.endswith("~"):
        return None
    end = dates.get("ended")
    if end is None:
        return f"{since}/.."
    last = end.rpartition("/")[2].rstrip("~")
    return f"{since}/{last}" if bounds(since)[0] <= bounds(last)[1] else None


def _milestones(term: Term) -> Iterator[Stated]:
    """The steps, each once; free notes go with the first, so that their words are kept."""
    steps = _steps(term)
    note = " ".join(text for text in (term.residence, term.office.text["note"]) if text)
    if not steps and note and (term.residence or not term.served):
        steps["appointed" if term.served else "nominated"] = None, None
    other = term.person.other or term.person.name
    for i, kind in enumerate(sorted(steps, key=lambda k: scheme("milestone")[k].order or 0)):
        date, words = steps[kind]
        text = " ".join(part for part in (words, note if i == 0 else None) if part) or None
        claims = {**_who(term), "person": other, "claimType": kind, "date": date, "note": text}
        yield Stated("milestone", kind.replace("_", "-"), claims, part=kind)
    if note and not steps:
        term.left.append(Ignored(KIND, "a free note without a step to keep it with"))


def _steps(term: Term) -> dict[str, tuple[str | None, str | None]]:
    """Kinds of steps to date and wording: first what the dated fields say, then what the free note adds."""
    office, dates = term.office, term.dates
    made: dict[str, tuple[str | None, str | None]] = {}
    note = list(told(office.text["note"], served=term.served))
    recess = any(step.kind == "recess_appointed" for step in note)
    if "appointed" in dates:
        made["recess_appointed" if recess else "appointed"] = dates["appointed"], office.notes["appointed"] or None
    if term.served:
        _credentials(term, made)
        _ending(term, made)
    for step in note:
        if step.kind not in made and not (step.kind == "recess_appointed" and term.served and "appointed" in dates):
            made[step.kind] = _placed(step, dates), None
    return made


def _placed(step: Step, dates: Mapping[str, str]) -> str | None:
    """The date of a step that a note tells. Confirmation came between the appointment and the second commission."""
    if step.kind == "confirmed" and step.date is not None:
        since = dates.get("appointed")
        return f"{since}/{step.date}" if since and since < step.date and "/" not in since else f"../{step.date}"
    return step.date


def _credentials(term: Term, made: dict[str, tuple[str | None, str | None]]) -> None:
    """Credentials open the term of an envoy by rank; whoever fills in presents none, and neither does an official."""
    note, date, post = term.office.notes["started"], term.dates.get("started"), term.post
    if date is None:
        if note:
            term.left.append(Ignored(KIND, "words beside a start without a date"))
        return
    kind = classified("started", note) if note else "credentials_presented"
    if kind is None:
        term.doubts.append(Reported(KIND, term.office.origin, f"no step is known for the start '{note}'"))
    if kind and post.receiving and post.status is None and post.role in scheme("role").with_flag("envoy"):
        made[kind] = date, note or None


def _ending(term: Term, made: dict[str, tuple[str | None, str | None]]) -> None:
    note, date = term.office.notes["ended"], term.dates.get("ended")
    if not note or (date is None and months(note) is not None):
        return
    kind = classified("ended", note)
    if kind is None:
        term.doubts.append(Reported(KIND, term.office.origin, f"no step is known for the end '{note}'"))
        kind = "ended" if date else ""
    if kind:
        made[kind] = date, note


def _leave(term: Term) -> None:
    """Name what the office holds besides and that is no fact here."""
    office, dates = term.office, term.dates
    if "arrived" in dates and "started" in dates:
        term.left.append(Ignored(KIND, "an arrival, since service counts from the credentials"))
    if office.notes["arrived"]:
        term.left.append(Ignored(KIND, "words beside an arrival"))
    if "started" in dates and "appointed" in dates and bounds(dates["started"])[1] < bounds(dates["appointed"])[0]:
        told = f"started {dates['started']}, before the appointment {dates['appointed']}; both are kept"
        term.doubts.append(Reported(KIND, office.origin, told))
    for name in office.strange:
        term.doubts.append(Reported(KIND, office.origin, f"the element '{name}' is not of the form"))
    if not office.dates["ended"] and office.served and "ended" not in dates:
        term.left.append(Ignored(KIND, "an empty end, which says nothing of being in office"))
