"""Readings as Parquet: a row an article, with its text and all that was found in it.

It is the hand-over between machines: what one has extracted, another adds to its graph without reading any text again,
in any order. pandas, DuckDB and Arrow read it as it stands.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from legatus.ingest import reading_rows
from legatus.ingest.documents import Reading
from legatus.ontology.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = (".parquet", ".pq")

#: Articles of one row group, which is what is held in memory: some megabytes of text.
ROWS = 256


def is_reading_file(path: Path) -> bool:
    """Whether a path is one of these files, by its suffix."""
    return path.suffix.lower() in SUFFIXES


def write(readings: Iterable[Reading], extractor: str, file: IO[bytes]) -> None:
    """Write readings, in their order and in constant memory. `extractor`: name and version of what has read them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns, iterator = _columns(), iter(readings)
    with pq.ParquetWriter(file, columns, compression="zstd") as writer:
        while rows := [reading_rows.row(reading, extractor) for reading in islice(iterator, ROWS)]:
            writer.write_table(pa.Table.from_pylist(rows, columns))


def read(path: Path) -> Iterator[tuple[Reading, str]]:
    """The readings of a file, each with its extractor's name and version, some at a time.

    Raises `InputError` with file and row for what `write` would not have written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with path.open("rb") as raw, pq.ParquetFile(raw) as file:
            _check_columns(path, file.schema_arrow)
            number = 0
            for batch in file.iter_batches(batch_size=ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield reading_rows.reading(row, f"{path}: row {number}"), row["extractor"]
    except pa.ArrowInvalid:
        raise InputError(f"{path}: not a Parquet file, or a broken one") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None


def _columns() -> "pa.Schema":
    import pyarrow as pa

    texts = pa.list_(pa.string())
    evidence = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string()), ("shown", pa.string())])
    fact = [
        ("recordType", pa.string()),
        *((claim.name, pa.string() if claim.functional else texts) for claim in reading_rows.claims()),
        ("evidence", pa.list_(evidence)),
        ("rule", pa.string()),
        ("confidence", pa.float64()),
    ]
    plain = (*reading_rows.STATED, *reading_rows.FOUND, "extractor")
    return pa.schema(
        [
            *((name, pa.string()) for name in plain),
            ("signature", texts),
            ("facts", pa.list_(pa.struct(fact))),
            ("text", pa.string()),
        ]
    )


def _check_columns(path: Path, found: "pa.Schema") -> None:
    """Raise `InputError` where a column is missing or of another type. A column more is the user's own."""
    for column in _columns():
        if column.name not in found.names:
            raise InputError(f"{path}: no column '{column.name}', which `legatus extract -o FILE.parquet` writes")
        kind = found.field(column.name).type
        if kind != column.type:
            raise InputError(f"{path}: the column '{column.name}' is {kind}, not {column.type}")
