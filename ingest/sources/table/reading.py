"""Rows of a CSV, TSV or Excel file as texts, each with its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from legatus.ingest.files import opened, suffix
from legatus.ontology.errors import InputError, UsageError

EXCEL = (".xlsx", ".xlsm")
TEXT = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its line in the file, and the texts of its cells by column; empty cells are left out."""

    number: int
    cells: dict[str, str]


def lines(path: Path) -> tuple[tuple[str, ...], Iterator[Line]]:
    """The columns of a file, in lower case, and its rows; rows without any text, and those whose first cell begins with
    `#`, are no rows.

    Raises `InputError` where it is no such file, has no head or a column twice, `UsageError` where a library is
    missing.
    """
    if suffix(path) in EXCEL:
        table = _excel(path)
    elif suffix(path) in TEXT:
        table = _text(path)
    else:
        raise InputError(f"{path}: expected a table with the suffix .csv, .tsv or .xlsx")
    head = next(table, None)
    while head is not None and (not any(head[1]) or head[1][0].startswith("#")):
        head = next(table, None)
    if head is None:
        raise InputError(f"{path}: the table is empty")
    names = tuple(name.strip().casefold().replace(" ", "_") for name in head[1])
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise InputError(f"{path}:{head[0]}: the column '{twice[0]}' is there twice")
    return names, _rows(names, table, path)


def _rows(names: tuple[str, ...], table: Iterator[tuple[int, list[str]]], path: Path) -> Iterator[Line]:
    for number, cells in table:
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) > len(names) and any(cells[len(names) :]):
            raise InputError(f"{path}:{number}: has {len(cells)} cells, and the head {len(names)} columns")
        yield Line(number, {name: text for name, text in zip(names, cells, strict=False) if name and text})


def first_line(text: str) -> str:
    """The first line that is neither empty nor a remark: the head."""
    lines = (line.lstrip("\ufeff") for line in text.splitlines())
    return next((line for line in lines if line.strip(" ,;\t") and not line.lstrip('"').startswith("#")), "")


def delimiter(head: str) -> str:
    """What parts the cells of a table, by its head."""
    return "\t" if "\t" in head else ";" if head.count(";") > head.count(",") else ","


def _text(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = opened(path).text()
    mark = delimiter(first_line(text))
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=mark, strict=True)
    before = 0
    try:
        for cells in reader:
            yield before + 1, [" ".join(cell.split()) for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}") from None


def _excel(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The first sheet of a workbook."""
    import pandas as pd

    try:
        frame = pd.read_excel(path, sheet_name=0, header=None, dtype=object, engine="openpyxl")
    except ImportError:
        raise UsageError(
            f"{path}: reading Excel needs openpyxl; install the extra: pip install 'legatus[spreadsheet]'"
        ) from None
    except (ValueError, KeyError, OSError) as error:
        raise InputError(f"{path}: cannot be read as Excel ({error})") from None
    for number, row in enumerate(frame.itertuples(index=False), 1):
        yield number, [_cell(value) for value in row]


def _cell(value: object) -> str:
    """A cell as text: a day as ISO, a whole number without a point, nothing for an empty one."""
    import pandas as pd

    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
