"""Records in the database: adding to what only grows, replacing what is derived from it, and reading both back.

One statement a label or relationship type, rows in batches, nodes before relationships, parameters only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from legatus.ontology import mapping
from legatus.ontology.errors import OntologyError
from legatus.ontology.record import Record, Value, union
from legatus.ontology.schema import ClassDef, schema
from legatus.queries import creating, foreign_moves
from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement

T = TypeVar("T")

#: Rows of one statement.
BATCH = 5_000

#: Nodes of one page when reading; fewer of a class with private properties, for an article's text may be long. The
#: embedded server sorts what is left of a class for every page.
PAGE, PAGE_OF_TEXTS = 10_000, 1_000


@dataclass(frozen=True, slots=True)
class Changes:
    """How many records an operation added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


#: What runs a statement with its parameters: `Database.read`, or `Transaction.run` to see what one has written.
Run = Callable[..., list[dict[str, Any]]]


def read(run: Run, *layers: str, classes: Sequence[str] = ()) -> Iterator[Record]:
    """Every record of some layers (or classes, or all), with derived and private properties, by class then id."""
    for cls in schema().concrete(*layers):
        if not classes or cls.name in classes:
            yield from _pages(run, cls)


def some(run: Run, ids: Iterable[str]) -> dict[str, Record]:
    """Those records of some ids that there are, by id."""
    found: dict[str, Record] = {}
    for label, wanted in _by_label(dict.fromkeys(ids)).items():
        for batch in _batches(wanted):
            rows = run(statement("read_some", label=label), ids=batch, types=_types())
            found |= {row["id"]: _record(row) for row in rows}
    return found


def counts(database: Database) -> dict[str, int]:
    """How many records there are of each class, in the ontology's order; classes without any are left out."""
    made = {}
    for cls in schema().concrete():
        rows = database.read(statement("count_nodes", label=cls.label), path=cls.id_path + "/")
        made[cls.name] = int(rows[0]["n"])
    return {name: n for name, n in made.items() if n}


def add(
    transaction: Transaction, records: Sequence[Record], known: Mapping[str, Record] | None = None
) -> dict[str, Changes]:
    """Add records to what only grows: the union with what is there. What changed, by class.

    `known`: those of them that are there, where the caller has just read them with `some`. Raises `OntologyError` where
    a record refers to one that is neither there nor among them.
    """
    if known is None:
        known = some(transaction.run, (r.id for r in records))
    wanted = [union(known[r.id], r) if r.id in known else r for r in records]
    fresh = [r for r in wanted if r != known.get(r.id)]
    _write(transaction, fresh, known)
    made: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for record in fresh:
        made[schema().class_of(record.id).name][record.id in known] += 1
    return {name: Changes(added=n[0], changed=n[1]) for name, n in sorted(made.items())}


def replace(transaction: Transaction, wanted: Mapping[str, Record], known: Mapping[str, Record]) -> Changes:
    """Make records what they should be: `known` are there, `wanted` is what should be there instead.

    A record of the source or curation layer is never removed, and only its derived properties change.
    """
    gone = [id for id in known if id not in wanted and not grows(id)]
    differing = [r for r in wanted.values() if r != known.get(r.id)]
    changed = [r for r in differing if not grows(r.id)]
    derived = [r for r in differing if grows(r.id)]
    derived += [Record(id, {}) for id, r in known.items() if id not in wanted and grows(id) and r.values]
    remove(transaction, gone)
    _write(transaction, changed, known)
    update(transaction, derived, known)
    new = sum(r.id not in known for r in changed)
    return Changes(added=new, changed=len(changed) + len(derived) - new, removed=len(gone))


def remove(transaction: Transaction, ids: Iterable[str]) -> None:
    """Remove records with what leads to them; what foreign data say of them stays."""
    for label, some in _by_label(ids).items():
        for batch in _batches(some):
            foreign_moves.release(transaction, label, batch)
            transaction.run(statement("remove_nodes", label=label), ids=batch)


def derived_part(record: Record) -> Record:
    """Only the derived properties of a record, which is all of a source that resolution may change."""
    values: Mapping[str, tuple[Value, ...]] = {n: v for n, v in record.values.items() if schema().property(n).derived}
    return Record(record.id, values)


def grows(id: str) -> bool:
    """Whether a record of this id only grows: it is never removed, and only what is derived of it changes."""
    return schema().class_of(id).layer in ("source", "curation")


def _write(transaction: Transaction, records: Sequence[Record], known: Mapping[str, Record]) -> None:
    """Create what is new, and bring what is known to what it should be.

    What foreign data say of a record stays on its node, or comes to it from the node that stood in its place.
    """
    new = _grouped(r for r in records if r.id not in known)
    creating.create(
        transaction,
        {label: [(mapping.node(r), mapping.relationships(r)) for r in group] for label, group in new.items()},
    )
    update(transaction, [r for r in records if r.id in known], known)


def update(transaction: Transaction, records: Sequence[Record], known: Mapping[str, Record]) -> None:
    """Bring the properties and relationships of nodes that are there from what is known to what they should be."""
    for label, group in _grouped(records).items():
        for batch in _batches([_row(record, known) for record in group]):
            transaction.run(statement("update_nodes", label=label), rows=batch)
    _relate(transaction, records, known)


def _row(record: Record, known: Mapping[str, Record]) -> dict[str, Any]:
    """The properties of a record's node, None for those that are known and go."""
    before = mapping.node(known[record.id]) if record.id in known else {}
    return {**dict.fromkeys(before), **mapping.node(record)}


def _relate(transaction: Transaction, records: Sequence[Record], known: Mapping[str, Record]) -> None:
    old, new = set(), set()
    for record in records:
        before = known.get(record.id)
        old |= {(record.id, *out) for out in (mapping.relationships(before) if before else ())}
        new |= {(record.id, *out) for out in mapping.relationships(record)}
    for name, edges in (("remove_relationships", old - new), ("merge_relationships", new - old)):
        for (source, type, target), rows in _by_ends(edges).items():
            text = statement(name, source=source, type=type, target=target)
            for batch in _batches(rows):
                made = transaction.run(text, rows=batch)
                if name == "merge_relationships" and made[0]["n"] != len(batch):
                    raise OntologyError(_dangling(transaction, type, batch))


def _dangling(transaction: Transaction, type: str, rows: Sequence[Mapping[str, str]]) -> str:
    there = some(transaction.run, (row["target"] for row in rows))
    row = next((row for row in rows if row["target"] not in there), rows[0])
    return f"{row['source']} refers by {type} to {row['target']}, which is not in the graph"


def _pages(run: Run, cls: ClassDef) -> Iterator[Record]:
    after, before = cls.id_path + "/", cls.id_path + "0"  # "0" comes right after "/"
    private = any(p.private and cls.name in p.domains for p in schema().properties.values())
    limit = min(PAGE, PAGE_OF_TEXTS) if private else PAGE
    while True:
        rows = run(statement("read_page", label=cls.label), after=after, before=before, limit=limit, types=_types())
        yield from map(_record, rows)
        if len(rows) < limit:
            return
        after = rows[-1]["id"]


def _record(row: Mapping[str, Any]) -> Record:
    out = [(type, target) for type, target in row["out"] if type is not None and target is not None]
    return mapping.record(row["properties"], out)


def _types() -> list[str]:
    return [p.relationship for p in schema().properties.values() if p.reference]


def _by_label(ids: Iterable[str]) -> dict[str, list[str]]:
    made: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        made[schema().class_of(id).label].append(id)
    return made


def _grouped(records: Iterable[Record]) -> dict[str, list[Record]]:
    made: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        made[schema().class_of(record.id).label].append(record)
    return made


def _by_ends(edges: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], list[dict[str, str]]]:
    made: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for source, type, target in sorted(edges):
        ends = schema().class_of(source).label, type, schema().class_of(target).label
        made[ends].append({"source": source, "target": target})
    return made


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[i : i + BATCH] for i in range(0, len(items), BATCH))
