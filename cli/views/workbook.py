"""Excel workbooks of plain values: true dates where they are exact, text that stays text, the same bytes every time."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import datetime
from typing import IO, Any

from legatus.cli import reports
from legatus.cli.text import cell, plain
from legatus.cli.views.safe import xml
from legatus.ontology.errors import InputError

#: The limits of a sheet: https://support.microsoft.com/office, "Excel specifications and limits".
ROWS, LETTERS = 1_048_576, 32_767
#: Excel counts days from here, and has no earlier ones.
FIRST = Day(1900, 3, 1)
#: The widest a column is made, in letters.
WIDEST = 60
#: The date that files within the workbook carry.
_STAMP = (1980, 1, 1, 0, 0, 0)

Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]]]


def write(sheets: Iterable[Sheet], file: IO[bytes], as_of: str | None = None) -> None:
    """Write a workbook. `as_of`: the day that it says it was made on. Raises `InputError` where a sheet is too long."""
    openpyxl = reports.library("openpyxl", "spreadsheet", "Excel")
    book = openpyxl.Workbook(write_only=True)
    for name, columns, rows in sheets:
        _sheet(book, name, columns, list(rows))
    made = io.BytesIO()
    book.save(made)
    _settled(made, file, as_of or "1980-01-01")


def _sheet(book: Any, name: str, columns: Sequence[str], rows: list[Sequence[Any]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    if len(rows) >= ROWS:
        raise InputError(f"{len(rows)} rows do not fit into a sheet of Excel, which has {ROWS}")
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    values = [[_value(value) for value in row] for row in rows]
    for place, column in enumerate(columns):
        longest = max([len(column), *(len(str(row[place] or "")) for row in values[:500])])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(longest + 2, WIDEST)
    if columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(values) + 1}"

    def made(value: Any, bold: bool = False) -> Any:
        placed = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            placed.data_type = "s"  # also what begins with "=", which would be a formula
        elif isinstance(value, Day):
            placed.number_format = "yyyy-mm-dd"
        if bold:
            placed.font = Font(bold=True)
        return placed

    sheet.append([made(xml(column), bold=True) for column in columns])
    for row in values:
        sheet.append([made(value) for value in row])


def _value(value: Any) -> Any:
    """A value as a cell has it: numbers, truth values, days that Excel knows; all else as text."""
    if value is None or isinstance(value, bool | float) or (isinstance(value, int) and abs(value) < 10**15):
        return cell(value) if isinstance(plain(value), str) else value
    if isinstance(value, Day) and not isinstance(value, datetime) and value >= FIRST:
        return value
    text = xml(cell(value))
    return text if len(text) <= LETTERS else text[: LETTERS - 20] + " … (cut by Excel)"


def _settled(made: io.BytesIO, file: IO[bytes], as_of: str) -> None:
    """Copy the workbook without the time at which it was written."""
    with zipfile.ZipFile(made) as written, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as settled:
        for entry in written.infolist():
            content = written.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>" + as_of.encode() + b"T00:00:00Z", content)
            settled.writestr(zipfile.ZipInfo(entry.filename, _STAMP), content, zipfile.ZIP_DEFLATED)
