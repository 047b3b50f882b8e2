"""Foreign things of several files on their way into the import tool's files: each node once, whoever tells of it.

A thing of which one large file alone tells is written as its row stands. What several files tell of, what small files
say (as `keeping` has it) and what touches records of ours is put aside as statements, sorted, and put together.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, nullcontext
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from legatus.ingest import keeping
from legatus.ingest.marks import Chosen, Marks
from legatus.ingest.side_by_side import all_of
from legatus.ingest.splitting import EDGES, LATE, THINGS, Content
from legatus.ingest.spool import Spool
from legatus.ontology import foreign
from legatus.ontology.foreign import RESOURCE, STUB, Star
from legatus.ontology.prefixes import Prefixes, split
from legatus.ontology.sorting import ordered
from legatus.ontology.terms import TYPE, Statement, line, statement_of
from legatus.queries import foreign_creating
from legatus.queries.import_files import ImportFiles, Part

#: By the id of a record of ours: what foreign data add to its node.
Extras = dict[str, dict[str, Any]]

#: The key of a spool of things that are only referred to.
_LOOSE = "loose"

_NOTHING: dict[str, Any] = {"_a": [], STUB: True}


class Foreign:
    """Foreign data of files. `prefixes`: those that names have. `statements`: how many were written."""

    def __init__(self) -> None:
        """None yet."""
        self.prefixes: dict[str, str] = {}
        self.statements = 0
        self._contents: list[Content] = []
        self._large: list[Content] = []
        self._aside = Spool()
        self._again = Marks().chosen()  # things of large files of which other files tell, too
        self._things = Marks()  # those of which one large file alone tells, and some that are in `_again`
        self._homes: dict[str, str] = {}  # the graphs of those that refer to records of ours

    def take(self, content: Content) -> None:
        """Take in what was read of a file; its spool stays open until all is written."""
        self._contents.append(content)
        if len(content.things) > keeping.FEW:
            self._large.append(content)
            self.prefixes |= content.names.fresh

    def late(self, content: Content) -> Callable[[Statement], None]:
        """What takes statements of a file that belong to no thing as its row stands."""
        return keeping.put_aside(self._aside, str(self._contents.index(content)))

    def settle(self) -> None:
        """See which things come as their rows stand, once all files are taken in."""
        together = Marks()
        for content in self._contents:
            together.add_all(content.things)
            if content in self._large:
                self._things.add_all(content.things)
            else:
                keeping.aside(content, self.late(content))
        self._again = together.repeated()
        wanted = {
            foreign.id_of(one.subject)
            for content in self._large
            for one in keeping.taken(content.spool, LATE)
            if foreign.label(one.subject) is None
        }
        for content in self._large if wanted or len(self._again) else ():
            self._look(content, wanted)

    def close(self) -> None:
        """Forget what was put aside."""
        self._aside.close()

    def write(self, files: ImportFiles, ours: Callable[[str], bool]) -> Extras:
        """Write foreign things and all references of foreign data; what is to be added to nodes of ours.

        `ours`: whether a record of this id is there.
        """
        self.statements = 0
        names, extras = Prefixes(self.prefixes, self._declared()), Extras()
        made, targets = self._pieces(files, ours, names, extras)
        there = self._things.chosen().among(targets) | made
        loose = set(targets) - there
        for id in sorted(loose):
            if ours(id):
                extras.setdefault(id, _NOTHING)
            else:
                files.node(RESOURCE, _sorted({**foreign.names(targets[id]), **_NOTHING}))
        self._rows(files, made | loose)
        self.prefixes |= names.fresh
        return extras

    def _look(self, content: Content, wanted: set[str]) -> None:
        """Put aside what has to be put together with others' statements; note the graphs of those wanted."""
        late = self.late(content)
        for batch in content.spool.batches(THINGS):
            again = self._again.among(row["id"] for row, _ in batch)
            for row, _ in batch:
                if row["id"] in again:
                    for one in foreign_creating.stated(row, content.names):
                        late(one)
                elif row["id"] in wanted:
                    self._homes[row["id"]] = row.get("_g", "")
        for batch in content.spool.batches(EDGES) if len(self._again) else ():
            again = self._again.among(edge[0] for edge in batch)
            for edge in batch:
                if edge[0] in again:
                    late(foreign_creating.referred(edge, content.names))

    def _pieces(
        self, files: ImportFiles, ours: Callable[[str], bool], names: Prefixes, extras: Extras
    ) -> tuple[set[str], dict[str, str]]:
        """Write what was put aside, subject by subject; the ids of the nodes, and what is referred to, by id."""
        made: set[str] = set()
        targets: dict[str, str] = {}
        statements = map(statement_of, ordered(map(line, self._all_late())))
        for subject, said in groupby(statements, attrgetter("subject")):
            id, star = foreign.id_of(subject), Star(subject)
            links = [one for one in said if not star.add(one)]
            if id in self._homes:
                star.home = self._homes[id]
            else:
                star.home = foreign.home(star, (one.graph for one in links))
                properties = foreign.properties(star, names)
                if ours(id):
                    extras[id] = properties
                else:
                    files.node(RESOURCE, _sorted(properties))
                    made.add(id)
            for one in links:
                target = str(one.object)
                targets[foreign.id_of(target)] = target
                type = foreign.relationship(subject, one.predicate, names)
                files.edge(id, type, foreign.id_of(target), None if one.graph == star.home else one.graph)
            self.statements += star.size() + len(links)
        return made, targets

    def _rows(self, files: ImportFiles, made: set[str]) -> None:
        """Write things as their rows stand, and what they refer to. `made`: nodes that are there.

        Of several contents (files, or ranges of one) each goes into files of its own, side by side.
        """
        referred = Marks()
        for content in self._large:
            referred.add_all(content.referred)
        loose = referred.beyond(self._things)
        with ExitStack() as stack:
            spools = [stack.enter_context(Spool.opened()) for _ in self._large]
            names = [str(number + 1) for number in range(len(spools))] if len(spools) > 1 else [""]
            works = [
                partial(self._written, files, name, content, loose, spool)
                for name, content, spool in zip(names, self._large, spools, strict=False)
            ]
            for spool, (part, statements, found) in zip(spools, all_of(works), strict=True):
                if part is not None:
                    files.include(part)
                self.statements += statements
                for ids in spool.having(found).batches(_LOOSE):
                    for id in sorted(loose.take(ids) - made):
                        files.node(RESOURCE, {**_NOTHING, "id": id})

    def _written(
        self, files: ImportFiles, name: str, content: Content, loose: Chosen, spool: Spool
    ) -> tuple[Part | None, int, Spool]:
        """Write one content into a part of this name, if it has one; what it holds, and how many statements.

        `loose`: things that no content tells of; those referred to are put into the spool.
        """
        with files.part(name) if name else nullcontext(files) as into:
            statements = self._nodes(into, content) + self._edges(into, content, loose, spool)
        return into.written() if name else None, statements, spool

    def _nodes(self, files: ImportFiles, content: Content) -> int:
        statements = 0
        for batch in content.spool.batches(THINGS):
            again = self._again.among(row["id"] for row, _ in batch)
            for row, size in batch:
                if row["id"] not in again:
                    files.node(RESOURCE, _sorted(row))
                    statements += size
        return statements

    def _edges(self, files: ImportFiles, content: Content, loose: Chosen, spool: Spool) -> int:
        statements, seen = 0, loose.untaken()
        for edges in content.spool.batches(EDGES):
            again = self._again.among(edge[0] for edge in edges)
            kept = [edge for edge in edges if edge[0] not in again] if again else edges
            spool.extend(_LOOSE, sorted(seen.take(edge[2] for edge in kept)))
            files.edges_of(kept)
            statements += len(kept)
        return statements

    def _all_late(self) -> Iterator[Statement]:
        for content in self._large:
            yield from keeping.taken(content.spool, LATE)
        for key in self._aside.used():
            yield from keeping.taken(self._aside, key)

    def _declared(self) -> Mapping[str, str]:
        """Prefixes for what was put aside: of each namespace that of the first file that uses it, where it is free."""
        made: dict[str, str] = {}
        namespaces: set[str] = set()
        for number, content in enumerate(self._contents):
            prefixes = {namespace: prefix for prefix, namespace in sorted(content.prefixes.items())}
            for iri in sorted(self._iris(number, content)):
                namespace = split(iri)[0]
                prefix = prefixes.get(namespace)
                if prefix is not None and prefix not in made and namespace not in namespaces:
                    made[prefix] = namespace
                    namespaces.add(namespace)
        return made

    def _iris(self, number: int, content: Content) -> set[str]:
        """The predicates and classes among what was put aside of a file."""
        if not content.prefixes:
            return set()
        found: set[str] = set()
        late = keeping.taken(content.spool, LATE) if content in self._large else iter(())
        for one in chain(keeping.taken(self._aside, str(number)), late):
            found.add(one.predicate)
            if one.predicate == TYPE and isinstance(one.object, str):
                found.add(one.object)
        return found


def _sorted(properties: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(properties.items()))
