"""Tab-separated values, quoted as CSV is where a value holds a tab or a line feed."""

from collections.abc import Sequence
from typing import TextIO

from legatus.cli.formats import Row, csv

SUFFIXES = (".tsv", ".tab")
BINARY = False


def write(columns: Sequence[str], rows: Sequence[Row], file: TextIO) -> None:
    """A head and a line a row; missing values are empty."""
    csv.write(columns, rows, file, delimiter="\t")
