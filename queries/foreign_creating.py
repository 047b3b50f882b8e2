"""Foreign things that no record of ours is part of, from a file that tells of each but once: created, not merged.

What is there already, and what cannot be told without looking, is handed back as statements, for `foreign.add`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from legatus.ontology import foreign
from legatus.ontology.errors import OntologyError
from legatus.ontology.foreign import RESOURCE, STUB
from legatus.ontology.foreign_rows import Edge, Thing
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.terms import Statement
from legatus.queries.creating import BATCH, Fresh
from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement


def names(database: Database) -> Prefixes:
    """The names for foreign things that the graph has, to be added to."""
    return Prefixes(_table(database.read(statement("foreign_prefixes"))))


def reserve(transaction: Transaction, fresh: Mapping[str, str]) -> bool:
    """Keep new names in the graph, before they are used; False where somebody else has used them for other things."""
    transaction.run(statement("marker_has_foreign"))
    table = _table(transaction.run(statement("foreign_prefixes")))
    given = {namespace: prefix for prefix, namespace in table.items()}
    if any(table.get(p, n) != n or given.get(n, p) != p for p, n in fresh.items()):
        return False
    rows = [{"id": prefix, "namespace": fresh[prefix]} for prefix in sorted(fresh)]
    if rows:
        transaction.run(statement("foreign_prefixes_add"), rows=rows)
    return True


def things(transaction: Transaction, rows: Sequence[Thing], fresh: Fresh) -> tuple[int, list[dict[str, Any]]]:
    """Create the nodes of things; how many statements they hold, and the rows of those that are there already."""
    there = set() if RESOURCE in fresh else _there(transaction, [row["id"] for row, _ in rows])
    new = [(row, size) for row, size in rows if row["id"] not in there]
    _create(transaction, [row for row, _ in new])
    return sum(size for _, size in new), [row for row, _ in rows if row["id"] in there]


def stubs(transaction: Transaction, ids: Iterable[str], fresh: Fresh) -> None:
    """Create what is only referred to, where it is not there."""
    wanted = sorted(ids)
    there = set() if RESOURCE in fresh else _there(transaction, wanted)
    _create(transaction, [{"id": id, "_a": [], STUB: True} for id in wanted if id not in there])


def edges(transaction: Transaction, rows: Sequence[Edge]) -> int:
    """Create references of things that have just been created; how many. Raises `OntologyError` for a loose end."""
    by_type: dict[str, list[list[str | None]]] = defaultdict(list)
    for source, type, target, graph, _ in rows:
        by_type[type].append([source, target, graph])
    for type in sorted(by_type):
        text = statement("foreign_create_relationships", type=type)
        for batch in _batches(by_type[type]):
            if transaction.run(text, rows=batch)[0]["n"] != len(batch):
                raise OntologyError(f"a reference by {type} leads to nothing in the graph")
    return len(rows)


def stated(row: Mapping[str, Any], prefixes: Prefixes) -> Iterator[Statement]:
    """The statements that the row of a thing holds."""
    return foreign.star(row, prefixes).statements()


def referred(edge: Edge, prefixes: Prefixes) -> Statement:
    """The statement that the row of a reference is."""
    source, type, target, _, graph = edge
    predicate = foreign.predicate(source, type, prefixes)
    assert predicate is not None, f"{type} was made of a predicate"
    return Statement(source, predicate, target, graph)


def _create(transaction: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    for batch in _batches(rows):
        transaction.run(statement("foreign_create"), rows=batch)


def _there(transaction: Transaction, ids: Sequence[str]) -> set[str]:
    text = statement("foreign_there", label=RESOURCE)
    return {id for batch in _batches(ids) for id in transaction.run(text, ids=batch, own=False)[0]["found"]}


def _table(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {row["prefix"]: row["namespace"] for row in rows}


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[i : i + BATCH] for i in range(0, len(items), BATCH))
