"""Whether a text is HTML: a page, or a fragment of one as content systems export it, perhaps below front matter."""

import re

from legatus.ingest import front_matter
from legatus.ingest.documents import Media

PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
#: Tags that lay out a text. Markdown may hold a few inline tags (`<u>`, `<sup>`, `<br>`) and stays Markdown.
LAYOUT = re.compile(
    r"<(?:p|div|article|section|span|figure|h[1-6]|ul|ol|table|blockquote)(?:\s[^<>]*)?>", re.IGNORECASE
)


def is_page(head: str) -> bool:
    """Whether a text begins as a whole HTML page."""
    matter = front_matter.find(head)
    return PAGE.match(head, matter.body if matter else 0) is not None


def media(raw: str) -> Media:
    """`html` for a page or a text laid out by tags, else `text`."""
    matter = front_matter.find(raw)
    body = matter.body if matter else 0
    if PAGE.match(raw, body):
        return "html"
    tags = sum(1 for _ in LAYOUT.finditer(raw, body))
    return "html" if tags >= 2 or (tags and raw.lstrip()[:1] == "<") else "text"
