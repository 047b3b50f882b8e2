"""Files as the folder that Neo4j's import tool reads, without any database: the way for very large loads.

What comes out is the graph that loading the same files into an empty database gives. Each file is read to its end and
put aside as rows (`splitting`); then records are resolved, once for all files; then everything is written once. In
memory there are the records that only grow, which resolution wants together, and nothing of foreign things.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legatus.ingest import graph, loading, ranges, reading_files
from legatus.ingest.bulk_foreign import Foreign
from legatus.ingest.increment import entries
from legatus.ingest.loading import LoadSummary
from legatus.ingest.opened import Skip
from legatus.ingest.resolve import resolved
from legatus.ingest.rules import fingerprint
from legatus.ingest.settling import without_search_for_cycles
from legatus.ingest.splitting import GROWN, STATED, Content
from legatus.ontology import formats, mapping, rdf_files
from legatus.ontology.errors import InputError
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.record import Record, union
from legatus.ontology.rows import Row
from legatus.ontology.schema import schema
from legatus.queries import bulk, keys, ownership
from legatus.queries.bulk import Bulk
from legatus.queries.creating import label_of
from legatus.queries.import_files import ImportFiles
from legatus.queries.store import Changes


@dataclass(slots=True)
class Converted(LoadSummary):
    """What the files hold, counted as a load into an empty database counts it.

    `skipped`: articles of reading files that were not read, and why. `left_out`: articles whose text stays out.
    """

    skipped: list[Skip] = field(default_factory=list)
    left_out: int = 0


def write(paths: Sequence[Path], folder: Path, *, texts: bool = False) -> tuple[Bulk, Converted]:
    """Write the folder for the graph that files give: RDF of every format, and Parquet of `legatus extract`.

    `folder`: is not there yet, or is empty. `texts`: with the texts of articles. The same files in the same order give
    the same folder. Raises `InputError`, with file and line, where a file is malformed or refers to records that no
    file has, and where the folder cannot be written; nothing of it is left then.
    """
    bulk.check(folder)
    done = Converted()
    with ExitStack() as stack:
        stack.enter_context(without_search_for_cycles())
        made = _Graph(done)
        stack.callback(made.foreign.close)
        for path in paths:
            if reading_files.is_reading_file(path):
                made.take_readings(path)
            else:
                made.take_rdf(path, stack)
        made.settle()
        return bulk.whole(folder, lambda files: made.write(files, texts)), done


class _Graph:
    """What all files hold together."""

    def __init__(self, done: Converted) -> None:
        self.done = done
        self.foreign = Foreign()
        self._contents: list[Content] = []
        self._grown: dict[str, Record] = {}
        self._merged: set[str] = set()  # the grown records of which no row says everything
        self._resolved: dict[str, Record] = {}
        self._look_ups: list[Mapping[str, Any]] = []
        self._buckets = 1

    def take_rdf(self, path: Path, stack: ExitStack) -> None:
        """Read a file of RDF to its end. `stack`: closes what was put aside."""
        source = rdf_files.opened(path, formats.readable(path, None))
        for content in ranges.contents(source, lambda: Prefixes(self.foreign.prefixes)):
            stack.enter_context(content.spool)
            self._contents.append(content)
            self.foreign.take(content)
            for _, batch in _grown(content):
                for row in batch:
                    self._add(mapping.record(*row))

    def take_readings(self, path: Path) -> None:
        """Read a file of readings; no text is read again."""
        for reading, extractor in reading_files.read(path):
            if reading.skipped:
                self.done.skipped.append(Skip(reading.document.origin, reading.skipped))
                continue
            for record in graph.records(reading, extractor):
                self._add(record)
                self._merged.add(record.id)

    def settle(self) -> None:
        """Resolve, and see what of the files' resolved records is foreign. Raises `InputError` for a loose end."""
        self._check()
        made = resolved(self._grown.values())
        self._buckets, look_ups = keys.nodes(entries.of_resolution(made))
        self._look_ups = list(look_ups)
        self._resolved = {record.id: record for record in made.records}
        for id in [id for id in self._resolved if id in self._grown]:
            self._add(self._resolved.pop(id))
            self._merged.add(id)
        self.done.resolved = Changes(added=len(self._resolved))
        for record in self._grown.values():
            self.done.new[schema().class_of(record.id).name] += 1
        for content in self._contents:
            late = self.foreign.late(content)
            for batch in content.spool.batches(STATED):
                loading.compare(self._there, dict(batch), late, self.done)
        self.foreign.settle()
        self.done.differing.sort()
        self.done.kept.sort()

    def write(self, files: ImportFiles, texts: bool) -> None:
        """Write everything."""
        extras = self.foreign.write(files, self._is_ours)
        self.done.foreign_new = self.foreign.statements
        left_out = frozenset() if texts else bulk.hidden()
        counted = Counter[bool]()
        for properties, out in self._rows():
            made = {**properties, **extras.get(str(properties["id"]), {})}
            for name in left_out & made.keys():
                del made[name]
                counted[True] += 1
            files.node(label_of(str(properties["id"])), dict(sorted(made.items())))
            if out:
                files.edges_of([(str(properties["id"]), type, target, None, None) for type, target in out])
        self.done.left_out = counted[True]
        bulk.look_ups(files, self._look_ups)
        bulk.prefixes(files, self.foreign.prefixes)
        bulk.mark(files, self._marker())

    def _rows(self) -> Iterator[Row]:
        for content in self._contents:
            for _, batch in _grown(content):
                yield from (row for row in batch if row[0]["id"] not in self._merged)
        for record in [*(self._grown[id] for id in sorted(self._merged)), *self._resolved.values()]:
            yield mapping.node(record), mapping.relationships(record)

    def _marker(self) -> dict[str, object]:
        made: dict[str, object] = {
            "id": "legatus",
            "model": schema().version,
            "software": ownership.software(),
            "due": False,
        }
        made |= {"keys": fingerprint(), "buckets": self._buckets, "writes": 0, "followed": 0}
        return made | ({"foreign": True} if self.foreign.statements else {})

    def _add(self, record: Record) -> None:
        known = self._grown.get(record.id)
        if known is not None:
            record = union(known, record)
            self._merged.add(record.id)
        self._grown[record.id] = record

    def _check(self) -> None:
        """Raise where a record refers to one that is in no file."""
        for content in self._contents:
            for _, batch in _grown(content):
                for properties, out in batch:
                    for _, target in out:
                        if target not in self._grown:
                            where = f"{content.name}: {properties['id']} refers to {target}"
                            raise InputError(f"{where}, which is in none of the files")

    def _is_ours(self, id: str) -> bool:
        return id in self._resolved or id in self._grown

    def _there(self, ids: Iterable[str]) -> Mapping[str, Record]:
        found = ((id, self._resolved.get(id) or self._grown.get(id)) for id in ids)
        return {id: record for id, record in found if record is not None}


def _grown(content: Content) -> Iterator[tuple[str, list[Row]]]:
    """The rows of records that only grow, batch by batch, with their label."""
    for key in content.spool.used():
        if key.startswith(GROWN):
            for batch in content.spool.batches(key):
                yield key.removeprefix(GROWN), batch
