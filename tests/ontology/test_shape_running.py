"""Our engine reports what pyshacl reports, for each kind of constraint, and refuses what it does not know."""

import random
from collections.abc import Iterable, Sequence
from contextlib import closing

import broken_records
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pyshacl.errors import ReportableRuntimeError
from pyshacl_reference import by_pyshacl
from rdflib import Graph

from legatus.ontology import facts, rdf
from legatus.ontology.errors import OntologyError
from legatus.ontology.record import Record
from legatus.ontology.report import Finding
from legatus.ontology.schema import BASE, NS, RDFS, SHACL, XSD, iri, schema
from legatus.ontology.shape_reading import shapes_of
from legatus.ontology.shape_running import Running, backwards
from legatus.ontology.shapes import shapes
from legatus.ontology.terms import LANG_STRING, STRING, TYPE, Literal, Statement, Term

HEAD = f"""@prefix leg: <{NS}> . @prefix sh: <{SHACL}> . @prefix xsd: <{XSD}> . @prefix rdfs: <{RDFS}> .
<http://x.example/s> sh:declare [ sh:prefix "leg" ; sh:namespace "{NS}"^^xsd:anyURI ] .
"""

#: A shape for each kind of target and constraint that ours use, alone and put together.
KINDS = {
    "minCount": "sh:property [ sh:path leg:p ; sh:minCount 2 ; sh:message 'm' ]",
    "maxCount": "sh:property [ sh:path leg:p ; sh:maxCount 1 ; sh:severity sh:Warning ; sh:message 'm' ]",
    "inversePath": "sh:property [ sh:path [ sh:inversePath leg:q ] ; sh:minCount 1 ; sh:maxCount 1 ; sh:message 'm' ]",
    "pattern": "sh:property [ sh:path leg:p ; sh:pattern '^[a-z0-9:/.]+$' ; sh:message 'm' ]",
    "minLength": "sh:property [ sh:path leg:p ; sh:minLength 2 ; sh:message 'm' ]",
    "in": "sh:property [ sh:path leg:p ; sh:in ( 'abc' leg:A '1'^^xsd:integer 'x'@en ) ; sh:message 'm' ]",
    "nodeKind": "sh:property [ sh:path leg:p ; sh:nodeKind sh:IRI ; sh:message 'm' ]",
    "nodeKind-2": "sh:property [ sh:path leg:p ; sh:nodeKind sh:Literal ; sh:message 'm' ]",
    "minInclusive": "sh:property [ sh:path leg:p ; sh:minInclusive 0 ; sh:message 'm' ]",
    "maxInclusive": "sh:property [ sh:path leg:p ; sh:maxInclusive 1 ; sh:minInclusive -10 ; sh:message 'm' ]",
    "lessThan": "sh:property [ sh:path leg:p ; sh:lessThan leg:q ; sh:message 'm' ]",
    "disjoint": "sh:property [ sh:path leg:p ; sh:disjoint leg:q ; sh:message 'm' ]",
    "class": "sh:property [ sh:path leg:p ; sh:class leg:A ; sh:message 'm' ]",
    "not": "sh:message 'm' ; sh:not [ sh:class leg:B ]",
    "not-2": "sh:property [ sh:path leg:p ; sh:message 'm' ; "
    " sh:not [ sh:property [ sh:path leg:q ; sh:minCount 1 ] ] ]",
    "or": "sh:message 'm' ; sh:or ( [ sh:property [ sh:path leg:p ; sh:minCount 2 ] ]"
    " [ sh:property [ sh:path leg:q ; sh:minCount 1 ; sh:in ( 'abc' ) ] ] )",
    "sparql": "sh:sparql [ sh:prefixes <http://x.example/s> ; sh:message 'm' ; sh:select '''SELECT $this WHERE {"
    " $this leg:p ?v . FILTER NOT EXISTS { ?other leg:q ?v ."
    " { ?other a leg:A } UNION { ?other leg:p/leg:q ?w } } }''' ]",
    **{
        f"datatype-{kind}": f"sh:property [ sh:path leg:p ; sh:datatype xsd:{kind} ; sh:message 'm' ]"
        for kind in ("string", "integer", "decimal", "dateTime", "anyURI")
    },
}
TARGETS = {
    "class": "sh:targetClass leg:A, leg:B",
    "subjects": "sh:targetSubjectsOf leg:p",
    "star": "sh:target [ a sh:SPARQLTarget ; sh:prefixes <http://x.example/s> ;"
    " sh:select 'SELECT ?this WHERE { ?this a leg:A ; leg:q ?any ; leg:p \"abc\" }' ]",
    "query": "sh:target [ a sh:SPARQLTarget ; sh:prefixes <http://x.example/s> ;"
    " sh:select 'SELECT ?this WHERE { ?this leg:q ?v . ?other leg:p ?v }' ] ; sh:targetClass leg:B",
}

NODES = ("http://x.example/1", "_:b", BASE + "state/MEX", BASE + "http://x.example/1", NS + "A")
TERMS: tuple[Term, ...] = (
    *NODES,
    *(Literal(text, STRING) for text in ("abc", "", "a", "ABC", "é\n", "1")),
    *(Literal(text, LANG_STRING, tag) for text, tag in (("abc", "en"), ("x", "en"), ("x", "de-AT"))),
    *(
        Literal(t, XSD + "integer")
        for t in ("1", "01", "+1", "-0", "0", "-11", "abc", "", "1.0", "99999999999999999999")
    ),
    *(Literal(t, XSD + "decimal") for t in ("1", "1.0", ".5", "1.", "-10.5", "1e0", "x")),
    *(Literal(t, XSD + "double") for t in ("0.5", "1e0", "NaN", "INF", "-INF", "x")),
    *(Literal(t, XSD + "dateTime") for t in ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00", "2024-01-01", "soon")),
    *(Literal(t, XSD + "date") for t in ("2024-01-01", "2024-13-01", "-0044-03-15")),
    *(Literal(t, XSD + k) for t, k in (("true", "boolean"), ("1", "boolean"), ("x", "boolean"), ("a b", "anyURI"))),
    *(Literal(t, XSD + k) for t, k in (("2024", "gYear"), ("P1Y", "duration"), ("ff", "hexBinary"))),
    Literal("abc", "http://x.example/type"),
)
statements = st.one_of(
    st.builds(Statement, st.sampled_from(NODES), st.sampled_from([NS + "p", NS + "q"]), st.sampled_from(TERMS)),
    st.builds(Statement, st.sampled_from(NODES), st.just(NS + "p"), st.sampled_from(TERMS)),
    st.builds(
        Statement,
        st.sampled_from(NODES),
        st.just(TYPE),
        st.sampled_from([NS + "A", NS + "B", "http://x.example/C", "http://x.example/D"]),
    ),
    st.sampled_from(
        [
            Statement("http://x.example/C", RDFS + "subClassOf", NS + "B"),
            Statement("http://x.example/D", RDFS + "subClassOf", "http://x.example/C"),
            Statement(NS + "B", RDFS + "subClassOf", NS + "A"),
            Statement(NS + "A", RDFS + "subClassOf", NS + "B"),
        ]
    ),
)


def ours(data: Iterable[Statement], graph: Graph | None = None) -> set[Finding]:
    """What our own engine finds with some shapes, or ours."""
    known = shapes_of(shapes() if graph is None else graph)
    with closing(facts.gathered((), data, backwards(known))) as gathered:
        running = Running(gathered, known)
        return {finding for thing in gathered for finding in running.findings(thing)}


def shape(target: str, body: str) -> Graph:
    return Graph().parse(data=f"{HEAD}<http://x.example/shape> a sh:NodeShape ; {target} ; {body} .", format="turtle")


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.lists(statements, max_size=14), target=st.sampled_from(sorted(TARGETS)))
@settings(max_examples=15, deadline=None)
def test_each_kind_finds_what_pyshacl_finds(kind: str, data: list[Statement], target: str) -> None:
    graph = shape(TARGETS[target], KINDS[kind])
    assert ours(data, graph) == reference(data, graph)


def reference(data: list[Statement], graph: Graph | None = None) -> set[Finding]:
    """What pyshacl finds; data that it cannot look at (`sh:lessThan` of blank nodes) are passed over."""
    try:
        return by_pyshacl(data, graph)
    except ReportableRuntimeError:
        reject()


def test_every_part_of_shacl_that_our_shapes_use_is_compared() -> None:
    def used(graph: Graph) -> set[str]:
        return {str(predicate) for predicate in graph.predicates() if str(predicate).startswith(SHACL)}

    tried = {name for target in TARGETS.values() for body in KINDS.values() for name in used(shape(target, body))}
    assert used(shapes()) <= tried


def clean() -> list[Statement]:
    """What the clean records of the other tests say."""
    return list(said(broken_records.clean().values()))


def said(records: Iterable[Record]) -> Iterable[Statement]:
    for record in records:
        yield Statement(iri(record.id), TYPE, NS + schema().class_of(record.id).name)
        for name, values in record.values.items():
            for value in values:
                yield Statement(iri(record.id), NS + name, rdf.plain_term(schema().property(name), value))


CHANGES = [change for change, *_ in broken_records.VIOLATIONS + broken_records.WARNINGS]


@pytest.mark.parametrize("place", range(8))
def test_our_shapes_find_what_pyshacl_finds_in_broken_records(place: int) -> None:
    data = broken_records.clean()
    for change in CHANGES[place::8]:
        change(data)
    found = ours(said(data.values()))
    assert found == by_pyshacl(said(data.values()))
    assert len(found) > 2


PROPERTIES = sorted(schema().properties)
breakings = st.lists(
    st.tuples(st.sampled_from(["drop", "object", "predicate", "add"]), st.integers(0, 10_000), st.integers(0, 10_000)),
    min_size=1,
    max_size=30,
)


@given(changes=breakings)
@settings(max_examples=12, deadline=None)
def test_our_shapes_find_what_pyshacl_finds_in_damaged_statements(changes: Sequence[tuple[str, int, int]]) -> None:
    data = clean()
    for what, place, other in changes:
        one = data[place % len(data)]
        term, name = TERMS[other % len(TERMS)], NS + PROPERTIES[other % len(PROPERTIES)]
        if what == "drop":
            data.remove(one)
        elif what == "object":
            data[place % len(data)] = one._replace(object=term) if one.predicate != TYPE else one
        elif what == "predicate":
            data[place % len(data)] = one._replace(predicate=name)
        else:
            data.append(Statement(one.subject, name, data[other % len(data)].object))
    assert ours(data) == reference(data)


def test_the_order_of_statements_does_not_matter() -> None:
    data = [one for one in clean() if not one.predicate.endswith(("code", "held", "textSha256"))]
    found = ours(data)
    for seed in range(3):
        random.Random(seed).shuffle(data)
        assert ours(data + data[:20]) == found
    assert len(found) > 4


@pytest.mark.parametrize(
    ("target", "body", "message"),
    [
        (TARGETS["class"], "sh:property [ sh:path leg:p ; sh:maxLength 2 ; sh:message 'm' ]", "maxLength"),
        (TARGETS["class"], "sh:property [ sh:path leg:p ; sh:uniqueLang true ; sh:message 'm' ]", "uniqueLang"),
        (TARGETS["class"], "sh:closed true ; sh:message 'm'", "closed"),
        (TARGETS["class"], "sh:property [ sh:path leg:p ; sh:hasValue 1 ; sh:message 'm' ]", "hasValue"),
        (TARGETS["class"], "sh:property [ sh:path leg:p ; sh:pattern 'a' ; sh:flags 'i' ; sh:message 'm' ]", "flags"),
        (TARGETS["class"], "sh:deactivated true ; sh:message 'm' ; sh:not [ sh:class leg:B ]", "deactivated"),
        ("sh:targetNode leg:A", KINDS["not"], "targetNode"),
        ("sh:targetObjectsOf leg:p", KINDS["not"], "targetObjectsOf"),
        (TARGETS["class"], "a rdfs:Class ; sh:message 'm' ; sh:not [ sh:class leg:B ]", "Class"),
        (TARGETS["class"], "sh:property [ sh:path ( leg:p ) ; sh:minCount 1 ; sh:message 'm' ]", "no term of ours"),
        (TARGETS["class"], "sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:message 'm' ]", "no term of ours"),
        ("sh:targetClass rdfs:Resource", KINDS["not"], "no term of ours"),
        (TARGETS["class"], "sh:property [ sh:path leg:p ; sh:minCount 1 ]", "has no message"),
        (TARGETS["class"], KINDS["minCount"] + " ; leg:strange 1", "strange"),
        (TARGETS["class"], KINDS["minCount"] + " ; sh:severity sh:Info", "severity"),
        (TARGETS["class"], "sh:rule [ a sh:TripleRule ]", "rule|TripleRule"),
        (TARGETS["class"], "sh:sparql [ sh:select 'SELECT ?this ?v { ?this a ?v }' ; sh:message 'm' ]", "plain"),
        (TARGETS["class"], "sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p 1 }' ; sh:message 'm' ]", "variable"),
        (
            TARGETS["class"],
            "sh:sparql [ sh:select 'SELECT $this WHERE { $this <http://x.example/p> 1 }' ; sh:message 'm' ]",
            "no term of ours",
        ),
        (
            TARGETS["class"],
            f"sh:sparql [ sh:select 'SELECT $this WHERE {{ $this <{NS}p>+ 1 }}' ; sh:message 'm' ]",
            "path",
        ),
        (TARGETS["class"], f"sh:sparql [ sh:select 'SELECT ?this {{ ?this <{NS}p> 1 }}' ; sh:message 'm' ]", "integer"),
        (
            TARGETS["class"],
            f"sh:sparql [ sh:select 'SELECT ?this {{ ?this <{NS}p> ?v FILTER(?v > 1) }}' ; sh:message 'm' ]",
            "RelationalExpression",
        ),
        (TARGETS["class"], "sh:sparql [ sh:ask 'ASK { $this a ?x }' ; sh:message 'm' ]", "ask"),
        (
            TARGETS["class"],
            "sh:property [ sh:path leg:p ; sh:property [ sh:path leg:q ; sh:minCount 1 ; sh:message 'm' ] ]",
            "properties of the values",
        ),
    ],
)  # fmt: skip
def test_what_is_not_known_is_refused(target: str, body: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        shapes_of(shape(target, body))
