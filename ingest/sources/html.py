"""HTML pages: one article a file; what the page says of itself in its head, and nothing that would be a guess.

Read are `meta` (Open Graph, Dublin Core, `name="date"`), JSON-LD of schema.org, the canonical link, `time` with
`datePublished`, `title` and the first `h1`.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from legatus.ingest import front_matter
from legatus.ingest.documents import Document
from legatus.ingest.markup import is_page
from legatus.ingest.metadata import FIELDS, plain, stated
from legatus.ingest.opened import Failure, Notice, Opened

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAME = "HTML"
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
ARTICLE = re.compile(r"Article$|^(?:Report|WebPage|BlogPosting|LiveBlogPosting)$")


def recognises(head: str) -> bool:
    """A doctype or `html` tag at the head."""
    return is_page(head)


def documents(opened: Opened) -> Iterator[Document | Failure | Notice]:
    """The page's article. Raises InputError where it is empty, not UTF-8, or its front matter is invalid."""
    raw = opened.text()
    known = stated(front_matter.values(raw, opened.origin), *page_metadata(raw))
    yield from known.notices(opened.origin)
    yield Document(
        key=opened.stem,
        origin=opened.origin,
        raw=raw,
        media="html",
        url=known.url,
        title=known.title,
        publisher=known.publisher,
        published=known.published,
        modified=known.modified,
    )


def page_metadata(raw: str) -> list[dict[str, object]]:
    """What a page states, the surest first: its JSON-LD, its meta tags and links, its headings."""
    import lxml.etree
    import lxml.html

    matter = front_matter.find(raw)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", raw[matter.body if matter else 0 :])
    try:
        page = lxml.html.document_fromstring(text)
    except (lxml.etree.ParserError, ValueError):  # no element at all, or control characters
        return []
    return [_json_ld(page), _meta(page), _headings(page)]


def _json_ld(page: "HtmlElement") -> dict[str, object]:
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                data = json.loads(script.text_content())
            except ValueError:
                continue  # broken JSON-LD is common, and the meta tags say the same
            for item in _things(data):
                kinds = item.get("@type")
                if any(
                    isinstance(k, str) and ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    return _article(item)
    return {}


def _things(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _things(item)
    elif isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph", []))


def _article(item: dict[str, Any]) -> dict[str, object]:
    publisher = item.get("publisher")
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    return {
        "headline": item.get("headline"),
        "datepublished": item.get("datePublished"),
        "datemodified": item.get("dateModified"),
        "url": item.get("url"),
        "publisher": publisher,
    }


def _meta(page: "HtmlElement") -> dict[str, object]:
    known = {key for keys in FIELDS.values() for key in keys}
    found: dict[str, object] = {}
    for tag in page.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        if name in known and (content := plain(tag.get("content") or "")):
            found.setdefault(name, content)
    for tag in page.iter("link"):
        if (tag.get("rel") or "").lower() == "canonical" and tag.get("href"):
            found.setdefault("canonical", tag.get("href").strip())
    for tag in page.iter("time"):
        if (tag.get("itemprop") or "").lower() == "datepublished" or tag.get("pubdate") is not None:
            found.setdefault("datepublished", tag.get("datetime") or plain(tag.text_content()))
    return found


def _headings(page: "HtmlElement") -> dict[str, object]:
    for name in ("h1", "title"):
        for tag in page.iter(name):
            if text := plain(tag.text_content()):
                return {"title": text}
    return {}
