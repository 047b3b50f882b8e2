"""Records that are known to be new: created, never merged, nodes together with the relationships that leave them.

That a record is new the caller knows, having looked under the lock of the marker, or `Fresh` knows, without looking.
The uniqueness constraint on ids refuses what should be there after all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from legatus.ontology.errors import OntologyError
from legatus.ontology.rows import Row
from legatus.ontology.schema import ClassDef, schema
from legatus.queries import foreign_moves, marker
from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement

T = TypeVar("T")

#: Rows of one statement: with 10,000 or 20,000 a Neo4j with a heap of 1 GB took more CPU a row, the embedded server
#: about as much (benchmarks/load_text.md).
BATCH = 5_000

#: The types and target labels of what a node is created with: at most two, each leading to one record.
_Shape = tuple[tuple[str, str], ...]


class Fresh:
    """Which labels had no node when a load began, so that all it adds is new, for as long as nobody else writes.

    The marker counts the transactions that write. One more than at our last one was ours; more, and nothing is known.
    `alone`: whether nobody else has written since this was made. `whole`: whether the graph had no record of ours then.
    """

    def __init__(self, database: Database) -> None:
        """At the beginning of a load."""
        database.prepare()
        self.alone = True
        self._last = marker.writes(database)
        labels = {cls.label for cls in schema().concrete()}
        self.whole = _without_nodes(database, labels) == labels
        self._labels: set[str] = set()

    def look(self, database: Database, labels: Iterable[str]) -> None:
        """Look which of these labels have no node at present, before what a file holds of them is added."""
        self._labels = _without_nodes(database, labels)

    def holds_all(self, writes: int) -> bool:
        """Whether what this load has added is all that there is of ours: asked under the lock of the marker, which is
        the so manieth of the transactions that write."""
        return self.whole and self.alone and writes == self._last + 1

    def __contains__(self, label: str) -> bool:
        """Whether all nodes of a label that this load has not added itself are new."""
        return label in self._labels

    def run(self, database: Database, work: Callable[[Transaction], T]) -> T:
        """Run a transaction under the lock of the marker; inside it what this says is up to date."""
        count = 0

        def locked(transaction: Transaction) -> T:
            nonlocal count
            count = marker.lock(transaction)
            if count != self._last + 1:
                self.alone = False
                self._labels.clear()
            return work(transaction)

        made = database.transaction(locked)
        self._last = count
        return made


def _without_nodes(database: Database, labels: Iterable[str]) -> set[str]:
    return {label for label in labels if not database.read(statement("count_label", label=label))[0]["n"]}


def known(run: Callable[..., list[dict[str, Any]]], label: str, ids: Sequence[str]) -> set[str]:
    """Which of these records are there."""
    text = statement("known_nodes", label=label)
    return {id for batch in _batches(ids) for id in run(text, ids=batch)[0]["found"]}


def create(transaction: Transaction, rows: Mapping[str, Sequence[Row]]) -> None:
    """Create new records, by label; what they refer to is there or among them.

    Raises `OntologyError` where something referred to is not.
    """
    left: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
    for label in sorted(rows, key=lambda label: (rank(label), label)):
        for shape, group in _by_shape(label, rows[label], left).items():
            _nodes(transaction, label, shape, group)
        foreign_moves.adopt(transaction, label, [str(properties["id"]) for properties, _ in rows[label]])
    for (source, type, target), ends in left.items():
        text = statement("create_relationships", source=source, type=type, target=target)
        for batch in _batches(ends):
            if transaction.run(text, rows=batch)[0]["n"] != len(batch):
                raise OntologyError(_dangling(transaction, [(source, type, target) for source, target in batch]))


def label_of(id: str) -> str:
    """The label of the record of an id."""
    return _label(id.partition("/")[0])


def _nodes(transaction: Transaction, label: str, shape: _Shape, rows: Sequence[list[Any]]) -> None:
    """Create nodes with what they refer to in one statement."""
    if not shape:
        text = statement("create_nodes", label=label)
    elif len(shape) == 1:
        text = statement("create_nodes_with_one", label=label, type=shape[0][0], target=shape[0][1])
    else:
        (type, target), (type2, target2) = shape
        text = statement("create_nodes_with_two", label=label, type=type, target=target, type2=type2, target2=target2)
    for batch in _batches(rows):
        if transaction.run(text, rows=batch)[0]["n"] != len(batch):
            edges = [(row[0]["id"], t, id) for row in batch for (t, _), id in zip(shape, row[1:], strict=True)]
            raise OntologyError(_dangling(transaction, edges))


def _by_shape(
    label: str, rows: Iterable[Row], left: dict[tuple[str, str, str], list[list[str]]]
) -> dict[_Shape, list[list[Any]]]:
    """Rows as the statements take them, by shape; relationships that fit into none go to `left`."""
    made: dict[_Shape, list[list[Any]]] = defaultdict(list)
    for properties, out in rows:
        shape: list[tuple[str, str]] = []
        row: list[Any] = [properties]
        for place, (type, id) in enumerate(out):
            target = label_of(id)
            alone = (not place or out[place - 1][0] != type) and (place + 1 == len(out) or out[place + 1][0] != type)
            if alone and len(shape) < 2 and rank(target) < rank(label):
                shape.append((type, target))
                row.append(id)
            else:
                left[label, type, target].append([str(properties["id"]), id])
        made[tuple(shape)].append(row)
    return made


def _dangling(transaction: Transaction, edges: Sequence[tuple[str, str, str]]) -> str:
    """What to say of relationships of which one at least leads nowhere: source, type and target of each."""
    targets = sorted({target for _, _, target in edges})
    there = {id for label in set(map(label_of, targets)) for id in known(transaction.run, label, targets)}
    source, type, target = next((edge for edge in edges if edge[2] not in there), edges[0])
    return f"{source} refers by {type} to {target}, which is not in the graph"


@lru_cache(maxsize=100)
def _label(path: str) -> str:
    return schema().class_of(path + "/").label


@lru_cache(maxsize=100)
def rank(label: str) -> int:
    """How many steps of references lead down from a class, those back up not counted: what has none is made first."""
    return _depth(schema().classes[label], frozenset())


def _depth(cls: ClassDef, above: frozenset[str]) -> int:
    targets = {
        target.name: target
        for prop in schema().properties.values()
        if prop.reference and (cls.name in prop.domains or cls.supers & prop.domains)
        for target in schema().members(prop.range)
        if target.name != cls.name and target.name not in above
    }
    return 1 + max((_depth(target, above | {cls.name}) for target in targets.values()), default=0)


def _batches(items: Sequence[T]) -> Iterable[Sequence[T]]:
    return (items[i : i + BATCH] for i in range(0, len(items), BATCH))
