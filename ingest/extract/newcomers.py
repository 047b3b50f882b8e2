"""Whom "she" means where a post is told of and its new holder goes on in the next sentence: "She succeeds X"."""

import re

from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.masks import Piece
from legatus.ingest.extract.model import Parsed, Person
from legatus.ingest.extract.titles import Title

#: A pronoun that comes after somebody in an office.
COMES = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he)(?= (?:(?:will|would|has|had|is to|is set to|is due to|formally|now|thus|then) )*"
    r"(?:be |been )?(?:succe\w+|repla\w+|follows|followed|tak\w+ over|took over|takes the place|fills?|steps into)\b)"
)
#: Statuses of somebody who has just come, or is about to.
COMING = frozenset({"nominated", "appointed", "confirmed", "credentials_presented", "elect", "incumbent", None})


def meant(parsed: Parsed, where: tuple[int, int]) -> list[Piece[Person | Title]]:
    """The pronouns of a sentence that mean the newcomer of the sentence before, as pieces of a mask."""
    first = min((s for p in parsed.persons for s, _ in p.mentions if where[0] <= s < where[1]), default=where[1])
    found = [m.span("who") for m in COMES.finditer(parsed.text, *where) if m.start() < first]
    person = newcomer(parsed, where) if found else None
    return [Piece(start, end, "P", person) for start, end in found] if person is not None else []


def newcomer(parsed: Parsed, where: tuple[int, int]) -> Person | None:
    """The only person whose coming to an envoy's post one of the two sentences before tells."""
    before = [(s.start_char, s.end_char) for _, s in parsed.sentences if s.end_char <= where[0]][-2:]
    for place in reversed(before):
        people = [person for person in parsed.persons if comes(person, place)]
        if people:
            return people[0] if len(people) == 1 else None
    return None


def comes(person: Person, place: tuple[int, int]) -> bool:
    """Whether a sentence gives a person an envoy's office that may be new."""
    return any(o.role in ENVOYS and o.status in COMING and place in o.evidence for o in person.offices)
