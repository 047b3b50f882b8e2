"""Running the shapes over facts: what pyshacl reports, in a small part of its time. The tests hold them together.

Each thing is looked at alone, whatever their number; only what leads to it by properties that shapes read backwards,
and what queries ask for, is held in memory or in a store.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from legatus.ontology.facts import Facts, Thing, short
from legatus.ontology.report import Finding
from legatus.ontology.schema import NS
from legatus.ontology.shape_parts import Query, Shape
from legatus.ontology.shape_queries import Asking
from legatus.ontology.shape_reading import read_shapes
from legatus.ontology.shape_tests import values_at
from legatus.ontology.terms import Term

#: Kinds of things (by their classes and properties) whose shapes are remembered.
_KINDS = 10_000

_Kind = tuple[frozenset[str], frozenset[str]]


def backwards(shapes: Iterable[Shape] | None = None) -> frozenset[str]:
    """The properties that shapes (or ours) read backwards, which `Facts` has to be told of."""
    each = (part for shape in (read_shapes() if shapes is None else shapes) for part in shape.all())
    return frozenset(part.path.name for part in each if part.path.inverse)


class Running:
    """Runs shapes over facts."""

    def __init__(self, facts: Facts, shapes: Iterable[Shape] | None = None) -> None:
        """`facts`: settled, and told of what is read `backwards`; `shapes`: ours, where none are given."""
        self._facts = facts
        self._asking = Asking(facts)
        self._classes: dict[str, list[Shape]] = defaultdict(list)
        self._names: dict[str, list[Shape]] = defaultdict(list)
        self._stars: list[Shape] = []
        self._selected: list[tuple[Shape, set[str]]] = []
        for shape in read_shapes() if shapes is None else shapes:
            self._take(shape)
        self._known: dict[_Kind, tuple[list[Shape], list[Shape]]] = {}

    def findings(self, thing: Thing) -> Iterator[Finding]:
        """What the shapes find in one thing, in no order."""
        for shape in self._about(thing):
            for part in shape.all():
                if not part.tests:
                    continue
                values = values_at(self._facts, thing, part.path)
                for test in part.tests:
                    for value in test(self._facts, thing, values):
                        yield _finding(thing, part, value)
            for query, message in shape.queries:
                if self._asking.selects(query, thing.node):
                    yield Finding(shape.severity, _name(thing.node), "", message)

    def _take(self, shape: Shape) -> None:
        for name in shape.targets.classes:
            self._classes[name].append(shape)
        for name in shape.targets.subjects_of:
            self._names[name].append(shape)
        if shape.targets.stars:
            self._stars.append(shape)
        if shape.targets.queries:
            self._selected.append((shape, self._of_queries(shape.targets.queries)))

    def _of_queries(self, queries: Iterable[Query]) -> set[str]:
        return set().union(*(self._asking.selected(query) for query in queries))

    def _about(self, thing: Thing) -> Iterable[Shape]:
        """The shapes that are about a thing, each once."""
        kind = (frozenset(thing.types), frozenset(thing.values))
        known = self._known.get(kind)
        if known is None:
            if len(self._known) >= _KINDS:
                self._known.clear()
            known = self._known[kind] = self._of_kind(kind)
        always, maybe = known
        more = [shape for shape in maybe if any(star.fits(thing) for star in shape.targets.stars)]
        more += [shape for shape, nodes in self._selected if thing.node in nodes and shape not in always + more]
        return always + more if more else always

    def _of_kind(self, kind: _Kind) -> tuple[list[Shape], list[Shape]]:
        """The shapes that are about every thing of a kind, and those that may be."""
        types, names = kind
        above = self._facts.above
        classes = {over for name in types for over in (name, *above.get(name, ()))}
        found = [shape for name in sorted(classes) for shape in self._classes.get(name, ())]
        found += [shape for name in sorted(names) for shape in self._names.get(name, ())]
        always = list(dict.fromkeys(found))
        maybe = [
            shape
            for shape in self._stars
            if shape not in always and any(star.types <= types and star.names <= names for star in shape.targets.stars)
        ]
        return always, maybe


def _finding(thing: Thing, shape: Shape, value: Term | None) -> Finding:
    focus = _name(thing.node)
    text = "" if value is None else _name(value)
    return Finding(shape.severity, focus, str(shape.path), shape.message, "" if text == focus else text)


def _name(term: Term) -> str:
    """A term as people read it: our IRIs by id or local name."""
    return short(term).removeprefix(NS)
