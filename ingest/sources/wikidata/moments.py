"""Wikidata's points in time as EDTF, never finer than they are."""

import re
from datetime import date, timedelta

from legatus.ingest.sources.wikidata.model import Moment

_TIME = re.compile(r"([+-]?)0*(\d{1,4})-(\d\d)-(\d\d)(?:T.*)?")
YEAR, MONTH, DAY, DECADE = 9, 10, 11, 8


def edtf(moment: Moment) -> str:
    """A moment as EDTF: a day, month, year or decade.

    Where the precision is not told, the first of January may stand for a year and the first of a month for the month,
    so no more is claimed. Raises `ValueError` for what is no such date: before Christ, centuries, a wrong day.
    """
    match = _TIME.fullmatch(moment.time)
    if match is None or match[1] == "-" or int(match[2]) == 0:
        raise ValueError(f"'{moment.time}' is no date of the years 1 to 9999")
    year, month, day = int(match[2]), int(match[3]), int(match[4])
    precision = _told(month, day) if moment.precision is None else min(moment.precision, DAY)
    if precision == DECADE:
        return f"{year // 10:03d}X"
    if precision < DECADE:
        raise ValueError(f"'{moment.time}' is known to the century or less")
    if precision == YEAR or month == 0:
        return f"{year:04d}"
    if precision == MONTH or day == 0:
        return date(year, month, 1).isoformat()[:7]
    return (_gregorian(year, month, day) if moment.julian else date(year, month, day)).isoformat()


def _told(month: int, day: int) -> int:
    if day > 1:
        return DAY
    return MONTH if month > 1 else YEAR


def _gregorian(year: int, month: int, day: int) -> date:
    """A day of the Julian calendar in ours, by way of its Julian day number (Meeus, Astronomical Algorithms, ch. 7)."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    number = day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083
    return date(1970, 1, 1) + timedelta(days=number - 2440588)
