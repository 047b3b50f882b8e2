"""Reading: from documents to their facts, one pure function over a stream, in one process or several."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice

from legatus.ingest.documents import Document, Fact, Reading, Span
from legatus.ingest.extract import acts, mentions, relations, statements, tenures
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.gate import gate
from legatus.ingest.extract.language import ENGLISH, language
from legatus.ingest.extract.model import Block, CleanText
from legatus.ingest.extract.parse import READ, parse
from legatus.ingest.extract.select import select
from legatus.ingest.extract.similar import signature

#: Name and version of this extractor, kept with everything that it finds.
VERSION = "rules@1.0"
#: Documents that a worker gets at a time.
BATCH = 32


def read(documents: Iterable[Document], *, processes: int = 1) -> Iterator[Reading]:
    """The reading of every document, in the order of the documents, whatever the number of processes.

    Raises InputError where no language model is installed.
    """
    if processes <= 1:
        yield from map(read_one, documents)
        return
    from multiprocessing import get_context

    with ExitStack() as stack:
        # a new interpreter a worker: a fork of a process with threads may hang
        pool = stack.enter_context(get_context("spawn").Pool(processes))
        for readings in pool.imap(read_many, batches(documents)):
            yield from readings


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in lists of `BATCH`."""
    stream = iter(documents)
    while batch := list(islice(stream, BATCH)):
        yield batch


def read_many(documents: list[Document]) -> list[Reading]:
    """The readings of a batch."""
    return [read_one(document) for document in documents]


def read_one(document: Document) -> Reading:
    """What one document states."""
    cleaned = clean(document)
    code = language(cleaned).code
    reading = Reading(
        document,
        language=code,
        published=document.published or cleaned.dateline,
        title=document.title or headline(cleaned),
        signature=signature(cleaned),
    )
    if not any(cleaned.text[block.start : block.end].strip() for block in cleaned.blocks if block.kind in READ):
        return replace(reading, skipped="empty", language=None)
    if code != ENGLISH:
        return replace(reading, skipped=f"language: {code}")
    blocks = gate(cleaned)
    if not blocks:
        return replace(reading, skipped="no diplomatic content")
    facts = in_order(facts_of(document, cleaned, reading.published, blocks))
    spans = {span for fact in facts for span in fact.evidence}
    return replace(reading, facts=tuple(facts), shown={span: shown(cleaned, span) for span in sorted(spans)})


def facts_of(document: Document, cleaned: CleanText, published: str | None, blocks: Iterable[Block]) -> list[Fact]:
    """The facts that some blocks of a document state, and which of the officials' tenures count."""
    parsed = mentions.find(parse(document, cleaned, published, blocks))
    facts = [*tenures.find(parsed), *statements.find(parsed), *acts.find(parsed), *relations.find(parsed)]
    return select(parsed, facts)


def shown(cleaned: CleanText, span: Span) -> str:
    """The clean text of a raw span: what people are shown."""
    start, end = bisect_left(cleaned.offsets, span.start), bisect_left(cleaned.offsets, span.end)
    return cleaned.text[start:end]


def headline(cleaned: CleanText) -> str | None:
    """The headline found in the text, or None."""
    block = next((block for block in cleaned.blocks if block.kind == "title"), None)
    return cleaned.text[block.start : block.end].strip() or None if block else None


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts in the order of the text, each once."""
    kept: list[Fact] = []
    for fact in facts:
        if not any(
            fact.record_type == k.record_type and fact.claims == k.claims and fact.evidence == k.evidence for k in kept
        ):
            kept.append(fact)
    return sorted(kept, key=lambda fact: (fact.evidence[0], fact.record_type, sorted(map(str, fact.claims.items()))))
