"""Terms of office, their milestones and administrations, with the days on which they may and must have lasted."""

from collections.abc import Iterable, Mapping
from datetime import date as Day
from typing import Any

from legatus.ontology.dates import EARLIEST, LATEST, bounds
from legatus.queries.database import Database
from legatus.queries.dossier.model import Fact, Span
from legatus.queries.statements import statement

#: The relationship by which a person has a term of each class.
HOLDS = {"Tenure": "HELD", "Nomination": "NOMINEE_IN"}

Row = Mapping[str, Any]


def terms(database: Database, label: str, ids: list[str]) -> list[Fact]:
    """Tenures or nominations; their milestones are facts of their own."""
    found = database.read(statement("dossier_terms", label=label, held=HOLDS[label]), ids=ids)
    return [_term(row, label.lower(), row["who"] or "somebody") for row in found]


def administrations(database: Database, ids: list[str]) -> list[Fact]:
    """Administrations, with the dates of the term of who heads them."""
    return [
        _term(row, "administration", row["who"]) for row in database.read(statement("dossier_administrations"), ids=ids)
    ]


def milestones(database: Database, label: str, known: Iterable[Fact]) -> list[Fact]:
    """The dated steps of terms of one class."""
    of = {fact.id: fact for fact in known if fact.what == label.lower()}
    made = []
    for row in database.read(statement("dossier_milestones", label=label), ids=sorted(of)):
        term = of[row["term"]]
        span = bounds(row["date"]) if row["date"] else None
        made.append(
            Fact(
                row["id"],
                "milestone",
                row["kind"],
                term.who,
                date=row["date"] or None,
                possible=span,
                sending=term.sending,
                receiving=term.receiving,
                role=term.role,
                seat=term.seat,
                person=term.person,
                text=row["note"] or "",
                stories=row["stories"] or 0,
                term=term.id,
            )
        )
    return made


def _term(row: Row, what: str, who: str) -> Fact:
    possible, certain = lasted(row["start"], row["end"], row["reach"])
    return Fact(
        row["id"],
        what,
        row["status"] or what,
        who,
        date=_period(possible, certain),
        start=row["start"] or None,
        end=row["end"] or None,
        possible=possible,
        certain=certain,
        sending=row["sending"] or "",
        receiving=row.get("receiving") or "",
        role=row.get("role") or "",
        seat=row.get("seat") or "",
        person=row.get("person") or "",
        stories=row["stories"] or 0,
    )


def lasted(start: str | None, end: str | None, reach: str | None) -> tuple[Span | None, Span | None]:
    """The days on which a term may have lasted (None where nothing is known of it), and those on which it must have."""
    low, begun = bounds(start) if start else (EARLIEST, LATEST)
    until, high = bounds(end) if end else (EARLIEST, LATEST)
    if reach:
        low, high = bounds(reach)
    certain = (begun, until) if begun <= until and begun < LATEST and until > EARLIEST else None
    if certain is None and (low, high) == (EARLIEST, LATEST):
        return None, None
    return (low, max(low, high)), certain


def _period(possible: Span | None, certain: Span | None) -> str | None:
    """What is known of a term as an EDTF period: what is certain, else what is possible."""
    span = certain or possible
    if span is None:
        return None
    first, last = ("" if day in (EARLIEST, LATEST) else _iso(day) for day in span)
    return first if first == last else f"{first or '..'}/{last or '..'}"


def _iso(day: Day) -> str:
    return day.isoformat()
