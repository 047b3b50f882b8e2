"""JSON: one array with an object a row, each on a line of its own."""

from collections.abc import Sequence
from typing import TextIO

from legatus.cli.formats import Row
from legatus.cli.text import as_json

SUFFIXES = (".json",)
BINARY = False


def write(columns: Sequence[str], rows: Sequence[Row], file: TextIO) -> None:
    """An array; `[]` where there are no rows."""
    lines = (as_json({column: row.get(column) for column in columns}) for row in rows)
    file.write("[" + ",\n ".join(lines) + "]\n")
