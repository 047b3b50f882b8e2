"""Foreign literals as native values of the database, and back. Lossless or not is found out by going back.

Native: string, boolean, integer of 64 bits, double, date, each where its lexical form is the canonical one; for a
property of our own ontology also what its range says (decimals, partial dates).
"""

import math
import re
from datetime import date
from decimal import Decimal

from legatus.ontology.dates import DateError, bounds, datatype
from legatus.ontology.schema import XSD, PropertyDef
from legatus.ontology.terms import STRING, Literal

#: What a single native value can be.
Native = str | bool | int | float | date

_INTEGER = re.compile(r"[+-]?[0-9]{1,19}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPECIAL = {"INF": math.inf, "+INF": math.inf, "-INF": -math.inf, "NaN": math.nan}


def native(literal: Literal) -> Native:
    """The native value that is nearest to a literal; its text where there is none."""
    text, kind = literal.text, literal.datatype.removeprefix(XSD) if literal.datatype.startswith(XSD) else ""
    if kind == "integer" and _INTEGER.fullmatch(text) and -(2**63) <= int(text) < 2**63:
        return int(text)
    if kind in ("double", "decimal", "float"):
        if text in _SPECIAL and kind != "decimal":
            return _SPECIAL[text]
        return float(text) if _NUMBER.fullmatch(text) else text
    if kind == "boolean" and text in ("true", "false", "1", "0"):
        return text in ("true", "1")
    if kind == "date" and _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def literal(value: Native, prop: PropertyDef | None) -> Literal:
    """The literal that a native value stands for by itself. `prop`: our own property, whose range then counts."""
    if isinstance(value, bool):
        return Literal("true" if value else "false", XSD + "boolean")
    if isinstance(value, int):
        return Literal(str(value), XSD + "integer")
    if isinstance(value, float):
        if prop is not None and prop.range == XSD + "decimal" and math.isfinite(value):
            return Literal(_decimal(value), XSD + "decimal")
        return Literal(_double(value), XSD + "double")
    if isinstance(value, date):
        return Literal(value.isoformat(), XSD + "date")
    if prop is not None and prop.partial_date and days(value):
        return Literal(value, datatype(value))
    return Literal(value, STRING)


def value(literal_: Literal, prop: PropertyDef | None) -> Native:
    """The native value of a literal; that of a partial date of our own property is its text."""
    return literal_.text if prop is not None and prop.partial_date else native(literal_)


def days(text: object) -> tuple[date, date] | None:
    """The earliest and the latest day of a partial date, or None where a text is none."""
    try:
        return bounds(text) if isinstance(text, str) else None
    except DateError:
        return None


def _double(value: float) -> str:
    """The canonical text of a double, as XML Schema 1.1 has it: `1.0E0`."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    text = "".join(map(str, digits)).rstrip("0") or "0"
    power = len(digits) - 1 + int(exponent) if text != "0" else 0
    return f"{'-' if sign else ''}{text[0]}.{text[1:] or '0'}E{power}"


def _decimal(value: float) -> str:
    text = format(Decimal(repr(value)), "f")
    return text if "." in text else text + ".0"
