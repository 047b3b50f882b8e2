"""From ties to offices: what each person of a document holds, sender and receiver filled in from what stands around."""

import re
from collections.abc import Sequence

from legatus.ingest.extract import administrations, careers, countries, nominals, offices, status_acts, titles
from legatus.ingest.extract.model import Actor, Office, Parsed, Person
from legatus.ingest.extract.offices import Tie
from legatus.ingest.extract.titles import Title
from legatus.ontology.reference import reference

#: A title that shares its state with the whole sentence is less sure than one that names it.
GUESSED = 0.7
#: The title of an organisation's head or official, whatever it is called there.
ORGANISED = {
    "head_of_state": "official_other",
    "head_of_government": "official_other",
    "minister_other": "official_other",
}


def find(parsed: Parsed, actors: Sequence[Actor]) -> list[tuple[Title, Person]]:
    """Give the persons of a document their offices and countries; returns the titles that stand for one of them."""
    text = parsed.doc.text
    every: list[Title] = []
    waiting: list[tuple[Tie, tuple[int, int]]] = []
    for _, sentence in parsed.sentences:
        start, end = sentence.start_char, sentence.end_char
        here = titles.find(text, start, end, actors)
        inherit(here, every)
        every += here
        waiting += [(tie, (start, end)) for tie in offices.ties(text, start, end, here, parsed.persons, actors)]
    for tie, where in waiting:
        if stated(tie):
            tie.person.offices += made(parsed, tie, where, actors)
    for tie, where in waiting:
        if not stated(tie):
            tie.person.offices += made(parsed, tie, where, actors)
    administrations.find(parsed)
    careers.settle(parsed)
    named = nominals.resolve(parsed, every, [(tie.title.start, tie.title.end) for tie, _ in waiting])
    recall(parsed, named)
    status_acts.apply(parsed, named)
    for person in parsed.persons:
        person.country = country(person, parsed.published)
    return named


def recall(parsed: Parsed, named: Sequence[tuple[Title, Person]]) -> None:
    """Add to an office what a title that stands for its holder says ("the outgoing ambassador")."""
    for title, person in named:
        office = next(office for office in person.offices if nominals.fits(office, title))
        where = next(
            (s.start_char, s.end_char) for _, s in parsed.sentences if s.start_char <= title.start < s.end_char
        )
        if where not in office.evidence:
            office.evidence.append(where)
        if title.status and (office.status is None or careers.later(title.status, office.status)):
            office.status = title.status
        if office.receiving is None and title.receivers:
            office.receiving = title.receivers[0]


def inherit(here: Sequence[Title], before: Sequence[Title]) -> None:
    """Give "counterpart" the role of the title before it."""
    last = next((t for t in reversed(before) if t.role != "="), None)
    for title in here:
        if title.role == "=":
            title.role, title.kind = (last.role, last.kind) if last else ("official_other", "official")
        else:
            last = title


def stated(tie: Tie) -> bool:
    """Whether the phrase itself names the side that sends."""
    return bool(tie.sender or tie.title.senders or tie.title.scope)


def made(parsed: Parsed, tie: Tie, where: tuple[int, int], actors: Sequence[Actor]) -> list[Office]:
    """The offices that a tie states: one, or one a receiving state."""
    title, link = tie.title, tie.link
    sender, sure = sending(parsed, tie, where, actors)
    role = ORGANISED.get(title.role, title.role) if sender in reference().organizations else title.role
    if title.text == "Secretary" and countries.by_table(tie.person, "foreign_minister", parsed.published) == "USA":
        role = "foreign_minister"
    receivers: list[str | None] = [*title.receivers] or [title.subject]
    return [
        Office(
            role=role,
            sending=sender,
            receiving=receiver,
            status=title.status or link.status,
            title=parsed.doc.text[title.start : title.end],
            evidence=[where],
            rule=link.rule,
            confidence=round(link.confidence * (1 if sure else GUESSED), 3),
        )
        for receiver in receivers
    ]


def sending(parsed: Parsed, tie: Tie, where: tuple[int, int], actors: Sequence[Actor]) -> tuple[str | None, bool]:
    """The side for which the office is held, and whether it is stated rather than gathered from around."""
    title = tie.title
    if tie.sender or title.senders:
        return tie.sender or title.senders[0], True
    if title.scope:
        return title.scope, True
    by_table = countries.by_table(tie.person, title.role, parsed.published)
    if by_table:
        return by_table, True
    own = [office.sending for office in tie.person.offices if office.sending]
    if own:
        return own[0], True
    house = countries.house(parsed)
    if house and title.kind != "head":
        return house, True
    start, end = where
    if re.search(
        r"(?i)\b(?:its|his|her|their|that country's|the country's) $",
        parsed.doc.text[max(0, title.start - 16) : title.start],
    ):
        return countries.nearest(actors, start, end, title.start), False
    guess = countries.owner(actors, start, end) or countries.nearest(actors, start, end, title.start)
    return guess or countries.most_named(parsed), False


def country(person: Person, published: str | None) -> str | None:
    """The state or organisation that a person stands for: that of an office, else what the table of leaders says."""
    for office in sorted(person.offices, key=lambda office: (office.status in ("former",), -office.confidence)):
        if office.sending:
            return office.sending
    rows = countries.office_holders(person, published)
    if published:
        rows = [row for row in rows if row.may_have_held(countries.day(published))]
    states = {row.state for row in rows}
    return states.pop() if len(states) == 1 else None
