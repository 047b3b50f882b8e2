"""What pyshacl finds: the reference for the engine of our own, which must report the same."""

from collections.abc import Iterable, Iterator

import pyshacl
from rdflib import RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from legatus.ontology.report import Finding, Severity
from legatus.ontology.schema import BASE, NS, schema
from legatus.ontology.shapes import shapes
from legatus.ontology.terms import STRING, Statement, Term


def by_pyshacl(data: Iterable[Statement], shapes_graph: Graph | None = None) -> set[Finding]:
    """What some shapes, or ours, find."""
    given = shapes() if shapes_graph is None else shapes_graph
    graph = as_rdflib(data)
    for cls in schema().classes.values():
        for above in cls.supers:
            graph.add((URIRef(NS + cls.name), RDFS.subClassOf, URIRef(NS + above)))
    _, results, _ = pyshacl.validate(graph, shacl_graph=given, inplace=True, inference="none", advanced=True)
    assert isinstance(results, Graph), results
    return set(_findings(results))


def as_rdflib(data: Iterable[Statement]) -> Graph:
    """Statements as one graph, literals exactly as written."""
    graph = Graph()
    for one in data:
        graph.add((_node(one.subject), URIRef(one.predicate), _node(one.object)))
    return graph


def _node(term: Term) -> Node:
    if isinstance(term, str):
        return BNode(term[2:]) if term.startswith("_:") else URIRef(term)
    if term.language:
        return Literal(term.text, lang=term.language)
    if term.datatype == STRING:
        return Literal(term.text)
    return Literal(term.text, datatype=URIRef(term.datatype), normalize=False)


def _findings(results: Graph) -> Iterator[Finding]:
    for result in results.objects(None, SH.result):
        severity: Severity = "warning" if results.value(result, SH.resultSeverity) == SH.Warning else "violation"
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        value, focus = results.value(result, SH.value), _short(results.value(result, SH.focusNode))
        path = _path(results, results.value(result, SH.resultPath))
        text = "" if value is None or _short(value) == focus else _short(value)
        yield Finding(severity, focus, path, "; ".join(messages), text)


def _path(results: Graph, path: Node | None) -> str:
    if path is None:
        return ""
    if isinstance(path, BNode):
        return "^" + _short(results.value(path, SH.inversePath))
    return _short(path)


def _short(node: Node | None) -> str:
    if isinstance(node, BNode):
        return f"_:{node}"
    return str(node if node is not None else "").removeprefix(BASE).removeprefix(NS)
