"""One load in a process of its own: `python -m benchmarks.one_load FILE SETTINGS` prints its seconds and megabytes."""

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from legatus.ingest import keeping, loading
from legatus.queries.database import connect
from legatus.queries.settings import Settings

#: What is timed, by the name under which the loader finds it.
PARTS = {
    "check": ((loading, "split"), (keeping, "check")),
    "write": ((keeping, "keep_things"), (keeping, "keep_records")),
    "resolve": ((loading, "refresh"),),
    "compare": ((loading, "compare"),),
}


def main(file: str, given: str) -> dict[str, float]:
    """Load a file; the seconds of each part and in all, the CPU seconds, and the most memory that it took."""
    seconds: dict[str, float] = defaultdict(float)
    for part, places in PARTS.items():
        for module, name in places:
            setattr(module, name, _timed(getattr(module, name), part, seconds))
    fields = json.loads(given)
    settings = Settings(**{**fields, "home": Path(fields["home"])})
    with connect(settings) as database:
        began, cpu = time.perf_counter(), time.process_time()
        done = loading.load(database, [Path(file)])
        seconds["all"], seconds["cpu"] = time.perf_counter() - began, time.process_time() - cpu
    if done.failed or done.differing or done.kept or not (done.new or done.foreign_new):
        raise SystemExit(f"the load was not as it should be: {done}")
    made = {name: seconds[name] for name in ("all", "cpu", *PARTS)}
    return made | {"mb": megabytes()}


def megabytes() -> float:
    """The most memory that this process took; `ru_maxrss` would count what started it, if that was larger."""
    status = Path("/proc/self/status")
    for line in status.read_text("ascii").splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(work: Callable[..., Any], part: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return work(*arguments, **named)
        finally:
            seconds[part] += time.perf_counter() - began

    return timed


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
