"""A list, a nomination and a farewell meet: one person, one term, with the evidence of each."""

from pathlib import Path

from pocom_files import Folder, office
from world import added, document, fact, reading

from legatus.ingest import graph, listings
from legatus.ingest.lists import named
from legatus.ingest.resolve import resolve
from legatus.ontology.record import Record

NOMINATION = document(
    "nominations", "Kenneth Lee Doe, of Maine, to be Ambassador to Mexico.", "The Gazette", "2021-06-23"
)
FAREWELL = document("farewell", "The outgoing ambassador, Ken Doe, said goodbye.", "The Courier", "2025-01-06")


def _records(folder: Folder) -> list[Record]:
    folder.person("doe-kenneth-lee", "Kenneth Lee", "Doe")
    folder.person("doe-kenneth-b", "Kenneth B.", "Doe")
    folder.country(
        office("mx-1", "doe-kenneth-b", appointed="1950-01-02", started="1950-03-04", ended="1953-05-06"),
        office("mx-2", "doe-kenneth-lee", appointed="2021-08-17", started="2021-09-14"),
    )
    info = named("pocom")
    listed = [listings.dataset(info), *(m for mapped in folder.offices() for m in listings.mentions(info, mapped))]
    envoy = {"role": "ambassador", "sending": "USA", "receiving": "MEX"}
    told = [
        reading(
            NOMINATION,
            fact(NOMINATION, "tenure", NOMINATION.raw, person="Kenneth Lee Doe", status="nominated", **envoy),
        ),
        reading(FAREWELL, fact(FAREWELL, "tenure", FAREWELL.raw, person="Ken Doe", status="outgoing", **envoy)),
    ]
    return [*listed, *added(*told)]


def test_one_person_and_one_term_with_the_evidence_of_all_three(tmp_path: Path) -> None:
    given = _records(Folder(tmp_path))
    source = {r.id: r.text("inSource") for r in given if r.id.startswith("mention/")}
    made = resolve(given)
    (person,) = (r for r in made if r.id.startswith("person/") and "pocom:doe-kenneth-lee" in r.texts("xref"))
    assert (person.text("name"), person.texts("altName")) == ("Kenneth Lee Doe", ("Ken Doe",))
    assert not person.all("nomineeIn")
    (term,) = person.texts("held")
    (tenure,) = (r for r in made if r.id == term)
    assert (tenure.text("start"), tenure.text("end")) == ("2021-09-14", "2025-01-06/..")
    assert {source[id] for id in tenure.texts("denotedBy")} >= {
        graph.id_of(NOMINATION),
        graph.id_of(FAREWELL),
        "dataset/pocom",
    }
    dates = {r.text("kind"): r.text("date") for r in made if r.id in tenure.texts("milestone")}
    assert dates == {"nominated": "../2021-06-23", "appointed": "2021-08-17", "credentials_presented": "2021-09-14"}
    namesake = [r for r in made if r.id.startswith("person/") and "pocom:doe-kenneth-b" in r.texts("xref")]
    assert len(namesake) == 1
    assert namesake[0].id != person.id
