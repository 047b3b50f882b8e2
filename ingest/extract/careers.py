"""A person's offices set in order: what several sentences say of one office is one office, with what each adds."""

from collections.abc import Iterable, Sequence

from legatus.ingest.extract.model import Actor, Office, Parsed, Person

#: Stages of an office from its beginning to its end: where sentences differ, the later stage counts.
STAGES = (
    "incumbent",
    "nominated",
    "confirmed",
    "appointed",
    "credentials_presented",
    "acting",
    "elect",
    "suspended",
    "outgoing",
    "former",
    "resigned",
    "recalled",
    "expelled",
    "withdrawn",
)
ENVOYS = frozenset({"ambassador", "special_envoy", "charge_d_affaires", "consul_general"})
#: Statuses that a sentence states by telling of an act between two states.
ACCREDITED = frozenset({"nominated", "appointed", "confirmed", "credentials_presented"})
#: An envoy serves no longer than so many years; what began before is past.
LONGEST = 12
#: Rules that give an office to somebody of whom only the bare title is said.
COURTESY = frozenset({"title-name", "title-comma-name", "name-comma-title", "titles-joined-name", "title-name-of"})


def settle(parsed: Parsed, actors: Sequence[Actor]) -> None:
    """Merge the offices of every person of a document."""
    for person in parsed.persons:
        person.offices = merged(person.offices)
    fill_receivers(parsed.persons, actors)
    for person in parsed.persons:
        person.offices = [office for office in merged(person.offices) if worth_it(office)]


def merged(offices: Iterable[Office]) -> list[Office]:
    """Offices that may be one are one: same role, and no side that contradicts."""
    kept: list[Office] = []
    # what states both sides first, so that a bare title joins it wherever it stands
    for office in sorted(offices, key=lambda o: (-complete(o), o.evidence[0])):
        twin = next((other for other in kept if agree(other, office)), None)
        if twin is None:
            kept.append(office)
        else:
            join(twin, office)
    return sorted(kept, key=lambda office: office.evidence[0])


def complete(office: Office) -> int:
    """How many sides of the office are stated."""
    return (office.sending is not None) + (office.receiving is not None)


def agree(a: Office, b: Office) -> bool:
    """Whether two offices of one person may be the same."""
    if a.role != b.role:
        return False
    sides = ((a.sending, b.sending), (a.receiving, b.receiving))
    return all(x is None or y is None or x == y for x, y in sides)


def join(into: Office, office: Office) -> None:
    """Add what a second mention of an office says."""
    if into.status is None or (office.status is not None and later(office.status, into.status)):
        into.status = office.status
    into.sending = into.sending or office.sending
    into.receiving = into.receiving or office.receiving
    into.start = into.start or office.start
    into.end = into.end or office.end
    into.evidence += [place for place in office.evidence if place not in into.evidence]
    into.confidence = max(into.confidence, office.confidence)


def later(a: str, b: str) -> bool:
    """Whether the status `a` is of a later stage than `b`."""
    return STAGES.index(a) > STAGES.index(b)


def fill_receivers(people: Sequence[Person], actors: Sequence[Actor]) -> None:
    """Where an envoy goes if the phrase does not say: the other state of the sentence that accredits the envoy, else
    the one to which all envoys of that sender go in the document."""
    for office in (office for person in people for office in person.offices):
        if office.role in ENVOYS and office.receiving is None and office.status in ACCREDITED:
            start, end = office.evidence[0]
            others = {a.code for a in actors if start <= a.start and a.end <= end} - {office.sending}
            office.receiving = others.pop() if len(others) == 1 else None
    known = {
        (o.sending, o.receiving)
        for p in people
        for o in p.offices
        if o.role in ENVOYS and o.receiving and len(o.receiving) <= 3
    }
    for person in people:
        for office in person.offices:
            if office.role in ENVOYS and office.receiving is None and not courtesy(office):
                places = {to for sender, to in known if sender == office.sending}
                if len(places) == 1:
                    office.receiving = places.pop()


def age(parsed: Parsed) -> None:
    """An office that ended, or began too long ago, before the publication is a former one."""
    if parsed.published is None:
        return
    for office in (office for person in parsed.persons for office in person.offices):
        if office.status in ("resigned", "recalled", "expelled", "withdrawn", "former", "elect"):
            continue
        ended = office.end is not None and office.end < parsed.published[: len(office.end)]
        year = office.start[:4] if office.start else ""
        long_ago = office.role in ENVOYS and year.isdigit() and int(year) + LONGEST < int(parsed.published[:4])
        if ended or long_ago:
            office.status = "former"


def courtesy(office: Office) -> bool:
    """Whether an envoy's title may be no more than a form of address."""
    return (
        office.rule in COURTESY
        and office.title is not None
        and len(office.title.split()) == 1
        and office.status is None
    )


def worth_it(office: Office) -> bool:
    """An envoy needs somebody who sends or receives; a bare "Ambassador" before a name is a courtesy."""
    if office.role not in ENVOYS:
        return True
    return not courtesy(office) and (office.sending is not None or office.receiving is not None)
