"""A table for people: as wide as the terminal at most; rows that would not fit are shown one below the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from legatus.cli.formats import Row
from legatus.cli.terminal import console
from legatus.cli.text import cell, shown

if TYPE_CHECKING:
    from rich.console import Console

SUFFIXES = (".txt",)
BINARY = False

#: Between two columns.
GAP = 2
#: A cell of more lines than this is hard to read beside others.
TALLEST = 6


def write(columns: Sequence[str], rows: Sequence[Row], file: TextIO) -> None:
    """Columns side by side where every word fits into its column, else a block a row."""
    if not rows:
        return
    made = console(file)
    cells = [[shown(cell(row.get(column))) for column in columns] for row in rows]
    widths = _widths(columns, cells, made.width)
    if widths and len(rows) > 0:
        _side_by_side(made, columns, cells, widths)
    else:
        _blocks(made, columns, cells)


def _widths(columns: Sequence[str], cells: Sequence[Sequence[str]], total: int) -> list[int]:
    """The width of each column, or nothing where they do not fit: narrow ones get theirs, wide ones share the rest."""
    from rich.cells import cell_len

    by_column = list(zip(columns, *cells, strict=True))
    natural = [max(cell_len(line) for text in column for line in text.split("\n")) for column in by_column]
    words = [max(cell_len(word) for text in column for word in (text.split() or [""])) for column in by_column]
    left, widths = total - GAP * (len(columns) - 1), dict[int, int]()
    order = sorted(range(len(columns)), key=lambda n: natural[n])
    for place, n in enumerate(order):
        widths[n] = min(natural[n], left // (len(order) - place))
        left -= widths[n]
    lines = max(-(-natural[n] // max(widths[n], 1)) for n in order)
    if lines > TALLEST or any(widths[n] < words[n] for n in order):
        return []
    return [widths[n] for n in range(len(columns))]


def _side_by_side(made: "Console", columns: Sequence[str], cells: Sequence[Sequence[str]], widths: list[int]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold")
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        right = all(_is_number(row[number]) for row in cells)
        table.add_column(Text(column), width=width, overflow="fold", justify="right" if right else "left")
    for row in cells:
        table.add_row(*map(Text, row))
    made.print(table)


def _blocks(made: "Console", columns: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(cells):
        if number:
            made.print()
        block = Table.grid(padding=(0, GAP, 0, 0))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for column, text in zip(columns, row, strict=True):
            if text:
                block.add_row(Text(column), Text(text))
        made.print(block)


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "") or "0")
    except ValueError:
        return False
    return True
