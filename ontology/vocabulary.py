"""The vocabularies: which values a field may have, and what is known of each.

One SKOS concept scheme a file in `vocabularies/`, found by being there; the file's stem is the scheme's name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from legatus.ontology.errors import OntologyError
from legatus.ontology.schema import NS, SHACL, VOCAB, XSD

FOLDER = Path(__file__).parent / "vocabularies"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ORDER = SHACL + "order"
BOOLEAN = ox.NamedNode(XSD + "boolean")


@dataclass(frozen=True, slots=True)
class Concept:
    """One value of a vocabulary.

    `notation`: the exact string used in data; `label`, `definition`, `alt_labels`: English, the last ones sorted.
    `order`: its place where the order means something (`sh:order`), else None.
    `score`: from conflict (-10) to cooperation (+10), of an event type that has one.
    `flags`: every flag that any concept of the scheme carries, by local name (`envoy`), false where not stated.
    `annotations`: the other `leg:` annotations, by local name, values in ascending order (`cameo`, `plover`, `heads`).
    """

    iri: str
    notation: str
    label: str
    definition: str
    alt_labels: tuple[str, ...] = ()
    order: int | None = None
    score: Decimal | None = None
    flags: Mapping[str, bool] = field(default_factory=dict)
    annotations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def cameo(self) -> tuple[str, ...]:
        """The CAMEO codes that it answers to."""
        return self.annotations.get("cameo", ())

    @property
    def plover(self) -> tuple[str, ...]:
        """The nearest PLOVER categories, modes or contexts."""
        return self.annotations.get("plover", ())

    def has(self, flag: str) -> bool:
        """Whether it carries a flag. Raises OntologyError for one that its scheme does not know."""
        if flag not in self.flags:
            raise OntologyError(f"no concept of the vocabulary of {self.iri} has the flag {flag!r}")
        return self.flags[flag]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A vocabulary: its concepts by notation, in order."""

    name: str
    iri: str
    label: str
    definition: str
    concepts: Mapping[str, Concept]

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def __contains__(self, notation: object) -> bool:
        return notation in self.concepts

    def __getitem__(self, notation: str) -> Concept:
        """The concept of a notation. Raises OntologyError where there is none."""
        if notation not in self.concepts:
            raise OntologyError(f"the vocabulary {self.name} has no {notation!r}")
        return self.concepts[notation]

    def with_flag(self, flag: str) -> frozenset[str]:
        """The notations of the concepts that carry a flag. Raises OntologyError for an unknown one."""
        return frozenset(concept.notation for concept in self if concept.has(flag))


@cache
def names() -> tuple[str, ...]:
    """The names of all schemes, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.ttl")))


@cache
def scheme(name: str) -> Scheme:
    """The vocabulary of that name, or of that IRI. Raises OntologyError where there is none or it is malformed."""
    name = name.removeprefix(VOCAB)
    if name not in names():
        raise OntologyError(f"no vocabulary {name!r}; there are {', '.join(names())}")
    subjects = _subjects(FOLDER / f"{name}.ttl")
    about = subjects.pop(VOCAB + name, None)
    if about is None:
        raise OntologyError(f"vocabularies/{name}.ttl does not describe {VOCAB}{name}")
    flags = sorted({flag for values in subjects.values() for flag in _flags(values)})
    concepts = [_concept(iri, values, flags) for iri, values in subjects.items()]
    concepts.sort(key=lambda c: c.order or 0)  # stable: without an order, as in the file
    by_notation = {concept.notation: concept for concept in concepts}
    if len(by_notation) != len(concepts):
        raise OntologyError(f"vocabularies/{name}.ttl gives one notation to two concepts")
    label, definition = (_one(VOCAB + name, about, SKOS + key) for key in ("prefLabel", "definition"))
    return Scheme(name, VOCAB + name, label, definition, MappingProxyType(by_notation))


@cache
def notations(name: str) -> frozenset[str]:
    """The allowed values: every notation of a scheme."""
    return frozenset(scheme(name).concepts)


#: A subject's predicates with their values, in the order of the file.
_Values = dict[str, list[object]]


def _subjects(path: Path) -> dict[str, _Values]:
    """What a Turtle file says, by subject and predicate, in the order of the file."""
    subjects: dict[str, _Values] = {}
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.predicate, ox.NamedNode):
            subjects.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return subjects


def _flags(values: _Values) -> dict[str, bool]:
    """The boolean `leg:` annotations, by local name."""
    return {
        key.removeprefix(NS): term.value == "true"
        for key, terms in values.items()
        for term in terms
        if key.startswith(NS) and isinstance(term, ox.Literal) and term.datatype == BOOLEAN
    }


def _concept(iri: str, values: _Values, flags: list[str]) -> Concept:
    """One concept from what the file says of it; `flags`: all that its scheme knows."""
    own = _flags(values)
    order, score = _texts(values, ORDER), _texts(values, NS + "score")
    return Concept(
        iri=iri,
        notation=_one(iri, values, SKOS + "notation"),
        label=_one(iri, values, SKOS + "prefLabel"),
        definition=_one(iri, values, SKOS + "definition"),
        alt_labels=_texts(values, SKOS + "altLabel"),
        order=int(order[0]) if order else None,
        score=Decimal(score[0]) if score else None,
        flags=MappingProxyType({flag: own.get(flag, False) for flag in flags}),
        annotations=MappingProxyType(
            {
                key.removeprefix(NS): _texts(values, key)
                for key in sorted(values)
                if key.startswith(NS) and key != NS + "score" and key.removeprefix(NS) not in own
            }
        ),
    )


def _texts(values: _Values, key: str) -> tuple[str, ...]:
    """The values of a predicate as text, in ascending order."""
    return tuple(sorted(term.value for term in values.get(key, ()) if isinstance(term, ox.Literal | ox.NamedNode)))


def _one(iri: str, values: _Values, key: str) -> str:
    """The only value of a predicate. Raises OntologyError where there is none or there are several."""
    texts = _texts(values, key)
    if len(texts) != 1:
        raise OntologyError(f"{iri} needs exactly one {key}, found {len(texts)}")
    return texts[0]
