"""Texts of the White House, as articles: the Markdown repository brian14708/wh-briefings, or JSON Lines made of it.

They go through extraction like any article, lists of nominations too. The same text is often published twice under one
title on one day: it is read once. Titles hold no-break spaces, which count as spaces; the raw text stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from legatus.ingest.documents import Document
from legatus.ingest.files import head, suffix
from legatus.ingest.opened import Failure, Notice, Skip
from legatus.ingest.outcomes import Ignored, Reported
from legatus.ontology.errors import InputError

KIND = "document"
PUBLISHER = "The White House"

_ADDRESS = re.compile(r"https?://[\w.-]*(?:whitehouse\.gov|whitehouse\.archives\.gov)/")
_MONTH = re.compile(r"\d{4}-\d\d")
_JSON = (".jsonl", ".ndjson", ".json")


def recognises(path: Path) -> bool:
    """Whether a folder holds texts of the White House by category and month, or a file's first record is one."""
    if path.is_dir():
        first = next((f for month in _months(path) for f in sorted(month.glob("*.md"))[:1]), None)
        return first is not None and _is_text(first)
    return suffix(path) in _JSON and _is_records(path)


def documents(path: Path) -> Iterator[Document | Ignored | Reported | Notice]:
    """Each text as an article, once; what repeats one or is none. Raises `InputError` where the path holds none."""
    from legatus.ingest import inputs

    if path.is_dir() and not _months(path):
        raise InputError(f"{path}: expected folders of categories with folders of months (2021-01) that hold texts")
    seen: dict[tuple[str, str | None, str], str] = {}
    for item in inputs.documents([path]):
        if isinstance(item, Document):
            yield _once(item, seen)
        elif isinstance(item, Failure):
            yield Reported(KIND, item.origin, item.message)
        elif isinstance(item, Skip):
            yield Ignored("file", item.reason)
        else:
            yield item


def _once(document: Document, seen: dict[tuple[str, str | None, str], str]) -> Document | Ignored:
    """A document with its publisher, or that it repeats one of the same title, day and words."""
    body = document.raw if document.media != "text" else re.sub(r"\A---\n.*?\n---\n", "", document.raw, flags=re.DOTALL)
    words = re.sub(r"[\W_]+", " ", body).casefold().strip()
    if not words:
        return Ignored(KIND, "no words in its text")
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    key = (document.title or "").casefold(), document.published, digest
    if key in seen:
        return Ignored(KIND, "repeats a text of the same title and day")
    seen[key] = document.origin
    return replace(document, publisher=PUBLISHER)


def _months(path: Path) -> list[Path]:
    """The folders of months in the folders of categories."""
    found = (month for month in path.glob("*/*") if _MONTH.fullmatch(month.name) and month.parent.name[:1] not in "._")
    return sorted(month for month in found if month.is_dir())


def _is_text(file: Path) -> bool:
    matter, closed, _ = head(file, 4000).partition("\n---")
    return bool(closed) and matter.startswith("---") and _ADDRESS.search(matter) is not None


def _is_records(file: Path) -> bool:
    """Whether the first record has an address of the White House, a category and a text. Its text may be long, so that
    the record is not whole in what is looked at."""
    first = head(file).lstrip("[ \n")
    if not first.startswith("{"):
        return False
    address = re.search(r'"url":\s*"([^"]*)"', first)
    stated = all(re.search(rf'"{name}":\s*"', first) for name in ("category", "text"))
    return stated and address is not None and _ADDRESS.match(address[1]) is not None
