"""Rows put aside on disk, in batches and by key, to be sent when a file has been read to its end and found good."""

import pickle
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

#: Rows of a batch, and characters, about: what goes well into one transaction.
ROWS, CHARACTERS = 5_000, 8_000_000


class Spool:
    """Rows by key, in the order in which they came; in memory there is at most one batch of each key. Close it."""

    def __init__(self) -> None:
        """With nothing in it."""
        self._held: dict[str, list[Any]] = defaultdict(list)
        self._sizes: dict[str, int] = defaultdict(int)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()

    def add(self, key: str, row: Any, size: int = 0) -> None:
        """Put a row aside. `size`: its characters, about, where it may be large."""
        held = self._held[key]
        held.append(row)
        self._sizes[key] += size
        if len(held) >= ROWS or self._sizes[key] >= CHARACTERS:
            self._spill(key)

    def used(self) -> list[str]:
        """The keys that there are, in order."""
        return sorted(self._held)

    def batches(self, key: str) -> Iterator[list[Any]]:
        """The rows of a key, batch by batch; none where there is no such key. Other keys may grow meanwhile."""
        places = self._places.get(key, ())
        with ThreadPoolExecutor(1) as reader:  # the next batch is read while the server works on this one
            ahead = reader.submit(self._read, places[0]) if places else None
            for place in range(len(places)):
                assert ahead is not None
                batch = ahead.result()
                if place + 1 < len(places):
                    ahead = reader.submit(self._read, places[place + 1])
                yield batch
        if held := self._held.get(key):
            yield held

    def close(self) -> None:
        """Forget everything."""
        self._held.clear()
        self._places.clear()
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, place: int) -> list[Any]:
        with self._lock:
            assert self._file is not None
            self._file.seek(place)
            batch: list[Any] = pickle.load(self._file)  # of our own making, in a file without a name
            return batch

    def _spill(self, key: str) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="legatus-")  # noqa: SIM115  # `close` closes it
        with self._lock:
            self._places[key].append(self._file.seek(0, 2))
            pickle.dump(self._held[key], self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._held[key] = []
        self._sizes[key] = 0
