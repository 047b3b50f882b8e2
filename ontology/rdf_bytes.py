"""The bytes of a file of RDF: unpacked if it is gzip or zstd, UTF-8, a byte order mark at its beginning left out."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from legatus.ontology.errors import InputError

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"

_MARK = b"\xef\xbb\xbf"
#: How UTF-16 and UTF-32 begin: with their own mark, or with a sign of which all bytes but one are zero.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Unreadable(InputError):
    """A file that cannot be taken in, in words that follow its name. `line`: where, or None: not known yet."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """`message`: what is wrong."""
        super().__init__(message)
        self.line = line


@contextmanager
def stream(path: Path) -> Iterator[IO[bytes]]:
    """A file's bytes. Raises `Unreadable` where they are UTF-16 or UTF-32, and `OSError` and the like."""
    with unpacked(path) as file:
        head = file.read(4)
    if wide(head):
        raise Unreadable("is written in UTF-16 or UTF-32; RDF is read in UTF-8 only, into which `iconv` turns it", 1)
    with unpacked(path) as file:
        if head.startswith(_MARK):
            file.read(len(_MARK))
        yield file


def wide(head: bytes) -> bool:
    """Whether the first four bytes of a file say that it is UTF-16 or UTF-32."""
    pairs = {head[0:2].count(0), head[2:4].count(0)}
    return head.startswith(_WIDE) or (len(head) == 4 and pairs == {1} and head.count(0) == 2)


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes]]:
    """A file's bytes as they are, unpacked if they are gzip or zstd."""
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(0)
        if head[:2] == _GZIP:
            with gzip.GzipFile(fileobj=file) as packed:
                yield cast(IO[bytes], packed)
        elif head == _ZSTD:
            import pyarrow as pa

            with pa.CompressedInputStream(file, "zstd") as packed:
                yield packed
        else:
            yield file
