"""Asking: queries, statements of one's own, names, evidence and timelines, on both databases."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import world
from program import Run, on_terminal

from legatus.queries.canned import queries
from legatus.queries.database import Database
from legatus.queries.settings import Settings

pytestmark = pytest.mark.usefixtures("filled")


def rows(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """The rows that a command prints when piped."""
    done = run(*arguments)
    assert done.exit_code == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_queries_are_listed_and_shown(run: Run) -> None:
    assert {row["name"] for row in rows(run, "query")} == set(queries())
    shown = run("query", "incumbents", "--show").stdout
    assert shown == queries()["incumbents"].cypher


def test_a_query_takes_names_and_gives_columns_in_every_format(run: Run) -> None:
    asked = ("query", "incumbents", "-p", "sending=Canada", "-p", "on=2023-06-01")
    assert rows(run, *asked) == [{"host": "MEX", "role": "ambassador", "who": "Ana Ruiz", "certain": True}]
    table = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout)))
    assert table == [{"host": "MEX", "role": "ambassador", "who": "Ana Ruiz", "certain": "true"}]
    assert run(*asked, "-f", "md").stdout.startswith("| host | role | who | certain |")


def test_a_query_without_rows_keeps_its_columns(run: Run) -> None:
    asked = ("query", "incumbents", "-p", "sending=Chad")
    assert rows(run, *asked) == []
    assert run(*asked, "-f", "csv").stdout == "host,role,who,certain\n"
    done = run(*asked, "-f", "table")
    assert done.stdout == ""
    assert "no rows" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "incumbents"], "needs sending"),
        (["query", "incumbents", "-p", "sendin=USA"], "did you mean sending"),
        (["query", "incumbents", "-p", "sending=Atlantis"], "Atlantis"),
        (["query", "incumbents", "-p", "sending=USA", "-p", "on=soon"], "no day"),
        (["query", "career", "-p", "person=Anna Ruis"], "did you mean Ana Ruiz"),
        (["timeline", "Atlantis"], "'Atlantis' is no state, issue or person in the graph"),
        (["timeline", "Mexcio"], "did you mean Mexico"),
        (["timeline", "CAN", "Mexcio"], "did you mean Mexico"),
        (["timeline", "tarifs"], "did you mean tariffs"),
        (["timeline", "Ana Ruis"], "did you mean Ana Ruiz"),
        (["timeline", "CAN", "MEX", "--type", "SANCTIONS"], "did you mean SANCTION"),
        (["timeline", "CAN", "MEX", "--issue", "tarifs"], "did you mean tariffs"),
        (["timeline", "CAN", "MEX", "--from", "then"], "then"),
        (["evidence", "tenure/nobody.aaaaaaaaaaaaaaaa"], "there is no record"),
    ],
)
def test_what_names_nothing_is_one_line(arguments: list[str], said: str, run: Run) -> None:
    done = run(*arguments)
    assert done.exit_code in (1, 2)
    assert said in done.stderr
    assert done.stderr.count("legatus: error: ") == 1
    assert done.stdout == ""


def test_queries_of_ones_own_are_found(run: Run, settings: Settings) -> None:
    folder = settings.home / "queries"
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / "people.cypher"
    own.write_text("// title: Everybody\nMATCH (p:Person) RETURN p.name AS name ORDER BY name\n", "utf-8")
    try:
        assert {"name": "Ana Ruiz"} in rows(run, "query", "people")
    finally:
        own.unlink()


def test_a_statement_of_ones_own(run: Run) -> None:
    text = "MATCH (p:Person) WHERE p.name IN $names RETURN p.name AS who, $n + 1 AS n"
    assert rows(run, "cypher", text, "-p", 'names=["Ana Ruiz"]', "-p", "n=4") == [{"who": "Ana Ruiz", "n": 5}]
    done = run("cypher", "-", "-p", "day=2020-01-02", stdin="RETURN date($day) AS day, $day AS text")
    assert json.loads(done.stdout) == [{"day": "2020-01-02", "text": "2020-01-02"}]
    wrong = run("cypher", "MATCH (p:Person RETURN p")
    assert wrong.exit_code == 2
    assert wrong.stderr.startswith("legatus: error: ")


def test_a_statement_only_reads_unless_asked_to_write(run: Run, filled: Database) -> None:
    refused = run("cypher", "CREATE (x:Sticker {id: 'sticker/1'})")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("legatus: error: ")
    assert filled.read("MATCH (x:Sticker) RETURN count(x) AS n") == [{"n": 0}]
    assert run("cypher", "CREATE (x:Sticker {id: 'sticker/1'})", "--write").exit_code == 0
    assert filled.read("MATCH (x:Sticker) RETURN count(x) AS n") == [{"n": 1}]


def test_find(run: Run) -> None:
    found = rows(run, "find", "ana", "RUIZ")
    assert [(row["class"], row["name"]) for row in found] == [("Person", "Ana Ruiz")]
    assert found[0]["id"].startswith("person/ana-ruiz.")
    assert {row["class"] for row in rows(run, "find", "Mexico", "--class", "post", "--class", "state")} <= {
        "Post",
        "State",
    }
    assert rows(run, "find", "nobody at all") == []
    assert "nothing is called" in run("find", "nobody at all", "-f", "table").stderr


def test_evidence_gives_the_exact_words(run: Run) -> None:
    raw = {d.url: d.raw for d in (world.ARRIVAL, world.TARIFFS, world.FAREWELL)}
    found = rows(run, "evidence", "Ana Ruiz")
    assert len(found) >= 3
    for row in found:
        assert raw[row["url"]][row["offset"] : row["offset"] + len(row["quote"])] == row["quote"]
        assert row["confidence"] == 0.9


def test_a_timeline_as_rows(run: Run, tmp_path: Path) -> None:
    found = rows(run, "timeline", "Canadian", "MEX")
    assert [row["date"] is None for row in found] == sorted(row["date"] is None for row in found)
    assert all(row["source"] and row["id"] for row in found)
    assert found == rows(run, "timeline", "MEX-CAN")
    sanctions = rows(run, "timeline", "CAN", "MEX", "--type", "sanction", "--from", "2023", "--to", "2023-03")
    assert [(row["kind"], row["earliest"]) for row in sanctions] == [("SANCTION", "2023-03-01")]
    assert {row["kind"] for row in rows(run, "timeline", "CAN", "MEX", "-t", "CONSULT")} == {"CONSULT (planned)"}
    water = rows(run, "timeline", "CAN", "MEX", "--issue", "water")
    assert water
    assert all("water" in row["issues"] for row in water)
    to = tmp_path / "timeline.tsv"
    assert run("timeline", "Ana Ruiz", "-o", str(to)).stdout == ""
    assert to.read_text("utf-8").startswith("date\tearliest\tlatest\twhat\tkind\twho\t")


def test_an_issue_is_a_subject_by_any_of_its_names(run: Run) -> None:
    assert rows(run, "timeline", "Import duties") == rows(run, "timeline", "tariffs") != []


def test_a_person_sees_years_kinds_and_sources(environment: dict[str, str]) -> None:
    seen = on_terminal(environment | {"NO_COLOR": "1"}, "timeline", "CAN", "MEX")
    assert seen.code == 0
    lines = [line.rstrip() for line in seen.text.splitlines()]
    years = [line for line in lines if line.isdigit() or line == "undated"]
    assert years == sorted(years)
    assert "2023" in years
    assert any("● SANCTION  MEX → CAN" in line for line in lines)
    assert any("The Gazette" in line for line in lines)
    assert any("Ana Ruiz" in line and "████" in line for line in lines), "a bar for her term"
    assert lines.index("Envoys: Canada → Mexico") < lines.index("2023")
    assert max(map(len, lines)) <= 80 or "legatus:" in seen.text
    assert "\x1b[" not in seen.text
    quotes = on_terminal(environment | {"NO_COLOR": "1"}, "evidence", "Ana Ruiz").text
    assert "“The outgoing ambassador, Ana Ruiz, said goodbye.”" in quotes
    assert "confidence 0.9" in quotes


def test_colours_only_on_a_terminal(environment: dict[str, str], run: Run) -> None:
    assert "\x1b[" in on_terminal(environment, "timeline", "CAN", "MEX").text
    assert "\x1b[" not in run("timeline", "CAN", "MEX", "-f", "table").stdout


def test_parquet_is_not_for_a_terminal(environment: dict[str, str]) -> None:
    seen = on_terminal(environment, "query", "-f", "parquet")
    assert seen.code == 2
    assert "not for a terminal" in seen.text


@pytest.mark.usefixtures("filled")
def test_a_compact_timeline_is_a_line_a_row(run: Run) -> None:
    whole = run("timeline", "CAN", "MEX", "-f", "table").stdout
    compact = run("timeline", "CAN", "MEX", "-f", "table", "--compact").stdout
    assert "Mexico imposed tariffs on Canadian timber." in whole
    assert "Mexico imposed tariffs on Canadian timber." not in compact
    assert len([line for line in compact.splitlines() if "SANCTION" in line and "MEX → CAN" in line]) == 1
    assert len(compact.splitlines()) < len(whole.splitlines())


@pytest.mark.usefixtures("filled")
def test_a_source_is_a_link_where_the_terminal_knows_links(environment: dict[str, str]) -> None:
    assert "\x1b]8;" in on_terminal(environment, "timeline", "CAN", "MEX").text


@pytest.mark.usefixtures("filled")
def test_the_greeting_says_what_is_in_the_graph(run: Run) -> None:
    greeting = run().stdout
    assert "Your graph holds 3 articles" in greeting
    assert "legatus timeline CAN MEX" in greeting, "the pair of which most is told"
    assert "legatus timeline 'Ana Ruiz'" in greeting


def test_a_wide_terminal_has_the_source_beside_the_row(environment: dict[str, str]) -> None:
    plain = environment | {"NO_COLOR": "1"}
    wide = on_terminal(plain, "timeline", "CAN", "MEX", columns=200).text.splitlines()
    narrow = on_terminal(plain, "timeline", "CAN", "MEX").text.splitlines()
    assert any("● SANCTION  MEX → CAN" in line and "The Gazette 2023-03-02" in line for line in wide)
    assert not any("SANCTION" in line and "The Gazette" in line for line in narrow)
    assert any("Ana Ruiz" in line and "14 Sep 2021 – 6 Jan 2025 or later" in line for line in wide)


def test_bars_are_of_the_period_and_the_types_that_are_asked_for(run: Run) -> None:
    bars = run("timeline", "CAN", "MEX", "-f", "table", "--from", "2023-02", "--to", "2023-04").stdout.splitlines()
    (hers,) = [line for line in bars if line.startswith("  Ana Ruiz")]
    assert "◂" in hers and "▸" in hers, "she was in office before and after"
    assert "░" not in hers and "▒" not in hers
    assert "█" not in run("timeline", "CAN", "MEX", "-f", "table", "--type", "SANCTION").stdout
