"""Bringing the resolved records of a database up to its sources, mentions and decisions."""

from legatus.ingest.resolve import resolve
from legatus.ontology.record import Record
from legatus.queries import marker, store
from legatus.queries.database import Database, Transaction
from legatus.queries.store import Changes


def refresh(database: Database) -> Changes:
    """Resolve everything anew and apply the difference, in one transaction: readers see the old graph or the new one.

    Whoever refreshes at the same time waits, so the last one has seen everything. Nothing is written where nothing
    has changed.
    """
    return database.transaction(resolve_anew)


def wanted(records: list[Record]) -> dict[str, Record]:
    """What the resolved records should be, by id, from everything that only grows."""
    return {record.id: record for record in resolve(records)}


def resolve_anew(transaction: Transaction) -> Changes:
    """The same within a transaction of the caller's."""
    marker.lock(transaction)
    grown, known = [], {}
    for record in store.read(transaction.run, "source", "curation"):
        grown.append(record)
        known[record.id] = store.derived_part(record)
    known = {id: record for id, record in known.items() if record.values}
    known |= {record.id: record for record in store.read(transaction.run, "reference", "resolved")}
    changes = store.replace(transaction, wanted(grown), known)
    marker.settle(transaction)
    return changes
