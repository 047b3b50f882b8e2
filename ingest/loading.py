"""Loading RDF: our own goes in as it stands, and what follows from it is resolved anew; the rest is kept as it is.

Sources, mentions, quotes and decisions only grow, so they are added. Resolved and reference records are a function of
them: they are not taken from the file but made again, and where that gives something else it is reported. Those that
nothing in the graph gives, and everything that is not of our model, is foreign data and comes back as it was.

A file is read to its end before anything of it is kept (`splitting`), and memory does not grow with it.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from legatus.ingest import keeping
from legatus.ingest.keeping import Kept
from legatus.ingest.opened import Failure
from legatus.ingest.resolution import refresh
from legatus.ingest.splitting import STATED, Content, Said, Source, quad, split, statement
from legatus.ingest.spool import Spool
from legatus.ontology import formats, mapping, rdf, rdf_files, rows
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record
from legatus.ontology.schema import iri, schema
from legatus.ontology.terms import Statement
from legatus.queries import foreign_creating, marker, store
from legatus.queries.database import Database
from legatus.queries.store import Changes

STANDARD_INPUT = "-"


@dataclass(slots=True)
class LoadSummary(Kept):
    """What a load did.

    `new`, `known`: records of the layers that grow, by class. `foreign_new`, `foreign_known`: foreign statements.
    `failed`: files of which nothing went in, and why. `resolved`: what changed by resolution. `differing`: ids of
    resolved records in the files that the rules of this version do not give, or give otherwise. `kept`: ids of records
    in the files that nothing in the graph gives, and which are kept as foreign data.
    """

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
    with Spool() as later:
        prefixes: list[Mapping[str, str]] = []
        for path in paths:
            try:
                with ExitStack() as stack:
                    found = keep(database, _opened(path, format, base, stack), later, str(len(prefixes)), summary)
            except InputError as error:
                summary.failed.append(Failure.of(str(path), error))
            else:
                prefixes.append(found)
        if summary.new.total() or marker.due(database):
            summary.resolved = refresh(database)
        for number, declared in enumerate(prefixes):
            finish(database, later, str(number), declared, summary)
    summary.differing.sort()
    summary.kept.sort()
    return summary


def keep(database: Database, source: Source, later: Spool, key: str, summary: LoadSummary) -> Mapping[str, str]:
    """Keep of a source what can be kept before records are resolved, and put aside the rest; what prefixes it declares.

    `later`, `key`: where the rest goes, for `finish`. Raises `InputError` where it is bad; then nothing is kept.
    """
    while True:
        content = split(source, lambda: foreign_creating.names(database))
        with content.spool:
            try:
                keeping.check(database, content)
                keeping.keep_things(database, content, keeping.put_aside(later, key), summary)
                keeping.keep_records(database, content, summary)
            except keeping.Clash:
                continue
            _put_aside_stated(content, later, key)
            return content.prefixes


def finish(database: Database, later: Spool, key: str, prefixes: Mapping[str, str], summary: LoadSummary) -> None:
    """Keep what `keep` put aside, now that records are resolved."""
    late = keeping.put_aside(later, key)
    for batch in later.batches(STATED + key):
        compare(lambda ids: store.some(database.read, ids), dict(batch), late, summary)
    keeping.keep_statements(database, keeping.taken(later, key), prefixes, summary)


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


def _put_aside_stated(content: Content, later: Spool, key: str) -> None:
    for batch in content.spool.batches(STATED):
        for row in batch:
            later.add(STATED + key, row)


def compare(
    there: Callable[[Iterable[str]], Mapping[str, Record]],
    said: Mapping[str, Sequence[Said]],
    late: Callable[[Statement], None],
    summary: LoadSummary,
) -> None:
    """Compare resolved and reference records of a file with those of the graph; `there` gives those of some ids.

    One that is not in the graph, and does not claim to come from a mention that is, becomes foreign data.
    """
    now = there(said)
    stated, rest = {}, {}
    for id, some in said.items():
        stated[id], rest[id] = _fitting(id, [statement(iri(id), one) for one in some])
    gone = {id: record for id, record in stated.items() if id not in now}
    claimed = {id for record in gone.values() for id in record.texts("denotedBy")}
    found = there(claimed).keys()
    ours = {id for id, record in gone.items() if found.isdisjoint(record.texts("denotedBy"))}
    summary.kept += ours
    summary.differing += [
        id for id, record in stated.items() if id not in ours and (id in gone or _bare(now[id]) != record)
    ]
    for id in sorted(said):
        for one in (statement(iri(id), one) for one in said[id]) if id in ours else rest[id]:
            late(one)


def _fitting(id: str, said: Sequence[Statement]) -> tuple[Record, list[Statement]]:
    """The record that statements make, and those that the ontology does not allow."""
    made = rows.row(id, said)
    if made is not None:
        return mapping.record(*made), []
    quads = {quad(one): one for one in said}
    record, rest = rdf.fitting(id, quads)
    return record, [quads[one] for one in rest]


def _bare(record: Record) -> Record:
    return Record(record.id, {n: v for n, v in record.values.items() if not schema().property(n).derived})
