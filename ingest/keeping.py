"""What was read from files and put aside goes into the graph: records that only grow, then foreign things."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from legatus.ingest.marks import Chosen, Marks
from legatus.ingest.splitting import EDGES, GROWN, LATE, THINGS, Content
from legatus.ingest.spool import Spool
from legatus.ontology import mapping
from legatus.ontology.errors import InputError, OntologyError
from legatus.ontology.foreign import RESOURCE
from legatus.ontology.foreign_rows import Edge
from legatus.ontology.rows import Row
from legatus.ontology.schema import schema
from legatus.ontology.terms import Statement
from legatus.queries import creating, foreign, foreign_creating, marker, store
from legatus.queries.creating import Fresh
from legatus.queries.database import Database, Transaction

#: Foreign statements of one transaction that looks at what is there, and characters of their literals, about.
STATEMENTS, CHARACTERS = 10_000, 8_000_000

#: Foreign things of a file that are better added as statements, in one transaction, than by several that create.
FEW = 1_000


@dataclass(slots=True)
class Kept:
    """What went in. `new`, `known`: records of the layers that grow, by class; then foreign statements."""

    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    foreign_new: int = 0
    foreign_known: int = 0


def check(database: Database, content: Content) -> None:
    """Raise `InputError` where a record refers to one that is neither in the file nor in the graph."""
    wanted = content.targets.beyond(content.grown)
    if not len(wanted):
        return
    missing: dict[str, str] = {}
    for label in _labels(content):
        for batch in content.spool.batches(GROWN + label):
            missing |= _missing(database, batch, wanted)
    if missing:
        target = min(missing)
        raise InputError(
            f"{content.name}: {missing[target]} refers to {target}, which is neither in the file nor in the graph"
        )


def _missing(database: Database, batch: Sequence[Row], wanted: Chosen) -> dict[str, str]:
    """What a batch refers to and is missing, by whom."""
    ends = {target: str(properties["id"]) for properties, out in reversed(batch) for _, target in out}
    asked = wanted.among(ends)
    found: set[str] = set()
    for label in {creating.label_of(id) for id in asked}:
        ids = [id for id in sorted(asked) if creating.label_of(id) == label]
        found |= creating.known(database.read, label, ids)
    return {id: ends[id] for id in asked - found}


def grown(content: Content) -> Iterator[Row]:
    """The records that only grow, as a file has them."""
    for label in _labels(content):
        for batch in content.spool.batches(GROWN + label):
            yield from batch


def keep_records(database: Database, content: Content, fresh: Fresh, kept: Kept) -> None:
    """Add the records that only grow, what is referred to before what refers to it."""
    labels = _labels(content)
    if not labels:
        return
    fresh.look(database, labels)
    for label in labels:
        name = next(cls.name for cls in schema().concrete() if cls.label == label)
        for batch in content.spool.batches(GROWN + label):
            new = fresh.run(database, lambda t, label=label, batch=batch: _add(t, label, batch, fresh))  # type: ignore[misc]
            kept.new += Counter({name: new})  # without what is none
            kept.known += Counter({name: len(batch) - new})


def _add(transaction: Transaction, label: str, batch: Sequence[Row], fresh: Fresh) -> int:
    """Add records of one label; how many of them are new or were changed."""
    ids = [str(properties["id"]) for properties, _ in batch]
    there = set() if label in fresh else creating.known(transaction.run, label, ids)
    new = [row for row in batch if row[0]["id"] not in there]
    creating.create(transaction, {label: new})
    records = [mapping.record(*row) for row in batch if row[0]["id"] in there]
    changes = store.add(transaction, records) if records else {}
    made = len(new) + sum(change.added + change.changed for change in changes.values())
    if made:
        marker.unsettle(transaction)
    return made


def _labels(content: Content) -> list[str]:
    found = [key.removeprefix(GROWN) for key in content.spool.used() if key.startswith(GROWN)]
    return sorted(found, key=creating.rank)


class Clash(Exception):
    """Names that were given to foreign things mean something else in the graph by now."""


def keep_things(
    database: Database, content: Content, late: Callable[[Statement], None], fresh: Fresh, kept: Kept
) -> None:
    """Add foreign things with their references among themselves. `late`: takes what is to be added as statements.

    Raises `Clash` before anything is written.
    """
    if len(content.things) <= FEW:
        aside(content, late)
        return
    fresh.look(database, [RESOURCE])
    if not fresh.run(database, lambda t: foreign_creating.reserve(t, content.names.fresh)):
        raise Clash
    known = Marks()
    for batch in content.spool.batches(THINGS):
        held, there = fresh.run(database, lambda t, batch=batch: foreign_creating.things(t, batch, fresh))  # type: ignore[misc]
        kept.foreign_new += held
        for row in there:
            known.add(row["id"])
            for one in foreign_creating.stated(row, content.names):
                late(one)
    loose, settled = content.referred.beyond(content.things), known.chosen()
    for batch in content.spool.batches(EDGES):
        _keep_edges(database, content, batch, (loose, settled, fresh), late, kept)
    for one in taken(content.spool, LATE):
        late(one)


def aside(content: Content, late: Callable[[Statement], None]) -> None:
    """Put all foreign statements aside."""
    for row, _ in taken(content.spool, THINGS):
        for one in foreign_creating.stated(row, content.names):
            late(one)
    for edge in taken(content.spool, EDGES):
        late(foreign_creating.referred(edge, content.names))
    for one in taken(content.spool, LATE):
        late(one)


def _keep_edges(
    database: Database,
    content: Content,
    batch: Sequence[Edge],
    state: tuple[Chosen, Chosen, Fresh],
    late: Callable[[Statement], None],
    kept: Kept,
) -> None:
    """Create references of things that are new, and the things that they alone lead to."""
    loose, settled, fresh = state
    old = settled.among(edge[0] for edge in batch)
    sure = [edge for edge in batch if edge[0] not in old]
    stubs = loose.take(edge[2] for edge in sure)

    def work(transaction: Transaction) -> int | None:
        if not fresh.alone:  # somebody may have added to these very things meanwhile
            return None
        foreign_creating.stubs(transaction, stubs, fresh)
        return foreign_creating.edges(transaction, sure)

    try:
        made = fresh.run(database, work)
    except OntologyError:  # two ids with one hash: it takes looking
        made = None
    kept.foreign_new += made or 0
    for edge in batch:
        if made is None or edge[0] in old:
            late(foreign_creating.referred(edge, content.names))


def keep_statements(database: Database, found: Iterator[Statement], prefixes: Mapping[str, str], kept: Kept) -> None:
    """Add foreign statements, whatever they touch, looking at what is there."""
    while batch := _batch(found):
        new = database.transaction(lambda t, batch=batch: _add_statements(t, batch, prefixes))  # type: ignore[misc]
        kept.foreign_new += new
        kept.foreign_known += len(set(batch)) - new


def _batch(statements: Iterator[Statement]) -> list[Statement]:
    """The next statements, so many as go well into one transaction."""
    made: list[Statement] = []
    size = 0
    for one in statements:
        made.append(one)
        size += 0 if isinstance(one.object, str) else len(one.object.text)
        if len(made) >= STATEMENTS or size > CHARACTERS:
            break
    return made


def _add_statements(transaction: Transaction, statements: Sequence[Statement], declared: Mapping[str, str]) -> int:
    marker.lock(transaction)
    return foreign.add(transaction, statements, declared)


def put_aside(spool: Spool, key: str) -> Callable[[Statement], None]:
    """What puts statements aside under a key."""

    def late(one: Statement) -> None:
        spool.add(key, one, 0 if isinstance(one.object, str) else len(one.object.text))

    return late


def taken(spool: Spool, key: str) -> Iterator[Any]:
    """All that was put aside under a key."""
    return chain.from_iterable(spool.batches(key))
