"""Values of our records as text, for Turtle and N-Triples alike: what the ontology says of a property is looked up
once, and what comes again and again (dates, numbers, the ids of states and articles) is written once."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from legatus.ontology.dates import datatype
from legatus.ontology.errors import OntologyError
from legatus.ontology.rdf import lexical
from legatus.ontology.record import Record, Ref, Value
from legatus.ontology.schema import XSD, PropertyDef, schema

#: Values that are remembered, of one property and of all references.
_REMEMBERED = 50_000

_ESCAPES = {"\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")


class OwnText:
    """How records are written. `said`: predicate and object of everything that is asserted of one, in order."""

    def __init__(
        self,
        verb: Callable[[str], str],
        node: Callable[[str], str],
        type: Callable[[str], str],
        bare: Iterable[str] = (),
        *,
        private: bool = False,
    ) -> None:
        """`verb`: how the property of a local name is written, `node`: a record of an id, `type`: a datatype's IRI.

        `bare`: the datatypes whose literals are written without quotes. `private`: with private properties.
        """
        self._type, self._bare = type, frozenset(bare)
        self.node = lru_cache(_REMEMBERED)(node)
        kept = [p for p in schema().properties.values() if not p.derived and (private or not p.private)]
        self._order = {prop.name: prop.order for prop in kept}
        self._writers = {prop.name: (verb(prop.name) + " ", self._writer(prop)) for prop in kept}

    def said(self, record: Record) -> list[str]:
        """The properties in the ontology's order, the values in their own; derived ones are left out."""
        order, writers, values = self._order, self._writers, record.values
        said = []
        names = [name for name in values if name in order]
        names.sort(key=order.__getitem__)
        for name in names:
            verb, write = writers[name]
            for value in values[name]:
                said.append(verb + write(value))
        if len(names) < len(values):
            for name in values:
                schema().property(name)  # raises OntologyError where it is none of the ontology
        return said

    def _writer(self, prop: PropertyDef) -> Callable[[Value], str]:
        """How the values of a property are written; it raises `OntologyError` for one out of the property's range."""
        node = self.node

        def reference(value: Value) -> str:
            if isinstance(value, Ref):
                return node(value.id)
            raise _out_of_range(prop, value)

        def text(value: Value) -> str:
            if isinstance(value, Ref):
                raise _out_of_range(prop, value)
            return quoted(str(value))

        def literal(value: Value) -> str:
            if isinstance(value, Ref):
                raise _out_of_range(prop, value)
            if prop.range in self._bare:
                return lexical(value)
            if prop.partial_date:
                return f"{quoted(str(value))}^^{self._type(datatype(str(value)))}"
            return f"{quoted(lexical(value))}^^{self._type(prop.range)}"

        if prop.reference:
            return reference
        return text if prop.range == XSD + "string" else lru_cache(_REMEMBERED, typed=True)(literal)


def _out_of_range(prop: PropertyDef, value: Value) -> OntologyError:
    return OntologyError(f"{value!r} is no value for {prop.name}, whose range is {prop.range}")


def quoted(text: str) -> str:
    """A text between quotes, with what must be escaped and other controls."""
    if text.isprintable() and '"' not in text and "\\" not in text:  # most texts
        return f'"{text}"'
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text if text.isprintable() else _ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
