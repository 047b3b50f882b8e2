"""The template of a table: the columns with what they mean, and an example row."""

import csv
import io
from pathlib import Path

from legatus.ingest.sources.table.columns import columns
from legatus.ingest.sources.table.reading import EXCEL
from legatus.ontology.errors import UsageError


def text() -> str:
    """The template as CSV: a line `#` for each column, the head, and an example that is commented out."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(["# lines that begin with # are not read; fill the table below the head"])
    for column in columns().values():
        writer.writerow([f"# {column.name} ({', '.join(column.of)}): {column.meaning}"])
    writer.writerow(columns())
    writer.writerow(_example())
    return made.getvalue()


def write(path: Path) -> None:
    """Write the template as CSV or Excel, by the suffix. Raises `UsageError` where openpyxl is missing for Excel."""
    if path.suffix.lower() not in EXCEL:
        path.write_text(text(), encoding="utf-8", newline="")
        return
    try:
        from openpyxl import Workbook
    except ImportError:
        raise UsageError(
            f"{path}: writing Excel needs openpyxl; install the extra: pip install 'legatus[spreadsheet]'"
        ) from None
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("records")
    sheet.append(list(columns()))
    sheet.append(_example())
    sheet.freeze_panes = "A2"
    explained = book.create_sheet("columns")
    explained.append(["column", "of", "example", "meaning"])
    for column in columns().values():
        explained.append([column.name, ", ".join(column.of), column.example, column.meaning])
    book.save(path)


def _example() -> list[str]:
    """An example row, which is not read."""
    row = [column.example for column in columns().values()]
    return [f"# {row[0]}", *row[1:]]
