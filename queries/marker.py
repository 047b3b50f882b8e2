"""The marker as the place where writers meet: a lock among them, and a note that resolution is due.

Whoever adds to what only grows notes in the same transaction that resolution is due; whoever has resolved everything
takes the note away in the transaction that applies it. A run that is killed in between leaves the note, and the next
run completes it.
"""

from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement


def lock(transaction: Transaction) -> int:
    """Make other writers of this graph wait (or try again) until this transaction ends. Readers are not stopped.

    How many transactions have locked it so, this one included: whoever finds one more than at his last has been alone.
    """
    return int(next((row["writes"] for row in transaction.run(statement("marker_lock"))), 0))


def writes(database: Database) -> int:
    """How many transactions have locked the marker."""
    return int(next((row["writes"] for row in database.read(statement("marker_writes"))), 0))


def unsettle(transaction: Transaction) -> None:
    """Note that resolution is due."""
    transaction.run(statement("marker_due"), due=True)


def settle(transaction: Transaction) -> None:
    """Note that all is resolved."""
    transaction.run(statement("marker_due"), due=False)


def due(database: Database) -> bool:
    """Whether something was added that is not resolved yet."""
    return any(row["due"] for row in database.read(statement("marker_is_due")))


def restoring(database: Database) -> str | None:
    """The digest of the backup that is being restored into this graph, or None."""
    return next((row["digest"] for row in database.read(statement("marker_is_restoring"))), None)


def restore(transaction: Transaction, digest: str | None) -> None:
    """Note that a backup is being restored, or (None) that it is done."""
    transaction.run(statement("marker_restoring"), digest=digest)
