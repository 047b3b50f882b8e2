"""Turtle and TriG that people read and that diffs well: fixed prefixes, records by class then id, one value a line."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from legatus.ontology.mapping import home
from legatus.ontology.own_text import OwnText
from legatus.ontology.record import Record
from legatus.ontology.schema import BASE, NS, XSD, iri, schema
from legatus.ontology.sorting import ordered

#: Local names that need no escaping: letters, digits, inner dots, hyphens and underscores.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")

#: Stands for a line feed in a line that is sorted.
_FEED = "\x01"

#: Records whose texts are put together before they are given out.
_SOME = 500

#: Ranges that Turtle writes without quotes.
_BARE = frozenset({XSD + "integer", XSD + "decimal"})


def turtle(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """Turtle, in pieces: every record in one graph, by class then id. In memory that does not grow with them."""
    yield _prefixes()
    text = _own_text(private)
    yield from _texts(ordered(_line("", record, text, "") for record in records))


def trig(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """TriG, in pieces: what no article or dataset states alone first, then a named graph for each, by id."""
    yield _prefixes()
    text = _own_text(private)
    lines = (
        _line(graph, record, text, "    " if graph else "")
        for record, graph in ((record, home(record) or "") for record in records)
    )
    for graph, own in groupby(ordered(lines), key=lambda line: line[: line.index("\t")]):
        if graph:
            yield f"\n{text.node(graph)} {{\n"
        yield from _texts(own)
        if graph:
            yield "}\n"


def _line(graph: str, record: Record, text: OwnText, indent: str) -> str:
    """A record as a line that sorts by graph, class and id. No literal holds a control character as such."""
    cls, id = schema().class_of(record.id), record.id
    said = f" ;{_FEED}{indent}    ".join([f"a leg:{cls.name}", *text.said(record)])
    return f"{graph}\t{cls.order:04}\t{id}\t{_FEED}{indent}{text.node(id)}{_FEED}{indent}    {said} .{_FEED}"


def _texts(lines: Iterable[str]) -> Iterator[str]:
    """The texts of sorted lines, some at a time."""
    source = iter(lines)
    while some := [line.split("\t", 3)[3] for line in islice(source, _SOME)]:
        yield "".join(some).replace(_FEED, "\n")


def by_class(record: Record) -> tuple[int, str]:
    """The order of records in an export: the ontology's order of classes, then the id."""
    return schema().class_of(record.id).order, record.id


def prefixes() -> dict[str, str]:
    """The fixed prefixes, by name: the vocabularies in use, and one for each class of records."""
    made = {"leg": NS, "edtf": "http://id.loc.gov/datatypes/edtf/", "xsd": XSD}
    return made | {cls.id_path: f"{BASE}{cls.id_path}/" for cls in sorted(schema().concrete(), key=lambda c: c.id_path)}


def _prefixes() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes().items())


def _own_text(private: bool) -> OwnText:
    return OwnText(lambda name: f"leg:{name}", _name, _datatype, _BARE, private=private)


def _name(id: str) -> str:
    path, _, local = id.partition("/")
    return f"{path}:{local}" if _LOCAL.fullmatch(local) else f"<{iri(id)}>"


def _datatype(of: str) -> str:
    for name, namespace in (("xsd", XSD), ("edtf", prefixes()["edtf"])):
        if of.startswith(namespace):
            return f"{name}:{of[len(namespace) :]}"
    return f"<{of}>"
