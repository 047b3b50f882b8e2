"""What a file says of one foreign thing, as the row of its node and rows of its references, ready to be sent.

Only for things that are no records of ours: whether a record is there, and so where it stands, only the graph knows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from legatus.ontology import foreign
from legatus.ontology.foreign import Star
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.schema import BASE
from legatus.ontology.terms import Statement

#: The properties of a node, and how many statements they hold.
Thing = tuple[dict[str, Any], int]

#: The id of the source, the type, the id of the target, and the graph (None: that of the source), and again in full.
Edge = tuple[str, str, str, str | None, str]


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
