"""The SHACL shapes, read from their graph into plain Python that runs fast (`shape_running`).

Only what `shapes.ttl` uses is known: any other part of SHACL is an error here, so that none is ever passed over.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from legatus.ontology import shape_tests
from legatus.ontology.errors import OntologyError
from legatus.ontology.report import Severity
from legatus.ontology.schema import NS, RDFS, SHACL
from legatus.ontology.shape_parts import Path, Query, Shape, Targets, Test
from legatus.ontology.shape_queries import for_store, read_query, star, term_of_node
from legatus.ontology.shapes import shapes
from legatus.ontology.terms import TYPE, Literal

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

#: What says which things a shape is about.
_TARGETS = ("targetClass", "targetSubjectsOf", "target")

#: What says what a shape is, and tests nothing.
_ABOUT = frozenset({"path", "message", "severity", "property", "sparql", *_TARGETS})

#: What is said with SHACL of other things than shapes.
_AROUND = frozenset({"declare", "prefix", "namespace", "prefixes", "select", "inversePath"})

_TESTS = frozenset(
    ("minCount", "maxCount", "pattern", "minLength", "in", "nodeKind", "datatype", "lessThan", "disjoint", "class")
) | {"or", "not", "minInclusive", "maxInclusive"}

_KINDS = frozenset({"NodeShape", "PropertyShape", "SPARQLTarget"})

#: What says nothing that could be tested; a class's being a shape too would, and is looked for.
_REMARKS = (TYPE, RDFS + "comment", RDFS + "label")


@cache
def read_shapes() -> tuple[Shape, ...]:
    """Every shape of ours that has targets, its parts in it. Raises `OntologyError` as `shapes_of` does."""
    return shapes_of(shapes())


def shapes_of(graph: "Graph") -> tuple[Shape, ...]:
    """Every shape of a graph that has targets. Raises `OntologyError` where there is anything that is not known."""
    _look_around(graph)
    nodes = {node for name in _TARGETS for node in graph.subjects(_sh(name))}
    return tuple(_shape(graph, node) for node in sorted(nodes, key=str))


def _look_around(graph: "Graph") -> None:
    """Raise `OntologyError` for any term of SHACL that is not known here, wherever it stands."""
    known = _ABOUT | _AROUND | _TESTS
    for subject, predicate, object in graph:
        if str(predicate).startswith(SHACL) and str(predicate).removeprefix(SHACL) not in known:
            raise OntologyError(
                f"the shape {subject} has {str(predicate).removeprefix(SHACL)}, which is not known here"
            )
        if str(predicate) == TYPE:
            kind = str(object)
            if kind.endswith("#Class") or (kind.startswith(SHACL) and kind.removeprefix(SHACL) not in _KINDS):
                raise OntologyError(f"the shape {subject} is a {kind}, which is not known here")


def _shape(graph: "Graph", node: "Node", *, within: bool = False) -> Shape:
    found = graph.value(node, _sh("path"))
    path = _path(graph, found) if found is not None else Path()
    parts = tuple(_shape(graph, part, within=within) for part in sorted(graph.objects(node, _sh("property")), key=str))
    if (parts and path.name) or any(part.parts for part in parts):
        raise OntologyError(f"the shape {node} has properties of the values of a property, which is not known here")
    tests = tuple(test for name, value in _said(graph, node) for test in _tests(graph, node, name, value))
    message = "; ".join(sorted(map(str, graph.objects(node, _sh("message")))))
    if tests and not message and not within:
        raise OntologyError(f"the shape {node} has no message, and one is wanted for the report")
    queries = tuple(_constraint(graph, each, message) for each in sorted(graph.objects(node, _sh("sparql")), key=str))
    if queries and (path.name or within):
        raise OntologyError(f"the shape {node} has a query of the values of a property, which is not known here")
    return Shape(path, _severity(graph, node), message, _targets(graph, node), tests, parts, queries)


def _severity(graph: "Graph", node: "Node") -> Severity:
    found = graph.value(node, _sh("severity"))
    if found not in (None, _sh("Warning"), _sh("Violation")):
        raise OntologyError(f"the shape {node} has the severity {found}, which is not known here")
    return "warning" if found == _sh("Warning") else "violation"


def _said(graph: "Graph", node: "Node") -> Iterator[tuple[str, "Node"]]:
    """The constraints of a shape, by the local names of SHACL, in order."""
    for predicate, value in sorted(graph.predicate_objects(node), key=str):
        name = str(predicate).removeprefix(SHACL)
        if name not in _ABOUT and name not in _REMARKS:
            yield name, value


def _tests(graph: "Graph", node: "Node", name: str, value: "Node") -> Iterator[Test]:
    match name:
        case "minCount":
            yield shape_tests.at_least(int(str(value)))
        case "maxCount":
            yield shape_tests.at_most(int(str(value)))
        case "pattern":
            yield shape_tests.pattern(str(value))
        case "minLength":
            yield shape_tests.longer(int(str(value)))
        case "in":
            yield shape_tests.among(term_of_node(item) for item in graph.items(value))
        case "nodeKind":
            yield shape_tests.node_kind(str(value).removeprefix(SHACL))
        case "datatype":
            yield shape_tests.datatype(str(value))
        case "minInclusive":
            yield shape_tests.not_under(_literal(node, value))
        case "maxInclusive":
            yield shape_tests.not_over(_literal(node, value))
        case "lessThan":
            yield shape_tests.less_than(_ours(value))
        case "disjoint":
            yield shape_tests.disjoint(_ours(value))
        case "class":
            yield shape_tests.instance(_ours(value))
        case "or":
            yield shape_tests.any_of([_shape(graph, each, within=True) for each in graph.items(value)])
        case "not":
            yield shape_tests.none_of(_shape(graph, value, within=True))
        case _:
            raise OntologyError(f"the shape {node} has {name}, which is not known here")


def _targets(graph: "Graph", node: "Node") -> Targets:
    classes = frozenset(_ours(cls) for cls in graph.objects(node, _sh("targetClass")))
    subjects = frozenset(_ours(prop) for prop in graph.objects(node, _sh("targetSubjectsOf")))
    found = [_query(graph, target) for target in graph.objects(node, _sh("target"))]
    queries = {query.text: (query, star(query)) for query in found}
    stars = tuple(star for _, (_, star) in sorted(queries.items()) if star is not None)
    others = tuple(for_store(query) for _, (query, star) in sorted(queries.items()) if star is None)
    return Targets(classes, subjects, stars, others)


def _constraint(graph: "Graph", node: "Node", message: str) -> tuple[Query, str]:
    own = "; ".join(sorted(map(str, graph.objects(node, _sh("message")))))
    if bool(own) == bool(message):
        raise OntologyError(f"the query {node} wants one message: its own or its shape's")
    return for_store(_query(graph, node)), own or message


def _query(graph: "Graph", node: "Node") -> Query:
    text = graph.value(node, _sh("select"))
    if text is None:
        raise OntologyError(f"the shape part {node} has no sh:select, and nothing else is known here")
    prefixes = [
        (str(graph.value(declared, _sh("prefix"))), str(graph.value(declared, _sh("namespace"))))
        for owner in graph.objects(node, _sh("prefixes"))
        for declared in graph.objects(owner, _sh("declare"))
    ]
    return read_query(str(text), prefixes, where=f"the shape part {node}")


def _path(graph: "Graph", node: "Node") -> Path:
    inverse = graph.value(node, _sh("inversePath"))
    return Path(_ours(inverse), True) if inverse is not None else Path(_ours(node))


def _ours(node: "Node") -> str:
    """The local name of a term of ours. Raises `OntologyError` for any other, which `Facts` does not hold."""
    if not str(node).startswith(NS):
        raise OntologyError(f"a shape names {node}, which is no term of ours")
    return str(node).removeprefix(NS)


def _literal(where: "Node", node: "Node") -> Literal:
    made = term_of_node(node)
    if not isinstance(made, Literal):
        raise OntologyError(f"the shape {where} compares with {node}, which is no literal")
    return made


def _sh(name: str) -> "Node":
    from rdflib import URIRef

    return URIRef(SHACL + name)
