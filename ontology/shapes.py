"""The SHACL shapes, complete: `shapes.ttl`, with what the ontology and the vocabularies already say filled in.

The result is plain SHACL that any engine can run.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from legatus.ontology.schema import NS, SHACL, PropertyDef, schema
from legatus.ontology.vocabulary import notations, scheme

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

#: The namespace of our shapes.
SHAPES = "https://w3id.org/legatus/shapes#"


@cache
def shapes() -> "Graph":
    """The shapes graph. Raises OntologyError where it names a vocabulary or flag that does not exist."""
    from rdflib import Graph

    graph = Graph()
    graph.parse(Path(__file__).parent / "shapes.ttl", format="turtle")
    _fill_in(graph)
    for prop in schema().properties.values():
        _add(graph, prop)
    return graph


def _fill_in(graph: "Graph") -> None:
    """Replace every `leg:valuesFrom` of a shape by `sh:in` with the notations."""
    from rdflib import URIRef

    values_from, with_flag = URIRef(NS + "valuesFrom"), URIRef(NS + "withFlag")
    for node, vocabulary in list(graph.subject_objects(values_from)):
        flag = graph.value(node, with_flag)
        allowed = notations(str(vocabulary)) if flag is None else scheme(str(vocabulary)).with_flag(str(flag))
        _allow(graph, node, allowed)
        graph.remove((node, values_from, None))
        graph.remove((node, with_flag, None))


def _allow(graph: "Graph", node: "Node", allowed: frozenset[str]) -> None:
    """Give a shape the values that `sh:in` allows, as plain strings."""
    from rdflib import BNode, Literal, URIRef
    from rdflib.collection import Collection

    head = BNode()
    Collection(graph, head, [Literal(value) for value in sorted(allowed)])
    graph.add((node, URIRef(SHACL + "in"), head))


def _add(graph: "Graph", prop: PropertyDef) -> None:
    """The shapes that follow from a property's definition: how many values, and of what kind."""
    from rdflib import RDF, SH, Literal, URIRef

    path = URIRef(NS + prop.name)

    def part(suffix: str, message: str) -> URIRef:
        shape = URIRef(f"{SHAPES}{prop.name}{suffix}")
        graph.add((shape, RDF.type, SH.PropertyShape))
        graph.add((shape, SH.path, path))
        graph.add((shape, SH.targetSubjectsOf, path))
        graph.add((shape, SH.message, Literal(message)))
        return shape

    if prop.functional:
        graph.add((part("-one", f"{prop.name} has at most one value"), SH.maxCount, Literal(1)))
    if prop.reference:
        graph.add((part("-kind", f"{prop.name} refers to a record"), SH.nodeKind, SH.IRI))
    elif prop.partial_date:
        graph.add((part("-kind", f"{prop.name} is a date"), SH.nodeKind, SH.Literal))
    else:
        expected = prop.range.rpartition("#")[2]
        graph.add((part("-kind", f"{prop.name} is a literal of type {expected}"), SH.datatype, URIRef(prop.range)))
    if prop.values_from:
        shape = part("-values", f"{prop.name} is one of the vocabulary of {scheme(prop.values_from).label.lower()}")
        _allow(graph, shape, notations(prop.values_from))
