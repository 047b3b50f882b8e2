"""States and organisations in a parsed text: by name, adjective, capital and institution, false friends left out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from legatus.ingest.extract.gazetteer import PLAIN
from legatus.ingest.extract.model import Actor, Parsed, Via
from legatus.ingest.extract.names import Name, names
from legatus.ingest.extract.tables import pattern

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: What stands before a city that is a place and not a government.
PLACED = re.compile(
    r"\b(?:in|at|from|near|outside|around|throughout|across|inside|downtown|central|arrived? in|capital,?|city of) $",
    re.I,
)
#: A name before one of these belongs to a longer name (a newspaper, a firm, a team).
LONGER_AFTER = pattern("longer_names", "after")
LONGER_BEFORE = pattern("longer_names", "before")
LONGER = pattern("longer_names", "name")
#: What is named after the city where it was signed or meets: "the Minsk Group", "the Oslo Accords".
NAMED_AFTER = re.compile(
    r"(?: Climate| Peace| Framework)? (?:Groups?|Agreements?|Accords?|Protocols?|Process|Conventions?|Treaty|Treaties|"
    r"Declaration|Memorandum|Pact|Principles|Format|Conference|Consensus|Club|Nine|Olympics?|Communiqu[ée]|Package)\b"
)
#: An office or institution before "of Georgia" or "to Jordan": the entity recogniser's PERSON is then mistaken.
TO_A_STATE = re.compile(r"\b(?:to|of|from|between|against|with|in|and|the) $", re.I)


def find(parsed: Parsed) -> list[Actor]:
    """Every actor named in what was parsed, in order; persons and nominals are added by `mentions`."""
    doc, text = parsed.doc, parsed.text
    return [
        Actor(start, end, name.codes[0], seen_as(name, text, start))
        for start, end, name in names().find(text)
        if name.codes and not false_friend(doc, text, start, end, name)
    ]


def seen_as(name: Name, text: str, start: int) -> Via:
    """How the name stands here: a capital after "in" is a place."""
    if name.via == "capital" and PLACED.search(text[max(0, start - 14) : start].translate(PLAIN)):
        return "place"
    return name.via


def false_friend(doc: "Doc", text: str, start: int, end: int, name: Name) -> bool:
    """Whether the words at this place mean something else than the state or organisation of that name."""
    before, after = text[max(0, start - 60) : start].translate(PLAIN), text[end : end + 60].translate(PLAIN)
    if LONGER_AFTER.match(after) or LONGER_BEFORE.search(before) or LONGER.match(text[start : end + 20]):
        return True
    if name.via == "capital" and NAMED_AFTER.match(after):
        return True
    if name.via == "adjective":
        return False
    return any(entity[0].ent_type_ == "PERSON" and not TO_A_STATE.search(before) for entity in around(doc, start, end))


def around(doc: "Doc", start: int, end: int) -> "Iterator[Span]":
    """The named entities that hold a stretch and more than it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    for token in span:
        if token.ent_type_:
            first, last = token.i, token.i + 1
            while first > 0 and doc[first].ent_iob_ == "I":
                first -= 1
            while last < len(doc) and doc[last].ent_iob_ == "I":
                last += 1
            if (first, last) != (span.start, span.end):
                yield doc[first:last]
            return
