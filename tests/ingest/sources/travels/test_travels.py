"""Trips abroad: the visit, whom the traveller met, and who was seen in office."""

from pathlib import Path

import pytest
from list_files import facts, refused, said, trip, written

from legatus.ingest import imports
from legatus.ingest.lists import recognised
from legatus.ingest.outcomes import Mapped
from legatus.ingest.sources import travels
from legatus.queries.database import Database

ENDS = ("claimType", "sourceActor", "targetActor")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One president's trips, and one secretary's."""
    remarks = "Met with President Quispe and Bolivian Foreign Minister Hale. Also met with Prime Minister Rojas May 7."
    written(
        tmp_path / "president-travels" / "rowe-adam-t.xml",
        "trips",
        [
            trip("1", remarks=remarks, locale="Lima, Cuzco"),
            trip("2", start_date="1984-12-01", end_date="1984-12-01", remarks="[Visit made as President-elect.]"),
            trip("3", country="russia=U.S.S.R.", locale="Moscow"),
            trip("4", country="kosovo=Yugoslavia (Kosovo)", start_date="1999-11-01", end_date="1999-11"),
            trip("5", country="mexico=Mexico", locale="Mexico, D.F., Tlaxcala"),
        ],
    )
    secretary = trip(
        "9", role="secretary", name="Ida Ostrow", who="ostrow-ida", remarks="Met with Foreign Minister Paz."
    )
    written(tmp_path / "secretary-travels" / "ostrow-ida.xml", "trips", [secretary])
    return tmp_path


def by_key(folder: Path) -> dict[str, Mapped]:
    return {o.key: o for o in travels.outcomes(folder) if isinstance(o, Mapped)}


def test_a_trip_with_whom_was_met(folder: Path) -> None:
    trip = by_key(folder)["1"]
    events = [f for f in trip.facts if f.record_type == "event"]
    assert [said(f, *ENDS) for f in events] == [
        ("VISIT", "USA", "PER"),
        ("CONSULT", "USA", "BOL"),
        ("CONSULT", "USA", "PER"),
    ]
    assert events[0].claims["place"] == ("Lima", "Cuzco")
    assert events[0].claims["date"] == "1985-05-06/1985-05-08"
    assert events[1].claims["participant"] == ("Adam T. Rowe", "Hale")
    assert events[2].claims["participant"] == ("Adam T. Rowe", "Quispe", "Rojas")
    assert trip.release == "2020-01-02"
    seen = [said(f, "person", "role", "sending", "status", "start", "end") for f in trip.facts if f.part != ""]
    assert ("Adam T. Rowe", "head_of_state", "USA", "incumbent", "../1985-05-06", "1985-05-06/..") in seen
    assert ("Hale", "foreign_minister", "BOL", "incumbent", "../1985-05-06", "1985-05-06/..") in seen


def test_who_is_elect_and_who_is_secretary(folder: Path) -> None:
    found = by_key(folder)
    elect = next(f for f in found["2"].facts if f.part == "traveller")
    assert said(elect, "status", "start", "end", "personId") == ("elect", "1984-12-01/..", None, "travels:rowe-adam-t")
    secretary = [f for f in found["9"].facts if f.record_type == "tenure"]
    assert [said(f, "person", "role", "sending") for f in secretary] == [
        ("Ida Ostrow", "foreign_minister", "USA"),
        ("Paz", "foreign_minister", "PER"),
    ]


def test_countries_are_those_of_the_day(folder: Path) -> None:
    found = by_key(folder)
    assert found["3"].facts[0].claims["targetActor"] == "SUN"
    assert found["4"].facts[0].claims["targetActor"] == "YUG"
    assert found["4"].facts[0].claims["date"] == "1999-11-01/1999-11"
    assert found["5"].facts[0].claims["place"] == ("Mexico, D.F.", "Tlaxcala")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"start_date": "1985-13-06"}, "'1985-13-06' is no date"),
        ({"start_date": "1985-05-09"}, "it starts 1985-05-09, after the end 1985-05-08"),
        ({"start_date": "", "end_date": ""}, "it has no date"),
        ({"role": "senator"}, "the role 'senator' is not known"),
        ({"name": ""}, "it names nobody"),
    ],
)
def test_a_wrong_trip_alone_is_refused(tmp_path: Path, given: dict[str, str], told: str) -> None:
    file = written(tmp_path / "a.xml", "trips", [trip("1"), trip("2", **given), trip("3")])
    found = list(travels.outcomes(file))
    assert refused(found) == [f"a.xml:4: {told}"]
    assert len(facts(found)) == 4


def test_an_id_counts_once(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xml", "trips", [trip("1"), trip("1")])
    assert refused(travels.outcomes(file)) == ["a.xml:4: repeats the id '1'"]


def test_half_a_date_is_enough(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xml", "trips", [trip("1", start_date="1985-05", end_date="")])
    assert facts(travels.outcomes(file))[0].claims["date"] == "1985-05"


def test_those_met_are_persons_of_the_graph_and_importing_again_changes_nothing(
    database: Database, folder: Path
) -> None:
    audit = imports.run(database, None, str(folder))
    assert audit.source.name == "travels"
    rows = database.read(
        "MATCH (e:Event {type: 'CONSULT'})-[:HAS_PARTICIPANT]->(p:Person) WHERE e.dyad = 'PER-USA' "
        "RETURN p.name AS name ORDER BY name"
    )
    assert [row["name"] for row in rows] == ["Adam T. Rowe", "Ida Ostrow", "Paz", "Quispe", "Rojas"]
    again = imports.run(database, None, str(folder))
    assert not again.new
    assert again.resolved == type(again.resolved)()


def test_the_real_list_adds_up(shared: Path) -> None:
    info = recognised(shared / "data" / "travels")
    assert info is not None
    assert info.name == "travels"
    audit = imports.run(None, "travels", str(shared / "data" / "travels"))
    assert audit.read == audit.mapped + audit.ignored + audit.reported
    assert audit.read["trip"] == 832
    assert audit.mapped["trip"] > 820
    assert not audit.doubts
