"""The lines of docs/performance.md on what `measure` itself measures: reading, resolving, from nothing to an answer."""

from collections.abc import Iterator
from typing import Any

from legatus.cli.markdown import table

Found = dict[str, Any]

READING = """
## Reading

CPU time of `read` beside that of plain `nlp.pipe` (batches of 32) of the same language model over the same raw texts,
the model loaded and warm. *General news* is made by a fixed rule (`benchmarks/general_news.py`; one article in twenty
is diplomatic); *a government's texts* are White House documents of two years, domestic ones too; *diplomatic texts* are
our seed articles and White House readouts. Our time holds everything: cleaning, language, gate, parsing, rules,
signatures of near-duplicates. *Passed* counts the articles that the gate lets through. Made news names fewer states and
offices than a real archive does: there the gate lets more through, and the ratio is lower.
"""


def reading(found: Found) -> Iterator[str]:
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


def resolving(found: Found) -> Iterator[str]:
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


def cold_start(found: Found) -> Iterator[str]:
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
