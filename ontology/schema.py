"""The model as the ontology files state it: classes, properties, labels, relationship types. Read once, live.

`legatus.ttl` says in its head how it is read. Nothing of it is repeated in code.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import pyoxigraph as ox

from legatus.ontology.errors import OntologyError

#: The namespace of classes and properties, and the base of the data's own IRIs.
NS = "https://w3id.org/legatus/ns#"
BASE = "https://w3id.org/legatus/id/"
VOCAB = "https://w3id.org/legatus/vocab/"

OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA_ORG = "https://schema.org/"
SHACL = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PARTIAL_DATE = NS + "PartialDate"


@dataclass(frozen=True, slots=True)
class ClassDef:
    """A class. `label` is its node label; `id_path` and `layer` are empty for an abstract class."""

    name: str
    comment: str
    supers: frozenset[str]
    id_path: str
    layer: str
    order: int

    @property
    def label(self) -> str:
        """The node label: the class's local name."""
        return self.name


@dataclass(frozen=True, slots=True)
class PropertyDef:
    """A property. `range` is a datatype IRI, or for a reference the local name of a class."""

    name: str
    comment: str
    reference: bool
    range: str
    functional: bool
    derived: bool
    private: bool
    domains: frozenset[str]
    claim_of: frozenset[str]
    annotation_key: str | None
    values_from: str | None
    order: int

    @property
    def relationship(self) -> str:
        """The relationship type of a reference: `accreditedTo` is `ACCREDITED_TO`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.name).upper()

    @property
    def partial_date(self) -> bool:
        """Whether the values are partial dates, which bring native earliest and latest days with them."""
        return self.range == PARTIAL_DATE


@dataclass(frozen=True, eq=False)  # compared and hashed as itself, so that look-ups over it can be cached
class Schema:
    """The whole model; both mappings are in the ontology's own order."""

    version: str
    classes: Mapping[str, ClassDef]
    properties: Mapping[str, PropertyDef]

    def concrete(self, *layers: str) -> Iterator[ClassDef]:
        """The classes that records belong to, in order; only those of some layers where layers are given."""
        return (c for c in self.classes.values() if c.id_path and (not layers or c.layer in layers))

    def class_of(self, id: str) -> ClassDef:
        """The class of a record by its id's path. Raises `OntologyError` for an id that is not ours."""
        path, slash, _ = id.partition("/")
        found = _by_path(self).get(path)
        if found is None or not slash:
            raise OntologyError(f"'{id}' is not an id of ours: no class of the ontology has the path '{path}'")
        return found

    def property(self, name: str) -> PropertyDef:
        """The property of that local name. Raises `OntologyError` where there is none."""
        try:
            return self.properties[name]
        except KeyError:
            raise OntologyError(f"the ontology defines no property '{name}'") from None

    def relationship(self, type: str) -> PropertyDef:
        """The reference that a relationship type stands for. Raises `OntologyError` where there is none."""
        found = _by_relationship(self).get(type)
        if found is None:
            raise OntologyError(f"the ontology defines no relationship type '{type}'")
        return found

    def members(self, name: str) -> tuple[ClassDef, ...]:
        """The concrete classes that a class covers: itself, or those below it."""
        return tuple(c for c in self.concrete() if c.name == name or name in c.supers)


def iri(id: str) -> str:
    """The full IRI of one of our ids."""
    return BASE + id


@lru_cache(maxsize=1)
def schema() -> Schema:
    """Read `legatus.ttl`. Raises `OntologyError` where it contradicts itself."""
    store = ox.Store()
    source = files("legatus.ontology").joinpath("legatus.ttl").read_bytes()
    store.load(source, format=ox.RdfFormat.TURTLE)
    classes = _in_order(_class(store, node) for node in _instances(store, OWL + "Class"))
    properties = _in_order(
        _property(store, node, reference)
        for kind, reference in (("DatatypeProperty", False), ("ObjectProperty", True))
        for node in _instances(store, OWL + kind)
    )
    version = _value(store, ox.NamedNode(NS.rstrip("#")), OWL + "versionInfo")
    made = Schema(version or "", {c.name: c for c in classes}, {p.name: p for p in properties})
    _check(made)
    return made


@lru_cache(maxsize=1)
def _by_path(model: Schema) -> dict[str, ClassDef]:
    return {c.id_path: c for c in model.concrete()}


@lru_cache(maxsize=1)
def _by_relationship(model: Schema) -> dict[str, PropertyDef]:
    return {p.relationship: p for p in model.properties.values() if p.reference}


def _instances(store: ox.Store, kind: str) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(kind)):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(NS):
            yield quad.subject


def _objects(store: ox.Store, node: ox.NamedNode, predicate: str) -> list[str]:
    found = store.quads_for_pattern(node, ox.NamedNode(predicate), None)
    return sorted(q.object.value for q in found if isinstance(q.object, ox.NamedNode | ox.Literal))


def _value(store: ox.Store, node: ox.NamedNode, predicate: str) -> str | None:
    values = _objects(store, node, predicate)
    if len(values) > 1:
        raise OntologyError(f"legatus.ttl: {node.value} has more than one {predicate}: {', '.join(values)}")
    return values[0] if values else None


def _names(store: ox.Store, node: ox.NamedNode, predicate: str) -> frozenset[str]:
    return frozenset(value.removeprefix(NS) for value in _objects(store, node, predicate))


def _class(store: ox.Store, node: ox.NamedNode) -> ClassDef:
    return ClassDef(
        name=node.value.removeprefix(NS),
        comment=_value(store, node, RDFS + "comment") or "",
        supers=_names(store, node, RDFS + "subClassOf"),
        id_path=_value(store, node, NS + "idPath") or "",
        layer=_value(store, node, NS + "layer") or "",
        order=int(_value(store, node, SHACL + "order") or 0),
    )


def _property(store: ox.Store, node: ox.NamedNode, reference: bool) -> PropertyDef:
    types = _objects(store, node, RDF + "type")
    range_iri = _value(store, node, RDFS + "range")
    if range_iri is None:
        raise OntologyError(f"legatus.ttl: {node.value} has no rdfs:range")
    values_from = _value(store, node, NS + "valuesFrom")
    return PropertyDef(
        name=node.value.removeprefix(NS),
        comment=_value(store, node, RDFS + "comment") or "",
        reference=reference,
        range=range_iri.removeprefix(NS) if reference else range_iri,
        functional=OWL + "FunctionalProperty" in types,
        derived=_value(store, node, NS + "derived") == "true",
        private=_value(store, node, NS + "private") == "true",
        domains=_names(store, node, SCHEMA_ORG + "domainIncludes"),
        claim_of=frozenset(_objects(store, node, NS + "claimOf")),
        annotation_key=_value(store, node, NS + "annotationKey"),
        values_from=values_from.removeprefix(VOCAB) if values_from else None,
        order=int(_value(store, node, SHACL + "order") or 0),
    )


def _check(model: Schema) -> None:
    """What the database mapping relies on: paths, labels and relationship types each mean one thing."""
    paths = [c.id_path for c in model.concrete()]
    types = [p.relationship for p in model.properties.values() if p.reference]
    for what, names in (("id path", paths), ("relationship type", types)):
        twice = sorted({n for n in names if names.count(n) > 1})
        if twice:
            raise OntologyError(f"legatus.ttl: the {what} {', '.join(twice)} is used twice")
    known = set(model.classes)
    for prop in model.properties.values():
        strange = (prop.domains | ({prop.range} if prop.reference else set())) - known
        if strange:
            raise OntologyError(f"legatus.ttl: {prop.name} names unknown classes: {', '.join(sorted(strange))}")


T = TypeVar("T", ClassDef, PropertyDef)


def _in_order(items: Iterator[T]) -> list[T]:
    return sorted(items, key=lambda item: item.order)
