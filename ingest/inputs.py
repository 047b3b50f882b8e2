"""From the paths that a user names to documents: files, folders, patterns (`2025-*.md`) and `-`, standard input.

Each bad input gives one Failure, and the rest still goes in. A folder gives only what looks like articles, its other
files as Skips. A file named twice is read once.
"""

import glob
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from legatus.ingest.documents import Document
from legatus.ingest.folders import files_in, why_not
from legatus.ingest.opened import Failure, Notice, Opened, Skip
from legatus.ingest.sources import source_of
from legatus.ontology.errors import InputError

__all__ = ["Failure", "Notice", "Outcome", "Skip", "documents", "inputs"]

Outcome = Document | Failure | Skip | Notice

STANDARD_INPUT = "-"
#: Formats that hold articles but are not read: what to do instead.
FOREIGN = {
    ".pdf": "PDF is not read; convert it first, for instance with pdftotext",
    ".doc": "Word is not read; save it as text or HTML first",
    ".docx": "Word is not read; save it as text or HTML first",
    ".odt": "OpenDocument is not read; save it as text or HTML first",
    ".rtf": "RTF is not read; save it as text or HTML first",
    ".epub": "EPUB is not read; convert it to HTML first",
    ".zip": "an archive; unpack it first",
    ".tar": "an archive; unpack it first",
    ".tgz": "an archive; unpack it first",
    ".csv": "a table; expected text, Markdown, HTML or JSON Lines",
    ".tsv": "a table; expected text, Markdown, HTML or JSON Lines",
}
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def documents(paths: Sequence[str | os.PathLike[str]], stdin: BinaryIO | None = None) -> Iterator[Outcome]:
    """Every article that the paths hold, one at a time, in the order of the paths (in a folder: of the names).

    `stdin`: what `-` reads, by default the standard input. Nothing is raised for a bad input.
    """
    for item in inputs(paths, stdin):
        if isinstance(item, Opened):
            yield from _read(item)
        else:
            yield item


def inputs(paths: Sequence[str | os.PathLike[str]], stdin: BinaryIO | None = None) -> Iterator[Opened | Failure | Skip]:
    """The files that the paths name, each once, before any is read: for a progress bar's total."""
    seen: set[str] = set()
    for path in paths:
        for item in _named(os.fspath(path), stdin):
            if isinstance(item, Failure):
                yield item
                continue
            opened, identity = item
            if identity in seen:
                continue
            seen.add(identity)
            reason = None if opened.named else why_not(opened)
            yield opened if reason is None else Skip(opened.origin, reason)


def _named(name: str, stdin: BinaryIO | None) -> Iterator[tuple[Opened, str] | Failure]:
    """What one argument stands for: files with their identity."""
    path = Path(name)
    if name == STANDARD_INPUT:
        stream = stdin if stdin is not None else sys.stdin.buffer
        data: list[bytes] = []  # read once, when first needed
        yield Opened("standard input", "stdin", "", partial(_buffered, stream, data)), name
    elif ADDRESS.match(name):
        yield Failure(name, "a web address; save the page and name the file")
    elif _exists(path) and path.is_dir():
        for file in files_in(path):
            yield _file(file, named=False)
    elif _exists(path):
        yield _file(path, named=True)
    elif glob.has_magic(name):
        yield from _pattern(name)
    else:
        yield Failure(name, "no such file or folder")


def _pattern(name: str) -> Iterator[tuple[Opened, str] | Failure]:
    """A pattern that the shell left: `**` reaches into folders, hidden files are left out."""
    matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    for match in matches:
        path = Path(match)
        if not path.is_dir():
            yield _file(path, named=True)
        elif "**" not in name:  # with it, the folder's files are matches themselves
            for file in files_in(path):
                yield _file(file, named=False)
    if not matches:
        yield Failure(name, "no file matches this pattern")


def _file(path: Path, named: bool) -> tuple[Opened, str]:
    name = path.name[:-3] if path.suffix.lower() == ".gz" else path.name
    inner = Path(name)
    return Opened(str(path), inner.stem, inner.suffix.lower(), partial(_open, path), named), os.path.realpath(path)


def _read(opened: Opened) -> Iterator[Document | Failure | Notice]:
    if opened.suffix in FOREIGN:
        yield Failure(opened.origin, FOREIGN[opened.suffix])
        return
    try:
        yield from source_of(opened).documents(opened)
    except InputError as error:
        yield Failure.of(opened.origin, error)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long for the system
        return False


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _buffered(stream: BinaryIO, data: list[bytes]) -> BinaryIO:
    if not data:
        data.append(stream.read())
    return io.BytesIO(data[0])
