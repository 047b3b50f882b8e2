"""Administrations named after a person: "the incoming Trump administration" is a head of state or government."""

import re

from legatus.ingest.extract import countries
from legatus.ingest.extract.model import Office, Parsed, Person
from legatus.ontology.reference import reference

#: What follows the name, and what goes before it.
WORDS = re.compile(
    r"(?:-[A-Z]\w+)?(?:['’]s?)? (?P<which>(?:incoming|outgoing|new|future|second|first) )?"
    r"(?P<what>[Aa]dministration|[Gg]overnment|[Pp]residency)\b"
)
BEFORE = re.compile(
    r"(?P<article>\ba |\bthe |\bany |\bfuture )?(?P<status>incoming|outgoing|former|previous|past|new|last)?"
    r"(?: (?:U\.S\.|US|American))? ?(?:President[- ]elect |President )?$",
    re.I,
)
OF = re.compile(
    r"(?P<which>(?:incoming|outgoing|new) )?(?P<what>[Aa]dministration|[Gg]overnment|[Pp]residency) of "
    r"(?:the )?(?:[A-Za-z-]+ ){0,3}$"
)
#: Whose head has an "administration" in English news, where no state is named.
USUAL = "USA"
STATUS = {
    "incoming": "elect",
    "outgoing": "outgoing",
    "former": "former",
    "previous": "former",
    "past": "former",
    "last": "former",
}


def find(parsed: Parsed) -> None:
    """Give every person after whom an administration is named the office of its head."""
    text = parsed.text
    for person in parsed.persons:
        for start, end in person.mentions:
            if text[start - 1 : start] == "-":
                continue  # "the Biden-Harris administration" is the first one's
            words = WORDS.match(text, end)
            before = BEFORE.search(text[max(0, start - 40) : start])
            if words is None and (words := OF.search(text, max(0, start - 60), start)) is not None:
                before = BEFORE.search(text[max(0, words.start() - 40) : words.start()])
            if words is None or before is None or (before["article"] or "").strip().lower() in ("a", "any", "future"):
                continue  # "a Trump administration would": there is none
            office = head(parsed, person, words["what"], start, end)
            if office is not None:
                said = (before["status"] or words["which"] or "").strip().lower()
                office.status = STATUS.get(said) or ("former" if countries.past(person, parsed) else None)
                person.offices.append(office)


def head(parsed: Parsed, person: Person, what: str, start: int, end: int) -> Office | None:
    """The office of the head of a person's administration, if the state is known."""
    rows = countries.office_holders(person, parsed)
    rows = [row for row in rows if row.role == reference().states[row.state].head] if rows else []
    held = [
        office for office in person.offices if office.role in ("head_of_state", "head_of_government") and office.sending
    ]
    states = {row.state for row in rows} or {str(office.sending) for office in held}
    if len(states) != 1:
        if what.lower() != "administration" or rows or all(actor.code != USUAL for actor in parsed.actors):
            return None
        states = {USUAL}  # "the X administration" without more is America's in English news
        sure = 0.6
    else:
        sure = 0.9
    state = states.pop()
    role = held[0].role if held else reference().states[state].head
    where = next((s.start_char, s.end_char) for _, s in parsed.sentences if s.start_char <= start and end <= s.end_char)
    return Office(role=role, sending=state, evidence=[where], rule="administration", confidence=sure, title=what)
