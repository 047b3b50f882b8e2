"""The marker as the place where writers meet: a lock among them, and a note that resolution is due.

Whoever adds to what only grows notes in the same transaction that resolution is due; whoever has resolved everything
takes the note away in the transaction that applies it, or the last part of it. A run that is killed in between leaves
the note, and the next run completes it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement

#: What is noted of look-ups (`queries.keys`), and holds only where these are; and whose turn it is (`queries.turns`).
FLEETING = frozenset({"keys", "buckets", "followed", "pending", "resolver"})

#: Articles that are noted one by one; where more have come, everything is resolved.
MOST = 512


def lock(transaction: Transaction) -> int:
    """Make other writers of this graph wait (or try again) until this transaction ends. Readers are not stopped.

    How many transactions have locked it so, this one included: whoever finds one more than at his last has been alone.
    """
    # Neo4j locks a node when it is written; a count read in the same statement may be read before that, and so be old.
    transaction.run(statement("marker_hold"))
    return int(next((row["writes"] for row in transaction.run(statement("marker_lock"))), 0))


def writes(database: Database) -> int:
    """How many transactions have locked the marker."""
    return int(next((row["writes"] for row in database.read(statement("marker_writes"))), 0))


def unsettle(transaction: Transaction, articles: Iterable[str] | None = None) -> None:
    """Note that resolution is due: of these articles, all that was added since, or (None) of anything."""
    pending = None
    if articles is not None:
        noted = transaction.run(statement("marker_is_due"))
        before = _pending(noted) if any(row["due"] for row in noted) else ()
        pending = sorted({*before, *articles}) if before is not None else None
    transaction.run(statement("marker_due"), due=True, pending=pending if pending and len(pending) <= MOST else None)


def settle(transaction: Transaction) -> None:
    """Note that all is resolved; who had the turn (`queries.turns`) has it no longer."""
    transaction.run(statement("marker_settled"))


def pending(transaction: Transaction) -> tuple[str, ...] | None:
    """The articles that are all that was added since records were resolved last, or None where that is not known."""
    noted = transaction.run(statement("marker_is_due"))
    return _pending(noted) if any(row["due"] for row in noted) else ()


def keys(transaction: Transaction) -> tuple[str | None, int]:
    """The rules by which the look-ups in the graph were made, and the number of buckets.

    None where there are none, or where a program that does not know of them has written since.
    """
    row = next(iter(transaction.run(statement("marker_keys"))), {})
    return row.get("keys"), int(row.get("buckets") or 1)


def note_keys(transaction: Transaction, rules: str | None, buckets: int) -> None:
    """Note by which rules the look-ups were made, and in how many buckets they lie; None: they no longer hold."""
    transaction.run(statement("marker_keys_write"), keys=rules, buckets=buckets)


def _pending(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...] | None:
    """The articles that a marker notes; an empty list stands for none, no list for anything."""
    noted = next((row["pending"] for row in rows), None)
    return tuple(noted) if noted is not None else None


def due(database: Database) -> bool:
    """Whether something was added that is not resolved yet."""
    return any(row["due"] for row in database.read(statement("marker_is_due")))


def restoring(database: Database) -> str | None:
    """The digest of the backup that is being restored into this graph, or None."""
    return next((row["digest"] for row in database.read(statement("marker_is_restoring"))), None)


def restore(transaction: Transaction, digest: str | None) -> None:
    """Note that a backup is being restored, or (None) that it is done."""
    transaction.run(statement("marker_restoring"), digest=digest)
