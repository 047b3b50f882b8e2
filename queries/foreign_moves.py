"""What foreign data say of a record of ours follows the record: to its node when it is made, away when it is removed.

Until there is a record, and after it is gone, a node `:Resource` with the record's id stands in its place.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from legatus.ontology.foreign import RESOURCE, label
from legatus.ontology.schema import BASE
from legatus.queries import foreign
from legatus.queries.database import Transaction
from legatus.queries.statements import statement


def adopt(transaction: Transaction, place: str, ids: Sequence[str]) -> None:
    """Move to records that have just been made what stood in their place."""
    if ids and foreign.there(transaction.run):
        _move(transaction, RESOURCE, place, ids)


def release(transaction: Transaction, place: str, ids: Sequence[str]) -> None:
    """Move away from records that are about to be removed what is not theirs."""
    if ids and foreign.there(transaction.run):
        _move(transaction, place, RESOURCE, ids)


def _move(transaction: Transaction, old: str, new: str, ids: Sequence[str]) -> None:
    found = transaction.run(statement("foreign_known", label=old), ids=ids, own=False)[0]["found"]
    moved = {properties["id"] for properties in found}
    if not moved:
        return
    wanted = sorted(moved)
    edges = {
        (row["source"], row["type"], row["target"], row["graph"])
        for name in ("foreign_leaving", "foreign_arriving")
        for row in transaction.run(statement(name, label=old), ids=wanted)
    }
    nodes = [{**foreign.own_part(properties), "id": properties["id"]} for properties in found]
    if new == RESOURCE:
        transaction.run(statement("foreign_create"), rows=nodes)
    else:
        transaction.run(statement("foreign_remove"), ids=wanted)
        transaction.run(statement("foreign_update", label=new), rows=nodes, own=True)
    ends = _labels(transaction, {id for edge in edges for id in (edge[0], edge[2])} - moved)
    ends |= dict.fromkeys(moved, new)
    foreign.create(
        transaction,
        (
            (ends[source], source, type, ends[target], target, graph)
            for source, type, target, graph in sorted(edges, key=str)
            if "__" in type or not _own(source)  # else it is a record's own
        ),
    )


def _labels(transaction: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """The label of the node that each id leads to: a record's, where there is one."""
    found = dict.fromkeys(ids, RESOURCE)
    places: dict[str, list[str]] = defaultdict(list)
    for id in sorted(found):
        if own := label(BASE + id):
            places[own].append(id)
    for own, some in places.items():
        there = transaction.run(statement("foreign_there", label=own), ids=some, own=True)[0]["found"]
        found |= dict.fromkeys(there, own)
    return found


def _own(id: str) -> bool:
    return label(BASE + id) is not None
