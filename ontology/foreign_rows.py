"""What a file says of one foreign thing, as the row of its node and rows of its references, ready to be sent.

Only for things that are no records of ours: whether a record is there, and so where it stands, only the graph knows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from legatus.ontology import foreign
from legatus.ontology.foreign import Star
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.schema import BASE, NS
from legatus.ontology.terms import STRING, TYPE, Statement

#: The properties of a node, and how many statements they hold.
Thing = tuple[dict[str, Any], int]

#: The id of the source, the type, the id of the target, and the graph (None: that of the source), and again in full.
Edge = tuple[str, str, str, str | None, str]


#: An id of so many characters is never cut, whatever they are.
_SURE = foreign.LONGEST // 4


@dataclass(slots=True)
class ForeignRows:
    """Makes rows. `prefixes`: gives names, and takes new ones; `declared`: what the file has declared so far."""

    prefixes: Prefixes
    declared: Callable[[], Mapping[str, str]]
    _types: dict[str, str] = field(default_factory=dict)

    def rows(self, node: str, said: Sequence[Statement]) -> tuple[Thing, list[Edge], list[Statement]]:
        """The row of a thing, the rows of its references, and references that are better sent as statements.

        `said`: all that the file says of it. Statements: what leads to records of ours, or has an end whose id is cut.
        """
        return self._short(node, said) or self._long(node, said)

    def _short(self, node: str, said: Sequence[Statement]) -> tuple[Thing, list[Edge], list[Statement]] | None:
        """The same for most things, some times faster; None for any other.

        All is in one graph, no predicate of another model has two literals, every reference leads to a foreign thing.
        """
        types, home = self._types, said[0][3]
        properties: dict[str, Any] = {"id": node}
        classes: set[str] = set()
        edges: dict[tuple[str, str], Edge] = {}
        size = 0
        for _, predicate, thing, graph in said:
            type_ = types.get(predicate)
            if type_ is None:
                self.prefixes.declare(self.declared())
                type_ = types[predicate] = foreign.relationship(node, predicate, self.prefixes)
            if graph != home:
                return None
            if isinstance(thing, str):
                if predicate == TYPE and thing[:2] != "_:":
                    classes.add(self.prefixes.name(thing))
                elif thing.startswith(BASE) or len(thing) > _SURE:
                    return None
                else:
                    edges[type_, thing] = (node, type_, thing, None, home)
            elif type_ in properties or predicate.startswith(NS):
                return None
            else:
                size += 1
                if thing[1] == STRING:
                    properties[type_] = [thing[0]]
                else:
                    foreign.add_literal(properties, type_, thing)
        if len(node) > _SURE:
            return None
        properties["_a"] = sorted(classes)
        if home:
            properties["_g"] = home
        return (properties, size + len(classes)), list(edges.values()), []

    def _long(self, node: str, said: Sequence[Statement]) -> tuple[Thing, list[Edge], list[Statement]]:
        """The rows of a thing of any kind."""
        star = Star(node)
        links: dict[Statement, None] = {}
        graphs = set()
        for one in said:
            _, predicate, _, graph = one
            graphs.add(graph)
            if predicate not in self._types:
                self.prefixes.declare(self.declared())
                self._types[predicate] = foreign.relationship(node, predicate, self.prefixes)
            if not star.add(one):
                links[one] = None
        star.home = graphs.pop() if len(graphs) == 1 else foreign.home(star, (one.graph for one in links))
        properties = foreign.properties(star, self.prefixes)
        edges, late = [], []
        whole = properties["id"] == node
        for one in links:
            _, predicate, target, graph = one
            if whole and _plain(str(target)):
                edges.append((node, self._types[predicate], str(target), None if graph == star.home else graph, graph))
            else:
                late.append(one)
        return (properties, star.size()), edges, late


def _plain(target: str) -> bool:
    """Whether a node's id is the node itself, and no record of ours."""
    return not target.startswith(BASE) and len(target) * 4 <= foreign.LONGEST
