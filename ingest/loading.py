"""Loading our own RDF: what an export holds goes in as it stands, and what follows from it is resolved anew.

Sources, mentions, quotes and decisions only grow, so they are added. Resolved and reference records are a function of
them: they are not taken from the file but made again, and where that gives something else it is reported.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from legatus.ingest.opened import Failure
from legatus.ingest.resolution import refresh
from legatus.ontology import formats
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record
from legatus.ontology.schema import schema
from legatus.queries import marker, store
from legatus.queries.database import Database, Transaction
from legatus.queries.store import Changes

#: Records of one transaction.
BATCH = 20_000


@dataclass(slots=True)
class LoadSummary:
    """What a load did.

    `new`, `known`: records of the layers that grow, by class. `failed`: files of which nothing went in, and why.
    `resolved`: what changed by resolution. `differing`: ids of resolved records in the files that the rules of this
    version do not give, or give otherwise.
    """

    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    failed: list[Failure] = field(default_factory=list)
    resolved: Changes = field(default_factory=Changes)
    differing: list[str] = field(default_factory=list)


def load(database: Database, paths: Sequence[Path], *, format: str | None = None) -> LoadSummary:
    """Load RDF files of our own model, the format by suffix unless given. A file that is bad stays out whole."""
    summary = LoadSummary()
    chosen = formats.named(format) if format else None
    stated: dict[str, Record] = {}
    for path in paths:
        try:
            records = formats.load(path, chosen)
            stated |= _take(database, records, str(path), summary)
        except InputError as error:
            summary.failed.append(_failure(str(path), str(error)))
    if summary.new or marker.due(database):
        summary.resolved = refresh(database)
    summary.differing = _differing(database, stated)
    return summary


def _failure(path: str, sentence: str) -> Failure:
    """An error's sentence as the file (with its line, if it has one) and the message."""
    where, found, message = sentence.partition(": ")
    return Failure(where, message) if found and where.startswith(path) else Failure(path, sentence)


def _take(database: Database, records: Sequence[Record], origin: str, summary: LoadSummary) -> dict[str, Record]:
    """Add what grows, in an order in which everything referred to is there; what the file says is resolved."""
    growing = [r for r in records if schema().class_of(r.id).layer in ("source", "curation")]
    growing.sort(key=lambda r: (bool(r.all("quotes") or r.all("inSource")), r.id))
    _check(database, growing, origin)
    for start in range(0, len(growing), BATCH):
        batch = growing[start : start + BATCH]
        changes = database.transaction(lambda t, batch=batch: _add(t, batch))  # type: ignore[misc]  # bound at once
        for record in batch:
            summary.known[schema().class_of(record.id).name] += 1
        for name, change in changes.items():
            summary.new[name] += change.added + change.changed
            summary.known[name] -= change.added + change.changed
    ids = {r.id for r in growing}
    return {r.id: r for r in records if r.id not in ids}


def _add(transaction: Transaction, records: Sequence[Record]) -> dict[str, Changes]:
    marker.lock(transaction)
    changes = store.add(transaction, records)
    if changes:
        marker.unsettle(transaction)
    return changes


def _check(database: Database, records: Sequence[Record], origin: str) -> None:
    """Raise `InputError` where a record refers to one that is neither in the file nor in the graph."""
    there = {r.id for r in records}
    wanted = {
        target: record.id
        for record in records
        for name in record.values
        if schema().property(name).reference
        for target in record.texts(name)
        if target not in there
    }
    found = store.some(database.read, wanted)
    for target, id in sorted(wanted.items()):
        if target not in found:
            raise InputError(f"{origin}: {id} refers to {target}, which is neither in the file nor in the graph")


def _differing(database: Database, stated: dict[str, Record]) -> list[str]:
    """The resolved records of the files that the graph does not hold just so; derived properties aside."""
    now = store.some(database.read, stated)
    return sorted(id for id, record in stated.items() if id not in now or _bare(now[id]) != record)


def _bare(record: Record) -> Record:
    return Record(record.id, {n: v for n, v in record.values.items() if not schema().property(n).derived})
