"""Reading: from documents to their facts, one pure function over a stream, in one process or several."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from threading import Lock

from legatus.ingest.documents import Document, Fact, Reading, Span
from legatus.ingest.extract import acts, mentions, relations, statements, tenures, workers
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.confidence import calibrated
from legatus.ingest.extract.gate import gate
from legatus.ingest.extract.language import ENGLISH, language
from legatus.ingest.extract.model import Block, CleanText
from legatus.ingest.extract.parse import READ, parse
from legatus.ingest.extract.select import select
from legatus.ingest.extract.similar import signature

#: Name and version of this extractor, kept with everything that it finds.
VERSION = "rules@1.0"
ONE_AT_A_TIME = Lock()


def read(documents: Iterable[Document], *, processes: int = 1, scheduler: str | None = None) -> Iterator[Reading]:
    """The reading of every document, in the order of the documents, whatever the number of processes.

    `scheduler`: the address of a Dask scheduler whose workers read instead of processes of our own. Raises InputError
    where no language model is installed, and what `workers.py` says of pools and clusters.
    """
    if scheduler is not None:
        return workers.on_cluster(read_many, documents, scheduler, version)
    if processes > 1:
        return workers.pooled(read_many, documents, processes)
    return map(read_one, documents)


def read_many(documents: Sequence[Document]) -> list[Reading]:
    """The readings of a batch. One at a time in a process: the parser is not made for several threads."""
    with ONE_AT_A_TIME:
        return [read_one(document) for document in documents]


def version() -> str:
    """The extractor's name and version and the program's, which all workers must share."""
    from importlib.metadata import version as of_package

    return f"{VERSION} of legatus {of_package('legatus')}"


def read_one(document: Document) -> Reading:
    """What one document states."""
    cleaned, reading = prepared(document)
    if reading.skipped:
        return reading
    if reading.language != ENGLISH:
        return replace(reading, skipped=f"language: {reading.language}")
    blocks = gate(cleaned)
    if not blocks:
        return replace(reading, skipped="no diplomatic content")
    return finished(reading, cleaned, facts_of(document, cleaned, reading.published, blocks))


def prepared(document: Document) -> tuple[CleanText, Reading]:
    """The clean text, and the reading with all but the facts; one of an empty document is skipped already."""
    cleaned = clean(document)
    reading = Reading(
        document,
        language=language(cleaned).code,
        published=document.published or cleaned.dateline,
        title=document.title or headline(cleaned),
        signature=signature(cleaned),
    )
    if not any(cleaned.text[block.start : block.end].strip() for block in cleaned.blocks if block.kind in READ):
        reading = replace(reading, skipped="empty", language=None)
    return cleaned, reading


def finished(reading: Reading, cleaned: CleanText, facts: Iterable[Fact]) -> Reading:
    """A reading with its facts in order, and its evidence as people are shown it."""
    found = in_order(facts)
    spans = {span for fact in found for span in fact.evidence}
    return replace(reading, facts=tuple(found), shown={span: shown(cleaned, span) for span in sorted(spans)})


def facts_of(document: Document, cleaned: CleanText, published: str | None, blocks: Iterable[Block]) -> list[Fact]:
    """The facts that some blocks of a document state, and which of the officials' tenures count."""
    parsed = mentions.find(parse(document, cleaned, published, blocks))
    facts = [*tenures.find(parsed), *statements.find(parsed), *acts.find(parsed), *relations.find(parsed)]
    return [calibrated(fact) for fact in select(parsed, facts)]


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
