"""The short way from statements to rows gives what the long way gives, or nothing."""

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
import strategies
from hypothesis import given, settings

from legatus.ontology import mapping, rdf, rows
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record
from legatus.ontology.schema import BASE, NS, XSD, schema
from legatus.ontology.terms import STRING, TYPE, Literal, Statement, statement_of


def statements(quads: Iterable[ox.Quad]) -> list[Statement]:
    return [statement_of(f"{quad} .") for quad in quads]


@settings(deadline=None)
@given(record=strategies.records())
def test_it_gives_the_same_as_the_long_way(record: Record) -> None:
    said = statements(rdf.quads([record], private=True))
    assert rows.row(record.id, said) == (mapping.node(record), mapping.relationships(record))
    assert rows.row(record.id, [*reversed(said), *said[:2]]) is not None or len(said) > 1


@settings(deadline=None)
@given(record=strategies.records(asserted_only=False))
def test_derived_properties_are_passed_over(record: Record) -> None:
    bare = Record(record.id, {n: v for n, v in record.values.items() if not schema().property(n).derived})
    said = statements(rdf.quads([bare], private=True))
    said.append(Statement(BASE + record.id, NS + "dateMin", Literal("x", STRING)))
    made = rows.row(record.id, said[:-1])
    assert made == (mapping.node(bare), mapping.relationships(bare))
    assert rows.row(record.id, said) is None, "what is no property of ours is none of a record"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("confidence", Literal("0.50", XSD + "decimal")),
        ("confidence", Literal("0.5", XSD + "double")),
        ("confidence", BASE + "article/a"),
        ("date", Literal("2025-01-32", XSD + "date")),
        ("date", Literal("2025-01-06", STRING)),
        ("inSource", BASE + "person/p"),
        ("inSource", "http://e.org/a"),
        ("inSource", Literal("article/a", STRING)),
        ("recordType", Literal("event", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "en")),
        ("title", Literal("T", STRING)),
    ],
)
def test_what_is_not_as_it_should_be_is_left_to_the_long_way(name: str, value: str | Literal) -> None:
    node = BASE + "mention/m"
    said = [Statement(node, TYPE, NS + "Mention"), Statement(node, NS + name, value)]
    assert rows.row("mention/m", said) is None
    with pytest.raises(InputError):
        rdf.records([ox.Quad(*_terms(one)) for one in said], "file")


def test_two_values_where_one_is_allowed_and_a_strange_graph_are_none() -> None:
    node, graph = BASE + "quote/a.1.2", BASE + "article/a"
    text = Statement(node, NS + "text", Literal("x", STRING), graph)
    assert rows.row("quote/a.1.2", [text]) == ({"id": "quote/a.1.2", "text": "x"}, [])
    assert rows.row("quote/a.1.2", [text, text._replace(object=Literal("y", STRING))]) is None
    assert rows.row("quote/a.1.2", [text._replace(graph=BASE + "article/b")]) is None


def _terms(one: Statement) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]:
    thing = one.object
    if isinstance(thing, str):
        made: ox.NamedNode | ox.Literal = ox.NamedNode(thing)
    elif thing.language:
        made = ox.Literal(thing.text, language=thing.language)
    else:
        made = ox.Literal(thing.text, datatype=ox.NamedNode(thing.datatype))
    return ox.NamedNode(one.subject), ox.NamedNode(one.predicate), made
