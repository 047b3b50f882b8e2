"""Turtle and TriG that people read and that diffs well: fixed prefixes, records by class then id, one value a line."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from legatus.ontology.mapping import home
from legatus.ontology.rdf import asserted, term
from legatus.ontology.record import Record, Ref
from legatus.ontology.schema import BASE, NS, XSD, PropertyDef, iri, schema
from legatus.ontology.sorting import ordered

#: Local names that need no escaping: letters, digits, inner dots, hyphens and underscores.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')

#: Stands for a line feed in a line that is sorted.
_FEED = "\x01"

#: Ranges that Turtle writes without quotes.
_BARE = frozenset({XSD + "integer", XSD + "decimal"})


def turtle(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """Turtle, in pieces: every record in one graph, by class then id. In memory that does not grow with them."""
    yield _prefixes()
    for line in ordered(_line("", record, _block(record, "", private)) for record in records):
        yield "\n" + _text(line)


def trig(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """TriG, in pieces: what no article or dataset states alone first, then a named graph for each, by id."""
    yield _prefixes()
    lines = (
        _line(graph, record, _block(record, "    " if graph else "", private))
        for record, graph in ((record, home(record) or "") for record in records)
    )
    for graph, own in groupby(ordered(lines), key=lambda line: line[: line.index("\t")]):
        if not graph:
            yield from ("\n" + _text(line) for line in own)
            continue
        yield f"\n{_name(graph)} {{\n"
        yield from ("\n" + _text(line) for line in own)
        yield "}\n"


def _line(graph: str, record: Record, block: str) -> str:
    """A record as a line that sorts by graph, class and id. No literal holds a control character as such."""
    order, id = by_class(record)
    return f"{graph}\t{order:04}\t{id}\t{block}".replace("\n", _FEED)


def _text(line: str) -> str:
    return line.split("\t", 3)[3].replace(_FEED, "\n")


def by_class(record: Record) -> tuple[int, str]:
    """The order of records in an export: the ontology's order of classes, then the id."""
    return schema().class_of(record.id).order, record.id


def prefixes() -> dict[str, str]:
    """The fixed prefixes, by name: the vocabularies in use, and one for each class of records."""
    made = {"leg": NS, "edtf": "http://id.loc.gov/datatypes/edtf/", "xsd": XSD}
    return made | {cls.id_path: f"{BASE}{cls.id_path}/" for cls in sorted(schema().concrete(), key=lambda c: c.id_path)}


def _prefixes() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes().items())


def _block(record: Record, indent: str, private: bool) -> str:
    lines = [f"a leg:{schema().class_of(record.id).name}"]
    lines += [
        f"leg:{prop.name} {_term(prop, value)}"
        for prop, values in asserted(record, private=private)
        for value in values
    ]
    body = f" ;\n{indent}    ".join(lines)
    return f"{indent}{_name(record.id)}\n{indent}    {body} .\n"


def _name(id: str) -> str:
    path, _, local = id.partition("/")
    return f"{path}:{local}" if _LOCAL.fullmatch(local) else f"<{iri(id)}>"


def _term(prop: PropertyDef, value: object) -> str:
    if isinstance(value, Ref):
        return _name(value.id)
    literal = term(prop, value)  # type: ignore[arg-type]  # a value of a record
    if prop.range in _BARE:
        return literal.value
    text = f'"{_ESCAPED.sub(_escape, literal.value)}"'
    if prop.range == XSD + "string":
        return text
    datatype = literal.datatype.value  # type: ignore[union-attr]  # not a reference, hence a literal
    for name, namespace in (("xsd", XSD), ("edtf", prefixes()["edtf"])):
        if datatype.startswith(namespace):
            return f"{text}^^{name}:{datatype[len(namespace) :]}"
    return f"{text}^^<{datatype}>"


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
