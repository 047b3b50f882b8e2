"""Readings as Parquet: what comes back is what was written, and a file of other make is refused with its row."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import world
from exports import expected, export

from legatus.ingest import graph
from legatus.ingest.articles import add_read
from legatus.ingest.documents import Document, Reading
from legatus.ingest.reading_files import read, write
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record
from legatus.queries.database import Database
from legatus.queries.store import Changes

SPANISH = Reading(
    Document(key="es", origin="es.txt", raw="México y Canadá.", url="https://x.example/es"),
    skipped="language: es",
    language="es",
)


def written(tmp_path: Path, readings: list[Reading], name: str = "facts.parquet") -> Path:
    path = tmp_path / name
    with path.open("wb") as file:
        write(readings, world.EXTRACTOR, file)
    return path


def records(readings: list[Reading]) -> list[Record]:
    return graph.merged(r for reading in readings for r in graph.records(reading, world.EXTRACTOR))


def test_what_comes_back_is_what_was_written(tmp_path: Path) -> None:
    readings = [*world.readings(), SPANISH]
    back = list(read(written(tmp_path, readings)))
    assert [version for _, version in back] == [world.EXTRACTOR] * len(readings)
    assert [reading.document for reading, _ in back] == [reading.document for reading in readings]
    assert [reading.skipped for reading, _ in back] == [reading.skipped for reading in readings]
    assert records([reading for reading, _ in back]) == records(readings)


def test_more_than_a_row_group_comes_back_in_order(tmp_path: Path) -> None:
    many = [Reading(Document(key=str(n), origin=f"{n}.txt", raw=f"text {n}")) for n in range(700)]
    assert [reading.document for reading, _ in read(written(tmp_path, many))] == [r.document for r in many]


def test_the_same_readings_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (written(tmp_path, world.readings(), name).read_bytes() for name in ("1.parquet", "2.parquet"))
    assert one == two


def test_files_of_several_machines_add_up_in_any_order(database: Database, tmp_path: Path) -> None:
    readings = world.readings()
    first = written(tmp_path, [readings[0], SPANISH], "1.parquet")
    second = written(tmp_path, readings[1:], "2.parquet")
    summary = add_read(database, [second, first])
    assert summary.articles["new"] == len(readings)
    assert [str(skip.reason) for skip in summary.skipped] == ["language: es"]
    assert export(database) == expected(records(readings))
    again = add_read(database, [first, second])
    assert (again.articles, again.resolved) == ({"known": len(readings)}, Changes())


def changed(path: Path, change: Any) -> None:
    """A file of readings, with its rows changed by hand."""
    table = pq.read_table(path)
    rows = table.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, table.schema), path)


def first_fact(**values: Any) -> Any:
    return lambda rows: rows[1]["facts"][0].update(values)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (first_fact(recordType="rumour"), "'rumour' is no type of fact"),
        (first_fact(claimType="GOSSIP"), "'GOSSIP' is no value of claimType"),
        (first_fact(issue=["weather"]), "'weather' is no value of issue"),
        (first_fact(person="Ana Ruiz"), "the type event has no claim 'person'"),
        (first_fact(date="last Friday"), "date: "),
        (first_fact(evidence=[]), "event without a quote"),
        (first_fact(evidence=[{"start": 1, "end": 4, "text": "Mex", "shown": None}]), "does not stand in the text"),
        (first_fact(evidence=[{"start": 0, "end": 9999, "text": "Mexico", "shown": None}]), "does not stand"),
        (first_fact(rule=None), "without its rule"),
        (first_fact(confidence=1.5), "confidence is not from 0 to 1"),
        (lambda rows: rows[1].update(text=None), "no text"),
        (lambda rows: rows[1].update(media="papyrus"), "'papyrus' is no medium"),
        (lambda rows: rows[1].update(published="soon"), "published: "),
    ],
)
def test_a_row_that_extract_would_not_write_is_refused_with_its_number(tmp_path: Path, change: Any, says: str) -> None:
    path = written(tmp_path, world.readings())
    changed(path, change)
    with pytest.raises(InputError, match=rf"facts\.parquet: row 2: .*{says}"):
        list(read(path))


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sales.parquet"
    pq.write_table(pa.table({"key": ["a"], "origin": [1]}), path)
    with pytest.raises(InputError, match=r"sales\.parquet: the column 'origin' is int64, not string"):
        list(read(path))


def test_a_file_that_is_broken_or_not_there_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, world.readings())
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(InputError, match="broken"):
        list(read(path))
    with pytest.raises(InputError, match=r"none\.parquet: cannot be read: No such file"):
        list(read(tmp_path / "none.parquet"))


def test_a_bad_file_stays_out_whole_and_the_others_go_in(database: Database, tmp_path: Path) -> None:
    good, bad = written(tmp_path, world.readings()[:1], "good.parquet"), written(tmp_path, world.readings())
    changed(bad, lambda rows: rows[-1].update(key=None))
    summary = add_read(database, [bad, good])
    assert [failure.origin for failure in summary.failed] == [str(bad)]
    assert export(database) == expected(records(world.readings()[:1]))
