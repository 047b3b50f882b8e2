"""JSON Lines: one object a row, with every column, `null` where there is no value."""

from collections.abc import Sequence
from typing import TextIO

from legatus.cli.formats import Row
from legatus.cli.text import as_json

SUFFIXES = (".jsonl", ".ndjson")
BINARY = False


def write(columns: Sequence[str], rows: Sequence[Row], file: TextIO) -> None:
    """An object a line."""
    for row in rows:
        file.write(as_json({column: row.get(column) for column in columns}) + "\n")
