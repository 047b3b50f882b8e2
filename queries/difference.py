"""What resolution has made beside what is in the graph: what is to be added, changed and removed, at once or in steps.

Of what is there only hashes are kept. What is to be changed is read again when its turn comes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import TypeVar

from legatus.ontology import mapping
from legatus.ontology.errors import OntologyError
from legatus.ontology.record import Record, Ref
from legatus.queries import creating, store
from legatus.queries.creating import label_of
from legatus.queries.database import Transaction
from legatus.queries.statements import statement
from legatus.queries.store import Changes

T = TypeVar("T")

#: What writes a part of a difference.
Step = Callable[[Transaction], None]

#: Records and references of one step: with these a Neo4j with a heap of 1 GB works at ease.
WEIGHT = 20_000


class There:
    """What is in the graph: of derived records the whole, of those that only grow what is derived; as hashes."""

    def __init__(self) -> None:
        """Nothing."""
        self._marks: dict[str, bytes] = {}

    def note(self, record: Record) -> None:
        """Note a record that is there."""
        if store.grows(record.id):
            record = store.derived_part(record)
            if not record.values:
                return
        self._marks[record.id] = _mark(record)

    def difference(self, wanted: Iterable[Record]) -> "Difference":
        """What is to be done so that there is what is wanted, and no other derived record."""
        made, left = Difference(), set(self._marks)
        for record in wanted:
            left.discard(record.id)
            before = self._marks.get(record.id)
            if before is not None and before == _mark(record):
                continue
            if store.grows(record.id):
                made.derived.append(record)
            elif before is None:
                made.new.append(record)
            else:
                made.changed.append(record)
        made.gone = sorted(id for id in left if not store.grows(id))
        made.derived += [Record(id, {}) for id in sorted(left) if store.grows(id)]
        return made


@dataclass(slots=True)
class Difference:
    """`new`: records to be added, `changed`: such as are there and differ, `derived`: what is derived of records that
    only grow, where it differs; `gone`: ids of those to be removed."""

    new: list[Record] = field(default_factory=list)
    changed: list[Record] = field(default_factory=list)
    derived: list[Record] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.derived or self.gone)

    @property
    def changes(self) -> Changes:
        """How much it is."""
        return Changes(len(self.new), len(self.changed) + len(self.derived), len(self.gone))

    def weight(self) -> int:
        """How many records and references there are to write, about."""
        return len(self.gone) + sum(map(_weight, (*self.new, *self.changed, *self.derived)))

    def apply(self, transaction: Transaction) -> None:
        """Do it, in one transaction."""
        for step in self.steps(WEIGHT):
            step(transaction)

    def steps(self, weight: int) -> Iterator[Step]:
        """Do it step by step, each of so much weight about. Between them every record is as it was, as it should be, or
        lacks references; whoever compares again finds what is left to do."""
        for ids in _parts(self.gone, weight, lambda _: 1):
            yield partial(_remove, ids=ids)
        by_label: dict[str, list[Record]] = defaultdict(list)
        for record in self.new:
            by_label[label_of(record.id)].append(record)
        for label in sorted(by_label, key=lambda label: (creating.rank(label), label)):
            for some in _parts(by_label[label], weight, _weight):
                yield partial(_create, label=label, records=some)
        for ends, edges in self._upward(by_label):
            for rows in _parts(edges, weight, lambda _: 1):
                yield partial(_relate, ends=ends, rows=rows)
        for records in (self.changed, self.derived):
            for some in _parts(records, weight, _weight):
                yield partial(_change, records=some)

    def _upward(self, by_label: dict[str, list[Record]]) -> Iterator[tuple[tuple[str, str, str], list[list[str]]]]:
        """References of new records that do not lead down, when all are there: by label, type and label."""
        for label in sorted(by_label):
            found: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
            for record in by_label[label]:
                for type, target in mapping.relationships(record):
                    if not _down(label, target):
                        found[label, type, label_of(target)].append([record.id, target])
            yield from sorted(found.items())


def _down(label: str, target: str) -> bool:
    """Whether what is referred to is made before records of this label."""
    return creating.rank(label_of(target)) < creating.rank(label)


def _remove(transaction: Transaction, ids: list[str]) -> None:
    store.remove(transaction, ids)


def _create(transaction: Transaction, label: str, records: list[Record]) -> None:
    rows = []
    for record in records:
        down = [(type, target) for type, target in mapping.relationships(record) if _down(label, target)]
        rows.append((mapping.node(record), down))
    creating.create(transaction, {label: rows})


def _relate(transaction: Transaction, ends: tuple[str, str, str], rows: list[list[str]]) -> None:
    source, type, target = ends
    text = statement("create_relationships", source=source, type=type, target=target)
    if transaction.run(text, rows=rows)[0]["n"] != len(rows):
        there = creating.known(transaction.run, target, sorted(id for _, id in rows))
        one, other = next((row for row in rows if row[1] not in there), rows[0])
        raise OntologyError(f"{one} refers by {type} to {other}, which is not in the graph")


def _change(transaction: Transaction, records: list[Record]) -> None:
    known = store.some(transaction.run, (record.id for record in records))
    grown = {id: store.derived_part(record) for id, record in known.items() if store.grows(id)}
    store.update(transaction, records, known | grown)


def _weight(record: Record) -> int:
    return 1 + sum(len(values) for values in record.values.values() if isinstance(values[0], Ref))


def _parts(items: list[T], most: int, weight: Callable[[T], int]) -> Iterator[list[T]]:
    """Items, so many as weigh no more together, in order; one that is heavier by itself."""
    some: list[T] = []
    size = 0
    for item in items:
        more = weight(item)
        if some and size + more > most:
            yield some
            some, size = [], 0
        some.append(item)
        size += more
    if some:
        yield some


def _mark(record: Record) -> bytes:
    return blake2b(repr(sorted(record.values.items())).encode("utf-8", "surrogatepass"), digest_size=16).digest()
