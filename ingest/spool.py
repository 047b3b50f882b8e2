"""Rows put aside on disk, in batches and by key, to be sent when a file has been read to its end and found good."""

import marshal
import os
import pickle
import struct
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

#: Rows of a batch, and characters, about: what goes well into one transaction.
ROWS, CHARACTERS = 5_000, 8_000_000

#: Before each batch: its bytes, and whether they are `marshal`'s.
_HEAD = struct.Struct("<Q?")


class Spool:
    """Rows by key, in the order in which they came; in memory there is at most one batch of each key. Close it."""

    def __init__(self) -> None:
        """With nothing in it."""
        self._held: dict[str, list[Any]] = defaultdict(list)
        self._sizes: dict[str, int] = defaultdict(int)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._file: IO[bytes] | None = None

    @classmethod
    def opened(cls) -> "Spool":
        """One whose file is there already, for a process that is forked to write into; see `having`."""
        made = cls()
        made._file = tempfile.TemporaryFile(prefix="legatus-")  # noqa: SIM115  # `close` closes it
        return made

    def having(self, other: "Spool") -> "Spool":
        """This one, when what another process has put into its file has come back from there."""
        if other is not self:
            self._held, self._sizes, self._places = other._held, other._sizes, other._places
        return self

    def __getstate__(self) -> tuple[dict[str, list[Any]], dict[str, int], dict[str, list[int]]]:
        """Everything but the file."""
        return self._held, self._sizes, self._places

    def __setstate__(self, state: tuple[dict[str, list[Any]], dict[str, int], dict[str, list[int]]]) -> None:
        """As it was, without a file."""
        self._held, self._sizes, self._places = state
        self._file = None

    def add(self, key: str, row: Any, size: int = 0) -> None:
        """Put a row aside. `size`: its characters, about, where it may be large."""
        held = self._held[key]
        held.append(row)
        self._sizes[key] += size
        if len(held) >= ROWS or self._sizes[key] >= CHARACTERS:
            self._spill(key)

    def extend(self, key: str, rows: list[Any]) -> None:
        """Put several small rows aside."""
        held = self._held[key]
        held += rows
        if len(held) >= ROWS:
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
        assert self._file is not None
        at = self._file.fileno()  # read at a place, for a file that several processes share has one position
        size, kind = _HEAD.unpack(os.pread(at, _HEAD.size, place))
        data = _read_at(at, size, place + _HEAD.size)
        batch: list[Any] = (marshal.loads if kind else pickle.loads)(data)  # our own, from a file without a name
        return batch

    def _spill(self, key: str) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="legatus-")  # noqa: SIM115  # `close` closes it
        data, kind = _packed(self._held[key])
        self._places[key].append(self._file.seek(0, 2))
        self._file.write(_HEAD.pack(len(data), kind))
        self._file.write(data)
        self._file.flush()
        self._held[key] = []
        self._sizes[key] = 0


def _read_at(file: int, size: int, place: int) -> bytes:
    """So many bytes, which the system may give in parts."""
    parts = []
    while size:
        parts.append(os.pread(file, size, place))
        if not parts[-1]:
            raise EOFError("what was put aside is gone")
        size -= len(parts[-1])
        place += len(parts[-1])
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _packed(rows: list[Any]) -> tuple[bytes, bool]:
    """Rows as bytes, and whether by `marshal`, three times as fast: it knows texts, numbers and their like only."""
    try:
        return marshal.dumps(rows), True
    except ValueError:
        return pickle.dumps(rows, protocol=pickle.HIGHEST_PROTOCOL), False
