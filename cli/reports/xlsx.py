"""Excel: a sheet for each class, then every quote, what sources disagree on, and the sources."""

from collections.abc import Iterator
from datetime import date as Day
from typing import IO, Any

from legatus.cli.views import wording
from legatus.cli.views.caption import caption
from legatus.ontology.dates import EARLIEST, LATEST
from legatus.queries.dossier.model import LASTING, Dossier, Fact, Source

SUFFIXES = (".xlsx",)
BINARY = True
ABOUT = "an Excel workbook, a sheet a class, with every quote"

_ALL = ("id", "headline", "kind", "who")
_TERM = ("start", "end", "possible from", "possible until", "certain from", "certain until")
_POST = ("role", "seat", "sending", "receiving")
_ACT = ("date", "earliest", "latest")
_REST = ("issues", "quote", "publisher", "published", "url", "independent sources", "sources disagree on")
_COLUMNS = {
    "tenure": (*_ALL, *_POST, *_TERM, *_REST),
    "nomination": (*_ALL, *_POST, *_TERM, *_REST),
    "administration": (*_ALL, "sending", *_TERM, *_REST),
    "milestone": (*_ALL, *_POST, *_ACT, "term", *_REST),
    "event": (*_ALL, "sending", "receiving", *_ACT, "modality", "mode", "score", *_REST),
    "statement": (*_ALL, "sending", "pair", *_ACT, *_REST),
}


def write(dossier: Dossier, file: IO[bytes]) -> None:
    """The workbook. Raises `UsageError` where the library is missing."""
    from legatus.cli.views import workbook

    workbook.write(_sheets(dossier), file, dossier.as_of)


def _sheets(dossier: Dossier) -> Iterator[tuple[str, tuple[str, ...], list[list[Any]]]]:
    yield "About", ("about",), [[caption(dossier)]]
    for what, columns in _COLUMNS.items():
        rows = [_row(fact, dossier) for fact in dossier.facts if fact.what == what]
        if rows:
            yield wording.PLURALS[what], columns, [[row[column] for column in columns] for row in rows]
    yield (
        "Quotes",
        ("id", "quote", "publisher", "published", "title", "url", "at character", "rules", "confidence", "source"),
        [
            [f.id, e.quote, *_source(e.source), e.start, "; ".join(e.rules), e.confidence, e.source.id]
            for f in dossier.facts
            for e in f.evidence
        ],
    )
    claims = [
        [f.id, c.field, _date(c.value), c.quote, c.source.publisher, _date(c.source.published), c.source.url]
        for f in dossier.facts
        for c in f.claims
    ]
    if claims:
        yield "Disagreements", ("id", "field", "claim", "quote", "publisher", "published", "url"), claims
    yield (
        "Sources",
        ("id", "publisher", "published", "title", "url"),
        [[s.id, *_source(s)] for s in dossier.sources],
    )


def _row(fact: Fact, dossier: Dossier) -> dict[str, Any]:
    low, high = fact.possible or (None, None)
    begun, until = fact.certain or (None, None)
    source = fact.source
    lasting = fact.what in LASTING
    return {
        "id": fact.id,
        "headline": wording.headline(fact, dossier),
        "kind": fact.kind,
        "who": fact.who,
        "role": fact.role,
        "seat": fact.seat,
        "sending": fact.sending,
        "receiving": fact.receiving,
        "start": _date(fact.start),
        "end": _date(fact.end),
        "date": _date(fact.date),
        "possible from" if lasting else "earliest": _known(low),
        "possible until" if lasting else "latest": _known(high),
        "certain from": _known(begun),
        "certain until": _known(until),
        "modality": fact.modality,
        "mode": fact.mode,
        "score": fact.score,
        "pair": fact.pair,
        "term": fact.term,
        "issues": "; ".join(fact.issues),
        "quote": fact.quote,
        "publisher": source.publisher if source else "",
        "published": _date(source.published) if source else None,
        "url": source.url if source else "",
        "independent sources": fact.stories,
        "sources disagree on": "; ".join(dict.fromkeys(claim.field for claim in fact.claims)),
    }


def _source(source: Source) -> tuple[Any, ...]:
    return source.publisher, _date(source.published), source.title, source.url


def _date(date: str | None) -> Day | str | None:
    """A true date where it is exact, the text of EDTF where it is not; any other text as it is."""
    if not date:
        return None
    return Day.fromisoformat(date) if wording.is_day(date) else date


def _known(day: Day | None) -> Day | None:
    return None if day in (EARLIEST, LATEST) else day
