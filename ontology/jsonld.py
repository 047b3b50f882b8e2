"""JSON-LD that people read: one object a record, short names by a context made from the ontology."""

import json
from collections.abc import Iterable, Iterator

from legatus.ontology.dates import datatype
from legatus.ontology.mapping import home
from legatus.ontology.rdf import asserted, lexical
from legatus.ontology.record import Record, Ref, Value
from legatus.ontology.schema import BASE, NS, XSD, PropertyDef, schema
from legatus.ontology.turtle import by_class


def jsonld(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """One JSON-LD document, in pieces: the records in the order of an export, each article's in a graph of its own."""
    return document(records, private=private)


def document(
    records: Iterable[Record], others: Iterable[dict[str, object]] = (), *, private: bool = False
) -> Iterator[str]:
    """Like `jsonld`, with other objects after the records."""
    graphs: dict[str | None, list[Record]] = {}
    for record in sorted(records, key=by_class):
        graphs.setdefault(home(record), []).append(record)
    entries = [_object(record, private) for record in graphs.pop(None, [])]
    entries += [
        {"@id": graph, "@graph": [_object(record, private) for record in graphs[graph]]}
        for graph in sorted(filter(None, graphs))
    ]
    entries += others
    yield json.dumps({"@context": context(), "@graph": entries}, ensure_ascii=False, indent=1)
    yield "\n"


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
