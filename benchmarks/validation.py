"""What validation costs: `python -m benchmarks.validation [MENTIONS [MENTIONS OF PYSHACL]]`.

An export with its resolved records is written and validated in a process of its own, all of it: parsing, shapes, and
the checks besides. Beside it pyshacl runs the same shapes alone on a smaller one, for it holds everything in memory.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.generated import records
from legatus.cli.markdown import table

Found = dict[str, Any]

MENTIONS, PYSHACL = (20_000, 200_000), 1_000


def validation(mentions: tuple[int, ...] = MENTIONS, pyshacl: int = PYSHACL) -> Found:
    """CPU seconds and megabytes of `legatus validate FILE` of exports with so many mentions, and of pyshacl."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for number in (pyshacl, *mentions):
            file = Path(folder) / f"{number}.trig"
            _apart("write", number, file)
            found.append({"mentions": number, "ours": _apart("ours", number, file)})
            if number == pyshacl:
                found[-1]["pyshacl"] = _apart("pyshacl", number, file)
    return {"runs": found}


def _apart(what: str, mentions: int, file: Path) -> Found:
    command = [sys.executable, "-m", "benchmarks.validation", what, str(mentions), str(file)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    made: Found = json.loads(done.stdout)
    print(f"  {what} {mentions}: {made}", file=sys.stderr, flush=True)
    return made


def _write(mentions: int, file: Path) -> Found:
    from legatus.ingest.resolve import resolve
    from legatus.ontology.turtle import trig

    given = list(records(mentions))
    resolved = [record for record in resolve(given) if not record.id.startswith("article/")]
    with file.open("w", encoding="utf-8") as out:
        out.writelines(trig([*given, *resolved]))
    return {"records": len(given) + len(resolved)}


def _ours(file: Path) -> Found:
    from legatus.ontology.validate import validate_file

    began = time.process_time()
    report = validate_file(file)
    return _spent(began) | {"violations": len(report.violations), "warnings": len(report.warnings)}


def _pyshacl(file: Path) -> Found:
    import pyshacl
    from rdflib import Dataset, Graph

    from legatus.ontology.shapes import shapes

    began = time.process_time()
    data, graph = Dataset(default_union=True), Graph()
    data.parse(file, format="trig")
    for statement in data.triples((None, None, None)):
        graph.add(statement)
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=shapes(), inplace=True, inference="none", advanced=True)
    return _spent(began) | {"triples": len(graph), "conforms": bool(conforms)}


def _spent(began: float) -> Found:
    seconds = time.process_time() - began
    return {"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


TEXT = """
## Validating

CPU seconds and peak memory of `legatus validate FILE`, of an export with its resolved records: parsing, the SHACL
shapes, and the checks beside them (ids, dates, quotes against texts, plausibility). `pyshacl` runs the shapes alone, on
a graph parsed by rdflib. All by a fixed rule (`benchmarks/generated.py`).
"""


def section(found: Found) -> Iterator[str]:
    """The lines of the page."""
    yield TEXT
    head = ("mentions", "ours, CPU s", "a CPU s", "ours, MB", "pyshacl, CPU s", "pyshacl, MB", "pyshacl / ours")
    yield from table(head, map(_row, found["runs"]))


def _row(run: Found) -> tuple[str, ...]:
    ours, other = run["ours"], run.get("pyshacl")
    rate = f"{run['mentions'] / ours['seconds']:,.0f} mentions"
    cells = (f"{run['mentions']:,}", f"{ours['seconds']:.1f}", rate, f"{ours['megabytes']:.0f}")
    if other is None:
        return *cells, "", "", ""
    return *cells, f"{other['seconds']:.1f}", f"{other['megabytes']:.0f}", f"{other['seconds'] / ours['seconds']:.0f}"


def main() -> None:
    """Measure, and print what came out."""
    match sys.argv[1:]:
        case ["write", number, file]:
            print(json.dumps(_write(int(number), Path(file))))
        case ["ours", _, file]:
            print(json.dumps(_ours(Path(file))))
        case ["pyshacl", _, file]:
            print(json.dumps(_pyshacl(Path(file))))
        case numbers:
            given = [int(number) for number in numbers]
            found = validation(tuple(given[:1]) or MENTIONS, given[1] if len(given) > 1 else PYSHACL)
            print("\n".join(section(found)))


if __name__ == "__main__":
    main()
