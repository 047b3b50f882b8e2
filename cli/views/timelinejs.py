"""What TimelineJS shows: slides with HTML of its own, so that texts from articles are escaped here.

Fields of its JSON and columns of its spreadsheet: https://timeline.knightlab.com/docs/json-format.html and
https://timeline.knightlab.com/#make. A date there needs a year; what has none is left out, and the title says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from html import escape

from legatus.cli.views import wording
from legatus.cli.views.safe import web_address, xml
from legatus.ontology.dates import EARLIEST, LATEST
from legatus.queries.dossier.model import Dossier, Fact

#: A year, month or day, perhaps with a sign of doubt.
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as fine as it is known: month and day may be missing."""

    year: int | None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: `headline` and `text` are HTML; `display` is the date in words."""

    id: str
    start: Date
    end: Date | None
    display: str
    headline: str
    text: str
    group: str
    era: bool


def slides(dossier: Dossier) -> Iterator[Slide]:
    """One slide for each fact with a date, in order."""
    for fact in dossier.facts:
        dates = _dates(fact)
        if dates is None:
            continue
        yield Slide(
            fact.id,
            *dates,
            _text(wording.when(fact)),
            _text(wording.headline(fact, dossier)),
            _body(fact),
            wording.PLURALS[fact.what],
            fact.what == "administration",
        )


def title(dossier: Dossier, shown: int) -> tuple[str, str]:
    """Headline and text of the first slide, as HTML."""
    from legatus.cli.views.caption import caption

    left = len(dossier.facts) - shown
    more = f"<p>Without a date, and so not shown: {left}.</p>" if left else ""
    return _text(dossier.title), f"<p>{_text(caption(dossier))}</p>{more}"


def _dates(fact: Fact) -> tuple[Date, Date | None] | None:
    """Beginning and end, or None where there is no year to go by."""
    if fact.lasting:
        span = fact.certain or fact.possible
        if span is None:
            return None
        low, high = span
        if low == EARLIEST:
            low = high
        return _day(low), None if high in (low, LATEST) else _day(high)
    if fact.date is None or fact.possible is None:
        return None
    low, high = fact.possible
    if EARLIEST in fact.possible or LATEST in fact.possible:
        return _day(high if low == EARLIEST else low), None
    if "/" in fact.date:
        return _day(low), None if low == high else _day(high)
    plain = _PLAIN.fullmatch(fact.date)
    if plain and 1 <= int(plain[2] or 1) <= 12:  # a month beyond 12 is a season
        return Date(*(int(part) if part else None for part in plain.groups())), None
    return _day(low), None if low == high else _day(high)


def _day(day: Day) -> Date:
    return Date(day.year, day.month, day.day)


def _body(fact: Fact) -> str:
    """The quote, its source with a link, and the issues."""
    said = [f"<blockquote>{_text(fact.quote)}</blockquote>"] if fact.quote else []
    source = fact.source
    if source:
        name = ", ".join(filter(None, (source.publisher or source.title, wording.words(source.published))))
        address = web_address(source.url)
        said.append(f'<p><a href="{_text(address)}">{_text(name)}</a></p>' if address else f"<p>{_text(name)}</p>")
    if fact.issues:
        said.append(f"<p>{_text(', '.join(wording.label('issue', issue) for issue in fact.issues))}</p>")
    if fact.claims:
        said.append("<p>The sources disagree.</p>")
    return "".join(said)


def _text(text: str) -> str:
    return escape(xml(text))
