"""`python -m benchmarks` measures on this machine and writes `docs/performance.md`. It takes some minutes."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import bulk, increment, load
from benchmarks.measure import MEASURES
from legatus.cli.markdown import table

PAGE = Path("docs/performance.md")
PACKAGES = ("spacy", "thinc", "numpy", "pyahocorasick", "pyoxigraph", "arcadedb-embedded", "neo4j")
Found = dict[str, Any]


def measured(name: str) -> Found:
    """What a measurement found, in a process of its own. Raises where it failed."""
    command = [sys.executable, "-m", "benchmarks.measure", name]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    made: Found = json.loads(done.stdout.splitlines()[-1])
    return made


def page(found: dict[str, Found]) -> Iterator[str]:
    """The lines of the page."""
    yield from ("# Performance", "", "<!-- Made by `python -m benchmarks`. -->", "")
    yield f"Measured on {date.today().isoformat()} on {machine()}, Python {platform.python_version()}, "
    yield ", ".join(f"{name} {version(name)}" for name in PACKAGES) + "."
    yield f"Load average: {os.getloadavg()[1]:.0f} (above the number of cores other work slows the wall times)."
    yield "Figures of one run on one machine: the ratios, measured side by side, say more than the seconds."
    yield from _reading(found["reading"])
    yield from _graph(found["resolving"])
    yield from load.section(found["loading"])
    yield from bulk.section(found["bulk"])
    yield from increment.section(found["increment"])
    yield from _start(found["cold_start"])


READING = """
## Reading

CPU time of `read` beside that of plain `nlp.pipe` (batches of 32) of the same language model over the same raw texts,
the model loaded and warm. *General news* is made by a fixed rule (`benchmarks/general_news.py`; one article in twenty
is diplomatic); *a government's texts* are White House documents of two years, domestic ones too; *diplomatic texts* are
our seed articles and White House readouts. Our time holds everything: cleaning, language, gate, parsing, rules,
signatures of near-duplicates. *Passed* counts the articles that the gate lets through. Made news names fewer states and
offices than a real archive does: there the gate lets more through, and the ratio is lower.
"""


def _reading(found: Found) -> Iterator[str]:
    yield READING
    head = ("corpus", "articles", "passed", "words", "ours, CPU s", "plain, CPU s", "articles a CPU s", "plain / ours")
    yield from table(head, (_corpus(name, each) for name, each in found["corpora"].items()))
    yield ""
    yield f"A process that read all of them took at most {found['megabytes']:.0f} MB. What the gate costs in recall"
    yield "stands in [accuracy](accuracy.md#real-articles)."


def _corpus(name: str, each: Found) -> tuple[str, ...]:
    counts = (f"{each[key]:,}" for key in ("articles", "passed", "words"))
    seconds = (f"{each[key]:.1f}" for key in ("ours", "plain"))
    return name, *counts, *seconds, f"{each['articles'] / each['ours']:.0f}", f"{each['plain'] / each['ours']:.2f}"


def _graph(found: Found) -> Iterator[str]:
    yield from ("", "## Resolving and exporting", "")
    rows = [
        (
            "resolve",
            f"{found['mentions']:,} mentions",
            f"{found['resolve']:.2f}",
            _rate(found["mentions"], found["resolve"]),
        ),
        (
            "export as TriG",
            f"{found['records']:,} records",
            f"{found['export']:.2f}",
            _rate(found["records"], found["export"]),
        ),
    ]
    yield from table(("what", "of", "CPU s", "a CPU s"), rows)


def _start(found: Found) -> Iterator[str]:
    yield from ("", "## From nothing to an answer", "")
    yield "Wall time of whole commands, the start of Python included, with the embedded database in an empty home."
    yield ""
    labels = {
        "help": "`legatus --help`",
        "first": "`legatus query`, nothing there yet: the database is made, the server boots",
        "second": "`legatus query`, the server boots again",
        "ingest": "`legatus ingest` of the 30 seed articles, the server boots",
        "start": "`legatus server start`",
        "kept": "`legatus query`, the server kept up",
    }
    yield from table(("command", "seconds"), ((label, f"{found[name]:.1f}") for name, label in labels.items()))


def _rate(number: int, seconds: float) -> str:
    return f"{number / max(seconds, 0.001):,.0f}"


def machine() -> str:
    """The processor and its count."""
    names = [line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")]
    return f"{names[0] if names else platform.processor() or platform.machine()} ({os.cpu_count()} cores)"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text("utf-8").splitlines() if path.exists() else []


def main() -> None:
    found = {}
    for name in MEASURES:
        print(f"measuring {name} …", file=sys.stderr)
        found[name] = measured(name)
    PAGE.write_text("\n".join(page(found)).rstrip() + "\n", "utf-8")
    print(f"{PAGE} written")


if __name__ == "__main__":
    main()
