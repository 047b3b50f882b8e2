"""Loading RDF: our own goes in as it stands, and what follows from it is resolved anew; the rest is kept as it is.

Sources, mentions, quotes and decisions only grow, so they are added. Resolved and reference records are a function of
them: they are not taken from the file but made again, and where that gives something else it is reported. Those that
nothing in the graph gives, and everything that is not of our model, is foreign data and comes back as it was.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from legatus.ingest.opened import Failure
from legatus.ingest.resolution import refresh
from legatus.ingest.splitting import Content, split
from legatus.ontology import formats, rdf_files
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record
from legatus.ontology.schema import schema
from legatus.ontology.terms import Statement
from legatus.queries import foreign, marker, store
from legatus.queries.database import Database, Transaction
from legatus.queries.store import Changes

#: Records of one transaction.
BATCH = 20_000

#: Foreign statements of one transaction.
STATEMENTS = 10_000

#: Characters of literals of one transaction, about.
CHARACTERS = 8_000_000

STANDARD_INPUT = "-"


@dataclass(slots=True)
class LoadSummary:
    """What a load did.

    `new`, `known`: records of the layers that grow, by class. `foreign_new`, `foreign_known`: foreign statements.
    `failed`: files of which nothing went in, and why. `resolved`: what changed by resolution. `differing`: ids of
    resolved records in the files that the rules of this version do not give, or give otherwise. `kept`: ids of records
    in the files that nothing in the graph gives, and which are kept as foreign data.
    """

    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    foreign_new: int = 0
    foreign_known: int = 0
    failed: list[Failure] = field(default_factory=list)
    resolved: Changes = field(default_factory=Changes)
    differing: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def load(
    database: Database, paths: Sequence[Path], *, format: str | None = None, base: str | None = None
) -> LoadSummary:
    """Load RDF files, the format by suffix unless given. A file that is bad stays out whole.

    `base`: what relative IRIs resolve against, instead of each file's own URI. Standard input (`-`) has none.
    """
    summary = LoadSummary()
    contents: list[Content] = []
    with ExitStack() as stack:
        for path in paths:
            try:
                content = split(_opened(path, format, base, stack))
                add_growing(database, content.growing, str(path), summary)
            except InputError as error:
                summary.failed.append(Failure.of(str(path), error))
            else:
                contents.append(content)
        if summary.new or marker.due(database):
            summary.resolved = refresh(database)
        _stated(database, contents, summary)
        for content in contents:
            add_foreign(database, content.others(), content.file.prefixes, summary)
    return summary


def _opened(path: Path, format: str | None, base: str | None, stack: ExitStack) -> rdf_files.RdfFile:
    """A file to be read more than once; what comes by standard input is put aside first."""
    parser = formats.readable(path, format)
    if str(path) != STANDARD_INPUT:
        return rdf_files.opened(path, parser, base=base)
    aside = tempfile.NamedTemporaryFile(prefix="legatus-")  # noqa: SIM115  # the stack closes it
    stack.enter_context(aside)
    shutil.copyfileobj(sys.stdin.buffer, aside)
    aside.flush()
    return rdf_files.opened(Path(aside.name), parser, base=base, name=STANDARD_INPUT)


def add_growing(database: Database, records: Sequence[Record], origin: str, summary: LoadSummary) -> None:
    """Add records that only grow, in an order in which everything referred to is there.

    Raises `InputError` where something referred to is neither among them nor in the graph.
    """
    growing = sorted(records, key=lambda r: (bool(r.all("quotes") or r.all("inSource")), r.id))
    _check(database, growing, origin)
    for start in range(0, len(growing), BATCH):
        batch = growing[start : start + BATCH]
        changes = database.transaction(lambda t, batch=batch: _add(t, batch))  # type: ignore[misc]  # bound at once
        for record in batch:
            summary.known[schema().class_of(record.id).name] += 1
        for name, change in changes.items():
            summary.new[name] += change.added + change.changed
            summary.known[name] -= change.added + change.changed


def _add(transaction: Transaction, records: Sequence[Record]) -> dict[str, Changes]:
    marker.lock(transaction)
    changes = store.add(transaction, records)
    if changes:
        marker.unsettle(transaction)
    return changes


def _check(database: Database, records: Sequence[Record], origin: str) -> None:
    """Raise `InputError` where a record refers to one that is neither in the file nor in the graph."""
    there = {r.id for r in records}
    wanted = {
        target: record.id
        for record in records
        for name in record.values
        if schema().property(name).reference
        for target in record.texts(name)
        if target not in there
    }
    found = store.some(database.read, wanted)
    for target, id in sorted(wanted.items()):
        if target not in found:
            raise InputError(f"{origin}: {id} refers to {target}, which is neither in the file nor in the graph")


def _stated(database: Database, contents: Iterable[Content], summary: LoadSummary) -> None:
    """Compare the resolved and reference records of the files with those of the graph.

    One that is not in the graph, and does not claim to come from a mention that is, becomes foreign data of its file.
    """
    differing, kept = set(), set()
    for content in contents:
        now = store.some(database.read, content.stated)
        gone = {id: record for id, record in content.stated.items() if id not in now}
        claimed = {id for record in gone.values() for id in record.texts("denotedBy")}
        there = store.some(database.read, claimed).keys()
        ours = {id for id, record in gone.items() if there.isdisjoint(record.texts("denotedBy"))}
        differing |= {id for id, r in content.stated.items() if id not in ours and (id in gone or _bare(now[id]) != r)}
        for id in sorted(ours):
            content.rest = [one for one in content.rest if one not in content.raw[id]] + content.raw[id]
        kept |= ours
    summary.differing, summary.kept = sorted(differing), sorted(kept)


def add_foreign(
    database: Database, statements: Iterator[Statement], prefixes: Mapping[str, str], summary: LoadSummary
) -> None:
    """Add foreign statements. `prefixes`: of the file, which may still be read and so be filled, for names."""
    while batch := _batch(statements):
        new = database.transaction(lambda t, batch=batch: _add_foreign(t, batch, prefixes))  # type: ignore[misc]
        summary.foreign_new += new
        summary.foreign_known += len(set(batch)) - new


def _batch(statements: Iterator[Statement]) -> list[Statement]:
    """The next statements, so many as go well into one transaction."""
    made: list[Statement] = []
    size = 0
    for one in islice(statements, STATEMENTS):
        made.append(one)
        size += 0 if isinstance(one.object, str) else len(one.object.text)
        if size > CHARACTERS:
            break
    return made


def _add_foreign(transaction: Transaction, statements: Sequence[Statement], declared: Mapping[str, str]) -> int:
    marker.lock(transaction)
    return foreign.add(transaction, statements, declared)


def _bare(record: Record) -> Record:
    return Record(record.id, {n: v for n, v in record.values.items() if not schema().property(n).derived})
