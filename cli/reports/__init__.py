"""What a dossier can be written as: one module a format, found by being here (`timelinejs_csv` is `timelinejs-csv`).

Each has `SUFFIXES` (of a file that is meant to hold it), `BINARY`, `ABOUT` (what it is, in a line) and
`write(dossier: Dossier, file)`. `LINKS` is true where it needs the relationships around the facts too.
"""

from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, cast

from legatus.ontology.errors import UsageError

if TYPE_CHECKING:
    from types import ModuleType

    from legatus.queries.dossier.model import Dossier


class Report(Protocol):
    """What a module of this folder has."""

    SUFFIXES: tuple[str, ...]
    BINARY: bool
    ABOUT: str

    def write(self, dossier: "Dossier", file: Any) -> None:
        """Write a dossier to a file that is open for text, or for bytes where `BINARY`."""


@cache
def names() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__)))


def named(name: str) -> Report:
    """The format of that name. Raises `UsageError` with the nearest one."""
    if name not in names():
        near = get_close_matches(name, names(), n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names())}"
        raise UsageError(f"there is no format '{name}'; {hint}")
    return cast(Report, import_module(f"{__name__}.{name.replace('-', '_')}"))


def of_path(path: str) -> str | None:
    """The name of the format that a file's suffix says, or None."""
    suffix = Path(path).suffix.lower()
    return next((name for name in names() if suffix in named(name).SUFFIXES), None)


def needs_links(name: str) -> bool:
    """Whether a format shows the relationships around the facts."""
    return bool(getattr(named(name), "LINKS", False))


def library(module: str, extra: str, what: str) -> "ModuleType":
    """A library that is not part of every installation. Raises `UsageError` that names the extra which brings it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != module.partition(".")[0]:
            raise
        raise UsageError(
            f"{what} needs {module.partition('.')[0]}, which is not installed: pip install 'legatus[{extra}]'"
        ) from None
