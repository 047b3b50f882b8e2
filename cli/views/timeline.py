"""A timeline for people: years as headings; a sign tells what a row is, a colour how it bears on the relation."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from legatus.cli.text import shown
from legatus.ontology.dates import EARLIEST
from legatus.ontology.vocabulary import scheme

if TYPE_CHECKING:
    from datetime import date as Day

    from rich.console import Console
    from rich.table import Table

    from legatus.queries.dossier.model import Dossier
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

#: How statements and acts bear on the relation; the words say it too, for whoever sees no colours.
STANCES = {"cooperative": "green", "critical": "yellow", "threatening": "red", "neutral": ""}
LINK = re.compile(r"https?://")

#: What is said better than by class and kind.
WORDS = {
    ("tenure", "start"): "took office",
    ("tenure", "end"): "left office",
    ("administration", "start"): "administration begins",
    ("administration", "end"): "administration ends",
}
UNDATED = "undated"

#: From this width on the source has a column of its own.
WIDE, SOURCE = 120, 44
#: A date takes so much at most; a longer one goes on below, but for a timeline of one line a row.
DATE = 13
#: So many lines of a quote; `legatus evidence` gives all of it.
LINES = 2


def view(console: "Console", rows: Sequence["Row"], terms: "Dossier | None" = None, *, compact: bool = False) -> None:
    """Print rows, which are in their order, under their years; undated ones come last.

    `terms`: the terms of office in this time, as bars above all. `compact`: a line a row.
    """
    from rich.text import Text

    from legatus.cli.views.bars import chart

    if terms is not None:
        chart(console, terms, [day for row in rows if row.what != "administration" and (day := _begun(row))])
    for number, (year, group) in enumerate(groupby(rows, key=_year)):
        if number:
            console.print()
        console.print(Text(year, style="bold"))
        console.print(_table(console, list(group), compact))


def _table(console: "Console", rows: Sequence["Row"], compact: bool) -> "Table":
    """The rows of a year: date, sign, what and who with the quote, and the source behind it or below."""
    from rich.table import Table
    from rich.text import Text

    wide = console.width >= WIDE
    date = max(DATE, *(len(_date(row)) for row in rows)) if compact else DATE
    overflow: Literal["ellipsis", "fold"] = "ellipsis" if compact else "fold"
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(min_width=date, max_width=date)
    table.add_column(min_width=1, max_width=1)
    table.add_column(ratio=1, no_wrap=compact, overflow=overflow)
    if wide:
        table.add_column(width=SOURCE, no_wrap=compact, overflow=overflow)
    room = LINES * (console.width - date - 4 - (SOURCE + 1 if wide else 0))
    for row in rows:
        colour, source = _colour(row), Text(shown(row.source), style=_source_style(row))
        said = Text.assemble((shown(_kind(row)), f"bold {colour}".strip()), "  ", shown(row.who))
        if row.issues:
            said.append("  ").append(", ".join(row.issues), style="italic")
        if row.text and not compact:
            said.append("\n").append(shown(_quote(row, room - LINES)), style="dim")
        if row.source and not wide:
            said.append("  " if compact else "\n").append_text(source)
        table.add_row(
            Text(_date(row)), Text(SIGNS.get(row.what, OTHER)[0], style=colour), said, *([source] if wide else [])
        )
    return table


def _colour(row: "Row") -> str:
    """By stance, or by the score of an act's type; by class where neither is."""
    if row.what == "statement":
        return STANCES.get(row.kind, "")
    concept = scheme("event-type").concepts.get(row.kind.split()[0]) if row.what == "event" and row.kind else None
    if concept is None or concept.score is None:
        return SIGNS.get(row.what, OTHER)[1]
    return "green" if concept.score > 0 else "red" if concept.score < 0 else ""


def _source_style(row: "Row") -> str:
    """Dim, and a link where the terminal knows links and the article has a web address."""
    return (
        f"dim link {row.url}" if row.url and LINK.match(row.url) and not re.search(r"[\s\x00-\x1f]", row.url) else "dim"
    )


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


def _quote(row: "Row", room: int) -> str:
    text = " ".join(row.text.split())
    if not text:
        return ""
    return f"“{text}”" if len(text) + 2 <= room else f"“{text[: room - 4].rsplit(' ', 1)[0]} …”"


def _begun(row: "Row") -> "Day | None":
    """The day by which the thing had begun."""
    if row.bounds is None:
        return None
    low, high = row.bounds
    return high if low == EARLIEST else low


def _year(row: "Row") -> str:
    """The heading of a row: the year by which the thing had begun."""
    begun = _begun(row)
    return str(begun.year) if begun else UNDATED


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
