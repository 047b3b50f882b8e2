"""JSON-LD that people read: one object a record, short names by a context made from the ontology."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from legatus.ontology.dates import datatype
from legatus.ontology.mapping import home
from legatus.ontology.rdf import asserted, lexical
from legatus.ontology.record import Record, Ref, Value
from legatus.ontology.schema import BASE, NS, XSD, PropertyDef, schema
from legatus.ontology.sorting import ordered
from legatus.ontology.turtle import by_class

#: Stands for a line feed in a line that is sorted, which JSON escapes within a text.
_FEED = "\x01"

#: The end of an object that is a graph.
_CLOSED = "\n   ]\n  }"


def jsonld(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """One JSON-LD document, in pieces: the records in the order of an export, each article's in a graph of its own.

    Nothing is held but one record."""
    return document(records, private=private)


def document(
    records: Iterable[Record], others: Iterable[tuple[str, Mapping[str, object]]] = (), *, private: bool = False
) -> Iterator[str]:
    """Like `jsonld`, with other objects after the records, to none of which the context applies.

    `others`: each with the graph that it stands in, or an empty text; what stands in one comes one after the other.
    """
    head = json.dumps({"@context": context()}, ensure_ascii=False, indent=1)
    yield head[: -len("\n}")] + ',\n "@graph": ['
    foreign: Iterator[tuple[str, str, dict[str, object]]] = (
        (graph, _text(made if graph else {"@context": None, **made}), {"@context": None, "@id": graph})
        for graph, made in others
    )
    between, within = "\n", ""
    for graph, text, about in chain(_own(records, private), foreign):
        if graph != within:
            if within:
                yield _CLOSED
            if graph:
                opened = _text(about)[: -len("F}")]
                yield f'{between}  {opened},{_FEED} "@graph": ['.replace(_FEED, "\n  ")
                between = "\n"
            within = graph
        inner = "    " if graph else "  "
        yield between + inner + text.replace(_FEED, "\n" + inner)
        between = ",\n"
    yield _CLOSED if within else ""
    yield ("\n ]" if between == ",\n" else "]") + "\n}"
    yield "\n"


def _own(records: Iterable[Record], private: bool) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The graph of each record, its text and what opens the graph, in order; in memory that does not grow with them."""
    keyed = ((home(record) or "", *by_class(record), _text(_object(record, private))) for record in records)
    for line in ordered(f"{graph}\t{order:04}\t{id}\t{text}" for graph, order, id, text in keyed):
        graph, _, _, text = line.split("\t", 3)
        yield graph, text, {"@id": graph}


def _text(made: Mapping[str, object]) -> str:
    """An object in one line: JSON has no line feeds but those that part its lines."""
    return json.dumps(made, ensure_ascii=False, indent=1).replace("\n", _FEED)


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
