"""Reference lists: the packages in `ingest/sources/`, found by being there. The contract is told in that folder.

A list is described by its `source.yaml` and read by its module; neither is loaded before it is asked for.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol, cast

from legatus.ingest import sources
from legatus.ingest.documents import Document
from legatus.ingest.opened import Notice
from legatus.ingest.outcomes import Ignored, Outcome, Reported
from legatus.ontology.errors import InputError, OntologyError, UsageError


@dataclass(frozen=True, slots=True)
class ListInfo:
    """What `source.yaml` says of a list.

    `name`: of its folder, of its dataset and in identifiers (`pocom:…`). `title`, `publisher`, `licence`, `url`: for
    the Dataset. `coverage`: what it holds, for which states and times, in a sentence. `path`: what to give the
    command. `release`: the version that is imported, or None. `expects`: how many records of each kind the whole list
    has. `version`: of the importer, raised when it maps otherwise.
    """

    name: str
    title: str
    publisher: str
    licence: str
    coverage: str
    path: str
    url: str | None
    release: str | None
    expects: Mapping[str, int]
    version: str


class ReferenceList(Protocol):
    """What the module of a reference list offers; one of articles has `documents` in place of `outcomes`."""

    def recognises(self, path: Path) -> bool:
        """Whether a folder or file is certainly this list, by its shape."""

    def outcomes(self, path: Path) -> Iterator[Outcome]:
        """What becomes of each record, in the order of the list."""

    def documents(self, path: Path) -> Iterator[Document | Ignored | Reported | Notice]:
        """The articles of a list of articles, in its order; what is left out, and why."""


@lru_cache(maxsize=1)
def lists() -> dict[str, ListInfo]:
    """Every reference list by its name, in alphabetical order. Raises `OntologyError` for a bad `source.yaml`."""
    names = sorted(module.name for module in pkgutil.iter_modules(sources.__path__) if module.ispkg)
    return {name: _info(name) for name in names}


def named(name: str) -> ListInfo:
    """The list of that name. Raises `UsageError` where there is none."""
    if name not in lists():
        raise UsageError(f"there is no source '{name}'; there are {', '.join(lists())}")
    return lists()[name]


def module_of(name: str) -> ReferenceList:
    """The module that reads a list."""
    return cast(ReferenceList, import_module(f"{sources.__name__}.{name}"))


def has_articles(name: str) -> bool:
    """Whether a list consists of articles, which are read like any other."""
    return hasattr(module_of(name), "documents")


def own_file(name: str) -> Path | None:
    """The file of a list that is bundled with the project, or None where the user names hers."""
    return getattr(module_of(name), "BUNDLED", None)


def recognised(path: Path) -> ListInfo | None:
    """The list that a folder or file certainly is, or None. Raises `UsageError` where it could be several."""
    found = [info for name, info in lists().items() if module_of(name).recognises(path)]
    if len(found) > 1:
        raise UsageError(f"{path} may be {' or '.join(i.name for i in found)}: say which with --source")
    return found[0] if found else None


def _info(name: str) -> ListInfo:
    import yaml

    text = (files(f"{sources.__name__}.{name}") / "source.yaml").read_text(encoding="utf-8")
    try:
        stated = yaml.safe_load(text)
        given = {key: _text(stated, key) for key in ("title", "publisher", "licence", "coverage", "path", "version")}
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise OntologyError(f"sources/{name}/source.yaml: {error}") from error
    optional = {key: str(stated[key]) if stated.get(key) else None for key in ("url", "release")}
    expects = {str(kind): int(n) for kind, n in (stated.get("expects") or {}).items()}
    return ListInfo(name=name, expects=expects, **given, **optional)  # type: ignore[arg-type]  # keys are named above


def _text(stated: dict[str, Any], key: str) -> str:
    return " ".join(str(stated[key]).split())


def existing(path: str) -> Path:
    """A path that is there. Raises `InputError` where it is not."""
    found = Path(path)
    if not found.exists():
        raise InputError(f"{path}: there is no such file or folder")
    return found
