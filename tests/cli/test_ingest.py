"""Articles in: `extract` without a database, `ingest` on both."""

import json
from pathlib import Path
from typing import Any

import pytest
from program import Run, on_terminal, piped

from legatus.queries import marker, store
from legatus.queries.database import Database

LISTS = ("tenure", "statement", "event", "relation_of_persons")

ENGLISH = """Norway's new ambassador presents credentials

OSLO, March 4, 2022 - Ingrid Dahl, the ambassador of Norway to Chile, presented her credentials in Santiago on Friday.
Ambassador Dahl said that Norway and Chile must work together on the climate.
"""
SPANISH = """El embajador de Noruega presentó sus cartas credenciales

La ceremonia tuvo lugar el viernes en el palacio de gobierno, donde el presidente recibió al diplomático y ambos
hablaron sobre la cooperación entre los dos países, el comercio y la protección del clima durante más de una hora.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "oslo.txt").write_text(ENGLISH, "utf-8")
    (made / "noruega.txt").write_text(SPANISH, "utf-8")
    (made / "figures.csv").write_text("a,b\n1,2\n")
    return made


def printed(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_extract_prints_a_line_for_every_article(folder: Path, bare: Run) -> None:
    done = bare("extract", str(folder))
    assert done.exit_code == 0
    skipped, read = printed(done.stdout)
    assert (skipped["id"], read["id"]) == ("noruega", "oslo")
    assert skipped["skipped"] == "language: es"
    assert all(skipped[name] == [] for name in LISTS)
    assert set(LISTS) <= set(read)
    assert any(t["person"] == "Ingrid Dahl" and t["receiving"] == "CHL" for t in read["tenure"])
    for record in (record for name in LISTS for record in read[name]):
        assert [ENGLISH[a:b] for a, b in record["offsets"]] == record["evidence"]
    assert "figures.csv" in done.stderr


def test_extract_says_what_failed_and_prints_the_rest(folder: Path, tmp_path: Path, bare: Run) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\x89PNG\x00\x01\x02")
    to = tmp_path / "facts.jsonl"
    paths = [str(tmp_path / "none.txt"), str(folder / "oslo.txt"), str(tmp_path / "broken.txt")]
    done = bare("extract", *paths, "-o", str(to))
    assert done.exit_code == 1
    assert done.stdout == ""
    assert [line["id"] for line in printed(to.read_text("utf-8"))] == ["oslo"]
    errors = [line for line in done.stderr.splitlines() if line.startswith("legatus: error: ")]
    assert len(errors) == 2
    assert "none.txt: no such file" in errors[0]


def test_extract_reads_standard_input(bare: Run) -> None:
    (line,) = printed(bare("extract", "-", stdin=ENGLISH).stdout)
    assert line["id"] == "stdin"
    assert line["tenure"]


def test_ingest_twice_adds_nothing_the_second_time(folder: Path, database: Database, run: Run) -> None:
    first = run("ingest", str(folder))
    assert first.exit_code == 0, first.stderr
    assert first.stdout == ""
    assert "1 article read: 1 new, 0 already known" in first.stderr
    assert "noruega.txt: language: es" in first.stderr
    assert "figures.csv: not an article" in first.stderr
    before = list(store.read(database.read))
    assert before
    second = run("ingest", str(folder))
    assert "1 article read: 0 new, 1 already known" in second.stderr
    assert "nothing changed" in second.stderr
    assert list(store.read(database.read)) == before


def test_a_rehearsal_keeps_nothing_and_needs_no_database(folder: Path, bare: Run, nowhere: dict[str, str]) -> None:
    done = bare("ingest", str(folder), "--dry-run")
    assert done.exit_code == 0
    assert "1 article would be read" in done.stderr
    assert "tenure: 1" in done.stderr
    assert not Path(nowhere["LEGATUS_HOME"]).exists()


def test_what_fails_is_said_and_the_rest_goes_in(folder: Path, database: Database, run: Run) -> None:
    done = run("ingest", str(folder / "none.txt"), str(folder / "oslo.txt"), "https://example.org/story")
    assert done.exit_code == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("legatus: error: ")]
    assert len(errors) == 2
    assert store.counts(database)["Article"] == 1


@pytest.mark.usefixtures("database")
def test_folders_without_articles_are_no_error(tmp_path: Path, run: Run) -> None:
    done = run("ingest", str(tmp_path))
    assert done.exit_code == 0
    assert "no article was read" in done.stderr
    (tmp_path / "data.bin").write_bytes(b"\x00\x01")
    assert "data.bin: not an article" in run("ingest", str(tmp_path)).stderr


def test_again_reads_what_is_stored(folder: Path, database: Database, run: Run) -> None:
    assert run("ingest", str(folder / "oslo.txt")).exit_code == 0
    before = list(store.read(database.read))
    done = run("ingest", "--again")
    assert done.exit_code == 0
    assert "0 articles read" in done.stderr, "this extractor has read everything"
    assert list(store.read(database.read)) == before


def test_what_is_due_is_said_and_resolve_does_it(folder: Path, database: Database, run: Run) -> None:
    assert run("ingest", str(folder / "oslo.txt")).exit_code == 0
    assert "legatus resolve" not in run("find", "Dahl").stderr
    database.transaction(marker.unsettle)
    assert "legatus resolve" in run("find", "Dahl").stderr
    assert json.loads(run("status").stdout)[0]["up_to_date"] is False
    assert run("resolve").exit_code == 0
    assert json.loads(run("status").stdout)[0]["up_to_date"] is True


def test_a_person_watches_a_bar_and_a_pipe_does_not(
    folder: Path, database: Database, environment: dict[str, str]
) -> None:
    seen = on_terminal(environment, "ingest", str(folder))
    assert seen.code == 0
    assert "reading" in seen.text
    assert database.read("MATCH (a:Article) RETURN count(a) AS n") == [{"n": 1}]
    done = piped(environment, "ingest", str(folder))
    assert done.stdout == ""
    assert "\x1b[" not in done.stderr
    assert "reading" not in done.stderr


def test_the_evidence_of_a_page_is_its_source_and_people_see_its_words(
    tmp_path: Path, database: Database, run: Run, environment: dict[str, str]
) -> None:
    page = tmp_path / "page.html"
    sentence = (
        "Ingrid Dahl, the <b>ambassador</b> of Norway to Chile, presented her credentials in Santiago &amp; left."
    )
    page.write_text(
        "<html><head><title>Credentials in Santiago</title></head><body><article><h1>Credentials in Santiago</h1>"
        f"<p>{sentence}</p><p>The government of Chile thanked the embassy for its work of many years.</p></article>",
        "utf-8",
    )
    assert run("ingest", str(page)).exit_code == 0
    assert sentence in {row["quote"] for row in json.loads(run("evidence", "Ingrid Dahl").stdout)}
    seen = " ".join(on_terminal(environment | {"NO_COLOR": "1"}, "evidence", "Ingrid Dahl").text.split())
    assert "Ingrid Dahl, the ambassador of Norway to Chile, presented her credentials in Santiago & left." in seen
