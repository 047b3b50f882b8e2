"""From cleaned text to sentences: one spaCy document a text, with the offsets of the cleaned text.

Blocks that are not read (teasers, furniture, what the gate closed) are blanked out rather than cut out, so a token's
`idx` is its place in `CleanText.text`. A document is parsed alone and not in a batch of many: the parser's numbers,
and with them now and then a label, depend on what is parsed beside it, and an article must always give the same facts.
"""

import re
from collections.abc import Iterable, Iterator

from legatus.ingest.documents import Document
from legatus.ingest.extract.language_model import language_model, one_thread
from legatus.ingest.extract.model import Block, BlockKind, CleanText, Parsed
from legatus.ingest.extract.tokens import Doc, Span

#: The blocks that may state facts.
READ: frozenset[BlockKind] = frozenset({"title", "body", "caption"})
#: A sentence ends here: a full stop, question or exclamation mark, colon or dots, and closing quotes or brackets.
ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
#: A stop after these does not end a sentence: an initial, a title, a month. (After "U.S." the parser decides.)
ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|Capt|Sgt|Sen|Rep|Gov|Amb|Hon|Rev|St|Prof|No|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|etc)\.$"
)


def parse(document: Document, clean: CleanText, published: str | None, blocks: Iterable[Block] | None = None) -> Parsed:
    """The document with its sentences parsed; `blocks` limits what is read (by default every block of a kind to read).

    `published` is the date that relative dates resolve against. Actors and persons are still missing: `mentions.find`.
    """
    chosen = [block for block in (clean.blocks if blocks is None else blocks) if block.kind in READ]
    nlp = language_model()
    text = blanked(clean.text, chosen)
    raw = nlp.make_doc(text)
    starts = {block.start for block in chosen}
    for token in raw:
        # a token that begins a block begins a sentence, and so does the white space before it
        if token.idx in starts or token.is_space:
            token.is_sent_start = True
    with one_thread():
        for _, component in nlp.pipeline:
            raw = component(raw)
    doc = Doc(raw)
    return Parsed(document, clean, published, doc, list(sentences(doc, chosen)), text=text)


def blanked(text: str, blocks: Iterable[Block]) -> str:
    """The text with a blank for every character outside `blocks`."""
    parts: list[str] = []
    at = 0
    for block in sorted(blocks, key=lambda block: block.start):
        parts += [" " * (block.start - at), text[block.start : block.end]]
        at = block.end
    return "".join([*parts, " " * (len(text) - at)])


def sentences(doc: Doc, blocks: Iterable[Block]) -> Iterator[tuple[BlockKind, Span]]:
    """The sentences of every block in order; none crosses a block; what the parser cut in mid-sentence is joined."""
    for block in sorted(blocks, key=lambda block: block.start):
        span = doc.char_span(block.start, block.end, alignment_mode="expand")
        if span is None:
            continue
        for start, end in joined(span):
            while start < end and doc[start].is_space:
                start += 1
            while end > start and doc[end - 1].is_space:
                end -= 1
            if start < end:
                yield block.kind, doc[start:end]


def joined(block: Span) -> Iterator[tuple[int, int]]:
    """Token bounds of the sentences of one block, neighbours joined where no sentence ends between them."""
    start = block.start
    for token in block:
        if (
            token.i > start
            and token.is_sent_start
            and ends(block.doc[start : token.i].text.rstrip(), token.text_with_ws)
        ):
            yield start, token.i
            start = token.i
    yield start, block.end


def ends(before: str, after: str) -> bool:
    """Whether a sentence may end between two stretches of text."""
    if not before:
        return True
    first = after.strip("\"'“”‘’([ \n")[:1]
    return bool(ENDED.search(before)) and not ABBREVIATED.search(before) and not first.islower()
