"""The articles of rdcr as plain entries: TEI prose under dated heads, a file a country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from legatus.ingest.xml_files import root, words
from legatus.ontology.identity import slug

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_YEAR = re.compile(r"\b(1[78]\d\d|19\d\d|20\d\d)\b(?:\s*[-–]\s*(\d{4}|\d\d)\b)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated head with its prose. `country`: the file's stem; `name`: the country as the file's title has it;
    `years`: the first and the last year of the head, or None; `day`: where the head itself gives one; `key`: unique."""

    key: str
    origin: str
    country: str
    name: str
    head: str
    years: tuple[int, int] | None
    body: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A section without dated heads, or an entry without a head. `what`: a reason to leave it out."""

    origin: str
    what: str


def entries(file: Path, where: str) -> Iterator[Entry | Prose]:
    """The entries of a file, in their order. Raises `InputError` where it is no XML."""
    tree = root(file)
    name = next((words(t) for t in tree.iter(f"{TEI}title") if t.get("type") == "short"), file.stem)
    seen: dict[str, int] = {}
    for div in tree.iter(f"{TEI}div"):
        origin = f"{where}:{div.sourceline}"
        if div.get("type") != "timeline":
            if div.find(f"{TEI}div") is None:
                summary = "summary" in (div.get(_ID) or "")
                yield Prose(origin, "a summary in prose" if summary else "prose or links without a dated head")
            continue
        head = words(div.find(f"{TEI}head"))
        if not head:
            yield Prose(origin, "an entry without a head")
            continue
        plain = _plain(head)
        key = f"{file.stem}/{slug(head)}"
        seen[key] = seen.get(key, 0) + 1
        key += f"~{seen[key]}" if seen[key] > 1 else ""
        body = " ".join(words(p) for p in div.findall(f"{TEI}p"))
        yield Entry(key, origin, file.stem, name, plain, _years(div, head), body)


def _years(div: "Element", head: str) -> tuple[int, int] | None:
    """The years that a head states, by its `date` element, else by its words."""
    dates = list(div.iterfind(f"{TEI}head/{TEI}date"))
    stated = [d.get(name) or "" for d in dates for name in ("when", "from", "notBefore", "to", "notAfter")]
    years = [int(text[:4]) for text in stated if re.match(r"\d{4}", text)]
    for first, last in _YEAR.findall(head):
        years.append(int(first))
        if last:
            years.append(int(last) if len(last) == 4 else int(first[:2] + last))
    return (min(years), max(years)) if years else None


def _plain(head: str) -> str:
    """A head without its date and full stop."""
    return re.sub(r"[,\s]*(?:\b\w+ \d{1,2}, )?\b\d{4}(?:\s*[-–]\s*\d{2,4})?\.?$", "", head).rstrip(" .,")
