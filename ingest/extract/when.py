"""Dates as a sentence gives them, resolved against the day of publication, as EDTF (`2025-01-06`, `2025-01`, `2025`).

A weekday is the last one on or before the publication, or the next one where the sentence looks ahead; "last month"
is a month, "earlier this week" the month that the week is in, if it is in one. Without a day of publication only full
dates are given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from legatus.ingest.extract.sieve import Sieve

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
#: "Monday, February 3": the weekday says nothing more.
_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)"
#: "from 10 to 12 March", "March 10-12": the first day counts.
_ON = r"\s*(?:[-–—]|to|and|until|through)\s*[0-3]?\d(?:st|nd|rd|th)?"
_COUNT = r"(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_UNIT = r"(?P<unit>day|week|month|year)s?"
#: In this order: what matches first keeps its place in the text.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    *(
        (kind, re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE))
        for kind, pattern in (
            ("date", rf"{_DAY}{_ON}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}"),
            ("date", rf"{_MONTH}\s+{_DAY}{_ON}\s*,?\s+{_YEAR}"),
            ("day", rf"{_DAY}{_ON}\s+(?:of\s+)?{_MONTH}"),
            ("day", rf"{_MONTH}\s+{_DAY}{_ON}"),
            ("iso", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
            ("date", rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}"),
            ("date", rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}"),
            ("month", rf"{_MONTH}\s*,?\s+(?:of\s+)?{_YEAR}"),
            ("day", rf"{_WEEKDAY}{_MONTH}\s+{_DAY}"),
            ("day", rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}"),
            (
                "relative",
                r"(?P<word>today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening))",
            ),
            # told from another date: "two days later", "the following year", "the same day", "a day earlier"
            ("after", rf"{_COUNT}\s+{_UNIT}\s+(?:later|afterwards|after that|after this)"),
            ("before", rf"{_COUNT}\s+{_UNIT}\s+(?:earlier|before(?!\s+\w))"),
            ("following", r"(?:on |in )?the (?:next|following) (?P<unit>day|month|year)"),
            ("following", r"the (?:next|following) (?P<part>morning|afternoon|evening|night)"),
            ("previous", r"(?:on |in )?the (?:previous|preceding) (?P<unit>day|month|year)"),
            (
                "same",
                r"(?:the same|that(?: same| very)?) (?:day|morning|afternoon|evening|night)|"
                r"(?:later|earlier) in the day",
            ),
            ("month_then", rf"{_MONTH}\s+(?:of\s+)?(?:the same|that(?: same| very)?)\s+year"),
            ("same_unit", r"(?:in |of )?(?:the same|that(?: same| very)?) (?P<unit>month|year)"),
            (
                "unit",
                r"(?:(?:early|late|later|earlier)\s+)?(?P<which>last|next|this|later this|earlier this|"
                r"the previous|the following)\s+(?P<unit>week|month|year)",
            ),
            ("weekday", rf"(?:(?P<which>last|next|this|the following)\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})"),
            (
                "ago",
                rf"{_COUNT}\s+{_UNIT}\s+ago",
            ),
            ("season", rf"(?:last|this past)\s+{_MONTH}"),
            ("monthonly", rf"(?:in|since|until|by|from|last|during|of|this|early|late|mid)\s+{_MONTH}"),
            ("year", rf"(?:in|since|from|during|late|early)\s+{_YEAR}"),
            ("year", rf"(?:quarter|half|end|start|beginning|spring|summer|autumn|winter)\s+(?:of\s+)?{_YEAR}"),
        )
    ),
    # a heading: "Recognition of Ruritania, 1922."
    ("year", re.compile(rf"(?<=\w),\s+{_YEAR}(?=[.\s]*$)")),
)
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
NUMBERS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
#: Kinds of words that tell a date from another one.
ANCHORED = frozenset({"after", "before", "following", "previous", "same", "same_unit", "month_then"})


@dataclass(frozen=True, slots=True)
class When:
    """A date in a text: where its words stand, and its EDTF value."""

    start: int
    end: int
    value: str


@cache
def _sieve() -> Sieve[tuple[str, re.Pattern[str]]]:
    """The patterns that may be in a text."""
    return Sieve(PATTERNS, lambda row: row[1])


def dates_in(text: str, published: str | None, *, ahead: bool = False, anchor: str | None = None) -> list[When]:
    """The dates that `text` names, in order; `ahead`: the text speaks of what is still to come.

    `anchor`: the date that was named last before the text, from which "the following day" is told; without one and
    without a date before it in the text itself, only "a week earlier" and "later in the day" are told from the
    publication.
    """
    today = date.fromisoformat(published) if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    taken: list[tuple[str, re.Match[str]]] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if not any(match.start() < m.end() and m.start() < match.end() for _, m in taken):
                taken.append((kind, match))
    found: list[When] = []
    for kind, match in sorted(taken, key=lambda pair: pair[1].start()):
        parts = match.groupdict()
        if kind in ANCHORED:
            value = anchored(kind, parts, found[-1].value if found else anchor, published)
        else:
            value = _value(kind, parts, today, ahead)
        if value:
            found.append(When(match.start(), match.end(), value))
    return found


def anchored(kind: str, parts: dict[str, str | None], anchor: str | None, published: str | None) -> str | None:
    """A date told from another: as exact as the other and the unit allow, None where neither tells it."""
    if anchor is None:
        anchor = published if kind in ("before", "same") else None
    if anchor is None:
        return None
    if kind == "month_then":
        return f"{anchor[:4]}-{_month(parts['month']):02}"
    if kind in ("same", "same_unit"):
        length = {"month": 7, "year": 4}.get(str(parts.get("unit")), 10)
        return anchor[:length] if len(anchor) >= length else None
    unit = str(parts.get("unit") or "day").lower()
    count = str(parts.get("count") or "one").lower()
    steps = (NUMBERS.get(count) or int(count)) * (-1 if kind in ("before", "previous") else 1)
    if unit in ("day", "week"):
        if len(anchor) < 10:
            return None
        return (date.fromisoformat(anchor) + timedelta(days=steps * (7 if unit == "week" else 1))).isoformat()
    if unit == "year":
        return str(int(anchor[:4]) + steps)
    months = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 + steps if len(anchor) >= 7 else None
    return None if months is None else f"{months // 12}-{months % 12 + 1:02}"


def _value(kind: str, parts: dict[str, str | None], today: date | None, ahead: bool) -> str | None:
    if kind in ("iso", "date"):
        return _day(int(parts["year"] or 0), _month(parts["month"]), int(parts["day"] or 0))
    if kind == "month":
        return f"{parts['year']}-{_month(parts['month']):02}"
    if kind == "year":
        return parts["year"]
    if today is None:
        return None
    if kind == "day":
        return _day(
            _year_of(_month(parts["month"]), int(parts["day"] or 0), today, ahead),
            _month(parts["month"]),
            int(parts["day"] or 0),
        )
    if kind in ("season", "monthonly"):
        month = _month(parts["month"])
        return f"{_year_of(month, 1, today, ahead)}-{month:02}"
    if kind == "weekday":
        return _weekday(WEEKDAYS.index(str(parts["weekday"]).lower()), parts["which"], today, ahead)
    if kind == "relative":
        shift = {"yesterday": -1, "tomorrow": 1}.get(str(parts["word"]).lower(), 0)
        return (today + timedelta(days=shift)).isoformat()
    return _unit(kind, parts, today)


def _unit(kind: str, parts: dict[str, str | None], today: date) -> str | None:
    unit = str(parts["unit"]).lower()
    if kind == "ago":
        count = str(parts["count"]).lower()
        steps = -(NUMBERS.get(count) or int(count))
    else:
        which = str(parts["which"]).lower().split()
        steps = -1 if {"last", "previous"} & set(which) else 1 if {"next", "following"} & set(which) else 0
    if unit == "year":
        return str(today.year + steps)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + steps
        return f"{months // 12}-{months % 12 + 1:02}"
    day = today + timedelta(days=steps * (7 if unit == "week" else 1))
    if unit == "day":
        return day.isoformat()
    monday = day - timedelta(days=day.weekday())
    same = monday.month == (monday + timedelta(days=6)).month
    return f"{day.year}-{day.month:02}" if same else None  # a week of two months is in neither


def _weekday(index: int, which: str | None, today: date, ahead: bool) -> str:
    word = (which or "").lower()
    forward = (index - today.weekday()) % 7
    if word == "next" or word == "the following" or (ahead and word != "last"):
        return (today + timedelta(days=forward or 7)).isoformat()
    backward = (today.weekday() - index) % 7
    return (today - timedelta(days=backward or (7 if word == "last" else 0))).isoformat()


def _year_of(month: int, day: int, today: date, ahead: bool) -> int:
    """The year of a day without one: the nearest past (a month's grace for announcements), or the next if ahead."""
    if ahead:
        return today.year + ((month, day) < (today.month, today.day))
    return today.year - ((month, day) > (today.month, today.day) and (month - today.month) % 12 > 1)


def _month(name: str | None) -> int:
    text = str(name).lower()
    return int(text) if text.isdigit() else [m[:3] for m in MONTHS].index(text[:3]) + 1


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def values(text: str, published: str | None) -> Iterator[str]:
    """The values alone of `dates_in`."""
    yield from (when.value for when in dates_in(text, published))
