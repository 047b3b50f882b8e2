"""Hypothesis strategies: records of every class, made from the ontology, with hostile texts."""

from decimal import Decimal

from hypothesis import strategies as st

from legatus.ontology.record import Record, Ref, Value
from legatus.ontology.schema import XSD, ClassDef, PropertyDef, schema

#: Any text that UTF-8 can hold; NUL apart, which no database keeps.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
dates = st.sampled_from(
    ["2025", "2025-01", "2025-01-06", "1830~", "../2025-01-06", "2025-01-06/..", "198X", "2019-08-20?"]
)
tails = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=16, max_size=16)


def ids(cls: ClassDef) -> st.SearchStrategy[str]:
    """Ids of a class."""
    if cls.name == "Quote":
        return st.builds(lambda t, a, b: f"quote/{t}.{a}.{b}", tails, st.integers(0, 99), st.integers(100, 999))
    return tails.map(lambda t: f"{cls.id_path}/{t}")


def values(prop: PropertyDef) -> st.SearchStrategy[Value]:
    """Values in a property's range."""
    if prop.reference:
        return st.one_of([ids(c) for c in schema().members(prop.range)]).map(Ref)
    if prop.partial_date:
        return dates
    if prop.range == XSD + "integer":
        return st.integers(-(2**63), 2**63 - 1)
    if prop.range == XSD + "decimal":
        return st.integers(-1000, 1000).map(lambda n: Decimal(n) / 100)
    return texts


@st.composite
def records(draw: st.DrawFn, asserted_only: bool = True) -> Record:
    """A record of any class with any of its properties."""
    cls = draw(st.sampled_from(list(schema().concrete())))
    made: dict[str, Value | list[Value]] = {}
    for prop in schema().properties.values():
        if cls.name not in prop.domains or (asserted_only and prop.derived) or not draw(st.booleans()):
            continue
        size = 1 if prop.functional else 3
        made[prop.name] = draw(st.lists(values(prop), min_size=1, max_size=size))
    return Record.of(draw(ids(cls)), **made)
