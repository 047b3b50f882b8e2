"""Terms of office as bars on a terminal, over an axis of years.

A bar is solid where somebody was certainly in office, and soft where a day is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import TYPE_CHECKING

from legatus.cli.text import count, shown
from legatus.cli.views import wording
from legatus.cli.views.axis import ticks
from legatus.cli.views.layout import EPOCH, Bar, bar, extent, number, term_lanes

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from legatus.queries.dossier.model import Dossier, Fact

#: The width of names, and from which width of a terminal on they have more room and dates stand behind the bars.
NAME, WIDE_NAME, WIDE, DATES = 24, 40, 160, 52
#: A cell of a bar stands for so many days at most: terms of some years can be told from each other.
COARSEST = 366.0
#: The axis shows so many days at least, unless a shorter time is asked for.
SHORTEST = 366
#: What the axis of `ticks` takes for the width of a letter.
LETTER = 8
COLOURS = {"administration": "magenta", "tenure": "cyan", "nomination": "blue"}


@dataclass(frozen=True, slots=True)
class Signs:
    """The letters of a bar: solid, softer and softer, and the mark of one that goes on beyond the axis."""

    solid: str
    soft: str
    before: str
    after: str


BLOCKS, ASCII = Signs("█", "▒░", "◂", "▸"), Signs("=", "-.", "<", ">")


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: its first day and the day after its last (from 1970-01-01), in so many cells."""

    first: int
    last: int
    cells: int

    def cell(self, day: float) -> int:
        """The cell of a day; outside the axis it lies below 0 or beyond the last."""
        return int((day - self.first) * self.cells // (self.last - self.first))


def chart(console: "Console", dossier: "Dossier", told: Sequence[Day] = ()) -> None:
    """Print the bars of a dossier's terms, lane by lane; nothing where it has none.

    `told`: the days of what stands below the chart, which its axis covers.

    Of a long time the axis shows the latest part, and a line says how many terms lie outside it.
    """
    from rich.text import Text

    numbered = [(n, fact) for n, fact in enumerate(dossier.facts) if fact.lasting and fact.possible]
    if not numbered:
        return
    wide = console.width >= WIDE
    name = min(WIDE_NAME if wide else NAME, max(len(_name(fact)) for _, fact in numbered) + 2)
    cells = max(10, console.width - name - 1 - (DATES if wide else 0))
    scale = _scale(dossier, told, cells)
    signs = BLOCKS if console.encoding.lower().startswith("utf") else ASCII
    console.print(Text(" " * (name + 1) + _axis(scale), style="bold"), no_wrap=True, crop=True)
    outside = 0
    for lane, facts in term_lanes(dossier, numbered):
        drawn = sorted(((fact, bar(n, fact, 0)) for n, fact in facts), key=lambda d: (d[1].begun or d[1].low, d[0].id))
        seen = [(fact, made) for fact, made in drawn if made.low < scale.last and made.high > scale.first]
        outside += len(drawn) - len(seen)
        if seen:
            console.print(Text(shown(lane), style="dim"), no_wrap=True, overflow="ellipsis")
        for fact, made in seen:
            console.print(_line(fact, made, scale, signs, name, wide), no_wrap=True, crop=True)
    if outside:
        since = wording.day(Day.fromordinal(max(1, scale.first + EPOCH)))
        console.print(
            Text(f"{count(outside, 'term')} outside the years shown (from {since}); --from and --to choose them")
        )
    console.print()


def _line(fact: "Fact", made: Bar, scale: Scale, signs: Signs, name: int, wide: bool) -> "Text":
    from rich.cells import set_cell_size
    from rich.text import Text

    said = shown(_name(fact))
    called = set_cell_size(f"  {said}", name)
    if len(said) + 2 > name:
        called = f"{set_cell_size(f'  {said}', name - 1)}…"
    line = Text.assemble(called, " ", (cells(made, scale, signs), COLOURS[fact.what]))
    if wide:
        when = dates(fact)
        line.append(f"  {when if len(when) <= DATES - 2 else when[: DATES - 3] + '…'}", style="dim")
    return line


def _name(fact: "Fact") -> str:
    """The name of a bar; that an administration is one, its lane says."""
    return bar(0, fact, 0).label.removesuffix(" administration")


def cells(made: Bar, scale: Scale, signs: Signs = BLOCKS) -> str:
    """A bar as so many letters as the scale has cells."""
    low, high = scale.cell(made.low), scale.cell(made.high - 1)
    begun = scale.cell(made.begun) if made.begun is not None else None
    until = scale.cell(made.until - 1) if made.until is not None else None
    line = []
    for cell in range(scale.cells):
        if not low <= cell <= high:
            line.append(" ")
        elif begun is None or until is None:
            line.append(signs.soft[-1])
        elif begun <= cell <= until:
            line.append(signs.solid)
        else:
            away, span = (begun - cell, begun - low) if cell < begun else (cell - until, high - until)
            line.append(signs.soft[min(len(signs.soft) - 1, away * len(signs.soft) // (span + 1))])
    if low < 0 <= high:
        line[0] = signs.before
    if low < scale.cells <= high:
        line[-1] = signs.after
    return "".join(line)


def dates(fact: "Fact") -> str:
    """When a term began and ended, as the sources say: `14 Sep 2021 – by 6 Jan 2025`."""
    begun, ended = wording.words(fact.start), wording.words(fact.end)
    if begun or ended:
        return f"{begun or '?'} – {ended or '?'}"
    return wording.when(fact)


def _scale(dossier: "Dossier", told: Sequence[Day], cells: int) -> Scale:
    """The time of the terms, and of what else is told, within the period asked for; of a long one the latest part."""
    days = [number(day) for day in told]
    if not days or any(fact.what != "administration" for fact in dossier.facts):
        days += extent(dossier)
    first, last = min(days), max(days)
    short = max(0, SHORTEST - (last - first))  # so that soft ends and the axis can be seen
    first, last = first - short // 2, last + max(short // 2, (last - first) // 12)
    first = max(first, number(dossier.since)) if dossier.since else first
    last = min(last, number(dossier.until)) if dossier.until else last
    first = max(first, last + 1 - int(cells * COARSEST))
    return Scale(first, max(last, first) + 1, cells)


def _axis(scale: Scale) -> str:
    """Years (or months, of a short time) above their cells."""
    line = [" "] * scale.cells
    marks: Sequence[tuple[int, str, bool]] = ticks(scale.first, scale.last - 1, scale.cells * LETTER)
    free = 0
    for day, label, _ in marks:
        at = scale.cell(day)
        if free <= at <= scale.cells - len(label):
            line[at : at + len(label)] = label
            free = at + len(label) + 1
    return "".join(line)
