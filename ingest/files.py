"""A file that a reference list consists of, gzip or not: opened, and its head, to see what it is."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

from legatus.ingest.opened import Opened
from legatus.ontology.errors import InputError


def opened(path: Path) -> Opened:
    """A file as an opened input, unpacked where it is gzip."""
    inner = Path(path.name.removesuffix(".gz"))
    return Opened(str(path), inner.stem, inner.suffix.lower(), partial(_open, path))


def suffix(path: Path) -> str:
    """The suffix of a file in lower case, `.gz` aside."""
    return Path(path.name.removesuffix(".gz")).suffix.lower()


def head(path: Path, size: int = 65_536) -> str:
    """About the first `size` bytes as text; empty where it is no file that can be read."""
    try:
        return opened(path).head(size) if path.is_file() else ""
    except (InputError, OSError):
        return ""


def _open(path: Path) -> BinaryIO:
    return path.open("rb")
