"""Dates as metadata, datelines and captions write them, made EDTF: `2025-01-06`, `2025-01`, `2025`.

Nothing is guessed: two-digit years, and days and months that could be exchanged (`06/01/2025`), give no date.
"""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b\.?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})(?!\d)"

#: A day in words: "Monday, Jan. 6, 2025", "6 January 2025", "Tue Mar 8, 2016", "Mon, 06 Jan 2025".
IN_WORDS = re.compile(
    rf"\b{WEEKDAY}(?:{MONTH}\s+{DAY},?\s+{YEAR}|"
    + rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}".replace("P<day>", "P<day2>")
    .replace("P<month>", "P<month2>")
    .replace("P<year>", "P<year2>")
    + ")",
    re.IGNORECASE,
)
#: A month in words: "January 2025", "Jan., 2025".
MONTH_IN_WORDS = re.compile(rf"\b{MONTH},?\s+{YEAR}", re.IGNORECASE)
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}\S*)?")
SLASHED_ISO = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")


def edtf(text: str) -> str | None:
    """The date that a whole metadata value states, as EDTF, or None where it states none that is certain.

    The day is the one written: a time zone moves nothing.
    """
    text = text.strip()
    if re.fullmatch(r"\d{4}", text):
        return iso(int(text))
    for form in (ISO, COMPACT, SLASHED_ISO):
        if match := form.match(text):
            return iso(*(int(part) for part in match.groups() if part))
    if match := SLASHED.match(text):
        return _slashed(*(int(part) for part in match.groups()))
    if match := IN_WORDS.search(text):
        return in_words(match)
    if match := MONTH_IN_WORDS.fullmatch(text):
        return iso(int(match["year"]), MONTHS[match["month"].lower()])
    return None


def in_words(match: re.Match[str]) -> str | None:
    """The ISO date of a match of IN_WORDS, or None where there is no such day or the weekday is another."""
    month = (match["month"] or match["month2"]).lower()
    text = iso(int(match["year"] or match["year2"]), MONTHS[month], int(match["day"] or match["day2"]))
    if text is None or match["weekday"] is None:
        return text
    return text if weekday(text).startswith(match["weekday"].lower()) else None


def weekday(text: str) -> str:
    """The weekday of an ISO date, in lower case."""
    return WEEKDAYS[date.fromisoformat(text).weekday()]


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Year, month and day as EDTF, or None where there is no such date."""
    try:
        checked = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if month == 0 or day == 0:
        return None
    return checked.isoformat()[: 10 if day else 7 if month else 4]


def _slashed(first: int, second: int, year: int) -> str | None:
    """Day and month in either order, if only one of them can be the month, or they are equal."""
    if first > 12 or first == second:
        return iso(year, second, first)
    return iso(year, first, second) if second > 12 else None
