"""Foreign statements in the database: adding them to what is there, and reading them back.

What is new is created, what is there is read first and completed: no node is merged twice, and adding again changes
nothing. The caller holds the lock of the marker, so nobody else adds in between.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from legatus.ontology import foreign
from legatus.ontology.foreign import RESOURCE, STUB, Star
from legatus.ontology.identity import digest
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.schema import schema
from legatus.ontology.terms import Statement
from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement

#: Rows of one statement.
BATCH = 5_000

#: A relationship: the labels and ids of its ends, its type, and its graph where that is not its source's.
Edge = tuple[str, str, str, str, str, str | None]


def add(transaction: Transaction, statements: Iterable[Statement], declared: Mapping[str, str] | None = None) -> int:
    """Add foreign statements to what is there; how many of them are new.

    `declared`: prefixes of the file, to be used for names where they are free.
    """
    transaction.run(statement("marker_has_foreign"))
    batch = _Batch(transaction, Prefixes(_table(transaction), declared))
    for one in statements:
        batch.take(one)
    return batch.write()


def there(run: Any) -> bool:
    """Whether the graph holds any foreign statements. `run`: `Database.read` or `Transaction.run`."""
    return any(row["found"] for row in run(statement("marker_foreign")))


def any_node(database: Database) -> bool:
    """Whether there is any foreign node at present."""
    return bool(database.read(statement("foreign_any")))


def read(database: Database, edited: list[str] | None = None) -> Iterator[Statement]:
    """Every foreign statement, in no order. `edited`: takes what was edited since, so that its native value counts."""
    if not there(database.read):
        return
    prefixes = Prefixes(_table(database))
    for label in (RESOURCE, *(cls.label for cls in schema().concrete())):
        for row in database.stream(statement("foreign_nodes", label=label)):
            star = foreign.star(row["properties"], prefixes, edited)
            yield from star.statements()
            for type, graph, target, iri in row["out"]:
                predicate = foreign.predicate(star.node, type, prefixes)
                if predicate is not None:
                    where = (star.home or "") if graph is None else graph
                    yield Statement(star.node, predicate, foreign.node_at(target, iri), where)


def prefixes(database: Database) -> dict[str, str]:
    """The prefixes that files declared and that names in this graph use, as prefix to namespace."""
    return {p: n for p, n in _table(database).items() if not p.startswith("n") or p[1:] != digest(n)[: len(p) - 1]}


def _table(door: Transaction | Database) -> dict[str, str]:
    run = door.read if isinstance(door, Database) else door.run
    return {row["prefix"]: row["namespace"] for row in run(statement("foreign_prefixes"))}


@dataclass(slots=True)
class _Batch:
    """Statements on their way into the database, by the things that they are of."""

    transaction: Transaction
    prefixes: Prefixes
    stars: dict[str, Star] = field(default_factory=dict)
    edges: dict[Statement, None] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def take(self, one: Statement) -> None:
        star = self.stars.get(one.subject)
        if star is None:
            star = self.stars[one.subject] = Star(one.subject)
        if not star.add(one):
            self.edges[one] = None

    def write(self) -> int:
        """Write nodes before relationships; how many statements were new."""
        known = self._known()
        counts: dict[str, list[str]] = defaultdict(list)
        for edge in self.edges:
            counts[edge.subject].append(edge.graph)
        rows, changed, new = [], defaultdict(list), 0
        settled = set()
        for node, star in self.stars.items():
            found = known.get(foreign.id_of(node))
            stored = foreign.star(found, self.prefixes) if found is not None else Star(node)
            if stored.home is not None:
                settled.add(node)
            before, star.home = stored.size(), stored.home
            stored.include(star)
            stored.home = star.home = foreign.home(star, counts[node])
            made = foreign.properties(stored, self.prefixes)
            new += stored.size() - before
            if found is None:
                rows.append(made)
            elif change := _change(found, made, foreign.label(node) is not None):
                changed[self.labels[made["id"]]].append(change)
        rows += self._stubs(changed)
        self._store(rows, changed)
        return new + self._relate(settled)

    def _known(self) -> dict[str, dict[str, Any]]:
        """The properties of the nodes of the subjects that are there; `labels` gets where each one is."""
        known = {}
        for label, ids in self._places(self.stars):
            text, own = statement("foreign_known", label=label), label != RESOURCE
            for batch in _batches(ids):
                for properties in self.transaction.run(text, ids=batch, own=own)[0]["found"]:
                    known[properties["id"]] = properties
                    self.labels[properties["id"]] = label
        return known

    def _places(self, nodes: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        """Labels, and the ids to look for there: a record of ours is looked for first, then a node in its place."""
        by_label: dict[str, list[str]] = defaultdict(list)
        for node in nodes:
            by_label[foreign.label(node) or RESOURCE].append(foreign.id_of(node))
        others = by_label.pop(RESOURCE, [])
        yield from by_label.items()
        others += [id for ids in by_label.values() for id in ids if id not in self.labels]
        if others:
            yield RESOURCE, others

    def _stubs(self, changed: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """Rows for things that are only referred to; those that are there are marked as touched."""
        targets = {str(edge.object) for edge in self.edges} - self.stars.keys()
        wanted = {foreign.id_of(node): node for node in sorted(targets)}
        for label, ids in self._places(wanted.values()):
            text, own = statement("foreign_there", label=label), label != RESOURCE
            for batch in _batches(ids):
                row = self.transaction.run(text, ids=batch, own=own)[0]
                self.labels |= dict.fromkeys(row["found"], label)
                changed[label] += [{"id": id, "_a": [], STUB: True} for id in row["untouched"]]
        return [{**foreign.names(node), "_a": [], STUB: True} for id, node in wanted.items() if id not in self.labels]

    def _store(self, rows: list[dict[str, Any]], changed: Mapping[str, list[dict[str, Any]]]) -> None:
        run, fresh = self.transaction.run, self.prefixes.fresh
        for label, changes in changed.items():
            text, own = statement("foreign_update", label=label), label != RESOURCE
            for batch in _batches(changes):
                run(text, rows=batch, own=own)
        for batch in _batches(rows):
            run(statement("foreign_create"), rows=batch)
        self.labels |= dict.fromkeys((row["id"] for row in rows), RESOURCE)
        for edge in self.edges:  # names of relationship types may be new, too
            foreign.relationship(edge.subject, edge.predicate, self.prefixes)
        if fresh:
            run(statement("foreign_prefixes_add"), rows=[{"id": p, "namespace": n} for p, n in sorted(fresh.items())])

    def _relate(self, settled: set[str]) -> int:
        """Create the relationships that are not there; `settled`: the things that may have some."""
        sure: list[tuple[Edge, str]] = []
        unsure: list[tuple[Edge, str]] = []
        for edge in self.edges:
            home = self.stars[edge.subject].home
            source, target = foreign.id_of(edge.subject), foreign.id_of(str(edge.object))
            type = foreign.relationship(edge.subject, edge.predicate, self.prefixes)
            graph = None if edge.graph == home else edge.graph
            made: Edge = (self.labels[source], source, type, self.labels[target], target, graph)
            (unsure if edge.subject in settled else sure).append((made, edge.graph))
        missing = [edge for edge, _ in sure] + self._missing(unsure)
        return create(self.transaction, missing)

    def _missing(self, edges: Sequence[tuple[Edge, str]]) -> list[Edge]:
        there: set[tuple[str, str, str, str]] = set()
        for (source, type, target), rows in _by_ends(edge for edge, _ in edges).items():
            text = statement("foreign_relationships_known", source=source, type=type, target=target)
            for batch in _batches(rows):
                found = self.transaction.run(text, rows=batch)[0]["found"]
                there |= {(source_id, type, target_id, graph) for source_id, target_id, graph in found}
        return [edge for edge, graph in edges if (edge[1], edge[2], edge[4], graph) not in there]


def create(transaction: Transaction, edges: Iterable[Edge]) -> int:
    """Create relationships that are known to be new; how many."""
    made = 0
    for (source, type, target), rows in _by_ends(edges).items():
        text = statement("foreign_relationships_create", source=source, type=type, target=target)
        for batch in _batches(rows):
            made += transaction.run(text, rows=batch)[0]["n"]
    return made


def own_part(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a node of ours that foreign statements gave it."""
    return {key: value for key, value in properties.items() if key.startswith("_") or "__" in key}


def _change(found: Mapping[str, Any], made: Mapping[str, Any], own: bool) -> dict[str, Any]:
    """What to set (None: remove) so that a node has what is made of it; empty where it has."""
    before = own_part(found) if own else found
    change = {key: None for key in before if key not in made and key != "id"}
    change |= {key: value for key, value in made.items() if key not in before or repr(before[key]) != repr(value)}
    return {**change, "id": made["id"]} if change.keys() - {"id"} else {}


def _by_ends(edges: Iterable[Edge]) -> dict[tuple[str, str, str], list[dict[str, str | None]]]:
    made: dict[tuple[str, str, str], list[dict[str, str | None]]] = defaultdict(list)
    for source_label, source, type, target_label, target, graph in edges:
        made[source_label, type, target_label].append({"source": source, "target": target, "graph": graph})
    return made


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[i : i + BATCH] for i in range(0, len(items), BATCH))
