"""JSON-LD that people read: one object a record, short names by a context made from the ontology."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from legatus.ontology.dates import datatype
from legatus.ontology.mapping import home
from legatus.ontology.rdf import asserted, lexical
from legatus.ontology.record import Record, Ref, Value
from legatus.ontology.schema import BASE, NS, XSD, PropertyDef, schema
from legatus.ontology.sorting import ordered
from legatus.ontology.turtle import by_class


def jsonld(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """One JSON-LD document, in pieces: the records in the order of an export, each article's in a graph of its own."""
    return document(records, private=private)


def document(
    records: Iterable[Record], others: Iterable[dict[str, object]] = (), *, private: bool = False
) -> Iterator[str]:
    """Like `jsonld`, with other objects after the records."""
    head = json.dumps({"@context": context()}, ensure_ascii=False, indent=1)
    yield head[: -len("\n}")] + ',\n "@graph": ['
    between = "\n"
    for entry in chain(_entries(records, private), others):
        text = json.dumps(entry, ensure_ascii=False, indent=1)
        yield between + _indented(text)
        between = ",\n"
    yield ("\n ]" if between == ",\n" else "]") + "\n}"
    yield "\n"


def _entries(records: Iterable[Record], private: bool) -> Iterator[dict[str, object]]:
    """The records as objects, in memory that does not grow with them; those of a graph within an object of its own."""
    keyed = ((home(record) or "", *by_class(record), _object(record, private)) for record in records)
    lines = (f"{graph}\t{order:04}\t{id}\t{json.dumps(made)}" for graph, order, id, made in keyed)
    for graph, own in groupby(ordered(lines), key=lambda line: line[: line.index("\t")]):
        objects = (json.loads(line.split("\t", 3)[3]) for line in own)
        if graph:
            yield {"@id": graph, "@graph": list(objects)}
        else:
            yield from objects


def _indented(text: str) -> str:
    return "  " + text.replace("\n", "\n  ")


def context() -> dict[str, object]:
    """The context: our base, our namespace as vocabulary, and for each property how its values are to be read."""
    made: dict[str, object] = {"@base": BASE, "@vocab": NS, "xsd": XSD, "edtf": "http://id.loc.gov/datatypes/edtf/"}
    for prop in schema().properties.values():
        if prop.reference:
            made[prop.name] = {"@id": NS + prop.name, "@type": "@id"}
        elif prop.range not in (XSD + "string", XSD + "integer") and not prop.partial_date:
            made[prop.name] = {"@id": NS + prop.name, "@type": prop.range}
    return made


def _object(record: Record, private: bool) -> dict[str, object]:
    made: dict[str, object] = {"@id": record.id, "@type": schema().class_of(record.id).name}
    for prop, values in asserted(record, private=private):
        items = [_item(prop, value) for value in values]
        made[prop.name] = items[0] if prop.functional else items
    return made


def _item(prop: PropertyDef, value: Value) -> object:
    if isinstance(value, Ref):
        return value.id
    if prop.partial_date:
        return {"@value": value, "@type": datatype(str(value))}
    return value if isinstance(value, int) else lexical(value)
