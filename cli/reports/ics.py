"""iCalendar: what has a date, as entries of a day or a period, for calendar programs.

A term gives an entry for its beginning and one for its end, where these are known; what has no date cannot be in a
calendar, and the calendar's description says how many facts that are. Source: RFC 5545.
"""

from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta
from typing import IO

from legatus.cli.views import wording
from legatus.cli.views.caption import caption
from legatus.cli.views.safe import web_address, xml
from legatus.ontology.dates import EARLIEST, LATEST, bounds
from legatus.queries.dossier.model import Dossier, Fact

SUFFIXES = (".ics",)
BINARY = True
ABOUT = "a calendar (iCalendar) of what has a date"

#: The longest line in bytes, its end aside.
LINE = 75


def write(dossier: Dossier, file: IO[bytes]) -> None:
    """One calendar; lines end and are folded as the standard says."""
    entries = [(fact, *entry) for fact in dossier.facts for entry in _entries(fact)]
    left = len(dossier.facts) - len({fact.id for fact, *_ in entries})
    about = caption(dossier) + (f" Without a date, and so not here: {left}." if left else "")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Legatus//Timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(dossier.title)}",
        f"X-WR-CALDESC:{_text(about)}",
    ]
    stamp = (dossier.as_of or "1970-01-01").replace("-", "") + "T000000Z"
    for fact, step, date in entries:
        lines += _entry(fact, step, date, dossier, stamp)
    for line in (*lines, "END:VCALENDAR"):
        file.write(_folded(line))


def _entries(fact: Fact) -> Iterator[tuple[str, str]]:
    """What a fact gives an entry for: a word for the step, and its date."""
    if not fact.lasting:
        if fact.date:
            yield "", fact.date
        return
    if fact.start and bounds(fact.start) != (EARLIEST, LATEST):
        yield "begins", fact.start
    if fact.end and bounds(fact.end) != (EARLIEST, LATEST):
        yield "ends", fact.end


def _entry(fact: Fact, step: str, date: str, dossier: Dossier, stamp: str) -> list[str]:
    low, high = bounds(date)
    first, last = (high, high) if low == EARLIEST else (low, low) if high == LATEST else (low, high)
    exact = "" if low == high else f" ({wording.words(date)})"
    title = f"{wording.who(fact, dossier)}: {step}" if step else wording.headline(fact, dossier)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(fact.id)}{f'.{step}' if step else ''}@legatus",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(last + timedelta(1) if last < LATEST else last)}",
        f"SUMMARY:{_text(title + exact)}",
        "TRANSP:TRANSPARENT",
    ]
    source = fact.source
    if fact.quote:
        said = wording.quoted(fact.quote) + (f" ({source.publisher or source.title})" if source else "")
        lines.append(f"DESCRIPTION:{_text(said)}")
    if fact.issues:
        lines.append("CATEGORIES:" + ",".join(_text(wording.label("issue", issue)) for issue in fact.issues))
    if source and web_address(source.url):
        lines.append(f"URL:{xml(source.url)}")
    return [*lines, "END:VEVENT"]


def _day(day: Day) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A value of the type TEXT."""
    said = "\n".join(xml(text).splitlines())
    for raw in ("\\", ";", ","):
        said = said.replace(raw, "\\" + raw)
    return said.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 bytes, cut between characters; those that go on begin with a space."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > (LINE if not pieces else LINE - 1):
            pieces.append(piece)
            piece = b""
        piece += encoded
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
