"""The bundled office-holders as a list, and administrations with the dates of their terms."""

from pathlib import Path

import pytest
from list_files import facts, ignored, refused, said

from legatus.ingest import imports
from legatus.ingest.lists import own_file, recognised
from legatus.ingest.outcomes import Mapped, Outcome
from legatus.ingest.sources import leaders
from legatus.ontology.errors import InputError
from legatus.queries.database import Database

HEAD = ",".join(leaders.COLUMNS)
ROWS = (
    "PRT,head_of_government,Inês Valente,,Ines M. Valente,1990-05-06,1994-02-01,,our own",
    "PRT,head_of_state,Tomás Ibarra,,,1991,1996-03-09,,our own",
    "PRT,head_of_government,Rui Paz,,,1994-02-01,2026-01/..,,our own",
    "ESP,head_of_government,Luz Vidal,,,1990,1995,yes,our own",
)


def read(folder: Path, *rows: str) -> list[Outcome]:
    file = folder / "own.csv"
    file.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return list(leaders.outcomes(file))


def test_a_row_is_a_tenure_with_its_source(tmp_path: Path) -> None:
    tenure, name = facts(read(tmp_path, ROWS[0]))
    assert said(tenure, "person", "role", "sending", "start", "end", "note", "personId") == (
        "Inês Valente",
        "head_of_government",
        "PRT",
        "1990-05-06",
        "1994-02-01",
        "Source: our own",
        "leaders:PRT/ines-valente",
    )
    assert said(name, "person", "personId") == ("Ines M. Valente", "leaders:PRT/ines-valente")


def test_a_wrong_row_alone_is_refused(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ROWS[1],
        "PRT,wizard,A B,,,1990,1991,,x",
        "XQQ,head_of_state,A B,,,1990,1991,,x",
        "PRT,head_of_state,A B,,,1990,1980,,x",
        "PRT,head_of_state,A B",
        ROWS[2],
        ROWS[2],
    )
    assert [text.partition(": ")[0] for text in refused(found)] == ["own.csv:3", "own.csv:4", "own.csv:5", "own.csv:6"]
    assert ignored(found) == ["repeats the row before"]
    assert sum(isinstance(o, Mapped) for o in found) == 2


def test_namesakes_in_one_office_are_kept_apart(tmp_path: Path) -> None:
    rows = ("PRT,head_of_state,Rui Paz,,,1801,1805,,x", "PRT,head_of_state,Rui Vidal Paz,,,1825,1829,,x")
    assert [f.claims["personId"] for f in facts(read(tmp_path, *rows))] == [
        "leaders:PRT/rui-paz",
        "leaders:PRT/rui-vidal-paz",
    ]


def test_what_is_no_such_table(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("state,role\nPRT,x\n")
    assert not leaders.recognises(file)
    with pytest.raises(InputError, match="expected a table with the columns state, role"):
        list(leaders.outcomes(file))


def test_the_bundled_table_is_whole() -> None:
    bundled = own_file("leaders")
    assert bundled is not None
    info = recognised(bundled)
    assert info is not None
    assert info.name == "leaders"
    audit = imports.run(None, "leaders", str(bundled))
    assert audit.read["office-holder"] > 2_300
    assert audit.mapped == audit.read


def test_administrations_have_the_dates_of_their_terms(database: Database, tmp_path: Path) -> None:
    read(tmp_path, *ROWS)
    audit = imports.run(database, None, str(tmp_path / "own.csv"))
    assert audit.mapped["office-holder"] == 4
    rows = database.read(
        "MATCH (a:Administration)-[:HEADED_BY]->(t:Tenure) RETURN a.name AS name, t.start AS start, t.end AS end "
        "ORDER BY name"
    )
    assert [(row["name"], row["start"], row["end"]) for row in rows] == [
        ("Paz administration", "1994-02-01", "2026-01/.."),
        ("Valente administration", "1990-05-06", "1994-02-01"),
        ("Vidal administration", "1990", "1995"),
    ], "the head of government heads the executive of both states"
    persons = database.read("MATCH (p:Person) RETURN p.name AS name ORDER BY name")
    assert len(persons) == 4, "other names make no further persons"
    on = "date('1995-05-06')"
    found = database.read(
        "MATCH (p:Person)-[:HELD]->(t:Tenure)-[:OF]->(o:Post {sending: 'PRT'}) "
        f"WHERE t.startMax <= {on} AND {on} <= t.endMin RETURN p.name AS who"
    )
    assert {row["who"] for row in found} == {"Rui Paz", "Tomás Ibarra"}
    again = imports.run(database, None, str(tmp_path / "own.csv"))
    assert not again.new
