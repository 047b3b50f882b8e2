"""Text that knows where each of its characters stands in the raw text.

Every clean character is the raw character at its offset, or one of three replacements: a space for white space (any
run of it, line ends and no-break spaces included), a character for its HTML entity, a character for its YAML escape.
Characters that nobody sees (soft hyphens, zero-width spaces, direction marks) and markup leave nothing.
"""

import re
from array import array
from dataclasses import dataclass, field

from legatus.ingest.extract.model import BlockKind

#: Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark.
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\ufeff"
#: Words that single plain spaces part: what can be copied at once.
COPIED = re.compile(rf"[^\s{UNSEEN}]+(?: [^\s{UNSEEN}]+)*")
SPACE = re.compile(r"\s")


@dataclass(slots=True)
class Run:
    """A text and the raw offset of each character, in ascending order."""

    text: str
    at: "array[int]"

    def cut(self, start: int, end: int | None = None) -> "Run":
        """A part of it, without outer white space."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Run(piece, self.at[start : start + len(piece)])

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(slots=True)
class Paragraph:
    """A stretch of text between two breaks, on its way to a block.

    `kind`: what the markup says it is, or what a step has found out; None is not known yet. `heading`, `item`: the
    markup makes it a heading, a list item. `linked`: how many of its characters are links. `place`: the markup calls
    its first `place` characters a dateline.
    """

    run: Run
    kind: BlockKind | None = None
    heading: bool = False
    item: bool = False
    linked: int = 0
    place: int = 0

    @property
    def text(self) -> str:
        """Its clean text."""
        return self.run.text

    def part(self, start: int, end: int | None = None, kind: BlockKind | None = None) -> "Paragraph":
        """A part of it as a paragraph of its own."""
        return Paragraph(self.run.cut(start, end), kind or self.kind, self.heading, self.item)


@dataclass(slots=True)
class Builder:
    """Puts a run together. `wide`: the raw end of every character that stands for more than one raw character."""

    wide: dict[int, int] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    at: "array[int]" = field(default_factory=lambda: array("i"))
    blank: int = -1

    def add(self, raw: str, start: int, end: int) -> None:
        """Copy a raw stretch, its white space made single spaces."""
        last = start
        for match in COPIED.finditer(raw, start, end):
            if (begin := match.start()) > last:
                self.space(raw, last, begin)
            self._gap()
            self.parts.append(match.group())
            self.at.extend(range(begin, match.end()))
            last = match.end()
        if end > last:
            self.space(raw, last, end)

    def space(self, raw: str, start: int, end: int) -> None:
        """Remember a space if a raw stretch holds white space."""
        if self.blank < 0 and (match := SPACE.search(raw, start, end)):
            self.blank = match.start()

    def put(self, text: str, start: int, end: int) -> None:
        """Add a replacement for the raw stretch from start to end."""
        if text.isspace():
            self.blank = start if self.blank < 0 else self.blank
            return
        if text in UNSEEN:
            return
        self._gap()
        self.parts.append(text)
        self.at.extend([start] * len(text))
        self.wide[start] = end

    def _gap(self) -> None:
        if self.blank >= 0 and self.parts:
            self.parts.append(" ")
            self.at.append(self.blank)
        self.blank = -1

    def __len__(self) -> int:
        return len(self.at)

    def take(self) -> Run:
        """The run so far; the builder is empty again."""
        run = Run("".join(self.parts), self.at)
        self.parts, self.at, self.blank = [], array("i"), -1
        return run
