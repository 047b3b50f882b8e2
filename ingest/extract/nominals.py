"""Titles that stand for a person named elsewhere: "the outgoing ambassador", "the president"."""

import re
from collections.abc import Iterable, Sequence

from legatus.ingest.extract import countries
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ingest.extract.titles import Title

#: So many characters before a title its holder must have been named.
NEAR = 600
DEFINITE = re.compile(r"(?:\bthe|\bthis|\bthat|['’]s|\bits|\bhis|\bher|\btheir|[“\"(]|^|\. )\s*$", re.I)


def resolve(parsed: Parsed, titles: Iterable[Title], tied: Sequence[tuple[int, int]]) -> list[tuple[Title, Person]]:
    """The titles that have no name beside them, each with the person of the document who holds that office."""
    text = parsed.text
    found = []
    for title in titles:
        if title.plural or (title.start, title.end) in tied or title.status == "former":
            continue
        if not title.senders and not DEFINITE.search(text[max(0, title.start - 8) : title.start]):
            continue
        person = holder(parsed.persons, title) or in_table(parsed, title)
        if person is not None:
            found.append((title, person))
    return found


def in_table(parsed: Parsed, title: Title) -> Person | None:
    """Who of the persons named shortly before a title holds that office by the table of office-holders alone."""
    if parsed.published is None or not (title.kind == "head" or title.role == "foreign_minister"):
        return None
    able = []
    for person in parsed.persons:
        state = countries.by_table(person, title.role, parsed)
        if state is None or countries.past(person, parsed) or (title.senders and state != title.senders[0]):
            continue
        if title.start - NEAR < last(person, title.start):
            able.append((person, state))
    if len(able) != 1:
        return None
    person, state = able[0]
    if any(office.role == title.role and office.sending == state for office in person.offices):
        return person
    where = next((s.start_char, s.end_char) for _, s in parsed.sentences if s.start_char <= title.start < s.end_char)
    person.offices.append(
        Office(title.role, state, status=title.status, evidence=[where], rule="title-of-named-holder", confidence=0.75)
    )
    return person


def holder(people: Sequence[Person], title: Title) -> Person | None:
    """Who of the document holds the office that a title names: the one person who can, or whoever was named last."""
    able = [person for person in people if any(fits(office, title) for office in person.offices)]
    if title.senders or len(able) < 2:
        before = [person for person in able if person.mentions[0][0] < title.start]
        return max(before, key=lambda p: last(p, title.start), default=able[0] if able and title.senders else None)
    same = [
        p
        for p in able
        if any(fits(o, title) and title.text.casefold() in (o.title or "").casefold() for o in p.offices)
    ]
    if len(same) == 1 and last(same[0], title.start) >= 0:
        return same[0]  # the only high commissioner among ambassadors
    able = same or able
    near = [person for person in able if title.start - NEAR < last(person, title.start) < title.start]
    return near[0] if len(near) == 1 else None


def fits(office: Office, title: Title) -> bool:
    """Whether a title may be the title of an office."""
    if office.role != title.role:
        return False
    if title.senders and office.sending != title.senders[0]:
        return False
    return not title.receivers or office.receiving in (None, title.receivers[0])


def last(person: Person, at: int) -> int:
    """Where a person was last named before a place."""
    return max((start for start, _ in person.mentions if start < at), default=-1)
