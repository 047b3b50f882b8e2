"""What is said of each subject, for validation: open to data that break the model, and in memory that hardly grows.

Things are put aside on disk (`shelf`), gone through once, and looked up where one is checked against another.
"""

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from legatus.ontology.rdf import plain_term
from legatus.ontology.record import Record
from legatus.ontology.schema import BASE, NS, RDFS, iri, schema
from legatus.ontology.shelf import Shelf
from legatus.ontology.terms import TYPE, Literal, Statement, Term, term_text

_BELOW = RDFS + "subClassOf"

#: Things that were looked up and are kept: the quotes of one article, the acts of one state come together.
_KEPT = 256


@dataclass(frozen=True, slots=True)
class Thing:
    """What is said of one subject. `node`: its IRI, or `_:` and a label.

    `types`: local names of our classes, else IRIs; `values`: by local name of our properties, each value once, in order
    of the terms' text; foreign properties are left out.
    """

    node: str
    types: set[str] = field(default_factory=set)
    values: dict[str, list[Term]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The node, relative to the data base where it is ours."""
        return self.node.removeprefix(BASE)

    def texts(self, name: str) -> list[str]:
        """The values of a property as text; a reference as an id."""
        return [short(term) for term in self.values.get(name, ())]

    def text(self, name: str) -> str | None:
        """The first value of a property as text, or None."""
        terms = self.values.get(name)
        return short(terms[0]) if terms else None


class Facts:
    """Everything that some statements say, by subject. Close it.

    `above`: the classes over each class, by their names in `types`, as our ontology and the data have it.
    """

    def __init__(self, backwards: Iterable[str] = ()) -> None:
        """`backwards`: the properties of ours, by local name, that will be read backwards."""
        self._shelf = Shelf()
        self._leading: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in backwards}
        self.above: Mapping[str, frozenset[str]] = {}
        self._kept = lru_cache(_KEPT)(self._found)

    def __iter__(self) -> Iterator[Thing]:
        """Every thing, in no order that means anything."""
        return map(_thing, self._shelf)

    def get(self, id: str | None) -> Thing:
        """What is said of one of our ids; nothing where it is unknown."""
        return self.at(iri(id)) if id else Thing("")

    def at(self, node: str) -> Thing:
        """What is said of a node; nothing where it is unknown."""
        return self._kept(node)

    def __contains__(self, node: str) -> bool:
        """Whether anything is said of a node."""
        return node in self._shelf

    def leading(self, name: str, node: str) -> Sequence[str]:
        """The nodes from which a property leads to a node, in order; `name` is one of those said to be read so."""
        return sorted(set(self._leading[name].get(node, ())))

    def put(self, thing: Thing) -> None:
        """Take in a thing, or a part of what is said of it."""
        for name in self._leading.keys() & thing.values.keys():
            for term in thing.values[name]:
                if isinstance(term, str):
                    self._leading[name][term].append(thing.node)
        self._shelf.put(thing.node, _row(thing))

    def settle(self, below: Mapping[str, set[str]]) -> None:
        """Make everything ready to be looked at. `below`: classes with those directly over them."""
        self._shelf.settle(_merged)
        self.above = {name: _over(name, below) for name in below}

    def close(self) -> None:
        """Forget everything."""
        self._shelf.close()

    def _found(self, node: str) -> Thing:
        for row in self._shelf.rows(node):
            thing = _thing(row)
            if thing.node == node:
                return thing
        return Thing(node)


def short(term: Term) -> str:
    """A term as text: our IRIs relative to the data base, others whole; a literal's lexical form."""
    return term.text if isinstance(term, Literal) else term.removeprefix(BASE)


def gathered(
    records: Iterable[Record] = (), statements: Iterable[Statement] = (), backwards: Iterable[str] = ()
) -> Facts:
    """Gather what is said by subject, named graphs together; what has nothing to do with our terms is left out.

    Of records derived and private values count too. Raises `OntologyError` where such a value is out of its range.
    """
    made = Facts(backwards)
    below = {cls.name: set(cls.supers) for cls in schema().classes.values()}
    try:
        for record in records:
            made.put(_of_record(record))
        for thing in _things(statements, below):
            if thing.types or thing.values or thing.node.startswith(BASE):
                made.put(thing)
        made.settle(below)
    except BaseException:
        made.close()
        raise
    return made


def _of_record(record: Record) -> Thing:
    thing = Thing(iri(record.id), {schema().class_of(record.id).name})
    for name, values in record.values.items():
        prop = schema().property(name)
        thing.values[name] = _in_order([plain_term(prop, value) for value in values])
    return thing


def _things(statements: Iterable[Statement], below: dict[str, set[str]]) -> Iterator[Thing]:
    """What comes together of a subject, together; what is said of classes being below others goes to `below`."""
    thing = Thing("")
    for node, predicate, term, _ in statements:
        if node != thing.node:
            yield _ordered(thing)
            thing = Thing(node)
        if predicate == TYPE:
            thing.types.add(name_of(term))
        elif predicate.startswith(NS):
            thing.values.setdefault(predicate[len(NS) :], []).append(term)
        elif predicate == _BELOW:
            below.setdefault(name_of(node), set()).add(name_of(term))
    yield _ordered(thing)


def _ordered(thing: Thing) -> Thing:
    for name, terms in thing.values.items():
        thing.values[name] = _in_order(terms)
    return thing


def name_of(term: Term) -> str:
    """How a class is called in `Thing.types`."""
    return short(term).removeprefix(NS)


def _in_order(terms: list[Term]) -> list[Term]:
    return sorted(set(terms), key=term_text) if len(terms) > 1 else terms


def _over(name: str, below: Mapping[str, set[str]]) -> frozenset[str]:
    """All classes over one, however far, itself too where the data say so in a ring."""
    found: set[str] = set()
    left = [name]
    while left:
        new = below.get(left.pop(), set()) - found
        found |= new
        left += new
    return frozenset(found)


def _row(thing: Thing) -> bytes:
    values = {name: [t if type(t) is str else tuple(t) for t in terms] for name, terms in thing.values.items()}
    return marshal.dumps((thing.node, list(thing.types), values))


def _thing(row: bytes) -> Thing:
    node, types, values = marshal.loads(row)  # of our own making, in a file without a name
    make = tuple.__new__
    for name, terms in values.items():
        values[name] = [t if type(t) is str else make(Literal, t) for t in terms]
    return Thing(node, set(types), values)


def _merged(rows: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """What is said of each node in several pieces, together."""
    things: dict[str, Thing] = {}
    for piece in map(_thing, rows):
        thing = things.setdefault(piece.node, Thing(piece.node))
        thing.types.update(piece.types)
        for name, terms in piece.values.items():
            thing.values.setdefault(name, []).extend(terms)
    for node, thing in things.items():
        yield node, _row(_ordered(thing))
