"""Records as RDF quads and back, by the ontology alone, in every RDF format.

Only data of our own model passes here: an id of ours, our classes and properties, values in their range.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from legatus.ontology import mapping
from legatus.ontology.dates import DateError, bounds, datatype
from legatus.ontology.errors import InputError, OntologyError
from legatus.ontology.record import Record, Ref, Value, in_order
from legatus.ontology.schema import BASE, NS, RDF, XSD, ClassDef, PropertyDef, iri, schema
from legatus.ontology.terms import Literal, Term

TYPE = ox.NamedNode(RDF + "type")


def quads(records: Iterable[Record], *, private: bool = False) -> Iterator[ox.Quad]:
    """The asserted quads of records, in their named graphs: type first, then properties in the ontology's order.

    Derived properties are left out; private ones too, unless `private`.
    """
    for record in records:
        subject, home = ox.NamedNode(iri(record.id)), mapping.home(record)
        graph = ox.NamedNode(iri(home)) if home else ox.DefaultGraph()
        yield ox.Quad(subject, TYPE, ox.NamedNode(NS + schema().class_of(record.id).name), graph)
        for prop, values in asserted(record, private=private):
            for value in values:
                yield ox.Quad(subject, ox.NamedNode(NS + prop.name), term(prop, value), graph)


def asserted(record: Record, *, private: bool = False) -> list[tuple[PropertyDef, tuple[Value, ...]]]:
    """The properties of a record that an export writes, in the ontology's order."""
    kept = [(schema().property(name), values) for name, values in record.values.items()]
    kept = [(prop, values) for prop, values in kept if not prop.derived and (private or not prop.private)]
    return sorted(kept, key=lambda item: item[0].order)


def term(prop: PropertyDef, value: Value) -> ox.NamedNode | ox.Literal:
    """The RDF term of a value. Raises `OntologyError` where the value is out of the property's range."""
    if prop.reference != isinstance(value, Ref):
        raise OntologyError(f"{value!r} is no value for {prop.name}, whose range is {prop.range}")
    if isinstance(value, Ref):
        return ox.NamedNode(iri(value.id))
    if prop.partial_date:
        return ox.Literal(str(value), datatype=ox.NamedNode(datatype(str(value))))
    if prop.range == XSD + "string":
        return ox.Literal(str(value))
    return ox.Literal(lexical(value), datatype=ox.NamedNode(prop.range))


def plain_term(prop: PropertyDef, value: Value) -> Term:
    """The same as plain Python. Raises `OntologyError` where the value is out of the property's range."""
    if prop.reference != isinstance(value, Ref):
        raise OntologyError(f"{value!r} is no value for {prop.name}, whose range is {prop.range}")
    if isinstance(value, Ref):
        return iri(value.id)
    text = lexical(value)
    return Literal(text, datatype(text) if prop.partial_date else prop.range)


def lexical(value: Value) -> str:
    """The canonical text of a number, or a text as it is. A decimal has a point: `0.95`, `7.0`."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        text = text.rstrip("0") if "." in text else text + "."
        return text + "0" if text.endswith(".") else text
    return str(value)


def records(quads: Iterable[ox.Quad], origin: str) -> list[Record]:
    """The records that quads describe, by id. `origin` (the file's name) is for messages.

    Derived properties are passed over, since resolution computes them. Raises `InputError` for what is not of our
    model: a foreign subject, class, property, graph or value, or several values where one is allowed.
    """
    found: dict[str, dict[str, list[Value]]] = {}
    graphs: dict[str, set[str]] = {}
    for quad in quads:
        id = _id(quad.subject, origin)
        values = found.setdefault(id, {})
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.setdefault(id, set()).add(quad.graph_name.value)
        if quad.predicate == TYPE:
            _check_class(id, quad, origin)
            continue
        prop = _property(quad, origin)
        if not prop.derived:
            values.setdefault(prop.name, []).append(_value(prop, quad, origin))
    made = [Record(id, {n: in_order(v) for n, v in values.items()}) for id, values in sorted(found.items())]
    for record in made:
        _check_record(record, graphs.get(record.id, set()), origin)
    return made


def fitting(id: str, quads: Iterable[ox.Quad]) -> tuple[Record, list[ox.Quad]]:
    """The record that some quads of one id make, and those of them that the ontology does not allow.

    Of several values where one is allowed, the first in order is taken. Types and derived properties are passed over.
    """
    cls = schema().class_of(id)
    values: dict[str, list[Value]] = {}
    rest: list[ox.Quad] = []
    for quad in sorted(quads, key=str):
        if quad.predicate == TYPE:
            continue
        try:
            prop = _property(quad, id)
            value = _value(prop, quad, id)
            _check_value(id, prop, value, id)
        except InputError:
            rest.append(quad)
            continue
        if (prop.functional and prop.name in values) or not _allowed(cls, prop):
            rest.append(quad)
        elif not prop.derived:
            values.setdefault(prop.name, []).append(value)
    return Record(id, {name: in_order(found) for name, found in values.items()}), rest


def parse(data: bytes, format: ox.RdfFormat, origin: str, base: str | None = None) -> list[Record]:
    """The records in a file's bytes. Raises `InputError` with file and line where they are malformed."""
    try:
        return records(ox.parse(data, format=format, base_iri=base), origin)
    except SyntaxError as error:
        raise InputError(f"{origin}:{error.lineno or 1}: not well-formed {format.name}: {error.msg}") from None


def _id(subject: object, origin: str) -> str:
    value = getattr(subject, "value", "")
    if not isinstance(subject, ox.NamedNode) or not value.startswith(BASE):
        raise InputError(f"{origin}: {subject} is not a record of ours; RDF of other models cannot be loaded yet")
    id: str = value[len(BASE) :]
    try:
        schema().class_of(id)
    except OntologyError as error:
        raise InputError(f"{origin}: {error}") from None
    return id


def _check_class(id: str, quad: ox.Quad, origin: str) -> None:
    expected = NS + schema().class_of(id).name
    if getattr(quad.object, "value", None) != expected:
        raise InputError(f"{origin}: {id} is said to be a {quad.object}, but its id makes it a <{expected}>")


def _property(quad: ox.Quad, origin: str) -> PropertyDef:
    name = quad.predicate.value
    prop = schema().properties.get(name.removeprefix(NS)) if name.startswith(NS) else None
    if prop is None:
        raise InputError(f"{origin}: {quad.predicate} is no property of the ontology")
    return prop


def _value(prop: PropertyDef, quad: ox.Quad, origin: str) -> Value:
    got = quad.object
    where = f"{origin}: {quad.subject} {prop.name}"
    if prop.reference:
        return Ref(_id(got, where))
    if not isinstance(got, ox.Literal) or got.language:
        raise InputError(f"{where}: expected a literal of {prop.range}, got {got}")
    text, given = got.value, got.datatype.value
    if prop.partial_date:
        try:
            bounds(text)
        except DateError as error:
            raise InputError(f"{where}: {error}") from None
        if given != datatype(text):
            raise InputError(f"{where}: '{text}' should have the datatype {datatype(text)}, not {given}")
        return text
    if given != prop.range:
        raise InputError(f"{where}: expected a literal of {prop.range}, got {got}")
    return _number(prop, text, where) if prop.range in (XSD + "integer", XSD + "decimal") else text


def _number(prop: PropertyDef, text: str, where: str) -> Value:
    """A number whose text is the canonical one, so that it comes back as it was."""
    try:
        value: Value = int(text) if prop.range == XSD + "integer" else Decimal(text)
    except (ValueError, InvalidOperation):
        raise InputError(f"{where}: '{text}' is no {prop.range}") from None
    if lexical(value) != text:
        raise InputError(f"{where}: '{text}' should be written {lexical(value)}")
    return value


def _check_record(record: Record, graphs: set[str], origin: str) -> None:
    cls = schema().class_of(record.id)
    for name, values in record.values.items():
        prop = schema().property(name)
        if not _allowed(cls, prop):
            raise InputError(f"{origin}: {record.id}: a {cls.name} has no property {name}")
        if prop.functional and len(values) > 1:
            raise InputError(f"{origin}: {record.id} has {len(values)} values of {name}, which allows one")
        for value in values:
            _check_value(record.id, prop, value, origin)
    home = mapping.home(record)
    strange = graphs - ({iri(home)} if home else set())
    if strange:
        raise InputError(f"{origin}: {record.id} stands in the graph {min(strange)}, where it does not belong")


def _allowed(cls: ClassDef, prop: PropertyDef) -> bool:
    return cls.name in prop.domains or bool(cls.supers & prop.domains)


def _check_value(id: str, prop: PropertyDef, value: Value, origin: str) -> None:
    if isinstance(value, Ref) and schema().class_of(value.id) not in schema().members(prop.range):
        raise InputError(f"{origin}: {id}: {prop.name} leads to {value.id}, which is no {prop.range}")
