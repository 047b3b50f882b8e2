"""Many names found in a text at once (Aho-Corasick), the longest at each place, at word boundaries."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

#: Written forms that readers take for the same: curly quotes, special blanks and dashes, of the same length.
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "–": "-", "—": "-", "‑": "-"}
)


class Hit(NamedTuple, Generic[T]):
    """A stretch of text, the end excluded, and what the gazetteer holds for it."""

    start: int
    end: int
    value: T


class Gazetteer(Generic[T]):
    """Names and what they stand for. Matching minds capitals unless `fold` is set."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, fold: bool = False) -> None:
        import ahocorasick

        self._fold = fold
        self._automaton = ahocorasick.Automaton()
        for name, value in entries:
            key = self._plain(name)
            if key and key not in self._automaton:  # the first entry of a name wins
                self._automaton.add_word(key, (len(key), value))
        self._automaton.make_automaton()

    def _plain(self, text: str) -> str:
        plain = text.translate(PLAIN)
        if not self._fold:
            return plain
        lower = plain.lower()
        # a few letters grow when lowered; offsets must not move
        return lower if len(lower) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)

    def find(self, text: str) -> Iterator[Hit[T]]:
        """The names in `text`, from left to right, none overlapping: leftmost first, the longest at each place."""
        plain = self._plain(text)
        hits: list[Hit[T]] = []
        for last, (length, value) in self._automaton.iter(plain):
            start, end = last + 1 - length, last + 1
            if whole(plain, start, end):
                hits.append(Hit(start, end, value))
        reached = 0
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= reached:
                yield hit
                reached = hit.end


def whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch is not a part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())
