"""Large files of lines (N-Triples, N-Quads) as several ranges, each read by itself, side by side.

A range ends where the subject changes. How many there are follows from the file alone, so what comes out is the same on
every machine. A file with blank nodes is read in one piece, unless their labels are of our own making: a label is the
number of the node in the whole file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from legatus.ingest.side_by_side import all_of
from legatus.ingest.splitting import Content, Scattered, once, split
from legatus.ingest.spool import Spool
from legatus.ontology.errors import InputError
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.rdf_files import RdfFile
from legatus.ontology.terms import Statement

#: Bytes of a range, about, and how many ranges there are at most.
SIZE, MOST = 50_000_000, 16

_LINES = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
_BLANK = re.compile(rb"_:(?![1-9][0-9]*\.[a-z2-7]{16}[\s<.])")
_CHUNK = 1 << 20


def contents(file: RdfFile, names: Callable[[], Prefixes]) -> list[Content]:
    """The contents of a file, range by range, or in one piece. `names`: see `splitting.split`.

    Raises `InputError` where it is malformed, or a record of ours is not as it must be.
    """
    bounds = _bounds(file)
    if len(bounds) > 2:
        ranges = [_Range(file, *ends) for ends in pairwise(bounds)]
        made = _side_by_side(ranges, names)
        if made:
            return made
    return [split(file, names)]


@dataclass(slots=True)
class _Range:
    """The statements between two places of a file."""

    file: RdfFile
    start: int
    end: int

    @property
    def name(self) -> str:
        """The file's."""
        return self.file.name

    @property
    def prefixes(self) -> Mapping[str, str]:
        """None: such files have none."""
        return {}

    def statements(self) -> Iterator[Statement]:
        """The statements as they come. Raises `InputError` without a line where something is wrong."""
        try:
            with self.file.path.open("rb") as opened:
                opened.seek(self.start)
                yield from self.file.of_stream(cast(IO[bytes], _Limited(opened, self.end - self.start)))
        except (SyntaxError, OSError) as error:
            raise InputError(f"{self.name}: {error}") from None


class _Limited:
    """A file that ends after so many bytes."""

    def __init__(self, file: IO[bytes], left: int) -> None:
        self._file, self._left = file, left

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        made = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(made)
        return made

    def readable(self) -> bool:
        """Yes."""
        return True


def _side_by_side(ranges: list[_Range], names: Callable[[], Prefixes]) -> list[Content]:
    """The contents of ranges; none where the file is better read in one piece: for what is wrong to be said with its
    line, for subjects that come again, or as two ranges call different things the same."""
    spools = [Spool.opened() for _ in ranges]
    works = [partial(once, each, names, spool) for each, spool in zip(ranges, spools, strict=True)]
    try:
        made = all_of(works)
    except (Scattered, InputError):
        made = []
    if not _agree(made):
        made = []
    for spool, content in zip(spools, made, strict=False):
        content.spool = spool.having(content.spool)
    if not made:
        for spool in spools:
            spool.close()
    return made


def _agree(made: list[Content]) -> bool:
    """Whether no prefix stands for two namespaces, and no namespace has two."""
    fresh = {pair for content in made for pair in content.names.fresh.items()}
    return len(fresh) == len({prefix for prefix, _ in fresh}) == len({namespace for _, namespace in fresh})


def _bounds(file: RdfFile) -> list[int]:
    """Where ranges begin and end; none where the file is to be read in one piece."""
    size = _size(file.path) if file.format in _LINES else 0
    number = min(size // SIZE, MOST)
    if number < 2:
        return []
    with file.path.open("rb") as opened:
        head = opened.read(4)  # of what is packed, of UTF-16 and after a byte order mark something is no plain ASCII
        if not head.isascii() or b"\0" in head or _has_blanks(opened):
            return []
        found = {_border(opened, size * place // number) for place in range(1, number)}
    return [0, *sorted(found - {size}), size]


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _has_blanks(opened: IO[bytes]) -> bool:
    """Whether there is a blank node, or a text that looks like one."""
    opened.seek(0)
    return any(_BLANK.search(lines) for lines in iter(lambda: opened.read(_CHUNK) + opened.readline(), b""))


def _border(opened: IO[bytes], place: int) -> int:
    """The start of the first line after a place whose subject is another than that of the line before."""
    opened.seek(place)
    opened.readline()
    before = _subject(opened.readline())
    while before:
        place = opened.tell()
        if _subject(opened.readline()) != before:
            return place
    return opened.tell()


def _subject(line: bytes) -> list[bytes]:
    """What a line begins with; nothing of an empty one, or at the end."""
    return line.split(maxsplit=1)[:1]
