"""Direct speech: which stretches of the clean text stand between quotation marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from legatus.ingest.extract.model import Block

OPEN = "“«„"
CLOSE = "”»"
#: A straight mark opens after a blank, bracket or stop glued to it, and closes otherwise.
STRAIGHT = '"'
#: No quotation is longer: a mark was lost.
LONGEST = 1500
#: Shorter ones are scare quotes and titles of a word or two.
SHORTEST = 25


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks, the marks included, the end excluded."""

    start: int
    end: int


def quotes(text: str, blocks: Iterable[Block]) -> list[Quote]:
    """The quotations of the text, in order; one that is never closed ends with its block."""
    found: list[Quote] = []
    for block in blocks:
        if block.kind not in ("body", "caption"):
            continue
        found += _in_block(text, block.start, block.end)
    return found


def _in_block(text: str, first: int, last: int) -> "list[Quote]":
    found: list[Quote] = []
    begun: int | None = None
    for match in re.finditer(r'["“”«»„]', text[first:last]):
        at = first + match.start()
        opens = _opens(text, at, first, begun is not None)
        if begun is not None and at - begun <= LONGEST:
            # a mark that opens again within a quotation is the next sentence of the same one: news print it so
            found.append(Quote(begun, at if opens else at + 1))
        elif begun is None and not opens:
            # the opening mark was lost: the sentence is the quotation
            start = max(text.rfind(stop, first, at - 2) for stop in (". ", "? ", "! ", "\n"))
            found.append(Quote(start + 1 if start >= 0 else first, at + 1))
        begun = at if opens else None
    if begun is not None and last - begun <= LONGEST:
        found.append(Quote(begun, last))
    return found


def _opens(text: str, at: int, first: int, inside: bool) -> bool:
    """Whether a quotation mark opens; a straight one does after a blank or bracket, or glued to a stop before it."""
    mark = text[at]
    if mark != STRAIGHT:
        return mark in OPEN
    before, after = text[at - 1 : at] if at > first else " ", text[at + 1 : at + 2]
    if before.isspace() or before in "([—-–":
        return not after.isspace()
    return not inside and before in ".,!?:;" and after.isalnum() and after.upper() == after


def quoted_share(start: int, end: int, found: Iterable[Quote]) -> float:
    """How much of a stretch stands in quotations."""
    inside = sum(max(0, min(end, q.end) - max(start, q.start)) for q in found)
    return inside / max(1, end - start)


def in_quote(at: int, found: Iterable[Quote]) -> bool:
    """Whether a character stands in a quotation of more than a few words."""
    return any(q.start <= at < q.end and q.end - q.start >= SHORTEST for q in found)
