"""Which part of a whole web page is the article: trafilatura's vote, on paragraphs whose offsets we keep."""

import re
from collections.abc import Iterable

from legatus.ingest.extract.cleaning.dateline import date_line
from legatus.ingest.extract.cleaning.run import Paragraph

WORDS = re.compile(r"\w+")
#: Below this share of the page's prose a vote has missed the article.
LEAST = 0.25


def set_aside(paragraphs: list[Paragraph], html: str) -> None:
    """Mark as furniture what trafilatura leaves out of a page's main content, in place.

    Titles, captions, date lines and what tags and classes have settled stay. Without a plausible vote nothing changes.
    """
    main = main_content(html)
    open_ones = [p for p in paragraphs if p.kind is None]
    chosen = [p for p in open_ones if folded(p.text) in main]
    prose = sum(len(p.text) for p in open_ones if len(p.text) > 80)
    if not main or sum(len(p.text) for p in chosen) < LEAST * prose:
        return
    kept = {id(p) for p in chosen}
    for paragraph in open_ones:
        if id(paragraph) not in kept and not _mostly_in(paragraph.text, main) and not date_line(paragraph.text):
            paragraph.kind = "furniture"


def main_content(html: str) -> str:
    """The folded text of what trafilatura takes for the article, or nothing."""
    from trafilatura import extract

    text = extract(html, fast=True, include_comments=False, include_tables=True, favor_recall=True, output_format="txt")
    return folded(text or "")


def folded(text: str) -> str:
    """Letters and figures of a text, single spaces between."""
    return " ".join(WORDS.findall(text.casefold()))


def _mostly_in(text: str, main: str) -> bool:
    """Whether most stretches of five words of a longer paragraph are in the main content (a link split it there)."""
    words = folded(text).split()
    if len(words) < 12:
        return False
    stretches: Iterable[str] = [" ".join(words[i : i + 5]) for i in range(0, len(words) - 4, 5)]
    hits = [stretch in main for stretch in stretches]
    return sum(hits) * 2 > len(hits)
