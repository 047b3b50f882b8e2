"""A timeline for people: years as headings, and what kind of thing a row is told by a sign and a colour."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from legatus.cli.text import shown
from legatus.ontology.vocabulary import scheme

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from legatus.queries.timeline import Row

#: By what a row is about: a sign that tells it without colours, and a colour.
SIGNS = {
    "tenure": ("◆", "cyan"),
    "nomination": ("◇", "cyan"),
    "milestone": ("◆", "cyan"),
    "administration": ("■", "magenta"),
    "event": ("●", "yellow"),
    "statement": ("“", "green"),
}
OTHER = ("·", "")

#: What is said better than by class and kind.
WORDS = {
    ("tenure", "start"): "took office",
    ("tenure", "end"): "left office",
    ("administration", "start"): "administration begins",
    ("administration", "end"): "administration ends",
}
UNDATED = "undated"

#: So much of a quote; `legatus evidence` gives all of it.
QUOTE = 160


def view(console: "Console", rows: Sequence["Row"]) -> None:
    """Print rows, which are in their order, under their years; undated ones come last."""
    from rich.text import Text

    for number, (year, group) in enumerate(groupby(rows, key=_year)):
        if number:
            console.print()
        console.print(Text(year, style="bold"))
        console.print(_table(list(group)))


def _table(rows: Sequence["Row"]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=13)
    table.add_column(width=1)
    table.add_column(ratio=1)
    for row in rows:
        sign, colour = SIGNS.get(row.what, OTHER)
        said = Text.assemble((shown(_kind(row)), f"bold {colour}".strip()), "  ", shown(row.who))
        if row.issues:
            said.append(f"  {', '.join(row.issues)}", style="italic")
        for part in (_quote(row), row.source):
            if part:
                said.append(f"\n{shown(part)}", style="dim")
        table.add_row(Text(_date(row)), Text(sign, style=colour), said)
    return table


def _kind(row: "Row") -> str:
    """What the row is, in words: `took office`, `credentials presented`, `SANCTION`, `critical statement`."""
    if (row.what, row.kind) in WORDS:
        return WORDS[row.what, row.kind]
    if row.what == "milestone":
        return scheme("milestone").concepts[row.kind].label
    kind = row.kind.replace("_", " ") if row.kind.islower() else row.kind
    if row.what == "statement":
        return f"{kind} statement"
    return f"{row.what} {kind}" if row.what in ("administration", "nomination") else kind


def _quote(row: "Row") -> str:
    text = " ".join(row.text.split())
    if not text:
        return ""
    return f"“{text}”" if len(text) <= QUOTE else f"“{text[:QUOTE].rsplit(' ', 1)[0]} …”"


def _year(row: "Row") -> str:
    """The heading of a row: the year by which the thing had begun."""
    if row.bounds is None:
        return UNDATED
    low, high = row.bounds
    return str((high if low.year == 1 else low).year)


def _about(date: str) -> str:
    """`2025-01~`, which is EDTF for an approximate date, as people write it: `~2025-01`; `%` is doubtful as well."""
    if date.endswith("%"):
        return f"~{date[:-1]}?"
    return f"~{date[:-1]}" if date.endswith("~") else date


def _date(row: "Row") -> str:
    """A date in words where it is a period: `by 2025-01-06`, `2024 to 2025-03`, as fine as the sources give it."""
    first, slash, last = "/".join(map(_about, (row.date or "").split("/"))).partition("/")
    if not slash:
        return first
    if first in ("", ".."):
        return f"by {last}"
    return f"{first} on" if last in ("", "..") else f"{first} to {last}"
