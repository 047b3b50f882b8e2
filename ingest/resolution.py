"""Bringing the resolved records of a database up to its sources, mentions and decisions."""

from contextlib import closing, suppress

from legatus.ingest import increment, settling
from legatus.ingest.resolve import resolve
from legatus.ingest.rules import fingerprint
from legatus.ingest.settling import Known, Plan, Work
from legatus.ontology.errors import DatabaseError
from legatus.ontology.record import Record
from legatus.queries import marker, ownership, turns
from legatus.queries.database import Database, Transaction
from legatus.queries.store import Changes


def refresh(database: Database, known: Known | None = None) -> Changes:
    """Resolve everything anew and apply the difference: in one transaction where it is little, so that readers see the
    old graph or the new one, else in steps (`settling`), in any of which it can be killed and is completed by the next.

    Whoever refreshes at the same time waits, so the last one has seen everything. Nothing is written where nothing
    has changed. `known`: spares reading what the caller has just written into a graph that had nothing of ours.
    """
    ownership.keep_keys(database)
    made, passed = Changes(), None
    while True:
        begun = database.transaction(lambda transaction, passed=passed: _begin(transaction, known, passed))  # type: ignore[misc]
        if isinstance(begun, str):  # somebody else's turn
            turns.wait(database, begun)
            passed = begun
        elif isinstance(begun, Changes):
            return _sum(made, begun)
        else:
            passed = begun.turn.token
            with suppress(turns.Lost), closing(begun.plan):
                settled = _run(database, begun)
                made = _sum(made, begun.plan.difference.changes)
                if settled:
                    return made


def catch_up(database: Database) -> Changes:
    """Resolve what articles that were added since the last time concern, and nothing else; the graph is then as
    `refresh` would make it. Where that is not certain, or they concern too much, everything is resolved anew."""
    ownership.keep_keys(database)
    changes = database.transaction(_caught_up)
    return refresh(database) if changes is None else changes


def resolve_anew(transaction: Transaction) -> Changes:
    """Resolve everything within a transaction of the caller's, whatever its size."""
    with closing(settling.plan(transaction, marker.lock(transaction), None)) as plan:
        plan.settle(transaction)
        return plan.difference.changes


def wanted(records: list[Record]) -> dict[str, Record]:
    """What the resolved records should be, by id, from everything that only grows."""
    return {record.id: record for record in resolve(records)}


def _caught_up(transaction: Transaction) -> Changes | None:
    """What changed, or None where everything is to be resolved."""
    marker.lock(transaction)
    articles = marker.pending(transaction)
    rules, buckets = marker.keys(transaction)
    if articles is None or rules != fingerprint():
        return None
    try:
        changes = increment.take_in(transaction, articles, buckets) if articles else Changes()
    except increment.TooMuch:
        return None
    marker.settle(transaction)
    return changes


def _begin(transaction: Transaction, known: Known | None, passed: str | None) -> Changes | Work | str:
    """Resolve everything. Little is applied at once; of more it is noted that it is under way. Where somebody has the
    turn, and it is not known to be `passed`, whose."""
    writes = marker.lock(transaction)
    other = turns.taken(transaction)
    if other is not None and other != passed:
        return other
    plan: Plan = settling.plan(transaction, writes, known)
    if not plan.little():
        return Work(plan, turns.take(transaction, writes))
    with closing(plan):
        plan.settle(transaction)
        return plan.difference.changes


def _run(database: Database, work: Work) -> bool:
    """Do a work; whether all is settled then. What breaks it off gives up the turn, if it still can."""
    try:
        return work.run(database)
    except BaseException:
        with suppress(DatabaseError):
            turns.leave(database, work.turn)
        raise


def _sum(one: Changes, other: Changes) -> Changes:
    return Changes(one.added + other.added, one.changed + other.changed, one.removed + other.removed)
