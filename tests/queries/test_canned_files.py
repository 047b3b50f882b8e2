"""The canned queries as files: their heads, and that they speak the ontology's language."""

import re

import pytest

from legatus.ontology.errors import InputError, UsageError
from legatus.ontology.schema import schema
from legatus.ontology.vocabulary import scheme
from legatus.queries.canned import Query, parse, queries, query
from legatus.queries.parameters import TYPES

ALL = list(queries().values())
#: Values that canned queries compare with, by the property that holds them.
VALUES = {"kind": "milestone", "type": "event-type", "modality": "modality", "status": "status", "role": "role"}


def test_there_are_the_24_of_the_design_at_least() -> None:
    assert len(ALL) >= 24


@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_every_query_says_what_it_is(query: Query) -> None:
    assert query.title
    assert query.description.endswith(".")
    used = set(re.findall(r"\$(\w+)", query.cypher))
    assert used == {p.name for p in query.parameters}
    for parameter in query.parameters:
        assert parameter.type in TYPES
        assert parameter.default or parameter.example, f"{parameter.name} shows nothing to try"


@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_labels_relationship_types_and_properties_are_those_of_the_ontology(query: Query) -> None:
    body = "\n".join(line for line in query.cypher.splitlines() if not line.startswith("//"))
    body = re.sub(r"'[^']*'", "''", body)
    labels = set(re.findall(r"\(\w*:(\w+)", body)) | set(re.findall(r"NOT \w+:(\w+)", body))
    assert labels <= set(schema().classes)
    types = {t for group in re.findall(r"\[\w*:([A-Z_|]+)\]", body) for t in group.split("|")}
    assert types <= {p.relationship for p in schema().properties.values() if p.reference}
    known = {p.name for p in schema().properties.values()} | {"id", "year", "month", "days"}
    known |= {f"{p.name}{end}" for p in schema().properties.values() if p.partial_date for end in ("Min", "Max")}
    assert set(re.findall(r"\b\w\.(\w+)", body)) <= known


@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_values_are_those_of_the_vocabularies(query: Query) -> None:
    for prop, values in re.findall(r"\b\w?\.?(\w+)(?: IN |: | = | <> )(\[[^\]]*\]|'[a-zA-Z_]+')", query.cypher):
        if prop in VALUES:
            assert set(re.findall(r"'(\w+)'", values)) <= set(scheme(VALUES[prop]).concepts)


def test_a_wrong_name_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean incumbents"):
        query("incumbent")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("MATCH (n) RETURN n", "begins with a line '// title"),
        ("// title: T\n// param on day | x\n", r"x\.cypher:2: expected '// param name: type"),
        ("// title: T\n// param on: hour | x\n", "no parameter type 'hour'"),
        ("// title: T\n// tittle: x\n", "expected title, description or param"),
    ],
)
def test_a_head_that_cannot_be_read_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse("x", text)


def test_a_description_goes_on_over_lines() -> None:
    made = parse(
        "x", "// title: T\n// description: One\n//   two.\n// param on: day = today, e.g. 2025-01-06 | when\nRETURN $on"
    )
    assert made.description == "One two."
    assert made.parameters[0].default == "today"
    assert made.parameters[0].example == "2025-01-06"


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("incumbents", "host role who certain"),
        ("succession", "who started ended status"),
        ("vacancies", "gone came days"),
        ("dyad_temperature", "year mean n hostile"),
        ("evidence", "published publisher url quote offset confidence extractedBy"),
        ("whereis", "now class"),
    ],
)
def test_columns_are_those_of_the_last_return(name: str, columns: str) -> None:
    assert query(name).columns == tuple(columns.split())
