"""Comma-separated values as RFC 4180 has them, but for line feeds; lists of single values with `; ` between them."""

import csv
from collections.abc import Sequence
from typing import TextIO

from legatus.cli.formats import Row
from legatus.cli.text import cell

SUFFIXES = (".csv",)
BINARY = False


def write(columns: Sequence[str], rows: Sequence[Row], file: TextIO, delimiter: str = ",") -> None:
    """A head and a line a row; missing values are empty."""
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    if columns:  # the embedded server names none where a statement has no rows
        writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
