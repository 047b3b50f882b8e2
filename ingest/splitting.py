"""What a file of RDF holds: records of ours, and everything else, which is kept as foreign data.

A file is read once, to its end, before anything of it is kept, in memory that does not grow with it: what was read
waits on disk, as the rows that will be sent. Sources, mentions, quotes and decisions must be as the ontology says, or
the file is refused: a half mention would be a wrong fact. Of resolved and reference records, which are made anew, what
the ontology does not allow is foreign data.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

import pyoxigraph as ox

from legatus.ingest.marks import Marks
from legatus.ingest.spool import Spool
from legatus.ontology import foreign, mapping, rdf, rows
from legatus.ontology.errors import InputError
from legatus.ontology.foreign_rows import ForeignRows
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.rows import Row
from legatus.ontology.schema import BASE, NS, schema
from legatus.ontology.sorting import ordered
from legatus.ontology.terms import TYPE, Literal, Statement, Term, line, statement_of

#: Keys of the spool: records by label (`grown Mention`); resolved and reference records with all that is said of
#: them; foreign things; references among those; statements that touch records of ours.
GROWN, STATED, THINGS, EDGES, LATE = "grown ", "stated", "things", "edges", "late"

#: How often it is looked whether subjects come again: whenever so many times as many have come.
_OFTEN, _FIRST = 4, 4_096


#: A statement without its subject, in plain tuples.
Said = tuple[str, str | tuple[str, str, str], str]


class Source(Protocol):
    """What statements are read from, more than once if need be. `name` is for messages."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that it has declared so far."""

    def statements(self) -> Iterator[Statement]:
        """The statements. Raises `InputError` where it is malformed."""


@dataclass(slots=True)
class Content:
    """The content of a source, put aside. `prefixes`: what it declares.

    `grown`, `targets`: of the records that only grow the ids, and the ids of what they refer to. `things`,
    `referred`: the same of foreign things that are no records of ours. `names`: the names that those were given.
    """

    name: str
    spool: Spool
    names: Prefixes
    grown: Marks = field(default_factory=Marks)
    targets: Marks = field(default_factory=Marks)
    stated: Marks = field(default_factory=Marks)
    things: Marks = field(default_factory=Marks)
    referred: Marks = field(default_factory=Marks)
    prefixes: Mapping[str, str] = field(default_factory=dict)


class Scattered(Exception):
    """A subject has come again after others."""


def split(source: Source, names: Callable[[], Prefixes]) -> Content:
    """Read a source to its end. `names`: gives the names for foreign things that the graph has, to be added to.

    Raises `InputError` where it is malformed, or a record of ours is not as it must be.
    """
    try:
        return once(source, names)
    except (Scattered, InputError):  # what is wrong with a record may be that the rest of it comes later
        return once(source, names, sort=True)


def once(source: Source, names: Callable[[], Prefixes], spool: Spool | None = None, *, sort: bool = False) -> Content:
    """The same, reading only once: as the statements come, or sorted. `spool`: an empty one, to put them aside in.

    Raises `Scattered` where a subject comes again after others and nothing is sorted.
    """
    spool = Spool() if spool is None else spool
    made = Content(source.name, spool, names())
    sorter = _Sorter(source, made, ForeignRows(made.names, lambda: source.prefixes))
    statements = source.statements()
    if sort:
        statements = map(statement_of, ordered(map(line, statements)))
    try:
        check = _FIRST
        for subject, said in _pieces(statements):
            sorter.take(subject, said)
            if not sort and len(made.grown) + len(made.stated) + len(made.things) >= check:
                _check(made)
                check *= _OFTEN
        if not sort:
            _check(made)
    except BaseException:
        spool.close()
        raise
    made.prefixes = dict(source.prefixes)
    return made


def _check(made: Content) -> None:
    """Raise `Scattered` where a subject has come twice: its statements are wanted together."""
    if made.grown.twice() or made.stated.twice() or made.things.twice():
        raise Scattered


def _pieces(statements: Iterator[Statement]) -> Iterator[tuple[str, list[Statement]]]:
    """Statements of one subject that stand together."""
    subject, said = "", list[Statement]()
    for one in statements:
        if one[0] != subject:
            if said:
                yield subject, said
            subject, said = one[0], []
        said.append(one)
    if said:
        yield subject, said


@dataclass(slots=True)
class _Sorter:
    """Puts what is said of one subject where it belongs."""

    source: Source
    made: Content
    foreign: ForeignRows

    def take(self, subject: str, said: list[Statement]) -> None:
        label = foreign.label(subject) if subject.startswith(BASE) else None
        if label is None:
            self._thing(subject, said)
            return
        id, grow = subject[len(BASE) :], grows(subject)
        if grow and (row := rows.row(id, said)) is not None:  # nearly always: all of it is ours, and as it should be
            self._keep(label, row)
            return
        own = _ours(label, grow, said)
        if own and grow:
            self._record(label, id, own)
        elif own:
            self.made.stated.add(id)
            self.made.spool.add(STATED, (id, [plain(one) for one in own]))
        if len(own) < len(said):
            among = set(own)
            for one in said:
                if one not in among:
                    self._late(one)

    def _record(self, label: str, id: str, own: list[Statement]) -> None:
        made = rows.row(id, own)
        if made is None:  # something is wrong with it, or unusual: the long way says what
            record = rdf.records(map(quad, own), self.source.name)[0]
            made = mapping.node(record), mapping.relationships(record)
        self._keep(label, made)

    def _keep(self, label: str, row: Row) -> None:
        properties, out = row
        self.made.grown.add(str(properties["id"]))
        for _, target in out:
            self.made.targets.add(target)
        self.made.spool.add(
            GROWN + label, row, sum([len(value) for value in properties.values() if type(value) is str])
        )

    def _thing(self, subject: str, said: list[Statement]) -> None:
        thing, edges, late = self.foreign.rows(subject, said)
        self.made.things.add(str(thing[0]["id"]))
        self.made.spool.add(THINGS, thing, _size(said))
        if edges:
            self.made.referred.add_many([edge[2] for edge in edges])
            self.made.spool.extend(EDGES, edges)
        for one in late:
            self._late(one)

    def _late(self, one: Statement) -> None:
        self.made.spool.add(LATE, one, 0 if isinstance(one.object, str) else len(one.object.text))


def _ours(label: str, grow: bool, said: list[Statement]) -> list[Statement]:
    """Those statements on what can be a record of ours that are of our own model by predicate and graph."""
    type_, predicates = NS + label, _predicates()
    return [
        one
        for one in said
        if (one[1] in predicates or (one[1] == TYPE and one[2] == type_)) and (not one[3] or (grow and _home(one[3])))
    ]


def plain(one: Statement) -> Said:
    """A statement without its subject, as tuples that are quickly put aside."""
    thing = one.object
    return one.predicate, thing if isinstance(thing, str) else (thing[0], thing[1], thing[2]), one.graph


def statement(subject: str, said: Said) -> Statement:
    """The inverse of `plain`."""
    return Statement(subject, said[0], said[1] if isinstance(said[1], str) else Literal(*said[1]), said[2])


def grows(node: str) -> bool:
    """Whether a record of ours is of the layers that only grow."""
    return _grows(node[len(BASE) :].partition("/")[0])


@lru_cache(maxsize=100)
def _grows(path: str) -> bool:
    return schema().class_of(path + "/").layer in ("source", "curation")


@lru_cache(maxsize=1)
def _predicates() -> frozenset[str]:
    return frozenset(NS + name for name in schema().properties)


@lru_cache(maxsize=10_000)
def _home(graph: str) -> bool:
    return foreign.label(graph) is not None and grows(graph)


def _size(said: list[Statement]) -> int:
    return sum([len(one[2][0]) for one in said if type(one[2]) is not str])


def quad(one: Statement) -> ox.Quad:
    """A statement as a quad."""
    graph = _node(one.graph) if one.graph else ox.DefaultGraph()
    return ox.Quad(_node(one.subject), ox.NamedNode(one.predicate), _term(one.object), graph)


def _node(node: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(node[2:]) if node.startswith("_:") else ox.NamedNode(node)


def _term(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(term, Literal):
        return _node(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))
