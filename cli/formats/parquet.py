"""Parquet, typed: numbers, truth values, days and lists stay what they are."""

from collections.abc import Sequence
from typing import IO, Any

from legatus.cli.formats import Row
from legatus.cli.text import as_json, plain

SUFFIXES = (".parquet", ".pq")
BINARY = True


def write(columns: Sequence[str], rows: Sequence[Row], file: IO[bytes]) -> None:
    """One file. A column that mixes types, or holds nodes and maps, is JSON text."""
    from legatus.queries.frames import frame

    values = {column: _column([row.get(column) for row in rows]) for column in columns}
    made = frame(columns, [{c: values[c][n] for c in columns} for n in range(len(rows))])
    made.to_parquet(file, index=False)


def _column(values: list[Any]) -> list[Any]:
    kinds = {_kind(value) for value in values if value is not None}
    if len(kinds - {()}) <= 1 and "mixed" not in kinds:
        return values
    return [None if value is None else as_json(value) for value in values]


def _kind(value: Any) -> Any:
    """What Arrow takes for one type; an empty list goes with any list."""
    if isinstance(value, list | tuple):
        kinds = {_kind(item) for item in value if item is not None}
        return ("list", *kinds) if len(kinds) == 1 and "mixed" not in kinds else () if not kinds else "mixed"
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int):
        return "number" if -(2**63) <= value < 2**63 else "mixed"
    if isinstance(value, float):
        return "number"
    return "mixed" if plain(value) is not value and isinstance(value, dict) else type(value).__name__
