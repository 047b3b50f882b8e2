"""States and organisations in a parsed text: by name, adjective, capital and institution, false friends left out."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from legatus.ingest.extract.gazetteer import PLAIN, Hit
from legatus.ingest.extract.model import Actor, Parsed, Via
from legatus.ingest.extract.names import Name, names
from legatus.ingest.extract.tables import pattern
from legatus.ontology.reference import reference

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Doc, Span

#: The federation of which a state bears the name of a country, and whom news on that country speaks of as well.
NAMESAKE = "USA"
NEIGHBOURS = frozenset({"RUS", "ARM", "AZE", "NATO", "EU", "UKR", "TUR", "MDA"})
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
#: Institutions that several states have under this name: the usual state's only where it is named as well.
SHARED = frozenset({"Foreign Office", "Home Office", "National Security Council", "Treasury", "Parliament", "Congress"})
#: An office or institution before "of Georgia" or "to Jordan": the entity recogniser's PERSON is then mistaken.
TO_A_STATE = re.compile(r"\b(?:to|of|from|between|against|with|in|and|the) $", re.I)


def find(parsed: Parsed) -> list[Actor]:
    """Every actor named in what was parsed, in order; persons and nominals are added by `mentions`."""
    doc, text = parsed.doc, parsed.text
    hits = [hit for hit in names().find(text) if hit.value.codes]
    about = f"{parsed.document.title or ''}. {parsed.document.publisher or ''}"
    sure = {hit.value.codes[0] for hit in (*hits, *names().find(about)) if len(hit.value.codes) == 1}
    found = [
        Actor(
            start,
            end,
            one_of(name.codes, sure, joined=beside_state(text, hits, start, end, name)),
            seen_as(name, text, start),
        )
        for start, end, name in hits
        if not false_friend(doc, text, start, end, name)
    ]
    named = {actor.code for actor in found if text[actor.start : actor.end] not in SHARED} | names_of(about)
    return [actor for actor in found if text[actor.start : actor.end] not in SHARED or actor.code in named]


def names_of(text: str) -> set[str]:
    """The states and organisations that a title or the name of a publisher names."""
    return {code for hit in names().find(text) for code in hit.value.codes}


#: What joins two parties: "Georgia and Turkmenistan", "Armenia, Georgia".
JOINING = re.compile(r",? and (?:the )?|, | with | or |[-–]")


def beside_state(text: str, hits: Sequence[Hit[Name]], start: int, end: int, name: Name) -> bool:
    """Whether the name of a state that is a country's as well is joined to the name of another country."""
    if name.codes[0] != NAMESAKE or len(name.codes) < 2:
        return False
    sure = ((low, high) for low, high, other in hits if other.codes[0] != NAMESAKE and len(other.codes) == 1)
    return any(JOINING.fullmatch(text[end:low] if low >= end else text[high:start]) for low, high in sure)


def one_of(codes: tuple[str, ...], sure: Collection[str], *, joined: bool = False) -> str:
    """Which of the states that share a name is meant where the document surely names the states `sure`.

    It is the usual one, unless another of them is named without doubt ("Tbilisi", "Brazzaville") and the usual one is
    not; of the U.S. state and the country of one name it is the country where its neighbourhood is named as well, or
    another state is `joined` to it.
    """
    if joined and codes[0] == NAMESAKE and len(codes) > 1:
        return codes[-1]
    for code in codes[1:]:
        if code in sure and (codes[0] not in sure or codes[0] == NAMESAKE):
            return code
        if codes[0] == NAMESAKE and len(NEIGHBOURS.intersection(sure)) > 0 and code == "GEO":
            return code
    return codes[0]


def seen_as(name: Name, text: str, start: int) -> Via:
    """How the name stands here: a capital after "in" is a place."""
    seat = any(code in reference().organizations for code in name.codes[1:])  # a city that bodies sit in: Geneva
    if (name.via == "capital" or seat) and PLACED.search(text[max(0, start - 14) : start].translate(PLAIN)):
        return "place"
    return name.via


def false_friend(doc: "Doc", text: str, start: int, end: int, name: Name) -> bool:
    """Whether the words at this place mean something else than the state or organisation of that name."""
    before, after = text[max(0, start - 60) : start].translate(PLAIN), text[end : end + 60].translate(PLAIN)
    if text[end - 1] == "$" or after.startswith("$"):  # "US$30 million"
        return True
    if LONGER_AFTER.match(after) or LONGER_BEFORE.search(before) or LONGER.match(text[start : end + 20]):
        return True
    if name.via == "capital" and NAMED_AFTER.match(after):
        return True
    if name.via == "adjective" or (name.via == "name" and " and " in text[start:end]):
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
