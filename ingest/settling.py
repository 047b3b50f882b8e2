"""What resolving everything gives, and how it gets into the graph: at once where it is little, else in steps.

Between two steps the graph is in the making, and its marker says so (`queries.turns`): nobody takes it for settled,
whoever is killed has lost only time, and of two who resolve at once one waits for the other.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from legatus.ingest import difference
from legatus.ingest.difference import Difference
from legatus.ingest.increment import entries
from legatus.ingest.resolve import resolve_into
from legatus.ingest.rules import fingerprint
from legatus.ontology.record import Record
from legatus.queries import keys, marker, reading
from legatus.queries.all_keys import Rows
from legatus.queries.database import Database, Transaction
from legatus.queries.turns import Turn

#: Gives all records that only grow to one who has added them all himself, and knows that under the lock of the marker,
#: which is the so manieth of the transactions that write; None where he does not.
Known = Callable[[int], Iterable[Record] | None]

#: Bytes of look-ups that are written at once; of records see `ingest.difference`.
LOOK_UPS = 16_000_000


@dataclass(slots=True)
class Plan:
    """What is to be done; `outdated`: the look-ups that go. Close it, for those that come wait on disk."""

    difference: Difference
    look_ups: Rows
    outdated: list[str]

    def little(self) -> bool:
        """Whether it fits well into one transaction."""
        return self.difference.weight() <= difference.WEIGHT and self.look_ups.weight() <= LOOK_UPS

    def settle(self, transaction: Transaction) -> None:
        """Do it in the transaction in which it was made, and note that all is resolved."""
        self.difference.apply(transaction)
        keys.remove(transaction, self.outdated)
        for batch in keys.batches(self.look_ups.missing()):
            keys.create(transaction, batch)
        self.note(transaction)

    def note(self, transaction: Transaction) -> None:
        """Note that all is resolved, and what the look-ups are."""
        marker.note_keys(transaction, fingerprint(), self.look_ups.size)
        marker.settle(transaction)

    def steps(self) -> Iterator[Callable[[Transaction], None]]:
        """Do it step by step; `note` comes last."""
        yield from self.difference.steps(difference.WEIGHT)
        for start in range(0, len(self.outdated), keys.FEW):
            yield partial(keys.remove, ids=self.outdated[start : start + keys.FEW])
        for batch in keys.batches(self.look_ups.missing()):
            yield partial(keys.create, rows=batch)

    def close(self) -> None:
        """Forget it."""
        self.difference.close()
        self.look_ups.close()


def plan(transaction: Transaction, writes: int, known: Known | None) -> Plan:
    """Resolve everything that is there, in a transaction that holds the lock and is the so manieth that writes."""
    made, grown = Difference(), known(writes) if known else None
    with without_search_for_cycles():
        if grown is None:
            for record in reading.within(transaction, "reference", "resolved"):
                made.note(record)
            grown = _noted(reading.within(transaction, "source", "curation"), made)
        resolution = resolve_into(grown, made.want)
        made.wanted()
        look_ups = Rows(entries.of_resolution(resolution))
    return Plan(made, look_ups, keys.outdated(transaction, look_ups))


def _noted(records: Iterable[Record], made: Difference) -> Iterator[Record]:
    for record in records:
        made.note(record)
        yield record


@dataclass(slots=True)
class Work:
    """A plan that is done in steps, each a transaction. `alone`: whether nobody else has written since it was made."""

    plan: Plan
    turn: Turn
    alone: bool = True

    def run(self, database: Database) -> bool:
        """Do it; whether the graph is settled then, or somebody has added something meanwhile. Raises `Lost`."""
        for step in self.plan.steps():
            self._step(database, step)
        self._step(database, None)
        return self.alone

    def _step(self, database: Database, step: Callable[[Transaction], None] | None) -> None:
        """Do a step, or (None) the last one."""

        def locked(transaction: Transaction) -> tuple[int, bool]:
            writes = marker.lock(transaction)
            alone = self.turn.check(transaction, writes) and self.alone
            if step is not None:
                step(transaction)
            elif alone:
                self.plan.note(transaction)
            return writes, alone

        self.turn.writes, self.alone = database.transaction(locked)


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """Python looks for cycles ever again among rows and records, which form none: a fifth of the time of a load."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
