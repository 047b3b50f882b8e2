"""Which of very many texts have been seen, in eight bytes a text: their hashes.

Two texts share a hash of 64 bits so rarely (two among ten million with odds of 3 in a million) that whoever asks may
take the long way then; what is said of sharing is never wrong the other way.
"""

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


class Marks:
    """Hashes of texts, as they came."""

    def __init__(self) -> None:
        """None yet."""
        self._hashes = array("q")

    def add(self, text: str) -> None:
        """Take in a text."""
        self._hashes.append(hash(text))

    def add_many(self, texts: Iterable[str]) -> None:
        """Take in texts."""
        self._hashes.extend(map(hash, texts))

    def __len__(self) -> int:
        return len(self._hashes)

    def twice(self) -> bool:
        """Whether a text has come twice (or, very rarely, two share a hash)."""
        import numpy as np

        found = self._sorted()
        return bool(np.any(found[1:] == found[:-1]))

    def add_all(self, others: "Marks") -> None:
        """Take in all that others have."""
        self._hashes.extend(others._hashes)

    def repeated(self) -> "Chosen":
        """Those that have come more than once."""
        import numpy as np

        found = self._sorted()
        return Chosen(np.unique(found[1:][found[1:] == found[:-1]]))

    def beyond(self, others: "Marks") -> "Chosen":
        """Those that are not among others."""
        import numpy as np

        return Chosen(np.setdiff1d(self._sorted(), others._sorted()))

    def chosen(self) -> "Chosen":
        """All of them, to be looked up in."""
        import numpy as np

        return Chosen(np.unique(self._sorted()))

    def _sorted(self) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        import numpy as np

        return np.sort(np.frombuffer(self._hashes, dtype=np.int64)) if self._hashes else np.empty(0, dtype=np.int64)


class Chosen:
    """Hashes to look up in; each can be taken once."""

    def __init__(self, hashes: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> None:
        """`hashes`: in order, each once."""
        self._hashes = hashes
        self._taken: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None

    def __len__(self) -> int:
        return len(self._hashes)

    def untaken(self) -> "Chosen":
        """The same, of which none has been taken."""
        return Chosen(self._hashes)

    def among(self, texts: Iterable[str]) -> set[str]:
        """Those of some texts that are among them."""
        import numpy as np

        if not len(self._hashes):
            return set()
        listed = list(dict.fromkeys(texts))
        if not listed:
            return set()
        hashes = np.fromiter(map(hash, listed), dtype=np.int64, count=len(listed))
        places = np.searchsorted(self._hashes, hashes)
        places[places == len(self._hashes)] = 0
        return {listed[i] for i in np.flatnonzero(self._hashes[places] == hashes)}

    def take(self, texts: Iterable[str]) -> set[str]:
        """Those of some texts that are among them and have not been taken before."""
        import numpy as np

        if not len(self._hashes):
            return set()
        if self._taken is None:
            self._taken = np.zeros(len(self._hashes), dtype=np.bool_)
        made = set()
        for text in self.among(texts):
            place = int(np.searchsorted(self._hashes, hash(text)))
            if not self._taken[place]:
                self._taken[place] = True
                made.add(text)
        return made
