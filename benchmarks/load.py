"""How fast RDF goes into a database beside bare statements: `python -m benchmarks.load [MENTIONS [TRIPLES]]`.

`LEGATUS_RDFLIB_NEO4J` may name a Python that has `rdflib-neo4j`; it then loads the same foreign file into Neo4j.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import bare, generated
from benchmarks.servers import clear, databases
from legatus.cli.markdown import table
from legatus.ingest.resolve import resolve
from legatus.ontology.turtle import trig
from legatus.queries import store
from legatus.queries.database import Database, connect
from legatus.queries.settings import Settings

Found = dict[str, Any]

MENTIONS, TRIPLES = 20_000, 100_000

#: How often each is measured, in turns; the best of them counts, for other work on the machine only slows.
TURNS = 2


def loading(mentions: int = MENTIONS, triples: int = TRIPLES) -> Found:
    """Seconds of loading our own export, its sources alone, and foreign data, by kind of database."""
    found: Found = {"mentions": mentions}
    with tempfile.TemporaryDirectory() as name, databases() as kinds:
        made = files(Path(name), mentions, triples)
        found["triples"] = {what: count(file) for what, file in made.items()}
        for kind, settings in kinds.items():
            with connect(settings) as database:
                found[kind] = {what: _measured(database, settings, what, file) for what, file in made.items()}
                python = os.environ.get("LEGATUS_RDFLIB_NEO4J")
                if kind == "neo4j" and python:
                    clear(database)
                    found[kind]["foreign"]["rdflib-neo4j"] = _rdflib(python, settings, made["foreign"])
                clear(database)
    return found


def files(folder: Path, mentions: int, triples: int) -> dict[str, Path]:
    """A whole export of ours, its sources alone, and foreign data."""
    made = {"export": folder / "all.trig", "sources": folder / "sources.trig", "foreign": folder / "foreign.nt"}
    records = list(generated.records(mentions))
    resolved = [record for record in resolve(records) if not record.id.startswith("article/")]
    _write(made["sources"], trig(records))
    _write(made["export"], trig([*records, *resolved]))
    _write(made["foreign"], (f"{line}\n" for line in generated.triples(triples)))
    return made


def _write(file: Path, pieces: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(pieces)


def count(file: Path) -> int:
    """How many triples pyoxigraph finds in a file."""
    import pyoxigraph as ox

    return sum(1 for _ in ox.parse(path=file))


def _measured(database: Database, settings: Settings, what: str, file: Path) -> Found:
    """Our load in a process of its own, and the bare statements, in turns."""
    clear(database)
    load_apart(settings, file)  # the server has seen the statements
    if what == "foreign":
        rows = bare.of_things(database)
    else:
        layers = ("source", "curation") if what == "sources" else ()
        rows = bare.of_records(store.read(database.read, *layers))
    best: Found = {}
    for _ in range(TURNS):
        clear(database)
        seconds = _seconds(lambda: rows.write(database))
        best["bare"] = min(seconds, best.get("bare", seconds))
        clear(database)
        ours = load_apart(settings, file)
        if "ours" not in best or _own(what, ours) < _own(what, best["ours"]):
            best["ours"] = ours
    best["ratio"] = best["bare"] / _own(what, best["ours"])
    return best


def _own(what: str, ours: Found) -> float:
    """The seconds that count: of sources alone those without resolution, which makes records that the file lacks."""
    return float(ours["all"] - ours["resolve"] if what == "sources" else ours["all"])


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def load_apart(settings: Settings, file: Path) -> Found:
    """What `one_load` found of our load, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.one_load", str(file), json.dumps(reached(settings))]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    made: Found = json.loads(done.stdout.splitlines()[-1])
    print(f"  {file.name}: {made}", file=sys.stderr, flush=True)
    return made


def reached(settings: Settings) -> dict[str, str]:
    """How to reach a database, for another process."""
    fields = {name: getattr(settings, name) for name in ("home", "uri", "username", "password")}
    return {name: str(value) for name, value in fields.items() if value is not None}


def _rdflib(python: str, settings: Settings, file: Path) -> float:
    script = Path(__file__).with_name("rdflib_neo4j_load.py")
    command = [python, str(script), str(settings.uri), settings.username, str(settings.password), str(file)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


TEXT = """
## Loading RDF

`legatus load` into an empty database beside bare UNWIND and MERGE of the same nodes and relationships, with no mapping
and no parsing (`benchmarks/bare.py`), over one connection, in turns; seconds are the best of {turns}. *Checking* reads
the file to its end before anything is written, *resolving* makes the resolved records anew, *comparing* holds them
against those that the file states. *Sources alone* is a file of articles, quotes and mentions; its ratio leaves
resolution out, which makes what the file does not hold. *Foreign* things have texts of up to 1,500 characters. All by
a fixed rule (`benchmarks/generated.py`).
"""


def section(found: Found) -> Iterator[str]:
    """The lines of the page."""
    yield TEXT.format(turns=TURNS)
    head = ("database", "file", "triples", "bare", "ours", "checking", "writing", "resolving", "comparing")
    yield from table((*head, "bare / ours", "MB"), _rows(found))
    other = found.get("neo4j", {}).get("foreign", {}).get("rdflib-neo4j")
    if other:
        ratio = other / found["neo4j"]["foreign"]["ours"]["all"]
        yield from (
            "",
            f"`rdflib-neo4j` with batching took {other:.1f} s for the foreign file: {ratio:.1f} times ours.",
        )
    yield from ("", Path(__file__).with_name("load_text.md").read_text("utf-8").rstrip())


def _rows(found: Found) -> Iterator[tuple[str, ...]]:
    labels = {"export": "our own export", "sources": "sources alone", "foreign": "foreign"}
    for kind in ("neo4j", "embedded"):
        for what, one in found.get(kind, {}).items():
            ours = one["ours"]
            parts = [ours[name] for name in ("all", "check", "write", "resolve", "compare")]
            seconds = (f"{number:.1f}" for number in (one["bare"], *parts))
            yield (
                kind,
                labels[what],
                f"{found['triples'][what]:,}",
                *seconds,
                f"{one['ratio']:.2f}",
                f"{ours['mb']:.0f}",
            )


if __name__ == "__main__":
    result = loading(*(int(number.replace("_", "")) for number in sys.argv[1:]))
    print("\n".join(section(result)))
    print(json.dumps(result))
