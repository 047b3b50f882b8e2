"""Every output format over every kind of value, and files that are there whole or not at all."""

import csv
import io
import json
import os
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from legatus.cli import formats, output, render
from legatus.ontology.errors import InputError, UsageError

COLUMNS = ("id", "day", "n", "ok", "score", "issues", "node", "none", "text")
ROWS: list[dict[str, Any]] = [
    {
        "id": "event/a",
        "day": date(2024, 2, 29),
        "n": 3,
        "ok": True,
        "score": Decimal("-2.5"),
        "issues": ["trade", "water"],
        "node": {"_labels": ["Post"], "at": datetime(2024, 1, 2, 3, 4, 5)},
        "none": None,
        "text": 'a "b", c|d\nsecond\tline <i>',
    },
    {"id": "event/b", "issues": [], "text": "ärger"},
]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, rows: Any = ROWS, columns: Any = COLUMNS) -> Path:
        path = tmp_path / f"rows{formats.named(name).SUFFIXES[0]}"
        render.show(columns, rows, to=str(path))
        return path

    return write


def test_json_keeps_types_and_columns(written: Callable[..., Path]) -> None:
    first, second = json.loads(written("json").read_text("utf-8"))
    assert list(first) == list(second) == list(COLUMNS)
    assert (first["day"], first["n"], first["ok"], first["score"]) == ("2024-02-29", 3, True, -2.5)
    assert first["issues"] == ["trade", "water"]
    assert first["node"] == {"_labels": ["Post"], "at": "2024-01-02T03:04:05"}
    assert (second["none"], second["issues"]) == (None, [])
    lines = written("jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [first, second]


def test_what_json_cannot_hold_is_text(written: Callable[..., Path]) -> None:
    rows = [{"x": value} for value in (float("nan"), float("inf"), float("-inf"), b"\x00\xff")]
    assert [row["x"] for row in json.loads(written("json", rows, ["x"]).read_text("utf-8"))] == [
        "NaN",
        "Infinity",
        "-Infinity",
        "00ff",
    ]


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_delimited_files_come_back_as_they_were(name: str, delimiter: str, written: Callable[..., Path]) -> None:
    text = written(name).read_bytes().decode("utf-8")
    head, first, second = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert tuple(head) == COLUMNS
    assert first[:6] == ["event/a", "2024-02-29", "3", "true", "-2.5", "trade; water"]
    assert first[8] == ROWS[0]["text"]
    assert second == ["event/b", "", "", "", "", "", "", "", "ärger"]


def test_markdown_has_one_line_a_row(written: Callable[..., Path]) -> None:
    lines = written("md").read_text("utf-8").splitlines()
    assert len(lines) == 4
    assert lines[1] == "|" + " --- |" * len(COLUMNS)
    assert "c\\|d<br>second\tline &lt;i>" in lines[2]


def test_parquet_is_typed(written: Callable[..., Path]) -> None:
    frame = pd.read_parquet(written("parquet"))
    assert list(frame.columns) == list(COLUMNS)
    assert frame["day"].dtype.kind == "M"
    assert frame["n"].tolist()[0] == 3
    assert list(frame["issues"][0]) == ["trade", "water"]
    assert json.loads(str(frame["node"][0]))["_labels"] == ["Post"]
    mixed = pd.read_parquet(written("parquet", [{"x": 1}, {"x": "a"}, {"x": [2]}, {"x": 2**70}], ["x"]))
    assert mixed["x"].tolist() == ["1", '"a"', "[2]", str(2**70)]
    assert pd.read_parquet(written("parquet", [])).empty


@pytest.mark.parametrize("name", formats.names())
def test_no_rows_are_no_error(name: str, written: Callable[..., Path]) -> None:
    assert written(name, []).exists()
    assert written(name, [], []).exists()


def test_a_table_stays_within_eighty_columns(written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    narrow = [{"host": "MEX", "who": "Ana Ruiz"}, {"host": "CAN", "who": "Bo Li"}]
    assert written("table", narrow, ["host", "who"]).read_text("utf-8").splitlines()[:2] == [
        "host  who",
        "MEX   Ana Ruiz",
    ]
    long = [
        {"id": f"tenure/{'x' * 50}.{n}", "quote": "word " * 60, "url": "https://example.org/" + "y" * 90} for n in "ab"
    ]
    lines = written("table", long, ["id", "quote", "url"]).read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.startswith("id ")] == [f"id     {row['id']}" for row in long]


def test_text_from_the_web_does_not_command_a_terminal(written: Callable[..., Path]) -> None:
    shown = written("table", [{"x": "\x1b[31mred\x07\x9b"}], ["x"]).read_text("utf-8")
    assert "␛[31mred␇�" in shown
    assert not set("\x1b\x07\x9b") & set(shown)


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("old")
    with pytest.raises(RuntimeError), output.text(str(path)) as file:
        file.write("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "real.csv", tmp_path / "link.csv"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    with output.text(str(link)) as file:
        file.write("new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    with output.text(str(tmp_path / "fresh.csv")) as file:
        file.write("x")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "fresh.csv").stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"), output.text(str(tmp_path / "no" / "x.csv")):
        pass
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(InputError, match=r"folder\.csv: cannot be written"), output.text(str(tmp_path / "folder.csv")):
        pass


def test_the_suffix_says_the_format_and_an_option_wins() -> None:
    assert render.chosen(None, "rows.NDJSON") == "jsonl"
    assert render.chosen("md", "rows.csv") == "md"
    with pytest.raises(UsageError, match="say --format"):
        render.chosen(None, "rows")
