"""`legatus sources`, `ingest --source`, `review` and `decide` from the command line."""

import json
from pathlib import Path

import pytest
from pocom_files import Folder, office
from program import Run


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "list")
    made.country(
        office("a", appointed="1990-01-05", started="1990-03-01", ended=("1993-06-07", "Left post on")),
        office("b", started="1993-09-01", ended="1992-01-01"),
    )
    return made


def test_the_lists_are_listed_without_a_database(bare: Run) -> None:
    rows = json.loads(bare("sources", "-f", "json").stdout)
    found = {row["name"]: row for row in rows}
    assert found["pocom"]["licence"] == "CC0-1.0"
    assert found["pocom"]["records"] == "7,262 office"


@pytest.mark.parametrize("named", [True, False])
def test_a_list_is_ingested_by_name_or_by_its_shape_and_audited(run: Run, folder: Folder, named: bool) -> None:
    result = run("ingest", *(["--source", "pocom"] if named else []), str(folder.root))
    assert result.exit_code == 0, "a source with known errors has still been imported"
    assert "office: 2 read = 1 mapped + 0 ignored + 1 reported" in result.stderr
    assert "missions-countries/mexico.xml:2: started 1993-09-01, after the end 1992-01-01" in result.stderr
    held = json.loads(run("query", "incumbents", "-p", "sending=USA", "-p", "on=1991-01-01", "-f", "json").stdout)
    assert [(row["host"], row["who"], row["certain"]) for row in held] == [("MEX", "Jane Quincy Doe", True)]


def test_a_rehearsal_of_a_list_needs_no_database(bare: Run, folder: Folder) -> None:
    result = bare("ingest", "--dry-run", "--source", "pocom", str(folder.root))
    assert result.exit_code == 0
    assert "facts     tenure: 1" in result.stderr


def test_an_audit_is_written_whole(bare: Run, folder: Folder, tmp_path: Path) -> None:
    file = tmp_path / "audit.json"
    result = bare("ingest", "--dry-run", "--audit", str(file), str(folder.root))
    assert result.exit_code == 0
    rows = json.loads(file.read_text(encoding="utf-8"))
    assert {"source": "pocom", "outcome": "mapped", "kind": "office", "n": 1, "origin": None, "why": None} in rows
    (reported,) = (row for row in rows if row["outcome"] == "reported")
    assert reported["origin"] == "missions-countries/mexico.xml:2"
    assert sum(row["n"] for row in rows if row["outcome"] in ("mapped", "ignored", "reported")) == 3


def test_a_source_that_there_is_not(bare: Run, folder: Folder) -> None:
    result = bare("ingest", "--source", "pokemon", str(folder.root))
    assert result.exit_code == 2
    assert "there is no source 'pokemon'" in result.stderr or "there is no source 'pokemon'" in str(result.exception)


def test_review_and_decide(run: Run, folder: Folder) -> None:
    folder.person("doe-janet", "Janet Quincy", "Doe")
    folder.country(office("c", "doe-janet", started="1993-09-01", territory="peru"), name="peru")
    run("ingest", str(folder.root))
    assert json.loads(run("review", "-f", "json").stdout) == [], "a list's two identifiers are two persons"
    result = run("decide", "different", "Jane Quincy Doe", "Janet Quincy Doe", "--why", "two women", "-f", "json")
    assert json.loads(result.stdout)[0]["kind"] == "different"
    listed = json.loads(run("decisions", "-f", "json").stdout)
    assert [row["why"] for row in listed] == ["two women"]
    undone = run("undo", listed[0]["id"], "--why", "no need")
    assert undone.exit_code == 0
