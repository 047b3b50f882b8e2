"""Look-ups by which resolution finds what a new article concerns: sets of texts by key, kept in the database.

They lie in buckets, each a node `(:LegatusKeys {id: '17', entries: …})` with the entries of all keys that hash to it,
as JSON. They are derived, belong to no class, and stand in no export. Which rules made them, and in how many buckets,
stands on the marker; without that there are none. All of them at once are made by `all_keys`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from legatus.queries.all_keys import Entry, Rows, packed, place_of
from legatus.queries.database import Transaction
from legatus.queries.statements import statement

#: Characters of the buckets of one statement, and buckets that are removed by one.
BATCH, FEW = 4_000_000, 200

LABEL = "LegatusKeys"


class Keys:
    """The look-ups of a graph, within a transaction: as they are (`old`), and with what is to change (`get`)."""

    def __init__(self, transaction: Transaction, buckets: int) -> None:
        """Open those that are there."""
        self._transaction, self._size = transaction, buckets
        self._buckets: dict[int, dict[str, list[str]]] = {}
        self._added: dict[str, set[str]] = defaultdict(set)
        self._dropped: dict[str, set[str]] = defaultdict(set)

    def old(self, keys: Iterable[str]) -> dict[str, set[str]]:
        """The values of keys as they are kept."""
        wanted = {key: place_of(key, self._size) for key in keys}
        self._fetch({place for place in wanted.values() if place not in self._buckets})
        return {key: set(self._buckets[place].get(key, ())) for key, place in wanted.items()}

    def get(self, keys: Iterable[str]) -> dict[str, set[str]]:
        """The values of keys, with all changes so far."""
        found = self.old(keys)
        return {key: (found[key] - self._dropped.get(key, set())) | self._added.get(key, set()) for key in found}

    def change(self, drop: Iterable[Entry], add: Iterable[Entry]) -> None:
        """Note entries that go, and then such that come."""
        for key, value in drop:
            self._dropped[key].add(value)
            self._added[key].discard(value)
        for key, value in add:
            self._added[key].add(value)

    def write(self) -> None:
        """Keep the changes."""
        now, places = self.get({*self._added, *self._dropped}), set()
        for key, values in now.items():
            place = place_of(key, self._size)
            held = self._buckets[place]
            if values != set(held.get(key, ())):
                held[key] = sorted(values)
                places.add(place)
        rows = ({"id": str(place), "entries": packed(self._buckets[place])} for place in sorted(places))
        for batch in batches(rows):
            self._transaction.run(statement("keys_write"), rows=batch)

    def _fetch(self, places: set[int]) -> None:
        if not places:
            return
        rows = self._transaction.run(statement("keys_read"), ids=[str(place) for place in sorted(places)])
        self._buckets |= {place: {} for place in places}
        self._buckets |= {int(row["id"]): json.loads(row["entries"]) for row in rows}


def outdated(transaction: Transaction, wanted: Rows) -> list[str]:
    """The buckets that are there and should not be, or say something else: what is to go before `wanted` is added."""
    there = transaction.values(statement("keys_each"))
    return [id for id, entries in there if not wanted.keep(id, entries)]


def remove(transaction: Transaction, ids: Sequence[str]) -> None:
    """Remove buckets."""
    for start in range(0, len(ids), FEW):
        transaction.run(statement("keys_remove"), ids=ids[start : start + FEW])


def create(transaction: Transaction, rows: list[dict[str, Any]]) -> None:
    """Add buckets that are not there."""
    transaction.run(statement("keys_create"), rows=rows)


def rewrite(transaction: Transaction, wanted: Rows) -> None:
    """Keep these look-ups in the place of all that there were, in one transaction."""
    remove(transaction, outdated(transaction, wanted))
    for batch in batches(wanted.missing()):
        create(transaction, batch)


def nodes(entries: Iterable[Entry]) -> tuple[int, Iterator[dict[str, Any]]]:
    """The number of buckets that look-ups take, and the properties of their nodes."""
    with Rows(entries) as rows:
        return rows.size, iter(list(rows.missing()))


def batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Buckets, so many as go well into one statement."""
    batch: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row["entries"])
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
