"""Nodes and relationships as files for `neo4j-admin database import full`: CSV, and the command that reads it.

The tool wants the columns of a file to be known beforehand, and all of them in every row. Nodes of one label have many
shapes (foreign data most of all), so a label has tables: each node goes into the first that has what it has, by name
and type. Two values have no CSV: an empty list, and a list of one empty text. They are written as an empty text, which
reads back as the same RDF.
"""

import shlex
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

from legatus.ontology.errors import OntologyError

#: What may stand between the items of a list: the first that no item holds. Separators and non-characters of Unicode.
SEPARATORS = ("\x1f", "\x1e", "\x1d", "\x1c", *map(chr, range(0xFDD0, 0xFDF0)))

#: So many nodes decide which columns a table has, and so many columns are put together.
SAMPLE, WIDEST = 10_000, 200

#: Bytes that the tool reads at once unless told otherwise. A field must fit.
BUFFER = 4_194_304

SCRIPT, RELATIONSHIPS = "import.sh", "relationships"
EDGE = (":START_ID", ":TYPE", ":END_ID", "_g:string")

#: The type of the property by which relationships find a node.
ID = "ID"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string", date: "date"}
_TEXTUAL = frozenset({str, list, tuple})
_SPECIAL = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}

_HEAD = """\
#!/bin/sh
# Made by `legatus export --format neo4j-admin`: the import into a database of Neo4j 5.23 or later that is empty and
# stopped. The first argument is its name (neo4j where there is none); more go to neo4j-admin as they are.
set -eu
cd "$(dirname "$0")"
database=${1:-neo4j}
[ $# -eq 0 ] || shift
"""


class Collision(Exception):
    """An item of a list holds what stands between items: begin again with another separator."""


@dataclass(slots=True)
class Part:
    """What files hold that were written by themselves (`ImportFiles.part`), and what the command has to know of them.

    `tables`: label and name of the files of nodes. `relationships`: the names of those of relationships. `longest`:
    characters of the longest text. `lines`: whether a text has several lines.
    """

    nodes: int = 0
    edges: int = 0
    tables: list[tuple[str, str]] = field(default_factory=list)
    relationships: list[str] = field(default_factory=list)
    longest: int = 0
    lines: bool = False


class ImportFiles:
    """Such files on their way into a folder, which is there and empty. A context manager: its end writes the command.

    `nodes`, `edges`: how many there are. Raises `Collision` where `separator` stands in the data.
    """

    def __init__(self, folder: Path, separator: str = SEPARATORS[0], *, name: str = "") -> None:
        """`name`: of the part that these files are, if they are one."""
        self.folder, self.separator = folder, separator
        self.nodes = self.edges = 0
        self._name = f"-{name}" if name else ""
        self._parts: list[Part] = []
        self._tables: dict[str, list[_Table]] = {}
        self._of_shape: dict[tuple[str, ...], _Slots] = {}
        self._stack = ExitStack()
        self._longest = 0
        self._lines = False
        self._edges = self._file(RELATIONSHIPS + self._name, EDGE)

    def node(self, label: str, properties: Mapping[str, Any], *, alone: bool = False) -> None:
        """Add a node by its native values. No other has its `id`, unless it is `alone`, without relationships."""
        shape = [label, *properties]
        fields = []
        for value in properties.values():
            kind = type(value)
            if kind is list and len(value) == 1 and type(value[0]) is str and value[0]:  # by far the most frequent
                text, named = value[0], "string[]"
                if self.separator in text:
                    raise Collision(self.separator)
            elif kind is str:
                text, named = value, "string"
            else:
                text, named = self._text(value), _type(value)
            shape.append(named)
            if kind not in _TEXTUAL:
                fields.append(text)
                continue
            if not self._lines and ("\n" in text or "\r" in text):
                self._lines = True
            if len(text) > self._longest:
                self._longest = len(text)
            fields.append(f'"{text}"' if '"' not in text else _quoted(text))
        key = tuple(shape)
        slots = self._of_shape.get(key)
        if slots is None:
            slots = self._of_shape[key] = self._slots(label, list(properties), shape[1 + len(properties) :], alone)
        slots.add(fields)
        self.nodes += 1

    def edge(self, source: str, type: str, target: str, graph: str | None = None) -> None:
        """Add a relationship between two nodes by their ids. `graph`: its property `_g`."""
        self.edges_of([(source, type, target, graph, None)])

    def edges_of(self, rows: Sequence[tuple[str, str, str, str | None, Any]]) -> None:
        """Add relationships: source, type, target, and graph of each; what stands behind is passed over."""
        text = "".join(
            [
                f'"{source}","{type}","{target}",\n' if graph is None else f'"{source}","{type}","{target}","{graph}"\n'
                for source, type, target, graph, _ in rows
            ]
        )
        quotes = sum([6 if row[3] is None else 8 for row in rows])
        if text.count('"') != quotes or text.count("\n") != len(rows) or "\r" in text:
            text = "".join([self._edge(*row[:4]) for row in rows])
        self._edges.write(text)
        self.edges += len(rows)

    def part(self, name: str) -> "ImportFiles":
        """More such files in the same folder, which another process may write; `include` takes what they hold."""
        return ImportFiles(self.folder, self.separator, name=name)

    def include(self, part: Part) -> None:
        """Take in a part that has been written to its end."""
        self._parts.append(part)
        self.nodes += part.nodes
        self.edges += part.edges

    def written(self) -> Part:
        """What these files hold."""
        named = [(label, table.name) for label, tables in self._tables.items() for table in tables]
        return Part(self.nodes, self.edges, named, [RELATIONSHIPS + self._name], self._longest, self._lines)

    def __enter__(self) -> "ImportFiles":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._stack:
            if kind is None:
                for tables in self._tables.values():
                    for table in tables:
                        table.settle()
                if not self._name:
                    self._script()

    def _place(self, label: str, columns: Mapping[str, str]) -> "_Table":
        tables = self._tables.setdefault(label, [])
        found = next((table for table in tables if table.takes(columns)), None)
        if found is None:
            found = _Table(f"{label}{self._name}-{len(tables) + 1}", columns, self._file)
            tables.append(found)
        return found

    def _file(self, name: str, header: Sequence[str]) -> IO[str]:
        """A file for rows, beside one with their header."""
        self._path(name, "-header").write_text(",".join(map(_quoted, header)) + "\n", encoding="utf-8")
        return self._stack.enter_context(self._path(name).open("w", encoding="utf-8", newline=""))

    def _path(self, name: str, more: str = "") -> Path:
        return self.folder / f"{name}{more}.csv"

    def _edge(self, source: str, type: str, target: str, graph: str | None) -> str:
        ends = [source, type, target] + ([] if graph is None else [graph])
        self._lines = self._lines or any("\n" in end or "\r" in end for end in ends)
        return ",".join(map(_quoted, ends)) + ("," if graph is None else "") + "\n"

    def _text(self, value: Any) -> str:
        if not isinstance(value, list | tuple):
            return _plain(value)
        items = [_plain(item) for item in value]
        if any(self.separator in item for item in items):
            raise Collision(self.separator)
        return self.separator.join(items)

    def _slots(self, label: str, keys: list[str], types: list[str], alone: bool) -> "_Slots":
        """Where nodes of a shape go."""
        columns = dict(zip(keys, types, strict=True))
        if not alone and "id" in columns:
            columns["id"] = ID
        return _Slots(self._place(label, columns), keys)

    def _script(self) -> None:
        options = [f"--array-delimiter=U+{ord(self.separator):04X}", "--bad-tolerance=0"]
        parts = [self.written(), *self._parts]
        longest = max(part.longest for part in parts)
        if any(part.lines for part in parts):
            options.append("--multiline-fields=true")
        if longest * 4 > BUFFER // 2:  # bytes in UTF-8, and twice the room
            options.append(f"--read-buffer-size={longest * 8}")
        for label, name in sorted((table for part in parts for table in part.tables), key=itemgetter(0)):
            options.append(f"--nodes={label}={name}-header.csv,{name}.csv")
        for name in (name for part in parts for name in part.relationships):
            options.append(f"--relationships={name}-header.csv,{name}.csv")
        command = " \\\n  ".join(map(shlex.quote, options))
        script = self.folder / SCRIPT
        script.write_text(
            f'{_HEAD}exec neo4j-admin database import full "$database" \\\n  {command} "$@"\n', encoding="utf-8"
        )
        script.chmod(0o755)


class _Table:
    """A file of nodes with the same columns: those of the first nodes, which wait until there are enough to know."""

    def __init__(self, name: str, columns: Mapping[str, str], create: Callable[[str, Sequence[str]], IO[str]]) -> None:
        self.name = name
        self.columns = dict(columns)
        self._create = create
        self._waiting: list[tuple[_Slots, list[str]]] = []
        self.file: IO[str] | None = None

    def takes(self, columns: Mapping[str, str]) -> bool:
        """Whether nodes of these columns can go here, for which new columns are made as long as that is possible."""
        if columns.items() <= self.columns.items():
            return True
        if self.file is not None or any(self.columns.get(key, type) != type for key, type in columns.items()):
            return False
        if len(self.columns.keys() | columns.keys()) > WIDEST:
            return False
        self.columns |= columns
        return True

    def wait(self, slots: "_Slots", fields: list[str]) -> None:
        """Keep a node until the columns are known."""
        self._waiting.append((slots, fields))
        if len(self._waiting) >= SAMPLE:
            self.settle()

    def settle(self) -> None:
        """Fix the columns, and write what has waited."""
        if self.file is None:
            self.file = self._create(self.name, [f"{key}:{type}" for key, type in self.columns.items()])
            for slots, fields in self._waiting:
                slots.add(fields)
            self._waiting.clear()


class _Slots:
    """Where the values of nodes of one shape go in a table."""

    def __init__(self, table: _Table, keys: Sequence[str]) -> None:
        self._table, self._keys = table, keys
        self._places: list[int] | None = None  # of the columns among the values, the last for those that are empty

    def add(self, fields: list[str]) -> None:
        """Write a node by its fields, in the order of the keys, or let it wait."""
        table = self._table
        if table.file is None:
            table.wait(self, fields)
            return
        if self._places is None:
            places = {key: place for place, key in enumerate(self._keys)}
            self._places = [places.get(key, len(places)) for key in table.columns]
        fields.append("")
        table.file.write(",".join([fields[place] for place in self._places]) + "\n")


def _type(value: Any) -> str:
    if not isinstance(value, list | tuple):
        return _TYPES[_class(value)]
    kinds = {_class(item) for item in value}
    if len(kinds) > 1:
        raise OntologyError(f"a list of several types cannot be imported: {value!r:.100}")
    return "string" if list(value) in ([], [""]) else _TYPES[kinds.pop()] + "[]"


def _class(value: Any) -> type:
    kind = type(value)
    if kind not in _TYPES:
        raise OntologyError(f"a value of type {kind.__name__} cannot be imported: {value!r:.100}")
    return kind


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    text = repr(value) if isinstance(value, float) else str(value)
    return _SPECIAL.get(text, text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
