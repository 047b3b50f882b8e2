"""Which of many patterns can match a text at all: a look for the letters that each needs, all of them at once.

A table has hundreds of patterns, a sentence the words of two or three. What a pattern must find ("embargo", or one of
"summit", "talks") follows from its own form, as Python's parser of patterns reads it; the texts that all patterns need
are looked for together (Aho-Corasick), without regard to case, and only patterns of which one is there are tried. Those
of which nothing can be told are always tried, so the result is the same, only sooner.
"""

import importlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")

#: So many strings that a part of a pattern may match are told apart.
MOST = 60
#: A text of fewer letters tells too little.
FEWEST = 2
#: Letters that a pattern without regard to case takes for others, beyond `str.lower`.
SAME = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "µ": "μ", "ẞ": "ß"})


class Sieve(Generic[T]):
    """Rows and the patterns that they are found by; `pattern`: gives a row's pattern."""

    def __init__(self, rows: Iterable[T], pattern: "Callable[[T], re.Pattern[str]]") -> None:
        import ahocorasick

        self.rows: Sequence[T] = tuple(rows)
        self._always: list[int] = []
        places: dict[str, list[int]] = {}
        for place, row in enumerate(self.rows):
            texts = needed(pattern(row))
            if texts is None:
                self._always.append(place)
            for text in texts or ():
                places.setdefault(text, []).append(place)
        self._automaton = ahocorasick.Automaton()
        for text, found in places.items():
            self._automaton.add_word(text, found)
        self._automaton.make_automaton()
        self._any = bool(places)

    def __call__(self, text: str) -> Sequence[T]:
        """The rows whose patterns may match in `text`, in their order."""
        found = set(self._always)
        if self._any:
            for _, places in self._automaton.iter(plain(text)):
                found.update(places)
        return [self.rows[place] for place in sorted(found)]


def plain(text: str) -> str:
    """A text as the texts that patterns need are written."""
    return text.lower() if text.isascii() else text.translate(SAME).lower()


def needed(pattern: "re.Pattern[str]") -> frozenset[str] | None:
    """Texts of which one is in every match of a pattern, in lower case; None where there are none to name."""
    parser: Any = importlib.import_module("re._parser")
    found = _needed(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    return found and frozenset(plain(text) for text in found)


def _needed(parts: Any) -> frozenset[str] | None:
    """The same of a parsed pattern: the best that any stretch of it gives."""
    best: frozenset[str] | None = None
    run = frozenset({""})
    for part in [*parts, None]:
        if part is not None and str(part[0]) in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # takes no room
        texts = _texts(part) if part is not None else None
        longer = frozenset(a + b for a in run for b in texts) if texts and len(run) * len(texts) <= MOST else None
        if longer is None:
            best = _better(best, run)
            inner = _inner(part) if part is not None else None
            best = _better(best, inner)
            run = texts or frozenset({""})
        else:
            run = longer
    return best


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The one whose shortest text is longer, or which has fewer texts."""
    if other is None or min(map(len, other)) < FEWEST:
        return one
    return other if one is None or _worth(other) > _worth(one) else one


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    return min(5, min(map(len, texts))), -len(texts)


def _texts(part: Any) -> frozenset[str] | None:
    """All that a part of a parsed pattern can match, where that is little."""
    kind, given = str(part[0]), part[1]
    if kind == "LITERAL":
        return frozenset({chr(given)})
    if kind == "IN" and all(str(each[0]) == "LITERAL" for each in given):
        return frozenset(chr(each[1]) for each in given)
    if kind == "SUBPATTERN":
        return _all_texts(given[-1])
    if kind == "ATOMIC_GROUP":
        return _all_texts(given)
    if kind == "BRANCH":
        branches = [_all_texts(branch) for branch in given[1]]
        found = frozenset(text for branch in branches for text in branch or ())
        return found if None not in branches and len(found) <= MOST else None
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and tuple(given[:2]) == (0, 1):
        once = _all_texts(given[2])
        return once | {""} if once is not None else None
    return None


def _all_texts(parts: Any) -> frozenset[str] | None:
    """All that parts in a row can match, where that is little."""
    run = frozenset({""})
    for part in parts:
        if str(part[0]) in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        texts = _texts(part)
        if texts is None or len(run) * len(texts) > MOST:
            return None
        run = frozenset(a + b for a in run for b in texts)
    return run


def _inner(part: Any) -> frozenset[str] | None:
    """What a part must match somewhere within it."""
    kind, given = str(part[0]), part[1]
    if kind == "SUBPATTERN":
        return _needed(given[-1])
    if kind == "ATOMIC_GROUP":
        return _needed(given)
    if kind == "BRANCH":
        branches = [_needed(branch) for branch in given[1]]
        return None if None in branches else frozenset(text for branch in branches for text in branch or ())
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and given[0] >= 1:
        return _needed(given[2])
    return None
