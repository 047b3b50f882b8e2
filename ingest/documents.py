"""What comes in: a document, exactly as it was obtained, and a fact that it states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RecordType = Literal["tenure", "statement", "event", "relation_of_persons"]
Media = Literal["text", "html"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's raw text, in Unicode code points, the end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it came in.

    `key`: the file's stem or the record's own id, what `legatus extract` prints as `id`.
    `origin`: where it was read, for messages (`notes/a.md`, `news.jsonl.gz:17`).
    `raw`: the text as obtained: front matter, markup and damage included, line ends as they were. Every offset
    refers to it.
    `published`, `modified`: EDTF as stated by the metadata (`2025-01-06`), or None.
    `url`: kept as text, whatever its scheme.
    """

    key: str
    origin: str
    raw: str
    media: Media = "text"
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that a document states.

    `claims`: the names of a Mention's claim properties in the ontology to their values (`person`, `role`, `sending`,
    `claimType`, `sourceActor` …); several values (`issue`, `participant`, `place`) as a tuple; nothing for what is
    not stated.
    `evidence`: one or two spans of the raw text.
    `rule`: the name of the rule that found it; `confidence`: 0 to 1.
    """

    record_type: RecordType
    claims: Mapping[str, str | tuple[str, ...]]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one document.

    `facts`: in the order of the text; `skipped`: why nothing was extracted (`language: es`), or None.
    `language`: ISO 639-1; `published`: the stated date, else the one that the text's own dateline gives, or None.
    `title`: the stated title, else the headline found in the text, or None.
    `signature`: near-duplicate bands of the cleaned text; two copies of one story share at least one.
    `shown`: for every span of evidence, the words as people are shown them, without markup and line breaks.
    """

    document: Document
    facts: tuple[Fact, ...] = ()
    skipped: str | None = None
    language: str | None = None
    published: str | None = None
    title: str | None = None
    signature: tuple[str, ...] = field(default=())
    shown: Mapping[Span, str] = field(default_factory=dict)
