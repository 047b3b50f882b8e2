"""Validation: SHACL and the checks that SHACL cannot do, in one report.

The shapes run in pyshacl, over the union of all named graphs.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from legatus.ontology.checks import checks
from legatus.ontology.dates import bounds
from legatus.ontology.errors import InputError, OntologyError
from legatus.ontology.facts import facts
from legatus.ontology.formats import Format, content, of_path
from legatus.ontology.plausibility import looks
from legatus.ontology.rdf import quads, term
from legatus.ontology.record import Record
from legatus.ontology.reference import reference
from legatus.ontology.report import Finding, Report, Severity
from legatus.ontology.schema import BASE, NS, iri, schema
from legatus.ontology.shapes import shapes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def validate(records: Iterable[Record], *, retired: Mapping[str, date] | None = None) -> Report:
    """Validate records, derived and private values included.

    `retired`: the last day of each code that is no longer in use (`YUG`), for a warning; without it, what our table of
    states says. Raises OntologyError for a
    record whose values are out of their property's range, which cannot be written as RDF at all.
    """
    return validate_quads(_quads(records), retired=retired)


def validate_file(path: Path, format: Format | None = None, *, retired: Mapping[str, date] | None = None) -> Report:
    """Validate a file of any RDF, also one that breaks the model and could not be loaded.

    Raises InputError, with file and line, where it cannot be read or is not well-formed.
    """
    format = format or of_path(path)
    try:
        data = list(ox.parse(content(path), format=format.rdf, base_iri=path.resolve().as_uri()))
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or 1}: not well-formed {format.name}: {error.msg}") from None
    return validate_quads(data, retired=retired)


def validate_quads(data: Iterable[ox.Quad], *, retired: Mapping[str, date] | None = None) -> Report:
    """Validate any RDF: what is said with our terms must keep to the model, the rest is passed over."""
    data = list(data)
    known, retired = facts(data), _retired() if retired is None else retired
    found = list(_shacl(data))
    for check in checks():
        found.extend(check(known))
    for look in looks():
        found.extend(look(known, retired))
    return Report.of(found)


def _retired() -> Mapping[str, date]:
    """The last day of each retired code in our table of states."""
    return {s.code: bounds(s.exists_to)[1] for s in reference().states.values() if s.kind == "former" and s.exists_to}


def _quads(records: Iterable[Record]) -> Iterator[ox.Quad]:
    """The quads of records with derived values too, which exports leave out."""
    records = list(records)
    yield from quads(records, private=True)
    for record in records:
        for name, values in record.values.items():
            prop = schema().property(name)
            if prop.derived:
                subject = ox.NamedNode(iri(record.id))
                for value in values:
                    yield ox.Quad(subject, ox.NamedNode(NS + name), term(prop, value), ox.DefaultGraph())


def _shacl(data: Iterable[ox.Quad]) -> Iterator[Finding]:
    """What the shapes find."""
    import pyshacl

    outcome = pyshacl.validate(_graph(data), shacl_graph=shapes(), inplace=True, inference="none", advanced=True)
    results = outcome[1]
    if not hasattr(results, "subjects"):
        raise OntologyError(f"the shapes cannot be run: {results}")
    yield from _findings(results)


def _graph(data: Iterable[ox.Quad]) -> "Graph":
    """Quads as one rdflib graph; the ontology's subclasses with them, and literals exactly as written."""
    from rdflib import RDFS, BNode, Graph, Literal, URIRef

    xsd_string = "http://www.w3.org/2001/XMLSchema#string"

    def node(of: object) -> "Node":
        if isinstance(of, ox.NamedNode):
            return URIRef(of.value)
        if isinstance(of, ox.BlankNode):
            return BNode(of.value)
        assert isinstance(of, ox.Literal)
        if of.language:
            return Literal(of.value, lang=of.language)
        kind = of.datatype.value
        return Literal(of.value) if kind == xsd_string else Literal(of.value, datatype=URIRef(kind), normalize=False)

    graph = Graph()
    for quad in data:
        if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple):
            graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
    for cls in schema().classes.values():
        for above in cls.supers:
            graph.add((URIRef(NS + cls.name), RDFS.subClassOf, URIRef(NS + above)))
    return graph


def _findings(results: "Graph") -> Iterator[Finding]:
    """The results of a SHACL report."""
    from rdflib import SH

    for result in results.objects(None, SH.result):
        severity: Severity = "warning" if results.value(result, SH.resultSeverity) == SH.Warning else "violation"
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        value = results.value(result, SH.value)
        focus = _short(results.value(result, SH.focusNode))
        path = _path(results, results.value(result, SH.resultPath))
        text = "" if value is None or _short(value) == focus else _short(value)
        yield Finding(severity, focus, path, "; ".join(messages), text)


def _path(results: "Graph", path: "Node | None") -> str:
    """A SHACL path as people write it: `held`, or `^held` where it is read backwards."""
    from rdflib import SH, BNode

    if path is None:
        return ""
    if isinstance(path, BNode):
        return "^" + _short(results.value(path, SH.inversePath))
    return _short(path)


def _short(node: "Node | None") -> str:
    """A node as text: our IRIs by id or local name."""
    return str(node if node is not None else "").removeprefix(BASE).removeprefix(NS)
