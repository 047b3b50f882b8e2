"""Sorting more lines than fit into memory: sorted runs in temporary files, merged as they are read."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import IO

#: Characters of a run that is sorted in memory.
RUN = 48_000_000

#: Lines that are taken at a time.
_SOME = 1_000


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
        last = None
        for line in heapq.merge(*map(_read, runs), held) if runs else held:
            if line != last:
                last = line
                yield line


def _spill(lines: list[str], stack: ExitStack) -> IO[str]:
    lines.sort()
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", prefix="legatus-")  # noqa: SIM115
    stack.enter_context(file)
    file.writelines(f"{line}\n" for line in lines)
    file.seek(0)
    return file


def _read(file: IO[str]) -> Iterator[str]:
    return (line[:-1] for line in file)
