"""A progress bar on standard error, where a person watches and the work is long."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from legatus.cli.terminal import console as on

#: Files of these suffixes hold many articles each, so that the number of files says nothing of the work.
MANY = (".jsonl", ".ndjson", ".json")


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """What to call with the number of articles that are done; `total` is None where it is not known."""
    console = on(sys.stderr)
    if not console.is_terminal:
        yield lambda done: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done: bar.advance(task, done)


def files(paths: Sequence[str]) -> int | None:
    """How many articles the paths hold, or None where only reading them would tell."""
    from legatus.ingest.inputs import inputs
    from legatus.ingest.opened import Opened

    if not sys.stderr.isatty() or "-" in paths:
        return None
    found = [item for item in inputs(paths) if isinstance(item, Opened)]
    return None if any(item.suffix in MANY for item in found) else len(found)
