"""Statements are files, and an identifier filled into one is a name whatever it holds."""

import re
from importlib.resources import files

import pytest

from legatus.ontology.errors import OntologyError
from legatus.ontology.schema import schema
from legatus.queries.database import Database
from legatus.queries.statements import quoted, statement

HOSTILE = [
    "`",
    "``",
    "a`b",
    "x`) DETACH DELETE n //",
    "http://e.org/`}) MATCH (n) DETACH DELETE n //",
    "a b",
    "é",
    "{{key}}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_an_identifier_stays_a_name(database: Database, name: str) -> None:
    database.write("CREATE (:Person {id: 'person/a'})")
    label = quoted(name)
    database.write(f"CREATE (:{label} {{id: 'x'}})")
    rows = database.read(f"MATCH (n:{label}) RETURN labels(n) AS labels, n.id AS id")
    assert rows == [{"labels": [name], "id": "x"}]
    assert database.read("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 1}]


@pytest.mark.parametrize("name", ["", "\\u0060", "a\\", "a\nb", "a\x00b"])
def test_what_can_be_no_name_is_refused(name: str) -> None:
    with pytest.raises(OntologyError):
        quoted(name)


def test_places_are_filled_once_and_all_of_them() -> None:
    text = statement("constraint_unique", name="{{label}}", label="Person", key="id")
    assert "`{{label}}`" in text
    assert "(n:`Person`)" in text
    with pytest.raises(OntologyError):
        statement("constraint_unique", label="Person")
    with pytest.raises(OntologyError):
        statement("components", label="Person")


@pytest.mark.parametrize("name", ["nonesuch", "../canned/incumbents", "a/b"])
def test_an_unknown_statement_is_refused(name: str) -> None:
    with pytest.raises(OntologyError):
        statement(name)


def test_indexes_name_only_what_the_ontology_has() -> None:
    text = (files("legatus.queries") / "statements" / "indexes.cypher").read_text(encoding="utf-8")
    known = {cls.label for cls in schema().concrete()}
    for label, keys in re.findall(r"FOR \(n:(\w+)\) ON \((.+?)\)", text):
        for key in (k.strip().removeprefix("n.") for k in keys.split(",")):
            if label == "Resource":  # a node of somebody else's RDF
                assert key == "id"
                continue
            assert label in known
            name = re.sub(r"(Min|Max)$", "", key)
            assert label in {c.name for d in schema().property(name).domains for c in schema().members(d)}
