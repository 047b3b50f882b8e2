"""A record: everything said of one thing, the form in which facts travel between RDF, the database and the code.

A record is neutral: `turtle` and `rdf` turn it into triples, `mapping` into a node with relationships, and all three
read only the ontology. Its keys are the local names of `leg:` properties, its values plain Python.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from legatus.ontology.schema import schema


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A reference to another record by its id (`state/MEX`), which is its IRI relative to the data base."""

    id: str


#: A text, number, boolean or reference. Dates are their lexical form (EDTF), as text: `2025-01`, `../2025-01-06`.
Value = str | int | bool | Decimal | Ref


@dataclass(frozen=True, slots=True)
class Record:
    """One thing and its values.

    `id`: the IRI relative to the data base; its path gives the class (`tenure/…` is a Tenure).
    `values`: property local name to a tuple of distinct values in ascending order, never empty.
    """

    id: str
    values: Mapping[str, tuple[Value, ...]]

    @classmethod
    def of(cls, id: str, **values: Value | Iterable[Value] | None) -> "Record":
        """Build a record from single values or iterables of values; `None` and empty iterables are left out."""
        kept: dict[str, tuple[Value, ...]] = {}
        for name, value in values.items():
            if value is None:
                continue
            if isinstance(value, str | int | Decimal | Ref):
                kept[name] = (value,)
            elif items := in_order(value):
                kept[name] = items
        return cls(id, kept)

    def one(self, name: str) -> Value | None:
        """The only (or first) value of `name`, or None."""
        values = self.values.get(name)
        return values[0] if values else None

    def text(self, name: str) -> str | None:
        """The first value of `name` as text (a reference gives its id), or None."""
        values = self.values.get(name)
        return as_text(values[0]) if values else None

    def all(self, name: str) -> tuple[Value, ...]:
        """Every value of `name`, in ascending order."""
        return self.values.get(name, ())

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of `name` as text (references give their ids), in ascending order."""
        values = self.values.get(name)
        return tuple(map(as_text, values)) if values else ()


def as_text(value: Value) -> str:
    """A value as text; a reference gives its id."""
    if type(value) is str:
        return value
    return value.id if isinstance(value, Ref) else str(value)


def in_order(values: Iterable[Value]) -> tuple[Value, ...]:
    """Distinct values in one fixed order, whatever order they came in."""
    made = tuple(values)
    if len(made) < 2:  # most have one value only
        return made
    return tuple(sorted(set(made), key=lambda v: (type(v).__name__, v.id if isinstance(v, Ref) else v)))


def union(one: Record, other: Record) -> Record:
    """What two records of one id say together, whichever came first: every value of a property that allows several,
    and of one that does not, the greater (a higher confidence, say)."""
    made = dict(one.values)
    for name, values in other.values.items():
        known = made.get(name, ())
        both = in_order((*known, *values))
        made[name] = both[-1:] if schema().property(name).functional else both
    return Record(one.id, made)
