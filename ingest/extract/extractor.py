"""What reads articles: the rules, in this process or in many, or a language model that the user has.

An extractor is the name and version that is kept with everything it finds, and a function from documents to readings
in the same order. `legatus ingest` and `legatus extract` know nothing else of it.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract import reader

#: With fewer articles than this a pool costs more than it brings: every process loads the language model first.
FEW = 200
#: At most so many processes where nobody says how many: each takes half a gigabyte.
MOST = 8


@dataclass(frozen=True, slots=True)
class Extractor:
    """`version`: such as `rules@1.0`; `read`: the readings of documents, in their order."""

    version: str
    read: Callable[[Iterable[Document]], Iterator[Reading]]


def rules(processes: int | None = None, scheduler: str | None = None) -> Extractor:
    """The rules. `processes`: how many; None means one, or as many as there are processors for many articles.

    `scheduler`: the address of a Dask scheduler whose workers read instead.
    """
    if scheduler is None and processes is None:
        return Extractor(reader.VERSION, _as_fits)
    return Extractor(reader.VERSION, partial(reader.read, processes=processes or 1, scheduler=scheduler))


def _as_fits(documents: Iterable[Document]) -> Iterator[Reading]:
    stream = iter(documents)
    first = list(islice(stream, FEW))
    processes = min(processors(), MOST) if len(first) == FEW else 1
    return reader.read(chain(first, stream), processes=processes)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
