"""Persons that the entity recogniser misses: named after a title, before "administration", known as office-holders."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.extract.countries import day
from legatus.ingest.extract.gazetteer import Gazetteer
from legatus.ingest.extract.masks import Masked, Piece, compiled
from legatus.ingest.extract.model import Actor, Parsed
from legatus.ingest.extract.no_names import NO_NAME
from legatus.ingest.extract.offices import expanded
from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.titles import Title
from legatus.ontology.reference import reference
from legatus.ontology.reference_rows import Leader

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span

#: A name as it is written: capitalised words, with initials and particles between them.
NAME = (
    r"(?P<name>[A-Z][\w'-]*\w"
    r"(?:(?: (?:de|da|di|do|dos|del|la|von|van|der|den|bin|ibn|al|el|ben|ul|e|y))* ?(?:(?<= )|(?<=-))"
    r"(?:[A-Z][\w'-]*\w|[A-Z]\.|al-[A-Z]\w+))*)"
)
#: Tags of names, and what the tagger makes of unusual ones.
PROPER = frozenset({"NNP", "NNPS", "FW", "NN", "JJ", "VB", "VBP", "UH"})
MISTAKEN = frozenset({"VBD", "VBN", "VBZ", "NNS", "RB", "IN", "JJR"})
#: Table names of one word must be long enough not to be a common word.
SHORTEST = 4


@cache
def cues() -> "tuple[re.Pattern[str], ...]":
    """The templates of the table."""
    return tuple(compiled(expanded(row["template"]).replace("{NAME}", NAME)) for row in rows("person_cues"))


@cache
def _sieve() -> "Sieve[re.Pattern[str]]":
    """The templates that may fit a masked sentence."""
    return Sieve(cues(), lambda pattern: pattern)


def find(parsed: Parsed, titles: Sequence[Title], actors: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Stretches that name a person, perhaps some that are known already."""
    text = parsed.text
    for kind, sentence in parsed.sentences:
        tags = PROPER if kind == "title" else PROPER | MISTAKEN  # every word of a headline may begin with a capital
        start, end = sentence.start_char, sentence.end_char
        here = [t for t in titles if start <= t.start and t.end <= end]
        pieces: list[Piece[object]] = [Piece(t.start, t.end, "T", t) for t in here]
        pieces += [
            Piece(a.start, a.end, "A", a) for a in actors if start <= a.start and a.end <= end and not inside(a, here)
        ]
        masked: Masked[object] = Masked(text, start, end, pieces)
        for pattern in _sieve()(masked.text):
            for match in pattern.finditer(masked.text):
                yield from checked(sentence, tags, masked.place(match.start("name")), masked.end(match.end("name")))
        yield from holders(parsed, sentence)


def inside(actor: Actor, titles: Sequence[Title]) -> bool:
    """Whether an actor stands within a title."""
    return any(t.start < actor.end and actor.start < t.end for t in titles)


def checked(sentence: "Span", tags: frozenset[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch if its words are proper nouns, without words at its end that are none."""
    span = sentence.doc.char_span(start, end, alignment_mode="contract")
    if span is None or not len(span):
        return
    words = list(span)
    words = words[: next((i for i, word in enumerate(words) if word.tag_ == "POS"), len(words))]
    if not words:
        return
    while words and (words[-1].tag_ not in ("NNP", "NNPS", "FW") or words[-1].text in NO_NAME) and len(words) > 1:
        words.pop()
    first, last = words[0], words[-1]
    if first.text in NO_NAME or first.tag_ not in tags:
        return
    yield first.idx, last.idx + len(last.text)


@cache
def known() -> "Gazetteer[tuple[Leader, ...]]":
    """Every full name and surname of the table of office-holders."""
    named: dict[str, list[Leader]] = {}
    for row in reference().leaders:
        for name in {row.person, row.surname, *row.alt_names}:
            if name[:1].isupper() and len(name) >= SHORTEST:
                named.setdefault(name, []).append(row)
    return Gazetteer((name, tuple(found)) for name, found in sorted(named.items()))


def holders(parsed: Parsed, sentence: "Span") -> Iterator[tuple[int, int]]:
    """Names and surnames of persons who are in an office of the table at the time of publication."""
    if parsed.published is None:
        return
    for hit in known().find(sentence.text):
        if any(row.may_have_held(day(parsed.published)) for row in hit.value):
            start, end = sentence.start_char + hit.start, sentence.start_char + hit.end
            span = sentence.doc.char_span(start, end)
            if span is not None and all(t.tag_ in ("NNP", "NNPS") for t in span):
                yield start, end
