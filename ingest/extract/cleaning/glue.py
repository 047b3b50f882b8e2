"""Paragraphs that scraping ran together: "… said on Monday.The source …", "… of the process.NEW MARKETSXi was …".

They are parted where a full stop meets a capital without a space. A fragment that lost its subject with a link
("… production.and slapping tariffs on …") is put aside: who did it is not in the text.
"""

import re
from array import array
from collections.abc import Iterator
from itertools import pairwise

from legatus.ingest.extract.cleaning.run import Paragraph, Run

#: A stop, perhaps quotes, and a capital without a space; initials ("U.S.The") and domains are left.
STOP = re.compile(r"(?<=[a-z0-9)\]%][a-z0-9)\]%])[.!?]+(?P<quotes>[\"”’)]*)(?=[\"“‘'(]?[A-Z])")
LOST = re.compile(
    r"(?<=[a-z][a-z][a-z])\.(?=(?:and|or|but|nor|which|who|that|while|after|with|by|to|in|of|for|on)\s+[a-z])"
)
#: A subheading in capitals run into the next sentence.
CAPITALS = re.compile(r"[\"'‘“]?[A-Z][A-Z'’\" -]{5,60}?[A-Z](?=[A-Z][a-z]+ )")
#: The credit of a picture, its caption before it, run into the text.
PICTURE = re.compile(r"\((?:AP )?(?:Photo|Image|Picture)s?(?:/|: | by | courtesy)[^()]{1,90}\)(?=[\"“]?[A-Z])")
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘]?[A-Z])")
LOST_HEAD = re.compile(r"(?:and|or|but|nor)\s+[a-z]+(?:ing|ed)\b")


#: A comma without a space between words: "the envoy,Ann Lee,said"; many of them show that scraping lost the spaces.
GLUED = re.compile(r"(?<=[a-z][a-z\u00e0-\u024f\"”’)]),(?=[\"“‘]?[A-Za-z\u00c0-\u024f]{2})")
#: So many such commas in a paragraph are no misprint.
MANY = 2


def spaced(paragraphs: list[Paragraph]) -> None:
    """Put a space after the commas of the paragraphs that lost them, in place; it stands where the next letter does."""
    for paragraph in paragraphs:
        places = [m.end() for m in GLUED.finditer(paragraph.text)]
        if paragraph.kind is not None or len(places) < MANY:
            continue
        run = paragraph.run
        parts, at, last = [], array("i"), 0
        for place in places:
            parts += [run.text[last:place], " "]
            at.extend(run.at[last:place])
            at.append(run.at[place])
            last = place
        at.extend(run.at[last:])
        paragraph.run = Run("".join([*parts, run.text[last:]]), at)


def part(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that are read parted where they were run together."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.kind is None:
            found += _parts(paragraph)
        else:
            found.append(paragraph)
    return found


def _parts(paragraph: Paragraph) -> Iterator[Paragraph]:
    text = paragraph.text
    last = 0
    for end, what in _cuts(text):
        if end <= last:
            continue
        yield paragraph.part(last, end, "caption" if what == "picture" else None)
        last = end
        if what == "lost":
            stop = SENTENCE_END.search(text, end)
            last = stop.end() if stop else len(text)
            yield paragraph.part(end, last, "furniture")
    if last < len(text):
        yield paragraph.part(last)


def _cuts(text: str) -> list[tuple[int, str]]:
    """Where a paragraph ends inside the text, and why: "stop", "heading", "picture", or "lost": a fragment follows."""
    cuts = []
    for match in STOP.finditer(text):
        end = match.end()
        if match["quotes"] == '"' and text[: match.start()].count('"') % 2 == 0:
            end -= 1  # it opens what follows
        cuts.append((end, "stop"))
        if heading := CAPITALS.match(text, end):
            cuts.append((heading.end(), "heading"))
    cuts += [(match.end(), "picture") for match in PICTURE.finditer(text)]
    cuts += [(match.end(), "lost") for match in LOST.finditer(text)]
    return sorted(cuts)


def put_aside_headless(paragraphs: list[Paragraph]) -> None:
    """Mark paragraphs that open with the rest of a sentence whose head is lost, in place."""
    for before, paragraph in pairwise(paragraphs):
        if paragraph.kind is None and LOST_HEAD.match(paragraph.text) and before.text[-1:] in '.!?"”':
            paragraph.kind = "furniture"
