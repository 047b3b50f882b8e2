"""What the steps of extraction hand to each other: cleaned text, parsed documents, actors and persons in them.

Two coordinate systems, never mixed: *raw* offsets (of `Document.raw`, what evidence is made of) and *clean* offsets
(of `CleanText.text`, what the parser reads and people are shown). `CleanText.raw` goes from the second to the first.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from legatus.ingest.documents import Document, Span

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Doc
    from legatus.ingest.extract.tokens import Span as SpacySpan

#: What a stretch of the text is. Only `title`, `body` and `caption` are read for facts; a `teaser` belongs to another
#: article, `metadata` is front matter (its title is a block of its own), `furniture` is navigation, credits, adverts.
BlockKind = Literal["title", "body", "caption", "teaser", "metadata", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, list item, caption …: a stretch of the clean text, the end excluded."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text that people are shown, with the way back to the raw text.

    `offsets[i]` is the raw position of clean character i; it never decreases; it has one entry more than the text has
    characters, the end. `dateline`: the ISO date or month that the text's own dateline gives, or None. `wide`: raw
    start to raw end of what stands as one clean character (an entity, an escape).
    """

    text: str
    offsets: "array[int]"
    blocks: tuple[Block, ...]
    dateline: str | None = None
    wide: Mapping[int, int] = field(default_factory=dict)

    def raw(self, start: int, end: int) -> Span:
        """The raw span of clean characters start to end (end excluded, end > start), without outer white space."""
        while start < end - 1 and self.text[start].isspace():
            start += 1
        while end - 1 > start and self.text[end - 1].isspace():
            end -= 1
        last = self.offsets[end - 1]
        return Span(self.offsets[start], self.wide.get(last, last + 1))


@dataclass(slots=True, eq=False)
class Office:
    """An office that the text gives a person: one tenure in the making. None is not stated."""

    role: str
    sending: str | None = None
    receiving: str | None = None
    status: str | None = None
    start: str | None = None
    end: str | None = None
    title: str | None = None
    evidence: list[tuple[int, int]] = field(default_factory=list)  # clean offsets of sentences
    rule: str = ""
    confidence: float = 0.0
    seat: str | None = None  # which minister or official


@dataclass(slots=True, eq=False)
class Person:
    """One person of a document, all mentions together. `name`: the fullest form in the text; `country`: a code."""

    name: str
    mentions: list[tuple[int, int]] = field(default_factory=list)  # clean offsets
    country: str | None = None
    offices: list[Office] = field(default_factory=list)


#: How a stretch of text names a state or organisation: by name ("Mexico"), adjective ("Mexican"), capital ("Beijing
#: said"), place (a capital that is only where something happens: "met in Beijing"), institution ("the Kremlin", "the
#: Foreign Ministry" of a known state), person (an official of it), nominal ("the two countries", "the neighbouring
#: nation", resolved in the text).
Via = Literal["name", "adjective", "capital", "place", "institution", "person", "nominal"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A stretch of clean text that stands for a state or organisation (`code`), perhaps through a person."""

    start: int
    end: int
    code: str
    via: Via
    person: Person | None = None


@dataclass(slots=True)
class Parsed:
    """A document after gate, parse and mentions.

    `sentences`: those that were parsed, in order, with the kind of their block. `actors`: in order of the text;
    `persons`: in order of first mention. `published`: the date that relative dates resolve against, or None.
    `pronouns`: those that surely mean a person, by place. `successions`: who went before, who came after, the place of
    the sentence that tells it, the rule.
    `text`: the clean text with blanks for what was not read (`doc.text` builds it anew at every call).
    """

    document: Document
    clean: CleanText
    published: str | None
    doc: "Doc"
    sentences: "list[tuple[BlockKind, SpacySpan]]"
    actors: list[Actor] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    text: str = ""
    pronouns: list[tuple[int, int, Person]] = field(default_factory=list)
    successions: list[tuple[Person, Person, tuple[int, int], str]] = field(default_factory=list)

    def actors_in(self, start: int, end: int) -> list[Actor]:
        """The actors named between two clean offsets, in order."""
        return [a for a in self.actors if start <= a.start and a.end <= end]
