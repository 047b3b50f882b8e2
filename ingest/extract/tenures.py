"""Tenures: the offices that a document gives its persons, as facts."""

from legatus.ingest.documents import Fact, Span
from legatus.ingest.extract.model import Office, Parsed, Person

#: Evidence is one sentence, or a second where what the first leaves out stands.
MOST = 2


def find(parsed: Parsed) -> list[Fact]:
    """Every office of every person, in the order of the text. Which officials count is decided by `select`."""
    found = [
        (office.evidence[0], person.mentions[0], fact(parsed, person, office))
        for person in parsed.persons
        for office in person.offices
        if office.sending is not None and office.sending != office.receiving
    ]
    return [item for _, _, item in sorted(found, key=lambda x: x[:2])]


def fact(parsed: Parsed, person: Person, office: Office) -> Fact:
    """One office of one person."""
    claims = {
        "person": person.name,
        "role": office.role,
        "sending": office.sending,
        "receiving": office.receiving,
        "seat": office.seat,
        "status": office.status or "incumbent",
        "start": office.start,
        "end": office.end,
    }
    return Fact(
        "tenure",
        {name: value for name, value in claims.items() if value is not None},
        evidence(parsed, person, office),
        office.rule,
        office.confidence,
    )


def evidence(parsed: Parsed, person: Person, office: Office) -> tuple[Span, ...]:
    """The first sentence with the office, and where nobody is named in it the first with the person."""
    places = office.evidence[:1]
    if not any(start >= places[0][0] and end <= places[0][1] for start, end in person.mentions):
        named = person.mentions[0]
        places += [
            (s.start_char, s.end_char)
            for _, s in parsed.sentences
            if s.start_char <= named[0] and named[1] <= s.end_char
        ]
    return tuple(sorted(parsed.clean.raw(start, end) for start, end in places[:MOST]))
