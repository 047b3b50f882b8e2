"""The tests of SHACL's core that our shapes use, with the outcome that pyshacl gives; see the W3C's SHACL, section 4.

The usual case is decided by the text of a literal alone. What is left (numbers of several types, texts that are no
value of their datatype) is decided by rdflib's literals, as pyshacl does.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from legatus.ontology.facts import Facts, Thing
from legatus.ontology.schema import XSD
from legatus.ontology.shape_parts import Path, Shape, Test
from legatus.ontology.terms import LANG_STRING, STRING, Literal, Term

if TYPE_CHECKING:
    from rdflib import Literal as RdfLiteral

_PLAIN = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?"),
}

#: The Python values of the other datatypes that are checked.
_VALUES: Mapping[str, type] = {
    XSD + "integer": int,
    XSD + "decimal": Decimal,
    XSD + "float": float,
    XSD + "boolean": bool,
    XSD + "date": date,
    XSD + "time": time,
    XSD + "dateTime": datetime,
}


def at_least(number: int) -> Test:
    """`sh:minCount`."""
    return lambda facts, thing, values: () if len(values) >= number else (None,)


def at_most(number: int) -> Test:
    """`sh:maxCount`."""
    return lambda facts, thing, values: () if len(values) <= number else (None,)


def each(fits: Callable[[Term], bool]) -> Test:
    """What holds of every single value."""

    def test(facts: Facts, thing: Thing, values: Sequence[Term]) -> Iterable[Term]:
        return [value for value in values if not fits(value)]

    return test


def pattern(text: str) -> Test:
    """`sh:pattern`; blank nodes have none."""
    search = re.compile(text).search
    return each(lambda term: search(_text(term)) is not None if not _blank(term) else False)


def longer(number: int) -> Test:
    """`sh:minLength`."""
    return each(lambda term: not _blank(term) and len(_text(term)) >= number)


def among(terms: Iterable[Term]) -> Test:
    """`sh:in`."""
    return each(frozenset(terms).__contains__)


def node_kind(kind: str) -> Test:
    """`sh:nodeKind`: the local name of one of SHACL's kinds."""
    allowed = {name for name in ("IRI", "BlankNode", "Literal") if name in kind}
    return each(lambda term: _kind(term) in allowed)


def datatype(of: str) -> Test:
    """`sh:datatype`: the datatype of a literal, of which its text is a value."""
    plain = _PLAIN.get(of)

    def fits(term: Term) -> bool:
        if type(term) is not Literal or term.datatype != of or (term.language and of != LANG_STRING):
            return False
        return of == STRING or (plain is not None and plain.fullmatch(term.text) is not None) or _well_typed(term)

    return each(fits)


def not_under(bound: Literal) -> Test:
    """`sh:minInclusive`."""
    return each(lambda term: type(term) is Literal and _compared(term, bound) in (0, 1))


def not_over(bound: Literal) -> Test:
    """`sh:maxInclusive`."""
    return each(lambda term: type(term) is Literal and _compared(term, bound) in (0, -1))


def less_than(name: str) -> Test:
    """`sh:lessThan`: every value is less than every one of another property of ours."""

    def test(facts: Facts, thing: Thing, values: Sequence[Term]) -> Iterable[Term]:
        others = thing.values.get(name, ())
        return [value for value in values if not all(_less(value, other) for other in others)]

    return test


def disjoint(name: str) -> Test:
    """`sh:disjoint`: no value is one of another property of ours."""

    def test(facts: Facts, thing: Thing, values: Sequence[Term]) -> Iterable[Term]:
        others = thing.values.get(name, ())
        return [value for value in values if value in others]

    return test


def instance(name: str) -> Test:
    """`sh:class`: a thing of that class or of one below it."""

    def test(facts: Facts, thing: Thing, values: Sequence[Term]) -> Iterable[Term]:
        return [
            value
            for value in values
            if isinstance(value, Literal) or not _is(facts, thing if value == thing.node else facts.at(value), name)
        ]

    return test


def any_of(choices: Sequence[Shape]) -> Test:
    """`sh:or`: every value, as a thing of its own, conforms to one of some shapes."""
    return _of_things(lambda facts, thing: any(conforms(facts, thing, choice) for choice in choices))


def none_of(shape: Shape) -> Test:
    """`sh:not`: no value, as a thing of its own, conforms to a shape."""
    return _of_things(lambda facts, thing: not conforms(facts, thing, shape))


def conforms(facts: Facts, thing: Thing, shape: Shape) -> bool:
    """Whether a thing conforms to a shape that is a part of another one."""
    return not any(
        True
        for part in shape.all()
        if part.tests
        for test in part.tests
        for _ in test(facts, thing, values_at(facts, thing, part.path))
    )


def values_at(facts: Facts, thing: Thing, path: Path) -> Sequence[Term]:
    """The values of a thing at a path."""
    if not path.name:
        return (thing.node,)
    if path.inverse:
        return facts.leading(path.name, thing.node)
    return thing.values.get(path.name, ())


def _of_things(fits: Callable[[Facts, Thing], bool]) -> Test:
    def test(facts: Facts, thing: Thing, values: Sequence[Term]) -> Iterable[Term]:
        return [value for value in values if not fits(facts, _thing(facts, thing, value))]

    return test


def _thing(facts: Facts, thing: Thing, value: Term) -> Thing:
    if value == thing.node:
        return thing
    return Thing("") if isinstance(value, Literal) else facts.at(value)


def _is(facts: Facts, thing: Thing, name: str) -> bool:
    return any(type == name or name in facts.above.get(type, ()) for type in thing.types)


def _blank(term: Term) -> bool:
    return type(term) is str and term.startswith("_:")


def _kind(term: Term) -> str:
    return "Literal" if isinstance(term, Literal) else "BlankNode" if _blank(term) else "IRI"


def _text(term: Term) -> str:
    return term.text if isinstance(term, Literal) else term


def _well_typed(literal: Literal) -> bool:
    """Whether a text is a value of its datatype, as far as rdflib knows that datatype."""
    made = _rdflib(literal)
    wanted = _VALUES.get(literal.datatype)
    return made.ill_typed is not True and (wanted is None or isinstance(made.value, wanted))


def _compared(one: Literal, other: Literal) -> int | None:
    """How two literals compare: -1, 0 or 1, or None where they do not."""
    plain, of = _PLAIN.get(one.datatype), _PLAIN.get(other.datatype)
    if plain and of and plain.fullmatch(one.text) and of.fullmatch(other.text):
        a, b = Decimal(one.text), Decimal(other.text)
        return (a > b) - (a < b)
    left, right = _rdflib(one), _rdflib(other)
    if isinstance(left.value, str) != isinstance(right.value, str):
        return None
    try:
        return 0 if left.eq(right) else 1 if left > right else -1
    except (TypeError, NotImplementedError):
        return None


def _less(one: Term, other: Term) -> bool:
    if isinstance(one, Literal) and isinstance(other, Literal):
        plain, of = _PLAIN.get(one.datatype), _PLAIN.get(other.datatype)
        if plain and of and plain.fullmatch(one.text) and of.fullmatch(other.text):
            return Decimal(one.text) < Decimal(other.text)
    if _blank(one) or _blank(other):
        return False
    left, right = _ordered(one), _ordered(other)
    return isinstance(left, str) == isinstance(right, str) and bool(left < right)


def _ordered(term: Term) -> Any:
    """What pyshacl orders: a text for an IRI and a literal of text, else rdflib's literal."""
    if not isinstance(term, Literal):
        return term
    made = _rdflib(term)
    return made.value if isinstance(made.value, str) else _NoText(made)


class _NoText:
    """A literal of rdflib that is no text (the class is a child of `str`, which would hide that)."""

    def __init__(self, literal: "RdfLiteral") -> None:
        self._literal = literal

    def __lt__(self, other: "_NoText") -> bool:
        return bool(self._literal < other._literal)


def _rdflib(literal: Literal) -> "RdfLiteral":
    from rdflib import Literal as RdfLiteral
    from rdflib import URIRef

    text, kind, language = literal
    if language:
        return RdfLiteral(text, lang=language)
    if kind == STRING:
        return RdfLiteral(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong with it is told by our report
        logger = logging.getLogger("rdflib.term")
        before, logger.disabled = logger.disabled, True
        try:
            return RdfLiteral(text, datatype=URIRef(kind), normalize=False)
        finally:
            logger.disabled = before
