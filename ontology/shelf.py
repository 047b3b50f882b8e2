"""Rows put aside on disk and found again by a key, in twenty-four bytes of memory a row whatever its length."""

import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator

#: Bytes that are written, and read one after the other, at a time.
_SOME = 1 << 20

#: Makes one row of those that may be of one key: the pieces whose keys have the same hash; gives each key with its row.
Merge = Callable[[list[bytes]], Iterator[tuple[str, bytes]]]


class Shelf:
    """Rows by key: first all of them are put, then the shelf is settled, then rows are looked up. Close it."""

    def __init__(self) -> None:
        """With nothing on it."""
        self._file = tempfile.TemporaryFile(prefix="legatus-", buffering=0)  # noqa: SIM115  # `close` closes it
        self._held: list[bytes] = []
        self._size = self._written = 0
        self._hashes, self._starts, self._ends = array("q"), array("Q"), array("Q")

    def put(self, key: str, row: bytes) -> None:
        """Put a row aside. A key may come again: `settle` makes one row of them."""
        self._hashes.append(hash(key))
        self._starts.append(self._size)
        self._size += len(row)
        self._ends.append(self._size)
        self._held.append(row)
        if self._size - self._written >= _SOME:
            self._write()

    def settle(self, merge: Merge) -> None:
        """Make one row of each key, and everything ready to be looked up."""
        self._write()
        self._sort()
        for pieces in list(self._repeated()):
            rows = [self._read(place) for place in pieces]
            for place in pieces:
                self._ends[place] = self._starts[place]  # nothing is left of it
            for key, row in merge(rows):
                self.put(key, row)
        self._write()
        self._sort()

    def __iter__(self) -> Iterator[bytes]:
        """Every row, in the order in which they were put; merged ones come last."""
        import numpy as np

        if not self._hashes:
            return
        order = np.argsort(np.frombuffer(self._starts, dtype=np.uint64), kind="stable").tolist()
        place = 0
        while place < len(order):
            first = self._starts[order[place]]
            stop = place
            while stop < len(order) and (stop == place or self._ends[order[stop]] - first <= _SOME):
                stop += 1
            data = self._bytes(first, self._ends[order[stop - 1]])
            for each in order[place:stop]:
                yield data[self._starts[each] - first : self._ends[each] - first]
            place = stop

    def __len__(self) -> int:
        return len(self._hashes)

    def __contains__(self, key: str) -> bool:
        """Whether there is a row of that key (or, hardly ever, of one with the same hash of 64 bits)."""
        wanted = hash(key)
        place = bisect_left(self._hashes, wanted)
        return place < len(self._hashes) and self._hashes[place] == wanted

    def rows(self, key: str) -> Iterator[bytes]:
        """The row of a key; very rarely that of another with the same hash too, so look at what comes."""
        wanted = hash(key)
        place = bisect_left(self._hashes, wanted)
        while place < len(self._hashes) and self._hashes[place] == wanted:
            yield self._read(place)
            place += 1

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def _write(self) -> None:
        data = memoryview(b"".join(self._held))
        self._held = []
        self._file.seek(self._written)
        while data:
            done = self._file.write(data)
            self._written += done
            data = data[done:]

    def _read(self, place: int) -> bytes:
        return self._bytes(self._starts[place], self._ends[place])

    def _bytes(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        found = self._file.read(end - start)
        while len(found) < end - start:  # the system gives two gigabytes at most
            found += self._file.read(end - start - len(found))
        return found

    def _sort(self) -> None:
        """Rows in order of their keys' hashes, without those of which nothing is left."""
        import numpy as np

        if not self._hashes:
            return
        hashes = np.frombuffer(self._hashes, dtype=np.int64)
        starts, ends = (np.frombuffer(numbers, dtype=np.uint64) for numbers in (self._starts, self._ends))
        order = np.argsort(hashes, kind="stable")
        order = order[ends[order] > starts[order]]
        self._hashes = array("q", hashes[order].tobytes())
        self._starts, self._ends = array("Q", starts[order].tobytes()), array("Q", ends[order].tobytes())

    def _repeated(self) -> Iterator[range]:
        """The places of rows whose keys have the same hash, where there are several."""
        import numpy as np

        if not self._hashes:
            return
        hashes = np.frombuffer(self._hashes, dtype=np.int64)
        firsts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
        sizes = np.diff(np.r_[firsts, len(hashes)])
        several = sizes > 1
        for first, size in zip(firsts[several].tolist(), sizes[several].tolist(), strict=True):
            yield range(first, first + size)
