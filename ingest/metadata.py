"""What metadata says of an article: front matter, JSON records and HTML heads, in the words of many tools.

`FIELDS` is the whole of what is understood: a field of `Document`, and the keys that may state it, the first that
does so counts. Every other key (author, tags, layout, categories, licence …) is ignored, on purpose.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from legatus.ingest.opened import Notice
from legatus.ingest.stated_dates import edtf

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "post_title", "headline", "original_title", "og:title", "dc.title"),
    "published": (
        "published",
        "published_time",
        "date",
        "post_date",
        "date_published",
        "datepublished",
        "publication_date",
        "published_at",
        "publish_date",
        "pubdate",
        "article:published_time",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
    ),
    "modified": (
        "modified",
        "modified_time",
        "date_modified",
        "datemodified",
        "updated",
        "updated_at",
        "last_modified",
        "lastmod",
        "post_modified",
        "article:modified_time",
        "dcterms.modified",
    ),
    "url": ("url", "source_url", "canonical_url", "canonical", "og:url", "permalink", "link"),
    "publisher": ("publisher", "source", "site_name", "og:site_name", "publication", "outlet", "newspaper"),
}
DATES = ("published", "modified")
#: WordPress and Jekyll say `published: true`: a switch, and no date.
SWITCHES = frozenset({"true", "false", "yes", "no", "on", "off", "draft", "private", "publish"})
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """The fields of a Document that some metadata states; `unread`: key and value of dates that are no dates."""

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    publisher: str | None = None
    unread: tuple[tuple[str, str], ...] = field(default=())

    def notices(self, origin: str) -> Iterator[Notice]:
        """One line for every date that could not be used."""
        for key, value in self.unread:
            yield Notice(origin, f"{key} '{value}' is no date that is certain (expected 2025-01-06): left out")


def stated(*sources: Mapping[str, object]) -> Stated:
    """What metadata states; an earlier mapping (keys in lower case) goes before a later one."""
    found: dict[str, str] = {}
    unread: list[tuple[str, str]] = []
    for source in sources:
        for name, keys in FIELDS.items():
            if name in found:
                continue
            value, wrong = _first(name, ((key, text) for key in keys for text in _texts(source.get(key))))
            if value is not None:
                found[name] = value
            unread += wrong
    return Stated(
        title=found.get("title"),
        published=found.get("published"),
        modified=found.get("modified"),
        url=found.get("url"),
        publisher=found.get("publisher"),
        unread=tuple((key, value) for key, value in unread if not (set(_fields_of(key)) & set(found))),
    )


def plain(text: str) -> str:
    """A value as people read it: entities resolved, every run of white space (no-break too) one space."""
    return " ".join(html.unescape(text).split())


def _first(name: str, values: Iterable[tuple[str, str]]) -> tuple[str | None, list[tuple[str, str]]]:
    """The first value that can stand in a field, and the dates before it that could not."""
    wrong: list[tuple[str, str]] = []
    for key, text in values:
        if name in DATES:
            if (date := edtf(text)) is not None:
                return date, wrong
            if text.lower() not in SWITCHES:
                wrong.append((key, text))
        elif name == "url":
            if ADDRESS.fullmatch(text) or key not in ("permalink", "link", "canonical"):
                return text, wrong
        elif name == "publisher":
            if not ADDRESS.fullmatch(text):
                return text, wrong
        else:
            return text, wrong
    return None, wrong


def _texts(value: object) -> Iterator[str]:
    """A value's texts: itself, or the items of a list; numbers as written; nothing for the rest."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str | int | float) and not isinstance(value, bool) and (text := plain(str(value))):
        yield text


def _fields_of(key: str) -> Iterator[str]:
    return (name for name, keys in FIELDS.items() if key in keys)
