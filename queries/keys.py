"""Look-ups by which resolution finds what a new article concerns: sets of texts by key, kept in the database.

They lie in buckets, each a node `(:LegatusKeys {id: '17', entries: …})` with the entries of all keys that hash to it,
as JSON. They are derived, belong to no class, and stand in no export. Which rules made them, and in how many buckets,
stands on the marker; without that there are none.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from legatus.queries.database import Transaction
from legatus.queries.statements import statement

#: A key and one of its values.
Entry = tuple[str, str]

#: Entries of one bucket, on average, when all are written; and characters of the buckets of one statement.
FULL, BATCH = 128, 4_000_000

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
        wanted = {key: _place(key, self._size) for key in keys}
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
            place = _place(key, self._size)
            held = self._buckets[place]
            if values != set(held.get(key, ())):
                held[key] = sorted(values)
                places.add(place)
        rows = ({"id": str(place), "entries": _packed(self._buckets[place])} for place in sorted(places))
        for batch in _batches(rows):
            self._transaction.run(statement("keys_write"), rows=batch)

    def _fetch(self, places: set[int]) -> None:
        if not places:
            return
        rows = self._transaction.run(statement("keys_read"), ids=[str(place) for place in sorted(places)])
        self._buckets |= {place: {} for place in places}
        self._buckets |= {int(row["id"]): json.loads(row["entries"]) for row in rows}


def rewrite(transaction: Transaction, entries: Iterable[Entry]) -> int:
    """Keep these look-ups in the place of all that there were; in how many buckets."""
    size, rows = nodes(entries)
    transaction.run(statement("keys_remove"))
    for batch in _batches(rows):
        transaction.run(statement("keys_create"), rows=batch)
    return size


def nodes(entries: Iterable[Entry]) -> tuple[int, Iterator[dict[str, Any]]]:
    """The number of buckets that look-ups take, and the properties of their nodes."""
    distinct = sorted(set(entries))
    size = max(1, len(distinct) // FULL)
    buckets: dict[int, dict[str, list[str]]] = defaultdict(dict)
    for key, value in distinct:
        buckets[_place(key, size)].setdefault(key, []).append(value)
    return size, ({"id": str(place), "entries": _packed(buckets[place])} for place in sorted(buckets))


def _packed(entries: dict[str, list[str]]) -> str:
    kept = {key: entries[key] for key in sorted(entries) if entries[key]}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _place(key: str, size: int) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) % size


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
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
