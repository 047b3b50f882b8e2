"""What is read: the formats that articles come in (plain modules) and reference lists (packages), found by being here.

A plain module is a format of articles. It declares

    NAME       what the format is called in messages
    SUFFIXES   the suffixes of its files, in lower case
    recognises(head: str) -> bool
               whether the head of a text is certainly this format, whatever the suffix says
    documents(opened: Opened) -> Iterator[Document | Failure | Notice]
               the articles of one input, in their order; raises InputError where the whole input is unusable

A package `<name>/` is a reference list (`ingest/lists.py` finds it, `ingest/imports.py` runs it). It holds

    source.yaml    title, publisher, licence, coverage (a sentence), path (what to give the command), version (of the
                   importer), and where known url, release, expects (records of each kind in the whole list)
    __init__.py    recognises(path: Path) -> bool
                       whether a folder or file is certainly this list, by its shape; must be quick
                   outcomes(path: Path) -> Iterator[Outcome]
                       for each record one Mapped, Ignored or Reported (`ingest/outcomes.py`), in a fixed order; raises
                       InputError where the path is not what the list needs

A list of articles (`white_house`) has in place of `outcomes`

                   documents(path: Path) -> Iterator[Document | Ignored | Reported | Notice]
                       its articles, which go through extraction like any other; kind "document" in the audit

A list that is bundled with the project has `BUNDLED: Path`, so that no path has to be named.

    about.md       for docs/sources.md, which is made from all folders with their tables (*.csv): what is mapped to
                   what, with counts, what is ignored, and known errors of the list

Records become mentions in `ingest/listings.py` only, with the dataset, the record's key, the rule and no quotes. The
claims are the ontology's; `personId` is `<name>:<key of the person there>`. A record that would give a wrong fact is
Reported with file and line and alone stays out; a value that is left out or not understood is named in its Mapped.
"""

import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from legatus.ingest.documents import Document
from legatus.ingest.opened import Failure, Notice, Opened

#: What opens a file of unknown suffix that no module recognises.
FALLBACK = "text"


class Source(Protocol):
    """What a module of this folder offers."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def recognises(self, head: str) -> bool:
        """Whether the head of a text is certainly this format."""

    def documents(self, opened: Opened) -> Iterator[Document | Failure | Notice]:
        """The articles of one input."""


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """Every format by the name of its module, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return {name: cast(Source, import_module(f"{__name__}.{name}")) for name in names}


def suffixes() -> frozenset[str]:
    """The suffixes of all formats: `.md`, `.jsonl` …"""
    return frozenset(suffix for source in sources().values() for suffix in source.SUFFIXES)


def source_of(opened: Opened) -> Source:
    """The format of an input: what its content certainly is, else what its suffix says, else plain text."""
    head = opened.head()
    for source in sources().values():
        if source.recognises(head):
            return source
    for source in sources().values():
        if opened.suffix in source.SUFFIXES:
            return source
    return sources()[FALLBACK]
