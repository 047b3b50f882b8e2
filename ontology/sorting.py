"""Sorting more lines than fit into memory: sorted runs in temporary files, merged as they are read."""

import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import IO

#: Characters of a run that is sorted in memory.
RUN = 48_000_000

#: Lines that are taken at a time, and characters of a run that are read at a time, of all runs together.
_SOME, _READ = 1_000, 8_000_000


def ordered(lines: Iterable[str], *, run: int = RUN) -> Iterator[str]:
    """Distinct lines (without line feeds) in order, in memory that does not grow with their number.

    `run`: characters that are sorted at a time.
    """
    with ExitStack() as stack:
        runs: list[IO[str]] = []
        source = iter(lines)
        held: list[str] = []
        size = 0
        while some := list(islice(source, _SOME)):
            held += some
            size += sum(map(len, some)) + 60 * len(some)  # what a short text takes besides
            if size >= run:
                runs.append(_spill(held, stack))
                held, size = [], 0
        held.sort()
        yield from _distinct(_merged([*(_read(file, _READ // len(runs)) for file in runs), iter([held])]))


def _distinct(parts: Iterable[list[str]]) -> Iterator[str]:
    last = None
    for part in parts:
        for line in part:
            if line != last:
                last = line
                yield line


def _merged(runs: list[Iterator[list[str]]]) -> Iterator[list[str]]:
    """Runs, each in parts, as one run in parts: what no part still to be read can come before is sorted together.

    Sorting stretches that are in order already is what `list.sort` does best, far better than line by line.
    """
    parts = [part for run in runs if (part := _next(run)) is not None]
    while parts:
        bound = min(part.lines[-1] for part in parts)
        ready: list[str] = []
        for part in parts:
            cut = bisect_right(part.lines, bound)
            ready += part.lines[:cut]
            del part.lines[:cut]
        ready.sort()
        yield ready
        parts = [part for part in parts if part.lines or part.more()]


class _Part:
    """What has been read of a run and not been given out."""

    def __init__(self, lines: list[str], run: Iterator[list[str]]) -> None:
        self.lines, self._run = lines, run

    def more(self) -> bool:
        """Read the next part; whether there is one."""
        self.lines = next(filter(None, self._run), [])
        return bool(self.lines)


def _next(run: Iterator[list[str]]) -> _Part | None:
    part = _Part([], run)
    return part if part.more() else None


def _spill(lines: list[str], stack: ExitStack) -> IO[str]:
    lines.sort()
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", prefix="legatus-")  # noqa: SIM115
    stack.enter_context(file)
    file.writelines(f"{line}\n" for line in lines)
    file.seek(0)
    return file


def _read(file: IO[str], characters: int) -> Iterator[list[str]]:
    """The lines of a file, some at a time."""
    rest = ""
    while text := file.read(characters):
        lines = (rest + text).split("\n")
        rest = lines.pop()
        yield lines
