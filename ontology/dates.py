"""Partial dates: EDTF as historians write it, never coerced. `2025`, `2025-01`, `2025-01-06`, `1830~`, `../2025-01-06`.

The database keeps the text and its earliest and latest day. Source: Extended Date/Time Format (EDTF), Library of
Congress, levels 0 and 1; https://www.loc.gov/standards/datetime/.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from legatus.ontology.errors import InputError
from legatus.ontology.schema import XSD

#: Open ends. No date of diplomacy lies outside, and comparisons need no test for missing values.
EARLIEST = date(1, 1, 1)
LATEST = date(9999, 12, 31)

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

_SIMPLE = re.compile(r"(\d{4})(?:-([01]\d)(?:-(\d\d))?)?([?~%]?)")  # months 21 to 41 are seasons
_FORMS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD + "date"),
    (re.compile(r"\d{4}-\d\d"), XSD + "gYearMonth"),
    (re.compile(r"\d{4}"), XSD + "gYear"),
)


class DateError(InputError):
    """A text that is no date in EDTF."""


@lru_cache(maxsize=65536)
def bounds(text: str) -> tuple[date, date]:
    """The earliest and the latest day that a partial date allows.

    A doubtful or approximate date (`?`, `~`, `%`) is widened by one of its own unit on each side; an open end reaches
    to `EARLIEST` or `LATEST`. Raises `DateError` where the text is no date.
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _span(text)
    low = EARLIEST if first in ("", "..") else _span(first)[0]
    high = LATEST if last in ("", "..") else _span(last)[1]
    if low > high:
        raise DateError(f"'{text}' is no period: it ends before it begins")
    return low, high


def is_date(text: str) -> bool:
    """Whether a text is a date in EDTF."""
    try:
        bounds(text)
    except DateError:
        return False
    return True


def datatype(text: str) -> str:
    """The IRI of the datatype of a partial date's literal: an XSD type where one fits, else `edtf:EDTF`."""
    for form, name in _FORMS:
        if form.fullmatch(text):
            return name
    return EDTF


def exact(text: str) -> bool:
    """Whether a date is known to the day."""
    low, high = bounds(text)
    return low == high


def precision(text: str) -> int:
    """How many days a date leaves open; 0 for an exact day. Smaller is finer."""
    low, high = bounds(text)
    return (high - low).days


def compatible(one: str, other: str) -> bool:
    """Whether two dates can both be true: one lies within the other (`2019-08` and `2019-08-20`)."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return (a <= c and d <= b) or (c <= a and b <= d)


def _span(text: str) -> tuple[date, date]:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return _library_span(text)
    year, month, day, doubt = match.groups()
    try:
        if int(year) == 0:
            raise ValueError("year 0")
        low, high = _unit(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        raise DateError(f"'{text}' is no date: expected a day such as 2025-01-06, a month, a year, or EDTF") from None
    return _widened(low, high) if doubt else (low, high)


def _unit(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _widened(low: date, high: date) -> tuple[date, date]:
    """One unit (day, month or year) more on each side."""
    if low == high:
        return max(low, EARLIEST + timedelta(1)) - timedelta(1), min(high, LATEST - timedelta(1)) + timedelta(1)
    if (high - low).days > 31:
        return date(max(low.year - 1, 1), 1, 1), date(min(high.year + 1, 9999), 12, 31)
    before = low - timedelta(1) if low > EARLIEST else low
    after = high + timedelta(1) if high < LATEST else high
    return before.replace(day=1), after.replace(day=monthrange(after.year, after.month)[1])


def _library_span(text: str) -> tuple[date, date]:
    """The forms that need the whole grammar: seasons, unspecified digits (`198X`), negative years, sets."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
    except EDTFParseException:
        raise DateError(f"'{text}' is no date: expected a day such as 2025-01-06, a month, a year, or EDTF") from None
    return _native(parsed.lower_fuzzy(), EARLIEST), _native(parsed.upper_fuzzy(), LATEST)


def _native(moment: object, limit: date) -> date:
    """A `struct_time` of the library as a date, clipped to the years 1 to 9999; open ends have an infinite year."""
    year = getattr(moment, "tm_year", None)
    if year is None or not 1 <= year <= 9999:
        return limit if year is None else (EARLIEST if year < 1 else LATEST)
    return date(year, moment.tm_mon, moment.tm_mday)  # type: ignore[attr-defined]
