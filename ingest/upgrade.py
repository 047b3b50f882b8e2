"""Bringing a graph of an older model up to this one.

What only grows must be as the ontology of today says; it is looked through first, and where it is not, nothing is
touched. Everything else follows from it, so it is thrown away and made anew, in the transaction that notes the model:
an upgrade that is killed has not happened, and can be run again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from legatus.ingest.resolution import resolve_anew
from legatus.ontology.errors import DatabaseError
from legatus.ontology.schema import schema
from legatus.queries import marker, ownership, store
from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement
from legatus.queries.store import Changes

GROWING = ("source", "curation")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The models from and to, and what was made anew; equal models where nothing was to be done."""

    before: str
    after: str
    changes: Changes


def upgrade(database: Database) -> Upgrade:
    """Upgrade a graph that was opened as an `older` one.

    Raises `DatabaseError` where it holds what the ontology of today does not know: the program that made it can still
    export it, and this one load that.
    """
    before, after = database.model, schema().version
    if before is None or before == after:
        return Upgrade(after, after, Changes())
    strange = next(_strange(database), None)
    if strange is not None:
        raise DatabaseError(
            f"the graph at {database.where} has {strange}, which model {after} does not know; export it with the "
            "version that made it, and load that here"
        )
    ownership.index(database)
    changes = database.transaction(lambda transaction: _renewed(transaction, after))
    database.model = after
    return Upgrade(before, after, changes)


def _strange(database: Database) -> Iterator[str]:
    """Properties and relationships of what only grows that the ontology does not know."""
    keys = {"id", *schema().properties}
    keys |= {f"{p.name}{end}" for p in schema().properties.values() if p.partial_date for end in ("Min", "Max")}
    types = {p.relationship for p in schema().properties.values() if p.reference}
    for cls in schema().concrete(*GROWING):
        path = cls.id_path + "/"
        for row in database.read(statement("keys_of", label=cls.label), path=path):
            if row["key"] not in keys and not _foreign(row["key"]):
                yield f"the property {row['key']} of a {cls.name}"
        for row in database.read(statement("types_from", label=cls.label), path=path):
            if row["type"] not in types and not _foreign(row["type"]):
                yield f"the relationship {row['type']} of a {cls.name}"


def _foreign(name: str) -> bool:
    """Whether a name is of foreign data, or kept for look-ups only."""
    return name.startswith("_") or "__" in name


def _renewed(transaction: Transaction, model: str) -> Changes:
    marker.lock(transaction)
    old = {record.id: record for record in store.read(transaction.run, "reference", "resolved")}
    store.replace(transaction, {}, old)
    changes = resolve_anew(transaction)
    transaction.run(statement("marker_model"), model=model, software=ownership.software())
    return changes
