"""Records as nodes and relationships, and back: generic, read from the ontology, without loss.

A node carries exactly one label (its class) and `id`. A literal becomes a property of the same name: one value where
the property is functional, else a sorted list, even of one. A reference becomes a relationship (`accreditedTo` is
`ACCREDITED_TO`). A partial date stays the text it is and brings its earliest and latest day as native dates, named
after it with `Min` and `Max`. The named graph of a record follows from the record itself (`home`), so none is stored.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from legatus.ontology.dates import bounds
from legatus.ontology.errors import OntologyError
from legatus.ontology.identity import article_of_quote
from legatus.ontology.record import Record, Ref, Value, in_order
from legatus.ontology.schema import XSD, PropertyDef, schema

_DECIMAL = XSD + "decimal"

#: What a node property can hold here.
Native = str | int | bool | float | date | list[str] | list[int] | list[float]


def home(record: Record) -> str | None:
    """The id of the named graph that a record stands in: its article or dataset; None is the default graph."""
    path = record.id.partition("/")[0]
    if path in ("article", "dataset"):
        return record.id
    if path == "quote":
        return article_of_quote(record.id)
    return record.text("inSource") if path == "mention" else None


def node(record: Record) -> dict[str, Native]:
    """The properties of a record's node, `id` among them. Raises `OntologyError` for a value out of range."""
    made: dict[str, Native] = {"id": record.id}
    for name, values in record.values.items():
        prop = schema().property(name)
        if prop.reference:
            continue
        natives = [_native(prop, value, record.id) for value in values]
        if not prop.functional:
            made[name] = natives  # type: ignore[assignment]  # one property, one type
            continue
        if len(natives) > 1:
            raise OntologyError(f"{record.id} has {len(natives)} values of {name}, which allows one")
        made[name] = natives[0]
        if prop.partial_date:
            made[name + "Min"], made[name + "Max"] = bounds(str(natives[0]))
    return made


def relationships(record: Record) -> list[tuple[str, str]]:
    """The relationships that leave a record: their type and the id they lead to, in order."""
    made = []
    for name, values in record.values.items():
        prop = schema().property(name)
        if not prop.reference:
            continue
        if prop.functional and len(values) > 1:
            raise OntologyError(f"{record.id} has {len(values)} values of {name}, which allows one")
        for value in values:
            if not isinstance(value, Ref):
                raise OntologyError(f"{record.id}: {name} refers to a record, but has the value {value!r}")
            made.append((prop.relationship, value.id))
    return sorted(made)


def record(properties: Mapping[str, object], out: Iterable[tuple[str, str]]) -> Record:
    """The record of a node's properties and the relationships that leave it: the inverse of the two above."""
    values: dict[str, tuple[Value, ...]] = {}
    known = schema().properties
    for name, native in properties.items():
        prop = known.get(name)
        if prop is None:  # `id`, and the Min and Max of dates
            continue
        name = prop.name  # one text for all records
        if isinstance(native, list | tuple):
            values[name] = in_order([_value(prop, item) for item in native])
        else:
            values[name] = (_value(prop, native),)
    references: dict[str, list[Ref]] = {}
    for type, target in out:
        references.setdefault(schema().relationship(type).name, []).append(Ref(target))
    for name, refs in references.items():
        values[name] = in_order(refs)
    return Record(str(properties["id"]), values)


def _native(prop: PropertyDef, value: Value, id: str) -> str | int | float:
    if prop.range == XSD + "integer" and isinstance(value, int):
        return value
    if prop.range == XSD + "decimal" and isinstance(value, Decimal | int):
        return float(value)
    if isinstance(value, str) and prop.range not in (XSD + "integer", XSD + "decimal"):
        return value
    raise OntologyError(f"{id}: {value!r} is no value for {prop.name}, whose range is {prop.range}")


def _value(prop: PropertyDef, native: object) -> Value:
    if type(native) is str:
        return native
    if prop.range == _DECIMAL and isinstance(native, int | float):
        return Decimal(repr(float(native)))
    if isinstance(native, str | int):
        return native
    raise OntologyError(f"{prop.name} holds {native!r} in the database, which is no value of {prop.range}")
