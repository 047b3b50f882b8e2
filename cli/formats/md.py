"""A table in GitHub's Markdown, to paste into notes."""

from collections.abc import Sequence
from typing import TextIO

from legatus.cli.formats import Row
from legatus.cli.text import cell

SUFFIXES = (".md",)
BINARY = False


def write(columns: Sequence[str], rows: Sequence[Row], file: TextIO) -> None:
    """A head and a line a row."""
    if not columns:  # the embedded server names none where a statement has no rows
        return
    _line(columns, file)
    file.write("|" + " --- |" * len(columns) + "\n")
    for row in rows:
        _line([cell(row.get(column)) for column in columns], file)


def _line(cells: Sequence[str], file: TextIO) -> None:
    file.write("| " + " | ".join(map(_escaped, cells)) + " |\n")


def _escaped(text: str) -> str:
    """What would end the cell or the row, or count as markup of its own."""
    return "<br>".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").splitlines())
