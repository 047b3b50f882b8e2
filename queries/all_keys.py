"""All look-ups of a graph (`queries.keys`) at once, put aside on disk so that memory does not grow with them.

Entries wait in parts, by the hash of their key; a part holds whole buckets, so one after the other is read, sorted and
packed. The number of buckets is a power of two, and thus the same for a graph that is a little larger: a bucket whose
entries have not changed need not be written again.
"""

import json
import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import IO, Any

#: A key and one of its values.
Entry = tuple[str, str]

#: Entries of one bucket when all are written: at least half as many, on average, and at most these.
FULL = 192

#: Parts on disk, a power of two; and entries that are held in memory until they are written to them.
PARTS, HELD = 64, 100_000


def place_of(key: str, size: int) -> int:
    """The bucket of a key, of so many."""
    return _hash(key) % size


def packed(entries: dict[str, list[str]]) -> str:
    """The entries of a bucket as they are kept."""
    kept = {key: entries[key] for key in sorted(entries) if entries[key]}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


class Rows:
    """The buckets of all look-ups: `size` is their number. Close it.

    Those which `keep` has found to be there already are not `missing`.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Put all aside; the same entry may come several times."""
        self.size = 1
        self._file = tempfile.TemporaryFile(prefix="legatus-")  # noqa: SIM115  # `close` closes it
        self._places: dict[str, tuple[int, int, bytes]] = {}
        self._kept: set[str] = set()
        with _Parts() as parts:
            for entry in entries:
                parts.add(entry)
            distinct = sum(len(parts.read(part)) for part in range(PARTS))
            while distinct > self.size * FULL:
                self.size *= 2
            for id, text in _buckets(parts, self.size):
                self._put(id, text.encode("utf-8", "surrogatepass"))

    def __enter__(self) -> "Rows":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget them."""
        self._file.close()

    def keep(self, id: str, entries: str) -> bool:
        """Whether a bucket that is there is as it should be, and need not be written."""
        wanted = self._places.get(id)
        if wanted is None or wanted[2] != _mark(entries.encode("utf-8", "surrogatepass")):
            return False
        self._kept.add(id)
        return True

    def weight(self) -> int:
        """The bytes of the buckets that are missing."""
        return sum(length for id, (_, length, _) in self._places.items() if id not in self._kept)

    def missing(self) -> Iterator[dict[str, Any]]:
        """The properties of the nodes of buckets that are not kept."""
        for id, (start, length, _) in self._places.items():
            if id not in self._kept:
                self._file.seek(start)
                yield {"id": id, "entries": self._file.read(length).decode("utf-8", "surrogatepass")}

    def _put(self, id: str, data: bytes) -> None:
        self._places[id] = (self._file.tell(), len(data), _mark(data))
        self._file.write(data)


def _buckets(parts: "_Parts", size: int) -> Iterator[tuple[str, str]]:
    """Every bucket that is not empty, with its entries as they are kept."""
    step = min(size, PARTS)
    for first in range(step):
        buckets: dict[int, dict[str, list[str]]] = defaultdict(dict)
        entries = {entry for part in range(first, PARTS, step) for entry in parts.read(part)}
        for key, value in sorted(entries):
            buckets[place_of(key, size)].setdefault(key, []).append(value)
        for place in sorted(buckets):
            yield str(place), packed(buckets[place])


class _Parts:
    """Entries by part, on disk when there are many."""

    def __init__(self) -> None:
        self._held: dict[int, list[Entry]] = defaultdict(list)
        self._count = 0
        self._places: dict[int, list[int]] = defaultdict(list)
        self._file: IO[bytes] | None = None

    def __enter__(self) -> "_Parts":
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, entry: Entry) -> None:
        """Put one aside."""
        self._held[_hash(entry[0]) % PARTS].append(entry)
        self._count += 1
        if self._count >= HELD:
            self._spill()

    def read(self, part: int) -> set[Entry]:
        """The distinct entries of a part."""
        found = set(self._held.get(part, ()))
        for place in self._places.get(part, ()):
            assert self._file is not None
            self._file.seek(place)
            found.update(pickle.load(self._file))  # of our own making, in a file without a name
        return found

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="legatus-")  # noqa: SIM115  # `close` closes it
        self._file.seek(0, 2)
        for part, entries in self._held.items():
            self._places[part].append(self._file.tell())
            pickle.dump(list(set(entries)), self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._held.clear()
        self._count = 0


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _mark(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
