"""Wikidata: the three formats say the same; dates stay as fine as they are; ranks, roles and what is not understood."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import wikidata_slices as slices

from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported
from legatus.ingest.sources import wikidata
from legatus.ingest.sources.wikidata.model import Moment
from legatus.ingest.sources.wikidata.moments import edtf
from legatus.ontology.errors import InputError


def on(day: str) -> dict[str, Any]:
    """A day, as a qualifier has it."""
    return slices.time(f"+{day}T00:00:00Z", 11)


def people() -> list[dict[str, Any]]:
    item, time, statement = slices.item, slices.time, slices.statement
    return [
        slices.entity(
            "Q11",
            "Rosa Alba Quintero",
            P39=[
                statement(
                    "Q11$1",
                    item("Q901"),
                    P580=time("+1998-00-00T00:00:00Z", 9),
                    P582=time("+2001-03-00T00:00:00Z", 10),
                    P1365=item("Q12"),
                    P1366=item("Q999"),
                    P1534=item("Q30001"),
                ),
                statement("Q11$2", item("Q901"), "deprecated", P580=on("1990-01-01")),
                statement("Q11$3", item("Q904")),
                statement("Q11$4", item("Q905")),
            ],
        ),
        slices.entity(
            "Q12",
            "Inês Valente",
            P39=[
                statement("Q12$1", item("Q902"), "preferred", P580=on("1995-06-12"), P5102=item("Q30002")),
                statement("Q12$2", item("Q903"), P580=on("2003-01-01"), P582={"snaktype": "somevalue"}),
                statement(
                    "Q12$3",
                    item("Q903"),
                    P580=on("1990-01-01"),
                    P582=on("1980-01-01"),
                ),
            ],
        ),
        slices.entity("Q30001", "resignation"),
        slices.entity("Q30002", "acting"),
    ]


def everything() -> list[dict[str, Any]]:
    return [*people(), *slices.states(), *slices.positions()]


def written(folder: Path, form: str) -> Path:
    lines = [json.dumps(entity) for entity in everything()]
    if form == "dump":
        text = "[\n" + ",\n".join(lines) + "\n]\n"
    elif form == "lines":
        text = "\n".join(lines) + "\n"
    else:
        text = json.dumps({"entities": {e["id"]: e for e in everything()}}, indent=1)
    if form == "packed":
        path = folder / "slice.json.gz"
        path.write_bytes(gzip.compress(("\n".join(lines)).encode(), mtime=0))
        return path
    path = folder / ("slice.jsonl" if form == "lines" else "slice.json")
    path.write_text(text, encoding="utf-8")
    return path


def by_key(path: Path) -> dict[str, Outcome]:
    found = list(wikidata.outcomes(path))
    return {o.key if isinstance(o, Mapped) else getattr(o, "origin", o.__class__.__name__): o for o in found}


@pytest.mark.parametrize("form", ["dump", "lines", "answer", "packed"])
def test_json_in_every_published_form(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    assert wikidata.recognises(path)
    found = by_key(path)
    tenure, *others = found["Q11$1"].facts  # type: ignore[union-attr]
    claims = {name: value for name, value in tenure.claims.items() if value}
    assert claims == {
        "person": "Rosa Alba Quintero",
        "personId": "wikidata:Q11",
        "role": "ambassador",
        "sending": "MEX",
        "receiving": "USA",
        "start": "1998",
        "end": "2001-03",
    }
    assert [(f.record_type, f.part) for f in others] == [
        ("relation_of_persons", "predecessor-1"),
        ("milestone", "resigned"),
    ]
    assert others[0].claims == {"person": "Inês Valente", "relation": "predecessor", "ofPerson": "Rosa Alba Quintero"}
    assert others[1].claims["date"] == "2001-03"
    assert found["Q11$1"].release == "2024-05-06"  # type: ignore[union-attr]


def test_sender_and_receiver_of_the_position(tmp_path: Path) -> None:
    tenure = by_key(written(tmp_path, "lines"))["Q12$1"].facts[0]  # type: ignore[union-attr]
    assert (tenure.claims["sending"], tenure.claims["receiving"]) == ("PRT", "MEX")
    assert tenure.claims["status"] == "acting"
    assert tenure.claims["start"] == "1995-06-12"


def test_every_statement_is_accounted_for(tmp_path: Path) -> None:
    found = list(wikidata.outcomes(written(tmp_path, "lines")))
    assert sorted(o.reason for o in found if isinstance(o, Ignored)) == [
        "a seat in an assembly",
        "a statement of deprecated rank",
    ]
    assert sorted(o.message for o in found if isinstance(o, Reported)) == [
        "starts 1990-01-01, after the end 1980-01-01",
        "the position 'keeper of the royal stables' (Q905) is not in the table of roles",
    ]
    assert sum(isinstance(o, Mapped) for o in found) == 3
    left = {i.reason for o in found if isinstance(o, Mapped) for i in o.left}
    assert left == {"a successor who has no label in this file", "a date that is stated as not known (P582)"}


def test_an_officeholder_of_the_position_counts_once(tmp_path: Path) -> None:
    post = slices.entity("Q901", "ambassador of Mexico to the United States")
    since = on("1998-02-03")
    post["claims"]["P1308"] = [
        slices.statement("Q901$a", slices.item("Q11"), P580=since),
        slices.statement("Q901$b", slices.item("Q13"), P580=slices.time("+2005-00-00T00:00:00Z", 9)),
    ]
    others = [e for e in everything() if e["id"] != "Q901"]
    path = tmp_path / "slice.jsonl"
    path.write_text("\n".join(json.dumps(e) for e in [*others, post, slices.entity("Q13", "Tomás Ibarra")]))
    found = by_key(path)
    assert found["Q901$b"].facts[0].claims["person"] == "Tomás Ibarra"  # type: ignore[union-attr]
    assert "Q901$a" not in found


TURTLE = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wdv: <http://www.wikidata.org/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

wd:Q11 rdfs:label "Rosa Alba Quintero"@en , "Rosa A. Quintero"@es ; p:P39 wds:Q11-1 , wds:Q11-2 , wds:Q11-3 .
wds:Q11-1 ps:P39 wd:Q901 ; wikibase:rank wikibase:PreferredRank ;
    pq:P580 "1998-01-01T00:00:00Z"^^xsd:dateTime ; pqv:P580 wdv:a ;
    pq:P582 "2001-03-01T00:00:00Z"^^xsd:dateTime ; pqv:P582 wdv:b .
wds:Q11-2 ps:P39 wd:Q902 ; wikibase:rank wikibase:NormalRank ; pq:P580 "1995-01-01T00:00:00Z"^^xsd:dateTime .
wds:Q11-3 ps:P39 wd:Q901 ; wikibase:rank wikibase:DeprecatedRank .
wdv:a wikibase:timeValue "1998-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision "9"^^xsd:integer .
wdv:b wikibase:timeValue "2001-03-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision "11"^^xsd:integer .
wd:Q901 rdfs:label "ambassador of Mexico to the United States"@en .
wd:Q902 rdfs:label "ambassador"@en ; wdt:P137 wd:Q45 ; wdt:P17 wd:Q96 .
wd:Q45 rdfs:label "Portugal"@en .
wd:Q96 wdt:P298 "MEX" .
"""


@pytest.mark.parametrize("form", ["ttl", "nt"])
def test_rdf(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"slice.{form}"
    text = TURTLE
    if form == "nt":
        import pyoxigraph as ox

        quads = ox.parse(input=TURTLE, format=ox.RdfFormat.TURTLE)
        text = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads)
    path.write_text(text, encoding="utf-8")
    assert wikidata.recognises(path)
    found = by_key(path)
    first, second = (found[key].facts[0].claims for key in ("Q11$1", "Q11$2"))  # type: ignore[union-attr]
    assert (first["start"], first["end"], first["sending"], first["receiving"]) == ("1998", "2001-03-01", "MEX", "USA")
    assert (second["start"], second["sending"], second["receiving"]) == ("1995", "PRT", "MEX")
    assert sum(isinstance(o, Ignored) for o in wikidata.outcomes(path)) == 1


ENTITY = "http://www.wikidata.org/entity/"
TITLE = "ambassador of Mexico to the United States"
ROWS = (
    "item,itemLabel,position,positionLabel,start,startPrecision,end,statement",
    f"{ENTITY}Q11,Rosa Alba Quintero,{ENTITY}Q901,{TITLE},1998-01-01T00:00:00Z,9,2001-03-05T00:00:00Z,"
    f"{ENTITY}statement/Q11-1",
    f"{ENTITY}Q12,Inês Valente,{ENTITY}Q903,Prime Minister of Portugal,1999-01-01T00:00:00Z,,2004-07-01T00:00:00Z,",
)
CSV = "\n".join(ROWS) + "\n"


def test_a_query_result_claims_no_day_that_may_be_a_year(tmp_path: Path) -> None:
    path = tmp_path / "result.csv"
    path.write_text(CSV, encoding="utf-8")
    assert wikidata.recognises(path)
    found = by_key(path)
    dates = [(o.facts[0].claims["start"], o.facts[0].claims["end"]) for o in found.values() if isinstance(o, Mapped)]
    assert dates == [("1998", "2001-03-05"), ("1999", "2004-07")]
    assert "Q11$1" in found


def cell(value: str) -> dict[str, str]:
    return {"type": "uri" if value.startswith("http") else "literal", "value": value}


def test_a_query_result_in_json_is_the_same(tmp_path: Path) -> None:
    import csv

    rows = list(csv.DictReader(CSV.splitlines()))
    bindings = [{name: cell(value) for name, value in row.items() if value} for row in rows]
    path, plain = tmp_path / "result.json", tmp_path / "result.csv"
    path.write_text(json.dumps({"head": {"vars": list(rows[0])}, "results": {"bindings": bindings}}), encoding="utf-8")
    plain.write_text(CSV, encoding="utf-8")
    assert wikidata.recognises(path)
    assert list(wikidata.outcomes(path)) == list(wikidata.outcomes(plain))


def test_a_result_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "result.csv"
    path.write_text("name,born\nA,1900\n")
    with pytest.raises(InputError, match="expected a column 'person'"):
        list(wikidata.outcomes(path))


@pytest.mark.parametrize(
    ("time", "precision", "expected"),
    [
        ("+1998-00-00T00:00:00Z", 9, "1998"),
        ("+1998-05-00T00:00:00Z", 10, "1998-05"),
        ("+1998-05-06T00:00:00Z", 11, "1998-05-06"),
        ("+1990-00-00T00:00:00Z", 8, "199X"),
        ("+1998-05-06T10:00:00Z", 14, "1998-05-06"),
    ],
)
def test_precision(time: str, precision: int, expected: str) -> None:
    assert edtf(Moment(time, precision)) == expected


def test_a_julian_day_is_turned_into_ours() -> None:
    assert edtf(Moment("+1917-10-25T00:00:00Z", 11, julian=True)) == "1917-11-07"


@pytest.mark.parametrize("moment", [Moment("-0044-03-15", 11), Moment("+1800-00-00", 7), Moment("t1", 11)])
def test_what_is_no_date_of_ours_is_refused(moment: Moment) -> None:
    with pytest.raises(ValueError, match="is "):
        edtf(moment)


def test_a_broken_line_is_reported_and_the_rest_stands(tmp_path: Path) -> None:
    path = tmp_path / "slice.jsonl"
    lines = [json.dumps(entity) for entity in everything()]
    path.write_text("\n".join([*lines[:3], '{"id": "Q5", "claims": ', *lines[3:]]), encoding="utf-8")
    found = list(wikidata.outcomes(path))
    assert [o.origin.rpartition(":")[2] for o in found if isinstance(o, Reported) and o.kind == "entity"] == ["4"]
    assert sum(isinstance(o, Mapped) for o in found) == 3
