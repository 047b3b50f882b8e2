"""Loading RDF: our own goes in as it stands, and what follows from it is resolved anew; the rest is kept as it is.

Sources, mentions, quotes and decisions only grow, so they are added. Resolved and reference records are a function of
them: they are not taken from the file but made again, and where that gives something else it is reported. Those that
nothing in the graph gives, and everything that is not of our model, is foreign data and comes back as it was.

A file is read to its end before anything of it is kept (`splitting`), and memory does not grow with it.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from legatus.queries.creating import Fresh
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
    with Loading(database, summary) as loading:
        for path in paths:
            try:
                with ExitStack() as stack:
                    loading.keep(_opened(path, format, base, stack))
            except InputError as error:
                summary.failed.append(Failure.of(str(path), error))
        if summary.new.total() or marker.due(database):
            loading.resolve()
        loading.finish()
    summary.differing.sort()
    summary.kept.sort()
    return summary


class Loading:
    """Sources on their way into a database: `keep` them, `resolve`, and `finish`. Counts in `summary`."""

    def __init__(self, database: Database, summary: LoadSummary) -> None:
        """Begin."""
        self._database, self._summary = database, summary
        self._fresh = Fresh(database)
        self._later = Spool()
        self._stack = ExitStack()
        self._contents: list[Content] = []

    def __enter__(self) -> "Loading":
        self._stack.enter_context(self._later)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def keep(self, source: Source) -> None:
        """Keep of a source what can be kept before records are resolved, and put aside the rest.

        Raises `InputError` where it is bad; then nothing is kept.
        """
        while True:
            content = split(source, lambda: foreign_creating.names(self._database))
            try:
                self._keep(content, str(len(self._contents)))
            except keeping.Clash:
                content.spool.close()
                continue
            except BaseException:
                content.spool.close()
                raise
            self._contents.append(content)
            self._stack.enter_context(content.spool)
            return

    def resolve(self) -> None:
        """Resolve what has been kept. Where it is all that there is, it need not be read back from the database."""
        self._summary.resolved = refresh(self._database, self._all)

    def finish(self) -> None:
        """Keep what was put aside, now that records are resolved."""
        database, summary = self._database, self._summary
        for number, content in enumerate(self._contents):
            late = keeping.put_aside(self._later, str(number))
            for batch in content.spool.batches(STATED):
                compare(lambda ids: store.some(database.read, ids), dict(batch), late, summary)
            found = keeping.taken(self._later, str(number))
            keeping.keep_statements(database, found, content.prefixes, summary)

    def _keep(self, content: Content, key: str) -> None:
        late = keeping.put_aside(self._later, key)
        keeping.check(self._database, content)
        keeping.keep_things(self._database, content, late, self._fresh, self._summary)
        keeping.keep_records(self._database, content, self._fresh, self._summary)

    def _all(self, writes: int) -> Iterator[Record] | None:
        if not self._fresh.holds_all(writes):
            return None
        return (mapping.record(*row) for content in self._contents for row in keeping.grown(content))


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
