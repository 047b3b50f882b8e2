"""What resolution has made beside what is in the graph: what is to be added, changed and removed, at once or in steps.

Of what is there only hashes are kept; what is to be added or changed waits on disk, and of that which is to be changed
what is there is read again when its turn comes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from hashlib import blake2b
from typing import TypeVar

from legatus.ingest.spool import Spool
from legatus.ontology import mapping
from legatus.ontology.errors import OntologyError
from legatus.ontology.record import Record, Ref, Value
from legatus.ontology.rows import Row
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

#: What waits on disk: rows of new records by label, and records that change.
NEW, CHANGED = "new ", "changed"

#: What a record or reference counts for among the characters of a batch on disk.
_CHARACTERS = 400


class Difference:
    """What is to be done so that there is what is wanted, and no other derived record. Close it.

    First `note` what is there, then `want` what should be there, each record once.
    """

    def __init__(self) -> None:
        """Nothing is there, and nothing wanted."""
        self._there: dict[str, bytes] = {}
        self._spool = Spool()
        self._new = self._changed = self._heavy = 0

    def note(self, record: Record) -> None:
        """Note a record that is there: a derived one, or what is derived of one that only grows."""
        if store.grows(record.id):
            record = store.derived_part(record)
            if not record.values:
                return
        self._there[record.id] = _mark(record)

    def want(self, record: Record) -> None:
        """Put aside what is to be done for a record."""
        before = self._there.pop(record.id, None)
        if before is not None and before == _mark(record):
            return
        weight = 1 + sum(len(values) for values in record.values.values() if isinstance(values[0], Ref))
        self._heavy += weight
        if before is None and not store.grows(record.id):
            self._new += 1
            row = (mapping.node(record), mapping.relationships(record))
            self._spool.add(NEW + label_of(record.id), row, weight * _CHARACTERS)
        else:
            self._changed += 1
            self._spool.add(CHANGED, record, weight * _CHARACTERS)

    def wanted(self) -> None:
        """Note that nothing else is wanted: what is there beyond that goes."""
        for id in sorted(id for id in self._there if store.grows(id)):
            self._changed += 1
            self._spool.add(CHANGED, Record(id, {}))
        self._gone = sorted(id for id in self._there if not store.grows(id))
        self._there.clear()

    def close(self) -> None:
        """Forget it."""
        self._spool.close()

    @property
    def changes(self) -> Changes:
        """How many records are added, changed and removed."""
        return Changes(self._new, self._changed, len(self._gone))

    def weight(self) -> int:
        """How many records and references there are to write, about."""
        return len(self._gone) + self._heavy

    def apply(self, transaction: Transaction) -> None:
        """Do it, in one transaction."""
        for step in self.steps(WEIGHT):
            step(transaction)

    def steps(self, weight: int) -> Iterator[Step]:
        """Do it step by step, each of so much weight about. Between them every record is as it was, as it should be, or
        lacks references; whoever compares again finds what is left to do."""
        for ids in _parts(self._gone, weight, lambda _: 1):
            yield partial(store.remove, ids=ids)
        labels = [key.removeprefix(NEW) for key in self._spool.used() if key.startswith(NEW)]
        for label in sorted(labels, key=lambda label: (creating.rank(label), label)):
            for rows in self._spool.batches(NEW + label):
                for some in _parts(rows, weight, lambda row: 1 + len(row[1])):
                    yield partial(_create, label=label, rows=some)
        for label in sorted(labels):
            for rows in self._spool.batches(NEW + label):
                for ends, edges in _upward(label, rows):
                    for pairs in _parts(edges, weight, lambda _: 1):
                        yield partial(_relate, ends=ends, rows=pairs)
        for records in self._spool.batches(CHANGED):
            for some in _parts(records, weight, lambda record: 1 + sum(map(len, record.values.values()))):
                yield partial(_change, records=some)


def _upward(label: str, rows: Sequence[Row]) -> list[tuple[tuple[str, str, str], list[list[str]]]]:
    """References of new records that do not lead down, when all are there: by label, type and label."""
    found: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
    for properties, out in rows:
        for type, target in out:
            if not _down(label, target):
                found[label, type, label_of(target)].append([str(properties["id"]), target])
    return sorted(found.items())


def _down(label: str, target: str) -> bool:
    """Whether what is referred to is made before records of this label."""
    return creating.rank(label_of(target)) < creating.rank(label)


def _create(transaction: Transaction, label: str, rows: Sequence[Row]) -> None:
    down = [(properties, [edge for edge in out if _down(label, edge[1])]) for properties, out in rows]
    creating.create(transaction, {label: down})


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


def _parts(items: Sequence[T], most: int, weight: Callable[[T], int]) -> Iterator[list[T]]:
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
    """A hash of what a record says, of whatever types its numbers are."""
    said = [(name, [_plain(value) for value in record.values[name]]) for name in sorted(record.values)]
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _plain(value: Value) -> str:
    if type(value) is str:
        return value
    return "> " + value.id if isinstance(value, Ref) else f"= {Decimal(value).normalize()}"
