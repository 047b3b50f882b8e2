"""A whole graph as RDF: our own records as ever, then what is not of our model."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from legatus.ontology import turtle
from legatus.ontology.formats import Format
from legatus.ontology.jsonld import document
from legatus.ontology.ntriples import lines
from legatus.ontology.prefixes import WELL_KNOWN
from legatus.ontology.record import Record
from legatus.ontology.sorting import ordered
from legatus.ontology.terms import STRING, TYPE, Literal, Statement, Term
from legatus.ontology.triples import blocks


def export(
    format: Format,
    records: Iterable[Record],
    statements: Iterable[Statement],
    prefixes: Mapping[str, str] | None = None,
    *,
    private: bool = False,
) -> Iterator[str]:
    """A graph in one of the formats, in pieces: the same bytes for the same graph.

    `prefixes`: what the graph's foreign names begin with, used in Turtle and TriG. Turtle and N-Triples have no named
    graphs: there all statements stand in one.
    """
    if format.name in ("ntriples", "nquads"):
        return lines(records, statements, graphs=format.name == "nquads", private=private)
    if format.name == "jsonld":
        return document(records, _objects(statements), private=private)
    return _turtle(format, records, _flat(statements, format.name == "turtle"), prefixes or {}, private)


def _turtle(
    format: Format, records: Iterable[Record], statements: Iterable[Statement], known: Mapping[str, str], private: bool
) -> Iterator[str]:
    yield from format.write(records, private=private)
    fixed = turtle.prefixes()
    namespaces = dict(fixed)
    taken = set(fixed.values())
    for name, namespace in sorted({**WELL_KNOWN, **known}.items()):
        if name not in namespaces and namespace not in taken:
            namespaces[name] = namespace
    yield from blocks(statements, namespaces, fixed)


def _flat(statements: Iterable[Statement], flat: bool) -> Iterable[Statement]:
    return (one._replace(graph="") for one in statements) if flat else statements


def _objects(statements: Iterable[Statement]) -> Iterator[tuple[str, dict[str, object]]]:
    """Statements as JSON-LD objects with their graphs, by graph and subject."""
    fields = (json.loads(text) for text in ordered(json.dumps(_key(one), ensure_ascii=True) for one in statements))
    for (graph, subject), rows in groupby(fields, key=lambda row: (row[0], row[1])):
        yield graph, _object(subject, rows)


def _key(one: Statement) -> list[object]:
    return [one.graph, one.subject, one.predicate, one.object]


def _object(subject: str, rows: Iterable[list[object]]) -> dict[str, object]:
    made: dict[str, list[object]] = {}
    for _, _, predicate, value in rows:
        if predicate == TYPE and isinstance(value, str):
            made.setdefault("@type", []).append(value)
        else:
            term: Term = value if isinstance(value, str) else Literal(*value)  # type: ignore[misc]
            made.setdefault(str(predicate), []).append(_value(term))
    return {"@id": subject, **made}


def _value(term: Term) -> dict[str, str]:
    if isinstance(term, str):
        return {"@id": term}
    if term.language:
        return {"@value": term.text, "@language": term.language}
    if term.datatype == STRING:
        return {"@value": term.text}
    return {"@value": term.text, "@type": term.datatype}
