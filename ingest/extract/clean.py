"""From a document to the text that is read and shown: markup off, wrapped lines joined, every paragraph given a kind.

Each character keeps the way back to the raw text (`cleaning.run` says what may stand for what). Nothing is guessed:
glued words and lost link texts stay as they are.
"""

import re
from array import array
from itertools import pairwise

from legatus.ingest import front_matter
from legatus.ingest.documents import Document
from legatus.ingest.extract.cleaning import captions, dateline, furniture, glue, lines, page, tags, teasers
from legatus.ingest.extract.cleaning.run import Builder, Paragraph
from legatus.ingest.extract.cleaning.yaml_title import title_run
from legatus.ingest.extract.model import Block, CleanText
from legatus.ingest.markup import is_page, media

#: Blocks are parted by an empty line.
BETWEEN = "\n\n"
TITLE_WORDS = 25
LEAST_WORDS = 3
NO_HEADLINE = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")


def clean(document: Document) -> CleanText:
    """The clean text of a document, its blocks, the date of its dateline. Any text will do, an empty one too."""
    raw = document.raw
    builder = Builder()
    matter = front_matter.find(raw)
    start = matter.body if matter else 0
    title = title_run(raw, matter, builder) if matter else None
    if document.media == "html" or media(raw) == "html":
        body = tags.paragraphs(raw, start, builder)
        if is_page(raw):
            page.set_aside(body, raw[start:])
    else:
        body = lines.paragraphs(raw, start, builder)
    paragraphs, date = classified(body, raw)
    if title:
        paragraphs.insert(0, Paragraph(title, "title"))
    _settle_titles(paragraphs, document.title)
    return assembled(paragraphs, date, builder.wide, len(raw))


def classified(paragraphs: list[Paragraph], raw: str) -> tuple[list[Paragraph], str | None]:
    """The paragraphs with what each is (None: body), and the date that the head of the text states."""
    paragraphs = captions.mark(furniture.mark(teasers.mark(paragraphs)))
    _drop_bylines(paragraphs)
    paragraphs, date = dateline.cut(paragraphs, raw)
    if date is None:
        date = _caption_date(paragraphs)
    paragraphs = glue.part(paragraphs)
    glue.spaced(paragraphs)
    glue.put_aside_headless(paragraphs)
    return paragraphs, date


def _drop_bylines(paragraphs: list[Paragraph]) -> None:
    for paragraph in paragraphs[:6]:
        if paragraph.kind is None and len(paragraph.text) < 120 and furniture.BYLINE.fullmatch(paragraph.text):
            paragraph.kind = "furniture"


def _caption_date(paragraphs: list[Paragraph]) -> str | None:
    """The day of a caption above the text that the text confirms."""
    for caption, following in pairwise([p for p in paragraphs[:8] if p.kind in (None, "caption")]):
        if caption.kind == "caption" and following.kind is None:
            return dateline.caption_day(caption.text, following.text)
    return None


def _settle_titles(paragraphs: list[Paragraph], stated: str | None) -> None:
    """One title stays; its repeats are furniture. Without one, a headline at the head of a text becomes it."""
    titles = [p for p in paragraphs if p.kind == "title"]
    wanted = _folded(stated) if stated else None
    heading = next((p for p in sorted(titles, key=lambda p: not p.heading) if _folded(p.text) == wanted), None)
    heading = heading or next((p for p in titles if p.heading), titles[0] if titles else None)
    if heading is None:
        heading = _headline(paragraphs, stated)
    known = {_folded(text) for text in (stated, heading.text if heading else None) if text}
    for paragraph in paragraphs:
        if paragraph is heading:
            paragraph.kind = "title"
        elif paragraph.kind == "title" or _repeats(paragraph, known):
            paragraph.kind = "furniture"


def _repeats(paragraph: Paragraph, titles: set[str]) -> bool:
    longest = 2 * max(map(len, titles), default=0) + 40
    text = paragraph.text
    return paragraph.kind is None and len(text) <= longest and not text.endswith(":") and _folded(text) in titles


def _headline(paragraphs: list[Paragraph], stated: str | None) -> Paragraph | None:
    """The first paragraph to be read, if it is the stated title, a heading, or a short line above a longer text."""
    read = [p for p in paragraphs if p.kind is None]
    if not read:
        return None
    first = read[0]
    if stated and _folded(first.text) == _folded(stated):
        return first
    if stated:
        return None
    words = len(first.text.split())
    plausible = LEAST_WORDS <= words <= TITLE_WORDS and not (words < 6 and "," in first.text)
    longer = len(read) > 1 and len(read[1].text) > len(first.text)
    headline = plausible and longer and not first.item and not NO_HEADLINE.search(first.text)
    return first if headline or (first.heading and words <= TITLE_WORDS) else None


def _folded(text: str) -> str:
    """A headline for comparison: letters and figures, without a publisher's name after a bar or dash at its end."""
    text = re.sub(r"\s+[|–—-]\s+[A-Z][\w.&' ]{1,30}$", "", " ".join(text.split()))
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def assembled(paragraphs: list[Paragraph], date: str | None, wide: dict[int, int], end: int) -> CleanText:
    """The paragraphs as one text, an empty line between two."""
    parts: list[str] = []
    offsets: array[int] = array("i")
    blocks: list[Block] = []
    for paragraph in paragraphs:
        if not paragraph.run:
            continue
        if parts:
            parts.append(BETWEEN)
            last = offsets[-1]
            place = min(wide.get(last, last + 1), paragraph.run.at[0])
            offsets.extend([place] * len(BETWEEN))
        start = len(offsets)
        parts.append(paragraph.text)
        offsets.extend(paragraph.run.at)
        blocks.append(Block(paragraph.kind or "body", start, len(offsets)))
    offsets.append(max(offsets[-1] + 1, wide.get(offsets[-1], 0)) if offsets else end)
    return CleanText("".join(parts), offsets, tuple(blocks), date, wide)
