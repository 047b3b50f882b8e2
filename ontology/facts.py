"""Quads by subject, for checks that look things up: cheap, and open to data that break the model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from legatus.ontology.schema import BASE, NS, RDF

TYPE = RDF + "type"


@dataclass(frozen=True, slots=True)
class Thing:
    """What is said of one subject. `id`: relative to the data base where it is ours, else the IRI or `_:` label.

    `types`: local names of our classes, else IRIs; `values`: by local name of our properties, in order of the terms'
    text; foreign properties are left out.
    """

    id: str
    types: set[str] = field(default_factory=set)
    values: dict[str, list[ox.NamedNode | ox.Literal | ox.BlankNode]] = field(default_factory=dict)

    def texts(self, name: str) -> list[str]:
        """The values of a property as text; a reference as an id."""
        return [short(term) for term in self.values.get(name, ())]

    def text(self, name: str) -> str | None:
        """The first value of a property as text, or None."""
        texts = self.texts(name)
        return texts[0] if texts else None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that some quads say, by id."""

    things: Mapping[str, Thing]

    def of(self, *classes: str) -> Iterator[Thing]:
        """The things of one of these classes, by id."""
        return (thing for thing in self.things.values() if not thing.types.isdisjoint(classes))

    def get(self, id: str | None) -> Thing:
        """What is said of an id; nothing where it is unknown."""
        return self.things.get(id or "") or Thing(id or "")


def short(term: object) -> str:
    """A term as text: our IRIs relative to the data base, others whole; a literal's lexical form."""
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(BASE)
    return term.value if isinstance(term, ox.Literal) else str(term)


def facts(quads: Iterable[ox.Quad]) -> Facts:
    """Gather quads by subject, named graphs together."""
    things: dict[str, Thing] = {}
    for quad in quads:
        id = short(quad.subject)
        thing = things.get(id) or things.setdefault(id, Thing(id))
        predicate = quad.predicate.value
        if predicate == TYPE:
            thing.types.add(short(quad.object).removeprefix(NS))
        elif predicate.startswith(NS) and not isinstance(quad.object, ox.Triple):
            terms = thing.values.setdefault(predicate.removeprefix(NS), [])
            if quad.object not in terms:
                terms.append(quad.object)
    for thing in things.values():
        for terms in thing.values.values():
            terms.sort(key=str)
    return Facts(dict(sorted(things.items())))
