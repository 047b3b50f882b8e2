"""Mapping a pure function over a stream: in this process, in a pool of processes, or on the workers of a Dask cluster.

The order of the results is that of the items, whatever the number of workers. The stream is drawn no further ahead than
the workers need, in the caller's own thread, so that an archive of any size passes through a bounded memory.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from legatus.ontology.errors import InputError, UsageError

A = TypeVar("A")
B = TypeVar("B")

#: Items that a worker gets at a time: enough that handing over costs nothing beside parsing, few enough to share out.
BATCH = 8
#: Batches under way or waiting for each worker.
AHEAD = 3
#: Seconds that a scheduler has to answer.
PATIENCE = 20
#: A task whose worker died is given to another one so many times.
RETRIES = 2

Many = Callable[[Sequence[A]], list[B]]


def pooled(function: Many[A, B], items: Iterable[A], processes: int) -> Iterator[B]:
    """The results of `function` over batches of the items, worked out in `processes` new processes.

    `function` must be importable by name. Raises InputError where a process is killed from outside (mostly for want
    of memory), and whatever the function raises.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # a new interpreter a worker: a fork of a process with threads may hang
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_quiet)
    try:
        yield from _in_order(pool, function, items, processes)
    except BrokenProcessPool:
        raise InputError(
            f"one of {processes} reading processes was killed, probably for want of memory; use fewer (--processes)"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def on_cluster(function: Many[A, B], items: Iterable[A], address: str, version: Callable[[], str]) -> Iterator[B]:
    """The same on the workers of the Dask scheduler at `address` (`tcp://host:8786`).

    `version` is called here and on every worker, and must say the same. Raises UsageError where Dask is not installed,
    InputError where the scheduler does not answer, has no worker, or a worker has another version of this program.
    """
    with _client(address) as client:
        workers = _agreeing(client.run(version), version(), address)
        yield from _in_order(client.get_executor(pure=False, retries=RETRIES), function, items, workers)


def _in_order(executor: Executor, function: Many[A, B], items: Iterable[A], workers: int) -> Iterator[B]:
    stream = iter(items)
    waiting: deque[Future[list[B]]] = deque()
    try:
        while True:
            while len(waiting) < workers * AHEAD and (batch := list(islice(stream, BATCH))):
                waiting.append(executor.submit(function, batch))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _quiet() -> None:
    """An interruption is the parent's to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """A connection to the scheduler (Dask has no types)."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--scheduler needs Dask: pip install 'legatus[cluster]'") from None
    try:
        connect: Callable[..., Any] = Client
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(f"no Dask scheduler answers at {address} ({_first_line(error)})") from None
    with client:
        yield client


def _agreeing(versions: dict[str, str], ours: str, address: str) -> int:
    """How many workers there are."""
    if not versions:
        raise InputError(f"the Dask scheduler at {address} has no worker")
    for worker, theirs in sorted(versions.items()):
        if theirs != ours:
            raise InputError(f"the Dask worker {worker} has {theirs}, and here is {ours}; install the same version")
    return len(versions)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
