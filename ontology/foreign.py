"""Foreign statements as nodes and relationships, and back, without loss; pure, so that it can be tested by itself.

A thing is a node `:Resource` with its IRI as `id`; what is said of a record of ours stands on the record's own node,
once there is one. `_a` lists its classes by short name. A literal is a property named by its predicate
(`foaf__name`), always a list; our own ontology's properties keep their own names on foreign things (`name`, `TARGET`),
and a functional one with one value is that value. Where native values would not come back as the same literals, the
terms stand beside them in `_rdf_<key>`. `_g` is the graph in which the statements of a node stand (none: the default
graph); a relationship or a term in another one says so itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from legatus.ontology import natives
from legatus.ontology.errors import OntologyError
from legatus.ontology.identity import digest
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.schema import BASE, NS, PropertyDef, schema
from legatus.ontology.terms import (
    LANG_STRING,
    STRING,
    TYPE,
    Literal,
    Statement,
    node_of,
    node_text,
    same,
    term_of,
    term_text,
)

#: The label of foreign nodes.
RESOURCE = "Resource"

#: An id longer than this (in UTF-8) cannot be indexed everywhere: it is cut, and the IRI stands in `_iri`.
LONGEST = 1_000

#: How a term in another graph says that this is the default graph.
_DEFAULT = "default"

#: Keys that are no statements: of a node without any, of one that is only referred to.
STUB = "_stub"


@dataclass(slots=True)
class Star:
    """What foreign data say of one thing, except by references to others.

    `node`: its IRI or blank node. `home`: the graph that its statements stand in, or None where there are none yet.
    `classes`: class IRI and graph. `values`: predicate to literals with their graphs.
    """

    node: str
    home: str | None = None
    classes: set[tuple[str, str]] = field(default_factory=set)
    values: dict[str, set[tuple[Literal, str]]] = field(default_factory=dict)

    def add(self, statement: Statement) -> bool:
        """Take in a statement of this thing; False where it is a reference, which is no part of a star."""
        if isinstance(statement.object, Literal):
            self.values.setdefault(statement.predicate, set()).add((statement.object, statement.graph))
        elif statement.predicate == TYPE and not statement.object.startswith("_:"):
            self.classes.add((statement.object, statement.graph))
        else:
            return False
        return True

    def include(self, other: "Star") -> None:
        """Take in all that another star says of the same thing."""
        self.classes |= other.classes
        for predicate, literals in other.values.items():
            self.values[predicate] = self.values.get(predicate, set()) | literals

    def graphs(self) -> Counter[str]:
        """How many statements stand in each graph."""
        made = Counter(graph for _, graph in self.classes)
        for literals in self.values.values():
            made.update(graph for _, graph in literals)
        return made

    def size(self) -> int:
        """How many statements these are."""
        return len(self.classes) + sum(map(len, self.values.values()))

    def tidy(self) -> None:
        """Keep one of literals that are equal but for the case of their language tag: the first in order."""
        for predicate, literals in self.values.items():
            if len(literals) > 1 and any(literal.language for literal, _ in literals):
                kept = {(same(literal), graph): (literal, graph) for literal, graph in sorted(literals, reverse=True)}
                self.values[predicate] = set(kept.values())

    def statements(self) -> Iterator[Statement]:
        """The statements, in no order."""
        for class_, graph in self.classes:
            yield Statement(self.node, TYPE, class_, graph)
        for predicate, literals in self.values.items():
            for literal, graph in literals:
                yield Statement(self.node, predicate, literal, graph)


@lru_cache(maxsize=100_000)
def label(node: str) -> str | None:
    """The label that a record of ours with this IRI has, or None for what cannot be one."""
    if not node.startswith(BASE):
        return None
    try:
        return schema().class_of(node[len(BASE) :]).label
    except OntologyError:
        return None


def id_of(node: str) -> str:
    """The `id` of a thing's node: relative to our base where it may be a record of ours, cut where it is very long."""
    id = node[len(BASE) :] if label(node) else node
    if len(id) * 4 <= LONGEST or len(id.encode()) <= LONGEST:
        return id
    return f"{id[:200]} {digest(node)}"  # no IRI holds a space


def names(node: str) -> dict[str, Any]:
    """The properties that name a thing: its `id`, and `_iri` where that was cut."""
    id = id_of(node)
    return {"id": id} if node_at(id) == node else {"id": id, "_iri": node}


def node_at(id: str, iri: str | None = None) -> str:
    """The thing whose node has this `id` (and `_iri`): the inverse of `id_of`."""
    return iri or (BASE + id if label(BASE + id) else id)


def home(star: Star, others: Iterable[str] = ()) -> str:
    """The graph to call home: the one it has, else that of most statements (`others`: the graphs of its references)."""
    if star.home is not None:
        return star.home
    found = star.graphs()
    found.update(others)
    return min(found, key=lambda graph: (-found[graph], graph)) if found else ""


def properties(star: Star, prefixes: Prefixes) -> dict[str, Any]:
    """All properties of a thing's node that foreign statements give it; its `home` must be known."""
    star.tidy()
    made = names(star.node)
    if star.home:
        made["_g"] = star.home
    made["_a"] = sorted(prefixes.name(class_) for class_, graph in star.classes if graph == star.home)
    away = sorted(_away(node_text(class_), graph) for class_, graph in star.classes if graph != star.home)
    if away:
        made["_rdf__a"] = away
    own = label(star.node) is not None
    for predicate, literals in star.values.items():
        prop = None if own else _own(predicate)
        _property(made, prop.name if prop else prefixes.name(predicate), prop, literals, star.home or "")
    return made


def add_literal(made: dict[str, Any], key: str, literal: Literal) -> None:
    """Add to the properties of a thing the one literal of a predicate of another model, in the thing's own graph."""
    if literal.language:
        made["_rdf_" + key], made[key] = [term_text(literal)], [literal.text]
    else:
        _property(made, key, None, {(literal, "")}, "")


def star(found: Mapping[str, Any], prefixes: Prefixes, edited: list[str] | None = None) -> Star:
    """The star of a node's properties: the inverse of `properties`.

    A native value that was edited since counts, rather than the terms kept beside it; `edited` takes its node and key.
    What is not of foreign data (a record's own properties, others' properties) is passed over.
    """
    made = Star(node_at(str(found["id"]), found.get("_iri")))
    if not found.get(STUB) and found.get("_a") is not None:
        made.home = str(found.get("_g") or "")
    own, here = label(made.node) is not None, made.home or ""
    made.classes |= {(iri, here) for name in found.get("_a") or () if (iri := prefixes.iri(name))}
    made.classes |= {(node_of(text), graph) for text, graph in map(_split, found.get("_rdf__a") or ())}
    for key, stored in found.items():
        prop = None if own else schema().properties.get(key)
        predicate = NS + key if prop and not prop.reference else prefixes.iri(key)
        if predicate is None or key.startswith("_"):
            continue
        values = list(stored) if isinstance(stored, list | tuple) else [stored]
        kept = _kept(found.get("_rdf_" + key), here)
        if kept is not None and _shown(_values(kept, prop)) == _shown(values):
            made.values[predicate] = set(kept)
            continue
        if kept is not None and edited is not None:
            edited.append(f"{made.node} {key}")
        made.values[predicate] = {(natives.literal(value, prop), here) for value in values}
    return made


def relationship(subject: str, predicate: str, prefixes: Prefixes) -> str:
    """The type of the relationships that a predicate of a thing makes."""
    if label(subject) is None and predicate.startswith(NS):
        prop = schema().properties.get(predicate[len(NS) :])
        if prop is not None and prop.reference:
            return prop.relationship
    return prefixes.name(predicate)


def predicate(subject: str, type: str, prefixes: Prefixes) -> str | None:
    """The predicate of a relationship, or None where it is not of foreign data: the inverse of `relationship`."""
    if "__" in type:
        return prefixes.iri(type)
    if label(subject) is not None:
        return None
    try:
        return NS + schema().relationship(type).name
    except OntologyError:
        return None


@lru_cache(maxsize=10_000)
def _own(predicate: str) -> PropertyDef | None:
    """Our own property of literals that a predicate is."""
    prop = schema().properties.get(predicate[len(NS) :]) if predicate.startswith(NS) else None
    return prop if prop is not None and not prop.reference else None


def _property(
    made: dict[str, Any], key: str, prop: PropertyDef | None, literals: set[tuple[Literal, str]], here: str
) -> None:
    ordered = sorted(literals) if len(literals) > 1 else list(literals)
    if prop is None and len(ordered) == 1 and (made_of := _text(*ordered[0], here)):
        made[key] = [ordered[0][0].text]
        if made_of != STRING:
            made["_rdf_" + key] = [term_text(ordered[0][0])]
        return
    values = _values(ordered, prop)
    alone = [(natives.literal(value, prop), here) for value in values]
    if alone != ordered:
        made["_rdf_" + key] = [_away(term_text(t), g) if g != here else term_text(t) for t, g in ordered]
    single = prop is not None and prop.functional and len(values) == 1
    made[key] = values[0] if single else values
    span = natives.days(values[0]) if single and prop is not None and prop.partial_date else None
    if span:
        made[key + "Min"], made[key + "Max"] = span


def _text(literal: Literal, graph: str, here: str) -> str | None:
    """The datatype of a plain text that stands where its thing does: a short way for what most literals are."""
    return literal.datatype if graph == here and literal.datatype in (STRING, LANG_STRING) else None


def _values(literals: list[tuple[Literal, str]], prop: PropertyDef | None) -> list[Any]:
    """Distinct native values of one type: texts, where they would be of several."""
    values: list[Any] = [natives.value(literal, prop) for literal, _ in literals]
    if len({type(value) for value in values}) > 1:
        values = [literal.text for literal, _ in literals]
    return list({repr(value): value for value in values}.values())


def _shown(values: list[Any]) -> list[str]:
    return [repr(value) for value in values]


def _kept(terms: list[str] | None, here: str) -> list[tuple[Literal, str]] | None:
    if not terms:
        return None
    made = []
    for text, graph in map(_split, terms):
        term = term_of(text)
        if isinstance(term, Literal):
            made.append((term, here if graph is None else graph))
    return made


def _away(term: str, graph: str) -> str:
    return f"{term} {node_text(graph) if graph else _DEFAULT}"


def _split(text: str) -> tuple[str, Any]:
    """A term and the graph that is said with it: None where none is."""
    end = text.rindex('"') if text.startswith('"') else 0
    cut = text.find(" ", end)
    if cut < 0:
        return text, None
    graph = text[cut + 1 :]
    return text[:cut], "" if graph == _DEFAULT else node_of(graph)
