"""Excel: one sheet, with true dates and numbers. Needs the extra `spreadsheet`."""

from collections.abc import Sequence
from typing import IO

from legatus.cli.formats import Row

SUFFIXES = (".xlsx",)
BINARY = True


def write(columns: Sequence[str], rows: Sequence[Row], file: IO[bytes]) -> None:
    """A head and a line a row. Raises `UsageError` where the library is missing."""
    from legatus.cli.views import workbook

    workbook.write([("Rows", columns, ([row.get(column) for column in columns] for row in rows))], file)
