"""`python -m benchmarks [--small | --large] [PART …]` measures on this machine and writes `docs/performance.md`.

Without a part: all of them, in up to 15 minutes on two cores that have nothing else to do. What each part found is kept
under `build/benchmarks/`, so the page always has the last figures of every part, whichever was run. Each part can also
be run by itself with sizes of one's own (`python -m benchmarks.load 200_000 1_000_000`), and then prints its lines.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import bulk, export, increment, load, sections, turtle, validation
from legatus.cli.markdown import table

PAGE, KEPT = Path("docs/performance.md"), Path("build/benchmarks")
PACKAGES = ("spacy", "thinc", "numpy", "pyahocorasick", "pyoxigraph", "arcadedb-embedded", "neo4j")
SIZES = ("small", "usual", "large")
Found = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its name among the measures, its lines, and the arguments of the measure by size."""

    name: str
    section: Callable[[Found], Iterator[str]]
    small: tuple[Any, ...] = ()
    usual: tuple[Any, ...] = ()
    large: tuple[Any, ...] = ()


PARTS = (
    Part("reading", sections.reading),
    Part("resolving", sections.resolving),
    Part("loading", load.section, (200, 5_000), (5_000, 100_000), (200_000, 1_000_000)),
    Part("exporting", export.section, (200, 5_000), (5_000, 100_000), (200_000, 1_000_000)),
    Part(
        "writing",
        turtle.section,
        ((10_000, 50_000), 10_000),
        (turtle.TRIPLES, turtle.RDFLIB),
        (turtle.TRIPLES, turtle.RDFLIB),
    ),
    Part(
        "bulk",
        bulk.section,
        ((2_000, 20_000), 200),
        ((100_000, 1_000_000), 20_000),
        ((100_000, 1_000_000, 10_000_000), 200_000),
    ),
    Part("increment", increment.section, (500, 3), (20_000, 25), (200_000, 25)),
    Part("validation", validation.section, ((200,), 100), ((20_000,), 1_000), ((20_000, 200_000), 1_000)),
    Part("cold_start", sections.cold_start),
)


def measured(part: Part, size: str) -> Found:
    """What a measurement found, in a process of its own, and how long it took; or why it failed."""
    command = [sys.executable, "-m", "benchmarks.measure", part.name, json.dumps(getattr(part, size))]
    began = time.time()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    print(done.stderr, end="", file=sys.stderr, flush=True)
    made: Found = {"seconds": time.time() - began, "size": size, "day": date.today().isoformat()}
    made["load"] = os.getloadavg()[1]
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()] or [f"it ended with code {done.returncode}"]
        return made | {"failed": said[-1]}
    return made | {"found": json.loads(done.stdout.splitlines()[-1])}


def page(kept: dict[str, Found]) -> Iterator[str]:
    """The lines of the page, of what was kept of each part."""
    yield from ("# Performance", "", "<!-- Made by `python -m benchmarks`. -->", "")
    yield f"Measured on {machine()}, Python {platform.python_version()}, "
    yield ", ".join(f"{name} {version(name)}" for name in PACKAGES) + "."
    yield "Figures of one run on one machine: the ratios, measured side by side, say more than the seconds."
    for part in PARTS:
        if part.name in kept:
            yield from _part(part, kept[part.name])
    yield from ("", "## How it was measured", "")
    yield "A load average above the number of cores says that other work slowed the wall times."
    yield ""
    yield from table(("part", "day", "sizes", "seconds", "load average"), _runs(kept))


def _part(part: Part, kept: Found) -> Iterator[str]:
    if "failed" in kept:
        yield from ("", f"## {part.name.replace('_', ' ').capitalize()}", "", f"Not measured: {kept['failed']}")
        return
    yield from part.section(kept["found"])
    for reason in dict.fromkeys(kept["found"].get("missing", ())):
        yield from ("", f"Without Neo4j: {reason}.")


def _runs(kept: dict[str, Found]) -> Iterator[tuple[str, ...]]:
    for part in PARTS:
        if part.name in kept:
            one = kept[part.name]
            yield part.name.replace("_", " "), one["day"], one["size"], f"{one['seconds']:.0f}", f"{one['load']:.0f}"


def machine() -> str:
    """The processor and its count."""
    names = [line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")]
    return f"{names[0] if names else platform.processor() or platform.machine()} ({os.cpu_count()} cores)"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text("utf-8").splitlines() if path.exists() else []


def main(arguments: list[str]) -> int:
    """Measure, and write the page; 1 where a part failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("part", nargs="*", help=f"of {', '.join(part.name for part in PARTS)}; all of them by default")
    for size in ("small", "large"):
        parser.add_argument(f"--{size}", dest="size", action="store_const", const=size, default="usual")
    parser.add_argument("--page", type=Path, default=PAGE, help="where to write; what was found is kept beside it")
    given = parser.parse_args(arguments)
    unknown = set(given.part) - {part.name for part in PARTS}
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    folder = KEPT if given.page == PAGE else given.page.with_suffix(".parts")
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for part in PARTS:
        if not given.part or part.name in given.part:
            print(f"measuring {part.name} …", file=sys.stderr, flush=True)
            made = measured(part, given.size)
            failed += "failed" in made
            (folder / f"{part.name}.json").write_text(json.dumps(made), "utf-8")
    kept = {file.stem: json.loads(file.read_text("utf-8")) for file in folder.glob("*.json")}
    given.page.write_text("\n".join(page(kept)).rstrip() + "\n", "utf-8")
    print(f"{given.page} written")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
