"""The SPARQL of shapes: what looks at one thing alone becomes a test in Python, the rest is asked of a store.

Queries see what is said with the terms of ours that they name, and may name no others.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from legatus.ontology.errors import OntologyError
from legatus.ontology.facts import Facts, Thing, name_of
from legatus.ontology.schema import NS
from legatus.ontology.shape_parts import Query, Star
from legatus.ontology.terms import LANG_STRING, STRING, TYPE, Literal, Term

if TYPE_CHECKING:
    from rdflib.term import Node

#: Before the datatypes of literals in a store, but for plain texts.
_AS_WRITTEN = "urn:as-written:"

#: What SPARQL may say that depends on more than the statements with named terms: any variable as a predicate, services,
#: named graphs, and what makes new nodes or other rows than those of `?this`.
_REFUSED = ("SERVICE", "GRAPH", "CONSTRUCT", "DESCRIBE", "ASK", "GROUP", "HAVING", "LIMIT", "OFFSET", "MINUS", "VALUES")


def read_query(text: str, prefixes: Iterable[tuple[str, str]], *, where: str) -> Query:
    """A query of a shape (`where`: how to name that in messages). Raises `OntologyError` for what is not known here."""
    from rdflib.plugins.sparql import prepareQuery

    prefixes = sorted(prefixes)
    whole = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes) + text
    algebra = prepareQuery(whole).algebra
    words = {word.upper() for word in re.findall(r"[A-Za-z]+", re.sub(r"\"[^\"]*\"|<[^>]*>|\S+:\S+|[?$]\w+", "", text))}
    refused = sorted(words.intersection(_REFUSED))
    if algebra.name != "SelectQuery" or [str(v) for v in algebra.PV] != ["this"] or refused:
        raise OntologyError(f"{where}: its query is no plain SELECT of ?this{': ' if refused else ''}{refused or ''}")
    names = set()
    for iri in _iris(algebra.p):
        if iri.startswith(NS):
            names.add(iri.removeprefix(NS))
        elif iri != TYPE and not iri.startswith("http://www.w3.org/2001/XMLSchema#"):
            raise OntologyError(f"{where}: its query names {iri}, which is no term of ours")
    return Query(whole, frozenset(names))


def star(query: Query) -> Star | None:
    """A query as a test of one thing, where it looks at one thing alone: `?this a leg:Post ; leg:receiving ?words`."""
    from rdflib import URIRef, Variable
    from rdflib.plugins.sparql import prepareQuery

    pattern = prepareQuery(query.text).algebra.p
    while pattern.name in ("Project", "Distinct"):
        pattern = pattern.p
    if pattern.name != "BGP":
        return None
    types, names, wanted, seen = set(), set(), [], {Variable("this")}
    for subject, predicate, object in pattern.triples:
        if subject != Variable("this") or not isinstance(predicate, URIRef) or object in seen:
            return None
        if isinstance(object, Variable):
            seen.add(object)
        if str(predicate) == TYPE:
            if isinstance(object, Variable):
                return None
            types.add(name_of(str(object)))
        else:
            name = str(predicate).removeprefix(NS)
            names.add(name)
            if not isinstance(object, Variable):
                wanted.append((name, term_of_node(object)))
    return Star(frozenset(types), frozenset(names), _fits(frozenset(types), frozenset(names), wanted))


def _fits(types: frozenset[str], names: frozenset[str], wanted: list[tuple[str, Term]]) -> Callable[[Thing], bool]:
    def fits(thing: Thing) -> bool:
        return (
            types <= thing.types
            and names <= thing.values.keys()
            and all(term in thing.values[name] for name, term in wanted)
        )

    return fits


def for_store(query: Query) -> Query:
    """A query that only joins. Raises `OntologyError` where it compares values, or names others than plain texts.

    The store holds numbers and dates by value: `1` and `+1` would be one. So they are kept there under datatypes of
    our own, as they are written, which is right as long as they are only joined.
    """
    from rdflib.plugins.sparql import prepareQuery

    if found := sorted(set(_strange(prepareQuery(query.text).algebra))):
        raise OntologyError(f"a query of a shape has {', '.join(found)}, which is not known here: {query.text}")
    return query


def _strange(part: Any) -> Iterator[str]:
    from rdflib import Literal as RdfLiteral

    if isinstance(part, RdfLiteral) and (part.datatype or part.language):
        yield part.n3()
    name = getattr(part, "name", "")
    if name.startswith("Builtin_") and name not in ("Builtin_NOTEXISTS", "Builtin_EXISTS"):
        yield name.removeprefix("Builtin_")
    elif name.endswith("Expression") or name in ("Function", "Extend", "AggregateJoin"):
        yield name
    if isinstance(part, dict):
        part = list(part.values())
    for each in part if isinstance(part, list | tuple) else ():
        yield from _strange(each)


class Asking:
    """Asks queries of what things say."""

    def __init__(self, facts: Facts) -> None:
        """`facts`: settled."""
        self._facts = facts
        self._stores: dict[frozenset[str], ox.Store] = {}

    def selected(self, query: Query) -> set[str]:
        """The nodes that a query selects."""
        found: Any = self._store(query).query(query.text)
        return {_plain(row["this"]) for row in found}

    def selects(self, query: Query, node: str) -> bool:
        """Whether a query selects anything with a node in the place of `?this`."""
        found: Any = self._store(query).query(query.text, substitutions={ox.Variable("this"): node_of(node)})
        return next(iter(found), None) is not None

    def _store(self, query: Query) -> ox.Store:
        names = query.names
        made = self._stores.get(names)
        if made is None:
            made = self._stores[names] = ox.Store()
            made.extend(quad for thing in self._facts for quad in _quads(thing, names))
        return made


def _quads(thing: Thing, names: frozenset[str]) -> Iterator[ox.Quad]:
    """What a thing says with some terms."""
    used = names & thing.values.keys()
    types = names & thing.types
    if used or types:
        subject = node_of(thing.node)
        for name in types:
            yield ox.Quad(subject, ox.NamedNode(TYPE), ox.NamedNode(NS + name))
        for name in used:
            predicate = ox.NamedNode(NS + name)
            for term in thing.values[name]:
                yield ox.Quad(subject, predicate, _term(term))


def term_of_node(node: "Node") -> Term:
    """A term of rdflib as plain Python."""
    from rdflib import Literal as RdfLiteral

    if isinstance(node, RdfLiteral):
        return Literal(str(node), LANG_STRING if node.language else str(node.datatype or STRING), node.language or "")
    return str(node)


def node_of(node: str) -> ox.NamedNode | ox.BlankNode:
    """A node as pyoxigraph has it."""
    return ox.BlankNode(node[2:]) if node.startswith("_:") else ox.NamedNode(node)


def _plain(node: Any) -> str:
    return f"_:{node.value}" if isinstance(node, ox.BlankNode) else str(node.value)


def _term(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(term, Literal):
        return node_of(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    if term.datatype == STRING:
        return ox.Literal(term.text)
    return ox.Literal(term.text, datatype=ox.NamedNode(_AS_WRITTEN + term.datatype))


def _iris(part: Any) -> Iterator[str]:
    """Every IRI in the algebra of a query. Raises `OntologyError` where a predicate is a variable."""
    from rdflib import URIRef, Variable
    from rdflib.paths import Path

    if isinstance(part, URIRef):
        yield str(part)
    elif isinstance(part, Path):
        yield from _path_iris(part)
    elif isinstance(part, dict):
        for key, value in part.items():
            predicates = [each for triples in value for each in triples[1::3]] if key == "triples" else []
            if any(isinstance(each, Variable) for each in predicates):
                raise OntologyError("a query of a shape has a variable as a predicate, which is not known here")
            if key not in ("_vars", "PV", "datasetClause"):
                yield from _iris(value)
    elif isinstance(part, list | tuple | set | frozenset):
        for value in part:
            yield from _iris(value)


def _path_iris(path: Any) -> Iterator[str]:
    from rdflib.paths import AlternativePath, SequencePath

    if not isinstance(path, AlternativePath | SequencePath):
        raise OntologyError(f"a query of a shape has the path {path.n3()}, which is not known here")
    yield from _iris(path.args)
