"""Validation of RDF as it comes: foreign terms, named graphs, files that could not be loaded."""

import gzip
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from legatus.ontology.errors import InputError
from legatus.ontology.report import Report
from legatus.ontology.schema import BASE, NS, iri
from legatus.ontology.validate import validate_file, validate_quads


def quads(text: str) -> list[ox.Quad]:
    head = f"@prefix leg: <{NS}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @base <{BASE}> .\n"
    return list(ox.parse(head + text, format=ox.RdfFormat.TRIG))


@pytest.mark.parametrize(
    ("text", "focus", "path", "message"),
    [
        ('<state/RUR> a leg:State ; leg:code "RUR" ; leg:kode "R" .', "state/RUR", "kode", "defines no such property"),
        ('<state/RUR> a leg:State ; leg:code "RUR"@en .', "state/RUR", "code", "literal of type string"),
        ('<state/RUR> a leg:Organization ; leg:code "RUR" .', "state/RUR", "type", "makes it a State"),
        ('<state/RUR> leg:code "RUR" .', "state/RUR", "type", "not said to be a State"),
        ('<http://x.org/1> a leg:State ; leg:code "RUR" .', "http://x.org/1", "type", "an id that is not ours"),
        ('<article/a> a leg:Article ; leg:published "2024" .', "article/a", "published", "datatype"),
        ('<quote/a.0.x> a leg:Quote ; leg:startChar "a" .', "quote/a.0.x", "startChar", "literal of type integer"),
        ('<post/x> a leg:Post ; leg:role "ambassador" ; leg:sentBy "RUR" .', "post/x", "sentBy", "refers to a record"),
        ("<tenure/t> a leg:Tenure, leg:Nomination .", "tenure/t", "", "not both"),
    ],
)
def test_any_rdf_is_checked_where_it_uses_our_terms(text: str, focus: str, path: str, message: str) -> None:
    found = validate_quads(quads(text))
    assert [f for f in found.violations if (f.focus, f.path) == (focus, path) and message in f.message], found


def test_foreign_data_are_passed_over() -> None:
    text = (
        '<http://x.org/g> { <http://x.org/1> a <http://x.org/T> ; <http://x.org/p> [ <http://x.org/q> "1.10"@de ] . }'
    )
    assert validate_quads(quads(text)) == Report(())


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_file_is_validated_even_if_it_could_not_be_loaded(tmp_path: Path, packed: bool) -> None:
    text = f"<{BASE}state/RUR> a <{NS}State> ; <{NS}kode> 1 ."
    path = tmp_path / ("data.ttl.gz" if packed else "data.ttl")
    path.write_bytes(gzip.compress(text.encode(), mtime=0) if packed else text.encode())
    assert {f.path for f in validate_file(path).violations} == {"code", "kode"}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("data.ttl", b"<x> a\n <y", "data.ttl:2: not well-formed Turtle"),
        ("data.ttl", None, "data.ttl: cannot be read"),
        ("data.nq.gz", gzip.compress(b"x" * 99, mtime=0)[:20], "data.nq.gz: cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=re.escape(message)):
        validate_file(tmp_path / name)


def test_named_graphs_are_validated_together() -> None:
    default = quads("<state/RUR> a leg:State .")
    graph = ox.NamedNode(iri("article/a"))
    named = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads('<state/RUR> leg:code "RUR" .')]
    assert validate_quads(default + named) == Report(())


def test_a_state_of_our_table_does_not_act_after_its_end() -> None:
    def acts(day: str) -> set[str]:
        text = f'<event/e.a> a leg:Event ; leg:source <state/YUG> ; leg:date "{day}"^^xsd:date .'
        return {f.message for f in validate_quads(quads(text)).warnings if f.path == "source"}

    assert len(acts("1999-03-24") ^ acts("2024-03-24")) == 1
