"""The table of envoys between the United States and Mexico: every row has a source, no post is held twice at once."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from legatus.ingest.lists import recognised
from legatus.ingest.outcomes import Mapped
from legatus.ingest.sources import table
from legatus.ontology.dates import bounds

FILE = Path(__file__).resolve().parents[2] / "seeds" / "reference" / "envoys.csv"
#: Gaps of more than so many days are real ones, told below.
LONG = timedelta(days=730)
#: The years in which gaps begin. The United States had but chargés from 1829, 1864 and 1919, and no relations from 1845
#: and 1913; the day on which the ambassador of 2019 left is not known, so that he is not among these. Mexico's gaps
#: are those where the sources do not reach (`seeds/reference/README.md`).
GAPS = {
    ("USA", "ambassador"): {1829, 1845, 1864, 1913, 1919, 2018},
    ("MEX", "ambassador"): {1831, 1868, 1898, 1945, 2013},
}
#: One person's promotion and the letters of the next one cross: not more than so many days.
CROSSING = timedelta(days=15)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_the_table_source_reads_every_row(rows: list[dict[str, str]]) -> None:
    info = recognised(FILE)
    assert info is not None
    assert info.name == "table"
    found = list(table.outcomes(FILE))
    assert len(found) == len(rows)
    assert all(isinstance(outcome, Mapped) for outcome in found)


def test_every_row_names_its_source(rows: list[dict[str, str]]) -> None:
    assert all(len(row["source"]) > 10 for row in rows)
    assert {(row["sending"], row["receiving"]) for row in rows} == {("USA", "MEX"), ("MEX", "USA")}


def _terms(rows: list[dict[str, str]], sending: str) -> Iterator[tuple[date, date, str]]:
    """The days of the heads of mission by rank, in order: the latest possible start, the earliest possible end."""
    found = []
    for row in rows:
        if row["sending"] == sending and row["role"] == "ambassador" and row["end"]:
            low, high = bounds(row["start"])[1], bounds(row["end"])[0]
            found.append((low, high, row["person"]))
    yield from sorted(found)


@pytest.mark.parametrize("sending", ["USA", "MEX"])
def test_no_post_is_held_by_two(rows: list[dict[str, str]], sending: str) -> None:
    for (_, end, one), (start, _, other) in pairwise(_terms(rows, sending)):
        assert one == other or end - start <= CROSSING, f"{one} until {end}, {other} since {start}"


@pytest.mark.parametrize("sending", ["USA", "MEX"])
def test_no_gap_that_is_not_real(rows: list[dict[str, str]], sending: str) -> None:
    gaps = {end.year for (_, end, _), (start, _, _) in pairwise(_terms(rows, sending)) if start - end > LONG}
    assert gaps <= GAPS[sending, "ambassador"]
