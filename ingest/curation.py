"""What a person decides about the graph: kept as a decision, and what follows from it resolved."""

from dataclasses import dataclass
from typing import Literal

from legatus.ingest import decisions as made
from legatus.ingest.resolution import refresh
from legatus.ontology.errors import UsageError
from legatus.ontology.identity import tail
from legatus.ontology.record import Record
from legatus.queries import marker, parameters, store
from legatus.queries.database import Database, Transaction
from legatus.queries.store import Changes

#: What can be decided of two records.
Comparison = Literal["same", "different", "later"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was kept, and what it changed."""

    decision: Record
    changes: Changes


def retract(database: Database, article: str, why: str, *, by: str | None = None) -> Decided:
    """An article (by id, url or title), dataset or mention no longer counts. Raises `UsageError` for an unknown one."""
    target = article if article.partition("/")[0] in ("dataset", "mention") else parameters.article(article, database)
    return keep(database, made.retract(target, why=why, exists=lambda id: exists(database, id), by=by))


def compare(database: Database, kind: Comparison, one: str, other: str, why: str, *, by: str | None = None) -> Decided:
    """Two records are the same, are different, or are to be decided later. Each is an id, or a person's name.

    Raises `UsageError` for what is not known, or where a name is that of several.
    """
    ids = [parameters.record(text, database) for text in (one, other)]
    makers = {"same": made.same, "different": made.different, "later": made.later}
    return keep(database, makers[kind](*ids, why=why, exists=lambda id: exists(database, id), by=by))


def assign(
    database: Database, mention: str, person: str, why: str, *, of: bool = False, by: str | None = None
) -> Decided:
    """A mention is about this person (an id or a name), or about a new one, whose id ends as the mention's does."""
    new = person.startswith("person/") and tail(person) == tail(mention)
    target = person if new else parameters.person(person, database)
    return keep(database, made.assign(mention, target, why=why, exists=lambda id: exists(database, id), of=of, by=by))


def prefer(
    database: Database, target: str, field: str, value: str | None, why: str, *, by: str | None = None
) -> Decided:
    """Of several claims for a field, this one counts: a mention's, or a value for a record (an id or a name)."""
    id = parameters.record(target, database)
    return keep(database, made.prefer(id, field, value, why=why, exists=lambda id: exists(database, id), by=by))


def undo(database: Database, decision: str, why: str, *, by: str | None = None) -> Decided:
    """A decision no longer counts; undoing an undoing restores it. Raises `UsageError` where there is none."""
    id = decision if "/" in decision else f"decision/{decision}"
    return keep(database, made.revoke(id, why=why, exists=lambda id: exists(database, id), by=by))


def decisions(database: Database) -> list[tuple[Record, bool]]:
    """Every decision from the earliest to the latest, and whether it is in force."""
    known = list(store.read(database.read, classes=("Decision",)))
    force = {record.id for record in made.in_force(known)}
    return [(r, r.id in force) for r in sorted(known, key=lambda r: (r.text("at") or "", r.id))]


def keep(database: Database, decision: Record) -> Decided:
    """Add a decision and resolve what follows from it."""
    database.transaction(lambda t: _add(t, decision))
    return Decided(decision, refresh(database))


def exists(database: Database, id: str) -> bool:
    """Whether the graph holds a record of that id, or ever held a resolved one."""
    if store.some(database.read, [id]):
        return True
    try:
        return bool(parameters.current(database, id))
    except UsageError:
        return False


def _add(transaction: Transaction, decision: Record) -> None:
    marker.lock(transaction)
    store.add(transaction, [decision])
    marker.unsettle(transaction)
