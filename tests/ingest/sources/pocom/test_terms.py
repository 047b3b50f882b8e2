"""Offices become tenures or nominations, and never a wrong fact."""

import pytest
from pocom_files import Folder, office, steps

from legatus.ingest.outcomes import Ignored, Mapped, Reported
from legatus.ontology.errors import InputError


def test_an_office_with_its_steps(folder: Folder) -> None:
    folder.person("doe-jane", "Jane Quincy", "Doe", gen="Jr.", other="Jane Q. Doe, Jr.")
    folder.country(office(appointed="1990-01-05", started="1990-03-01", ended=("1993-06", "Left post on")))
    mapped = folder.one()
    main = mapped.facts[0]
    assert mapped.key == "mexico/mx-1990-doe-01"
    assert mapped.release == "2020-01-01"
    assert main.record_type == "tenure"
    assert {k: v for k, v in main.claims.items() if v} == {
        "person": "Jane Quincy Doe, Jr.",
        "personId": "pocom:doe-jane",
        "role": "ambassador",
        "sending": "USA",
        "receiving": "MEX",
        "start": "1990-03-01",
        "end": "1993-06",
    }
    assert steps(mapped) == {
        "appointed": "1990-01-05",
        "credentials_presented": "1990-03-01",
        "left_post": "1993-06",
    }
    assert {f.claims["person"] for f in mapped.facts[1:]} == {"Jane Q. Doe, Jr."}


def test_an_empty_end_is_no_end(folder: Folder) -> None:
    folder.country(office(appointed="2019-01-05", started="2019-03-01"))
    claims = folder.one().facts[0].claims
    assert claims["end"] is None
    assert claims["status"] is None


def test_a_start_that_is_not_stated_lies_between_what_is(folder: Folder) -> None:
    folder.country(
        office("a", appointed="1990-01-05", ended="1993-06-02"),
        office("b", appointed="2019-01-05", arrived="2019-02-01"),
        office("c", role="charge-daffaires-ad-interim", arrived="2018-07-01", ended="2019-01-31"),
        office("d", ended="1993-06-02"),
    )
    starts = [o.facts[0].claims["start"] for o in folder.offices()]
    assert starts == ["1990-01-05/1993-06-02", "2019-02-01/..", "2018-07-01", None]


def test_who_fills_in_is_acting_and_presents_no_credentials(folder: Folder) -> None:
    folder.country(office(role="charge-daffaires-ad-interim", started="2017-07-01", ended="2018-01-31"))
    mapped = folder.one()
    assert mapped.facts[0].claims["status"] == "acting"
    assert mapped.facts[0].claims["role"] == "charge_d_affaires"
    assert steps(mapped) == {}


@pytest.mark.parametrize(
    ("note", "status", "step"),
    [
        ("Declined appointment.", "withdrawn", {"declined": None}),
        ("Nomination of May 2, 1991, withdrawn on June 4, 1991.", "withdrawn", {"withdrawn": "1991-06-04"}),
        ("Nomination of May 2, 1991, not acted upon by the Senate.", "appointed", {"not_acted_upon": None}),
        (
            "Nominated May 2, 1991; returned by the Senate on June 4, 1991.",
            "appointed",
            {"not_acted_upon": "1991-06-04"},
        ),
        ("Not commissioned; nomination rejected by the Senate.", "appointed", {"rejected": None}),
        ("Took oath of office, but died en route to post.", "appointed", {"died": None}),
        ("Proceeded to post, but was not received; left post on June 4, 1991.", "appointed", {}),
    ],
)
def test_a_nominee_who_did_not_serve(folder: Folder, note: str, status: str, step: dict[str, object]) -> None:
    folder.country(others=office(appointed="1991-05-20", note=note))
    mapped = folder.one()
    told = steps(mapped)
    assert mapped.facts[0].claims["status"] == status
    assert "start" not in mapped.facts[0].claims
    told.pop("nominated", None)
    assert told == {"appointed": "1991-05-20", **step}


def test_a_nominee_with_a_start_served(folder: Folder) -> None:
    folder.country(others=office(appointed="1895-02-23", started="1895-04-18", ended=("1895-06-01", "Left post on")))
    claims = folder.one().facts[0].claims
    assert (claims["start"], claims["end"], claims["status"]) == ("1895-04-18", "1895-06-01", None)


def test_among_those_who_served_a_note_can_deny_it_unless_service_is_dated(folder: Folder) -> None:
    note = "Commissioned during a recess of the Senate; declined appointment."
    folder.country(
        office("a", appointed="1870-01-01", note=note),
        office("b", appointed="1870-01-01", started="1870-02-01", note=note),
    )
    denied, dated = folder.offices()
    assert denied.facts[0].claims["status"] == "withdrawn"
    assert dated.facts[0].claims["start"] == "1870-02-01"


def test_what_would_be_wrong_is_reported_with_its_line_and_the_rest_stays(folder: Folder) -> None:
    folder.country(
        office("a", started="1990-03-01", ended="1989-03-01") + "\n",
        office("b", person="nobody-known", started="1990-03-01") + "\n",
        office("c", role="grand-vizier", started="1990-03-01") + "\n",
        office("d", started="1990-13-01") + "\n",
        office("e", started="1990-03-01"),
    )
    read = [o for o in folder.read() if o.kind == "office"]
    reported = [o for o in read if isinstance(o, Reported)]
    assert [str(o) for o in reported] == [
        "missions-countries/mexico.xml:2: started 1990-03-01, after the end 1989-03-01",
        "missions-countries/mexico.xml:3: there is no person 'nobody-known'",
        "missions-countries/mexico.xml:4: the title 'grand-vizier' is not known",
        "missions-countries/mexico.xml:5: '1990-13-01' is no date",
    ]
    assert [o.key for o in read if isinstance(o, Mapped)] == ["mexico/e"]


def test_an_id_that_repeats_is_two_offices_and_a_record_that_repeats_is_one(folder: Folder) -> None:
    folder.country(
        office(started="1981-10-29", ended="1983-06-22", role="charge-daffaires-ad-interim"),
        office(appointed="1983-05-17", started="1983-06-23"),
        office(appointed="1983-05-17", started="1983-06-23", ended="1985-07-10"),
    )
    assert [o.key for o in folder.offices()] == ["mexico/mx-1990-doe-01", "mexico/mx-1990-doe-01~3"]
    (reported,) = (o for o in folder.read() if isinstance(o, Reported))
    assert "repeats the record" in reported.message


def test_a_person_is_found_by_an_id_of_old(folder: Folder) -> None:
    folder.person("roe-richard", "Richard", "Roe", old="roe-dick")
    folder.country(office(person="roe-dick", started="1990-03-01"))
    assert folder.one().facts[0].claims["personId"] == "pocom:roe-richard"


def test_concurrent_appointments_say_where_an_envoy_resided(folder: Folder) -> None:
    folder.country(office("sn-1", started="2017-03-01", territory="senegal"), name="senegal")
    folder.country(office("gw-1", started="2017-04-01", territory="guinea-bissau"), name="guinea-bissau")
    where = "<locale-id>dakar</locale-id><contemporary-territory-id>senegal</contemporary-territory-id>"
    ids = "<chief-id>sn-1</chief-id><chief-id>gw-1</chief-id>"
    folder.file(
        "concurrent-appointments/2017-doe-01.xml",
        f"<concurrent-appointments><id>2017-doe-01</id><person-id>doe-jane</person-id><resident-at>{where}</resident-at>"
        f"{ids}</concurrent-appointments>",
    )
    folder.file(
        "concurrent-appointments/2018-doe-01.xml",
        f"<concurrent-appointments><id>2018-doe-01</id><person-id>doe-jane</person-id><resident-at>{where}</resident-at>"
        "<chief-id>ml-1</chief-id></concurrent-appointments>",
    )
    read = folder.read()
    assert [type(o) for o in read if o.kind == "concurrent appointment"] == [Mapped, Ignored]
    for mapped in folder.offices():
        notes = [f.claims["note"] for f in mapped.facts if f.record_type == "milestone"]
        assert notes == ["Resident at Dakar, Senegal; accredited at once to Guinea Bissau, Senegal."]


def test_every_record_has_its_outcome(folder: Folder) -> None:
    folder.person("idle-ida", "Ida", "Idle")
    remark = "<mission-note><text>The legation was closed.</text></mission-note>"
    folder.country(office(started="1990-03-01", more="<surprise/>") + remark)
    folder.file("missions-countries/broken.xml", "<country-mission>")
    read = folder.read()
    assert sorted((o.kind, type(o).__name__) for o in read) == [
        ("file", "Reported"),
        ("office", "Mapped"),
        ("person", "Ignored"),
        ("person", "Mapped"),
        ("remark", "Ignored"),
    ]
    (doubt,) = folder.one().doubts
    assert "'surprise'" in doubt.message


def test_a_folder_that_is_not_pocom_is_refused(folder: Folder) -> None:
    with pytest.raises(InputError, match="people/"):
        folder.read()
