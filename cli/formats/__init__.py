"""How rows are written: one module a format, found by being here.

Each has `SUFFIXES` (of a file that is meant to hold it), `BINARY`, and
`write(columns: Sequence[str], rows: Sequence[Row], file)`, which ends every row with a line feed.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from legatus.ontology.errors import UsageError

Row = Mapping[str, Any]


class Format(Protocol):
    """What a module of this folder has."""

    SUFFIXES: tuple[str, ...]
    BINARY: bool

    def write(self, columns: Sequence[str], rows: Sequence[Row], file: Any) -> None:
        """Write rows to a file that is open for text, or for bytes where `BINARY`."""


@cache
def names() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def named(name: str) -> Format:
    """The format of that name. Raises `UsageError` with the nearest one."""
    if name not in names():
        near = get_close_matches(name, names(), n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names())}"
        raise UsageError(f"there is no format '{name}'; {hint}")
    return cast(Format, import_module(f"{__name__}.{name}"))


def of_path(path: str) -> str:
    """The name of the format that a file's suffix says. Raises `UsageError` where it says none."""
    suffix = Path(path).suffix.lower()
    for name in names():
        if suffix in named(name).SUFFIXES:
            return name
    known = ", ".join(suffix for name in names() for suffix in named(name).SUFFIXES)
    raise UsageError(f"{path}: the suffix names no format; expected one of {known}, or say --format")
