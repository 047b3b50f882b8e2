"""Ingesting articles: read what is new, keep what it states, resolve. Idempotent, in any order, safe to kill.

Every batch of articles goes in whole, in one transaction that also notes that resolution is due; a run that is killed
loses at most the batch it was at, and the next run, of whatever kind, resolves what is due.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from legatus.ingest import graph, reading_files
from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract.extractor import Extractor
from legatus.ingest.extract.reader import VERSION, read
from legatus.ingest.inputs import documents
from legatus.ingest.opened import Failure, Notice, Skip
from legatus.ingest.resolution import catch_up, refresh
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record
from legatus.queries import marker, store
from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement
from legatus.queries.store import Changes

T = TypeVar("T")

#: Articles of one transaction.
BATCH = 32

#: Called with the number of articles that have just been dealt with.
Progress = Callable[[int], None]


@dataclass(slots=True)
class Summary:
    """What an ingest did.

    `articles`: read, by `new` and `known`. `facts`: by record type, new and already known. `skipped`, `failed`,
    `notices`: what was not read, could not be, or was read with a reservation, and why. `resolved`: what changed.
    """

    articles: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    skipped: list[Skip] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    resolved: Changes = field(default_factory=Changes)


def ingest(
    database: Database | None,
    paths: Sequence[str],
    *,
    found: Iterable[object] | None = None,
    extractor: Extractor | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Ingest every article that the paths hold, or those `found` elsewhere (outcomes as of `inputs.documents`).

    Without a database it is a rehearsal: all is read, nothing is kept.

    `extractor`: what reads them, by default the rules in this process. What is bad is reported in the summary, and the
    rest still goes in. Raises `DatabaseError`, and what the extractor raises.
    """
    summary, extractor, done = Summary(), extractor or Extractor(VERSION, read), progress or _nobody
    given = _sorted_out(documents(paths) if found is None else found, summary)
    fresh = _fresh(database, given, extractor, summary, done)
    for batch in _batches(extractor.read(fresh)):
        made: list[Record] = []
        for reading in batch:
            made += _records(reading, extractor.version, summary)
        _keep(database, made, summary)
        done(len(batch))
    if database and (summary.new or summary.articles["new"] or marker.due(database)):
        summary.resolved = catch_up(database)
    return summary


def reread(database: Database, *, extractor: Extractor | None = None, progress: Progress | None = None) -> Summary:
    """Read every article whose text is stored again, with the extractor as it is now.

    What an older one said of it no longer counts. Articles that came by `load` without their text stay as they are.
    """
    summary, extractor, done = Summary(), extractor or Extractor(VERSION, read), progress or _nobody
    stored = store.read(database.read, classes=("Article",))
    due = (graph.document_of(article) for article in stored if _due(article, extractor.version))
    for batch in _batches(extractor.read(due)):
        _keep(database, [record for reading in batch for record in _again(reading, extractor.version)], summary)
        done(len(batch))
    if summary.articles or marker.due(database):
        summary.resolved = refresh(database)
    return summary


def add_read(database: Database, paths: Sequence[Path], *, progress: Progress | None = None) -> Summary:
    """Add what was read elsewhere: files of readings (`reading_files`). No text is read again.

    A file that is bad stays out whole and is reported; the rest goes in.
    """
    summary, done, good = Summary(), progress or _nobody, []
    for path in paths:
        try:
            for _ in reading_files.read(path):
                pass
        except InputError as error:
            summary.failed.append(Failure.of(str(path), error))
        else:
            good.append(path)
    for batch in _batches(chain.from_iterable(map(reading_files.read, good))):
        _keep(database, [r for reading, version in batch for r in _records(reading, version, summary)], summary)
        done(len(batch))
    if summary.new or summary.articles["new"] or marker.due(database):
        summary.resolved = catch_up(database)
    return summary


def _records(reading: Reading, version: str, summary: Summary) -> list[Record]:
    """What a reading adds to the graph; one that was skipped is noted and adds nothing."""
    if reading.skipped:
        summary.skipped.append(Skip(reading.document.origin, reading.skipped))
        return []
    return graph.records(reading, version)


def _again(reading: Reading, version: str) -> list[Record]:
    """What a stored article gives; its key is its id."""
    return graph.records(reading, version, known_as=reading.document.key)


def _nobody(done: int) -> None:
    """Nobody watches the progress."""


def _due(article: Record, version: str) -> bool:
    return article.text("fullText") is not None and version not in article.texts("extractedWith")


def _sorted_out(outcomes: Iterable[object], summary: Summary) -> Iterator[Document]:
    """The documents among the outcomes; the others go into the summary."""
    for outcome in outcomes:
        if isinstance(outcome, Document):
            yield outcome
        elif isinstance(outcome, Skip):
            summary.skipped.append(outcome)
        elif isinstance(outcome, Failure):
            summary.failed.append(outcome)
        elif isinstance(outcome, Notice):
            summary.notices.append(outcome)


def _fresh(
    database: Database | None,
    found: Iterable[Document],
    extractor: Extractor,
    summary: Summary,
    done: Progress,
) -> Iterator[Document]:
    """The documents that this very extractor has not read before."""
    for batch in _batches(found):
        known = _already(database, batch, extractor.version, summary) if database else set()
        fresh = [document for document in batch if graph.id_of(document) not in known]
        done(len(batch) - len(fresh))
        yield from fresh


def _already(database: Database, batch: Sequence[Document], version: str, summary: Summary) -> set[str]:
    """The articles of a batch that the extractor of this version has read before; their facts are known."""
    ids = sorted({graph.id_of(document) for document in batch})
    rows = database.read(statement("read_with"), ids=ids, extractor=version)
    for row in rows:
        if row["type"]:
            summary.known[row["type"]] += row["n"]
    done = {row["id"] for row in rows}
    summary.articles["known"] += sum(graph.id_of(document) in done for document in batch)
    return done


def _keep(database: Database | None, records: Sequence[Record], summary: Summary) -> None:
    """Add a batch's records, or only count them where there is no database."""
    merged = graph.merged(records)
    if not merged:
        return
    before = database.transaction(lambda t: _add(t, merged)) if database else set()
    for record in merged:
        count = "known" if record.id in before else "new"
        if record.id.startswith("article/"):
            summary.articles[count] += 1
        elif kind := record.text("recordType"):
            getattr(summary, count)[kind] += 1


def _add(transaction: Transaction, records: Sequence[Record]) -> set[str]:
    """Add records; which of them were there before."""
    marker.lock(transaction)
    before = store.some(transaction.run, (r.id for r in records))
    changes = store.add(transaction, records, before)
    if changes:
        known = any(each.changed for each in changes.values()) or any(_place(r) in before for r in records)
        marker.unsettle(transaction, None if known else {_place(r) for r in records} - {""})
    return set(before)


def _place(record: Record) -> str:
    """The article that a record is, or is of; nothing for a quote."""
    return record.id if record.id.startswith("article/") else record.text("inSource") or ""


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
