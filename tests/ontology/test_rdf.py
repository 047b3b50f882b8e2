from pathlib import Path

import pyoxigraph as ox
import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from legatus.ontology import formats, rdf
from legatus.ontology.errors import InputError
from legatus.ontology.mapping import node, record, relationships
from legatus.ontology.record import Record, Ref

datasets = st.lists(strategies.records(), max_size=6, unique_by=lambda r: r.id)
HEAD = "@prefix leg: <https://w3id.org/legatus/ns#> . @prefix state: <https://w3id.org/legatus/id/state/> .\n"


@pytest.mark.parametrize("format", formats.FORMATS, ids=lambda f: f.name)
@given(records=datasets)
@settings(max_examples=60, deadline=None)
def test_every_format_gives_back_the_same_records(format: formats.Format, records: list[Record]) -> None:
    text = "".join(format.write(records, private=True))
    back = rdf.parse(text.encode(), format.rdf, "x")
    assert back == sorted(records, key=lambda r: r.id)
    assert "".join(format.write(back, private=True)) == text


@given(records=datasets)
@settings(max_examples=60, deadline=None)
def test_an_independent_parser_counts_the_quads_that_were_written(records: list[Record]) -> None:
    text = "".join(formats.named("trig").write(records, private=True))
    assert set(ox.parse(text, format=ox.RdfFormat.TRIG)) == set(rdf.quads(records, private=True))


@given(strategies.records(asserted_only=False))
@settings(max_examples=200, deadline=None)
def test_a_node_and_its_relationships_give_back_the_record(made: Record) -> None:
    assert record(node(made), relationships(made)) == made


def test_private_and_derived_properties_stay_at_home() -> None:
    article = Record.of("article/abc", title="T", fullText="secret", copyOf=Ref("article/def"))
    text = "".join(formats.named("turtle").write([article]))
    assert "secret" not in text
    assert "copyOf" not in text
    assert '"T"' in text


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("<http://x/a> leg:name 'X' .", "not a record of ours"),
        ("state:MEX leg:nome 'X' .", "no property of the ontology"),
        ("state:MEX leg:title 'X' .", "a State has no property title"),
        ("state:MEX leg:name 'X', 'Y' .", "has 2 values of name"),
        ("state:MEX leg:name 'X'@en .", "expected a literal"),
        ("state:MEX a leg:Person .", "its id makes it a"),
        ("<https://w3id.org/legatus/id/article/a> leg:published 'May'^^leg:date .", "is no date"),
        ("<https://w3id.org/legatus/id/mention/a> leg:confidence 0.50 .", "should be written 0.5"),
        ("<https://w3id.org/legatus/id/person/a> leg:held state:MEX .", "which is no Tenure"),
        ("<https://w3id.org/legatus/id/planet/a> leg:name 'X' .", "no class of the ontology has the path"),
    ],
)
def test_what_is_not_of_our_model_is_refused(turtle: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rdf.parse((HEAD + turtle).encode(), ox.RdfFormat.TURTLE, "a.ttl")


def test_a_malformed_file_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(HEAD + "state:MEX leg:name 'X' .\nstate:USA leg:name")
    with pytest.raises(InputError, match=r"a\.ttl:3: not well-formed"):
        formats.load(file)


def test_a_record_in_a_strange_graph_is_refused() -> None:
    trig = HEAD + "<https://w3id.org/legatus/id/article/a> { state:MEX leg:name 'X' }"
    with pytest.raises(InputError, match="where it does not belong"):
        rdf.parse(trig.encode(), ox.RdfFormat.TRIG, "a.trig")
