"""Bringing the resolved records of a database up to its sources, mentions and decisions."""

from collections.abc import Callable, Iterable

from legatus.ingest import increment
from legatus.ingest.increment import entries
from legatus.ingest.resolve import Resolution, resolve, resolved
from legatus.ingest.rules import fingerprint
from legatus.ontology.record import Record
from legatus.queries import keys, marker, ownership, store
from legatus.queries.database import Database, Transaction
from legatus.queries.store import Changes

#: Gives all records that only grow to one who has added them all himself, and knows that under the lock of the marker,
#: which is the so manieth of the transactions that write; None where he does not.
Known = Callable[[int], Iterable[Record] | None]


def refresh(database: Database, known: Known | None = None) -> Changes:
    """Resolve everything anew and apply the difference, in one transaction: readers see the old graph or the new one.

    Whoever refreshes at the same time waits, so the last one has seen everything. Nothing is written where nothing
    has changed. `known`: spares reading what the caller has just written into a graph that had nothing of ours.
    """
    ownership.keep_keys(database)
    return database.transaction(lambda transaction: resolve_anew(transaction, known))


def catch_up(database: Database) -> Changes:
    """Resolve what articles that were added since the last time concern, and nothing else; the graph is then as
    `refresh` would make it. Where that is not certain, or they concern too much, everything is resolved anew."""
    ownership.keep_keys(database)
    return database.transaction(_caught_up)


def _caught_up(transaction: Transaction) -> Changes:
    marker.lock(transaction)
    articles = marker.pending(transaction)
    rules, buckets = marker.keys(transaction)
    if articles is None or rules != fingerprint():
        return resolve_anew(transaction)
    try:
        changes = increment.take_in(transaction, articles, buckets) if articles else Changes()
    except increment.TooMuch:
        return resolve_anew(transaction)
    marker.settle(transaction)
    return changes


def wanted(records: list[Record]) -> dict[str, Record]:
    """What the resolved records should be, by id, from everything that only grows."""
    return {record.id: record for record in resolve(records)}


def resolve_anew(transaction: Transaction, known: Known | None = None) -> Changes:
    """Resolve everything within a transaction of the caller's."""
    writes = marker.lock(transaction)
    grown = known(writes) if known else None
    made, derived = (resolved(grown), {}) if grown is not None else _of_all(transaction)
    changes = store.replace(transaction, {record.id: record for record in made.records}, derived)
    _keep_keys(transaction, made)
    marker.settle(transaction)
    return changes


def _of_all(transaction: Transaction) -> tuple[Resolution, dict[str, Record]]:
    """What all that is there gives, and the derived records that there are."""
    grown, known = [], {}
    for record in store.read(transaction.run, "source", "curation"):
        grown.append(record)
        known[record.id] = store.derived_part(record)
    known = {id: record for id, record in known.items() if record.values}
    known |= {record.id: record for record in store.read(transaction.run, "reference", "resolved")}
    return resolved(grown), known


def _keep_keys(transaction: Transaction, made: Resolution) -> None:
    """Keep the look-ups by which later increments find what they concern."""
    size = keys.rewrite(transaction, entries.of_resolution(made))
    marker.note_keys(transaction, fingerprint(), size)
