"""How fast a graph becomes Turtle beside a bare read of it: `python -m benchmarks.export [MENTIONS [TRIPLES]]`.

Our own graph, everything resolved, and data of another model, on both kinds of database.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.load import count, files, load_apart, reached
from benchmarks.servers import clear, databases
from legatus.cli.markdown import table
from legatus.queries.database import connect
from legatus.queries.settings import Settings

Found = dict[str, Any]

MENTIONS, TRIPLES = 5_000, 100_000

#: How often each is measured, in turns, after once for the server to see the statements; the best of them counts.
TURNS = 3


def exporting(mentions: int = MENTIONS, triples: int = TRIPLES) -> Found:
    """Seconds of export and of the bare read, by kind of database and of graph."""
    found: Found = {"mentions": mentions}
    with tempfile.TemporaryDirectory() as name, databases() as kinds:
        made = files(Path(name), mentions, triples)
        for kind, settings in kinds.items():
            found[kind] = {}
            for what in ("sources", "foreign"):
                with connect(settings) as database:
                    clear(database)
                load_apart(settings, made[what])
                one = found[kind][what] = measured(settings, Path(name) / "out.ttl")
                if what == "foreign" and one["triples"] != (there := count(made[what])):
                    raise SystemExit(f"{there} triples went in, {one['triples']} came out")
            with connect(settings) as database:
                clear(database)
    return found


def measured(settings: Settings, out: Path) -> Found:
    """The best of each in turns, and how many triples the export has; it is parsed back."""
    best: Found = {}
    for turn in range(TURNS + 1):
        for what in ("bare", "export"):
            one = _apart("bare" if what == "bare" else str(out), settings)
            if turn and (what not in best or one["all"] < best[what]["all"]):
                best[what] = one
    return best | {"triples": count(out), "ratio": best["bare"]["all"] / best["export"]["all"]}


def _apart(what: str, settings: Settings) -> Found:
    command = [sys.executable, "-m", "benchmarks.one_export", what, json.dumps(reached(settings))]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    made: Found = json.loads(done.stdout.splitlines()[-1])
    print(f"  {Path(what).name}: {made}", file=sys.stderr, flush=True)
    return made


TEXT = """
## Exporting a graph

`legatus export` as sorted Turtle beside a bare read of the same graph over Bolt, which takes every node with its
properties and every relationship with the ids of its ends, one statement a label, and does nothing with them
(`benchmarks/one_export.py`). In turns, each in a process of its own; the best of {turns}, *seconds (CPU seconds of the
client)*. Whatever is exported is parsed back by pyoxigraph; of *foreign* data as many triples come back as were loaded.
"""


def section(found: Found) -> Iterator[str]:
    """The lines of the page."""
    yield TEXT.format(turns=TURNS)
    head = ("database", "graph", "triples", "bare read", "export", "triples a second", "bare / export", "MB")
    yield from table(head, _rows(found))


def _rows(found: Found) -> Iterator[tuple[str, ...]]:
    labels = {"sources": "our own, resolved", "foreign": "foreign"}
    for kind in ("neo4j", "embedded"):
        for what, one in found.get(kind, {}).items():
            seconds = (f"{one[name]['all']:.2f} ({one[name]['cpu']:.2f})" for name in ("bare", "export"))
            rate = f"{one['triples'] / one['export']['all']:,.0f}"
            megabytes = f"{one['export']['mb']:.0f}"
            yield kind, labels[what], f"{one['triples']:,}", *seconds, rate, f"{one['ratio']:.2f}", megabytes


if __name__ == "__main__":
    result = exporting(*(int(number.replace("_", "")) for number in sys.argv[1:]))
    print("\n".join(section(result)))
    print(json.dumps(result))
