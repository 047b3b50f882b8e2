"""Putting together what is said of one subject, in lines that are sorted: a head, a tab, and parts in order.

Lines of the same head become one, with each part once. What does not fit into memory of one subject comes in pieces.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from legatus.ontology.sorting import ordered

#: Parts of one line, and characters of what is said of one head that are sorted in memory.
SAID, _LONG = 500, 4_000_000


def joined(parts: list[str], between: str) -> str:
    """Distinct parts in order."""
    return between.join(sorted(set(parts))) if len(parts) > 1 else parts[0]


def gathered(lines: Iterable[str], between: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Each head, what is said of it, and whether this is the first and the last piece of it.

    `lines`: sorted; parts are parted by `between`, which none of them holds.
    """
    source = iter(lines)
    line = next(source, None)
    while line is not None:
        head, _, said = line.rpartition("\t")
        start, long = head + "\t", len(said)
        several = [said]
        line = next(source, None)
        while line is not None and line.startswith(start) and long < _LONG:
            several.append(line[len(start) :])
            long += len(several[-1])
            line = next(source, None)
        if line is None or not line.startswith(start):
            yield head, said if len(several) == 1 else joined(between.join(several).split(between), between), True, True
            continue
        rest = _Rest(source, line, start)
        first, held = True, ""
        for part in ordered(chain.from_iterable(each.split(between) for each in chain(several, rest))):
            if held:
                yield head, held, first, False
                first = False
            held = part
        yield head, held, first, True
        line = rest.line


class _Rest:
    """What is said in further lines of one head; afterwards `line` is the next one, or None."""

    def __init__(self, lines: Iterator[str], line: str, start: str) -> None:
        self._lines, self._start = lines, start
        self.line: str | None = line

    def __iter__(self) -> Iterator[str]:
        while self.line is not None and self.line.startswith(self._start):
            yield self.line[len(self._start) :]
            self.line = next(self._lines, None)
