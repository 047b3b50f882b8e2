"""Which rules resolve: a hash of all that decides how, so that what other rules have made is not built upon."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

#: The folders of this package whose files decide, and the library that does too.
FOLDERS = (("ingest", "resolve"), ("ingest", "increment"), ("ontology",), ("seeds", "reference"))
LIBRARY = "nicknames"


@cache
def fingerprint() -> str:
    """A hash of the rules of this version."""
    made = hashlib.sha256(version(LIBRARY).encode())
    for folder in FOLDERS:
        for file in _files(files("legatus." + folder[0]).joinpath(*folder[1:])):
            made.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()[:32]


def _files(folder: Traversable) -> Iterator[Traversable]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield entry
