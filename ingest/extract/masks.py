"""A sentence with every actor, person and title as one character, so that templates can speak of them.

In a template `{A}` is an actor, `{P}` a person, `{T}` a title. The characters come from a private range of Unicode, and
a template is compiled to an ordinary regular expression over the masked sentence.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from legatus.ingest.extract.gazetteer import PLAIN

T = TypeVar("T")

#: The private characters of each kind of mask: up to 1024 of a kind in one sentence.
FIRST = {"A": 0xE000, "P": 0xE400, "T": 0xE800}
ROOM = 0x400


class Piece(NamedTuple, Generic[T]):
    """A stretch of the text (the end excluded) to hide, the kind of its mask, and what it is."""

    start: int
    end: int
    kind: str
    value: T


class Masked(Generic[T]):
    """The masked form of the text from `start` to `end`; `text` is what templates are matched against."""

    def __init__(self, source: str, start: int, end: int, pieces: Sequence[Piece[T]]) -> None:
        self.source = source
        self._values: dict[str, Piece[T]] = {}
        self._starts: list[int] = []
        parts: list[str] = []
        at = start
        counts = dict.fromkeys(FIRST, 0)
        for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
            if piece.start < at or piece.end > end or counts[piece.kind] >= ROOM:
                continue
            parts.append(source[at : piece.start].translate(PLAIN))
            self._starts += range(at, piece.start)
            mark = chr(FIRST[piece.kind] + counts[piece.kind])
            counts[piece.kind] += 1
            self._values[mark] = piece
            parts.append(mark)
            self._starts.append(piece.start)
            at = piece.end
        parts.append(source[at:end].translate(PLAIN))
        self._starts += [*range(at, end), end]
        self.text = "".join(parts)

    def place(self, position: int) -> int:
        """Where in the source a position of the masked text begins."""
        return self._starts[position]

    def end(self, position: int) -> int:
        """Where in the source the masked text before `position` ends."""
        if position == 0:
            return self._starts[0]
        piece = self._values.get(self.text[position - 1])
        return piece.end if piece else self._starts[position - 1] + 1

    def words(self, begin: int, end: int) -> str:
        """The source behind a stretch of the masked text."""
        return self.source[self.place(begin) : self.end(end)]

    def pieces(self, text: str, kind: str) -> list[Piece[T]]:
        """What is behind the masks of a kind in a stretch of the masked text, in order."""
        return [self._values[mark] for mark in text if mark in self._values and self._values[mark].kind == kind]

    def marks(self, kind: str) -> list[tuple[int, Piece[T]]]:
        """Every mask of a kind with its position in the masked text."""
        return [
            (i, self._values[c]) for i, c in enumerate(self.text) if c in self._values and self._values[c].kind == kind
        ]


@cache
def compiled(template: str) -> "re.Pattern[str]":
    """A template as a regular expression; `{A}`, `{P}`, `{T}` stand for one mask each.

    Within a character class they are written `{-A}`, `{-P}`, `{-T}`.
    """
    for kind, first in FIRST.items():
        letters = f"{chr(first)}-{chr(first + ROOM - 1)}"
        template = template.replace(f"{{{kind}}}", f"[{letters}]").replace(f"{{-{kind}}}", letters)
    return re.compile(template)
