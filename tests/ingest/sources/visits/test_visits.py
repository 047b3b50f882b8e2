"""Visits of foreign leaders: title and name in one string, the state of the day, and whom they met."""

from pathlib import Path

import pytest
from list_files import facts, ignored, refused, said, visit, written

from legatus.ingest import imports
from legatus.ingest.lists import recognised
from legatus.ingest.outcomes import Outcome
from legatus.ingest.sources import visits
from legatus.queries.database import Database


def outcomes(folder: Path, *records: str) -> list[Outcome]:
    return list(visits.outcomes(written(folder / "data" / "1980.xml", "visits", records).parent.parent))


def test_a_visit(tmp_path: Path) -> None:
    visit_, office = facts(outcomes(tmp_path, visit("1")))
    assert said(visit_, "claimType", "sourceActor", "targetActor", "date") == (
        "VISIT",
        "PER",
        "USA",
        "1985-05-06/1985-05-08",
    )
    assert visit_.claims["participant"] == ("Ana Quispe Rojas",)
    assert said(office, "person", "role", "sending", "status") == (
        "Ana Quispe Rojas",
        "head_of_state",
        "PER",
        "incumbent",
    )


def test_the_day_of_a_meeting(tmp_path: Path) -> None:
    text = "Private visit. Met with President Reagan May 7. In U.S. April 29–May 12."
    found = facts(outcomes(tmp_path, visit("1", description=text)))
    meeting = next(f for f in found if f.claims.get("claimType") == "CONSULT")
    assert said(meeting, "sourceActor", "targetActor", "date") == ("PER", "USA", "1985-05-07")
    assert meeting.claims["participant"] == ("Ana Quispe Rojas", "Reagan")
    assert any(said(f, "person", "sending") == ("Reagan", "USA") for f in found)


def test_one_elect_and_two_at_once(tmp_path: Path) -> None:
    found = outcomes(
        tmp_path,
        visit("1", visitor="President-elect Enrique Solís Peña", from_="costa-rica=Costa Rica"),
        visit("2", visitor="President Ana Ruiz and Prime Minister Tom Soto"),
        visit("3", visitor="General Omar Soto"),
    )
    offices = [f for f in facts(found) if f.record_type == "tenure"]
    assert [said(f, "person", "role", "status", "start", "end") for f in offices] == [
        ("Enrique Solís Peña", "head_of_state", "elect", "1985-05-06/..", None),
        ("Ana Ruiz", "head_of_state", "incumbent", "../1985-05-06", "1985-05-06/.."),
        ("Tom Soto", "head_of_government", "incumbent", "../1985-05-06", "1985-05-06/.."),
    ]
    assert facts(found)[-1].claims["participant"] == ("Omar Soto",)


@pytest.mark.parametrize(
    ("country", "start", "code"),
    [
        ("somoa=Western Samoa", "1985-05-06", "WSM"),
        ("turkiye=Türkiye", "1985-05-06", "TUR"),
        ("korea-south=Korea", "1985-05-06", "KOR"),
        ("czechia=Czech Republic", "1995-05-06", "CZE"),
        ("czech-republic=Czechoslovakia", "1985-05-06", "CSK"),
        ("russia=U.S.S.R.", "1985-05-06", "SUN"),
        ("new-place=Germany, Federal Republic of", "1985-05-06", "DEU"),
    ],
)
def test_ids_of_countries(tmp_path: Path, country: str, start: str, code: str) -> None:
    found = facts(outcomes(tmp_path, visit("1", from_=country, start_date=start, end_date=start)))
    assert found[0].claims["sourceActor"] == code


def test_a_state_without_a_code_and_one_that_is_not_known(tmp_path: Path) -> None:
    found = outcomes(tmp_path, visit("1", from_="hawaii=Hawaii"), visit("2", from_="atlantis=The Deep"))
    assert ignored(found) == ["the visitor's state, Hawaii, has no code"]
    assert refused(found) == ["data/1980.xml:4: no code is known for the country 'Atlantis'"]


def test_an_office_that_somebody_else_held_is_not_stated(tmp_path: Path) -> None:
    found = outcomes(tmp_path, visit("1", visitor="Prime Minister Tom Soto", from_="united-kingdom=United Kingdom"))
    assert [f.record_type for f in facts(found)] == ["event"]


def test_sightings_of_a_term_are_one_term(database: Database, tmp_path: Path) -> None:
    days = ("1981-02-01", "1983-07-01", "1985-05-06")
    records = [visit(str(n), start_date=day, end_date=day) for n, day in enumerate(days)]
    written(tmp_path / "data" / "1980.xml", "visits", records)
    imports.run(database, "visits", str(tmp_path))
    rows = database.read("MATCH (t:Tenure) RETURN t.start AS start, t.end AS end")
    assert [(row["start"], row["end"]) for row in rows] == [("../1981-02-01", "1985-05-06/..")]


def test_the_real_list_adds_up(shared: Path) -> None:
    info = recognised(shared / "data" / "visits")
    assert info is not None
    assert info.name == "visits"
    audit = imports.run(None, "visits", str(shared / "data" / "visits"))
    assert audit.read == audit.mapped + audit.ignored + audit.reported
    assert audit.mapped["visit"] > 1_800
    assert not audit.refused
