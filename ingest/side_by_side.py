"""Pieces of work side by side, in processes that have all that this one has in memory, and share its open files.

Only where that is safe: on Linux, while this process has no other threads. Elsewhere, and for one core or one piece,
one after the other, with the same results.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from legatus.ontology.errors import InputError

T = TypeVar("T")

#: What the processes find in the memory that they have from this one.
_works: Sequence[Callable[[], object]] = ()


def all_of(works: Sequence[Callable[[], T]]) -> list[T]:
    """The results, in their order; what the first of them raises that raises. What they change stays with them.

    Raises `InputError` where a process is killed.
    """
    processes = min(len(works), cores())
    if processes < 2 or sys.platform != "linux" or threading.active_count() > 1:
        return [work() for work in works]
    global _works
    _works = works
    try:
        with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
            made: list[T] = list(pool.map(_run, range(len(works))))  # type: ignore[arg-type]
            return made
    except BrokenProcessPool:
        raise InputError("a process that worked for this one was killed, perhaps for want of memory") from None
    finally:
        _works = ()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _run(place: int) -> object:
    return _works[place]()
