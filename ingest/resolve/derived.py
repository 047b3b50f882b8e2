"""What follows from resolved records and is kept only for quick questions: who succeeded whom, and in whose time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from legatus.ingest.resolve.administrations import Administration
from legatus.ingest.resolve.posts import Post, exclusive
from legatus.ingest.resolve.spans import Span
from legatus.ingest.resolve.tenures import Term
from legatus.ontology.dates import bounds
from legatus.ontology.record import Record, Ref, in_order

#: Between terms further apart somebody else may have served of whom nothing is known here.
CLOSE = timedelta(days=4 * 365)


def successions(terms: Iterable[Term], spans: dict[int, Span]) -> dict[str, str]:
    """Each term at an exclusive post to the term before it, by the days on which both certainly served.

    None where more than four years lie between, or where the two overlap.
    """
    by_post: dict[Post, list[tuple[tuple[date, date], str]]] = {}
    for term in terms:
        certain = spans[id(term)].certain
        if term.served and certain and exclusive(term.post):
            by_post.setdefault(term.post, []).append((certain, term.id))
    found: dict[str, str] = {}
    for held in by_post.values():
        held.sort()
        for (before, one), (after, other) in pairwise(held):
            if before[1] <= after[0] and after[0] - before[1] <= CLOSE:
                found[other] = one
    return found


class Eras:
    """Administrations by state, asked in whose time something fell."""

    def __init__(self, administrations: Iterable[Administration]) -> None:
        self._by_state: dict[str, list[_Era]] = {}
        self._known: dict[tuple[str, tuple[date, date]], list[Ref]] = {}
        for administration in administrations:
            span = administration.span
            if span.reach is not None:
                era = _Era(Ref(administration.record.id), span.certain, span.reach)
                self._by_state.setdefault(administration.state, []).append(era)

    def during(self, states: Iterable[str], days: tuple[date, date] | None) -> list[Ref]:
        """The administrations of these states in whose time the days fell: certainly, or else the only possible one."""
        return [ref for state in sorted(set(states)) for ref in self._of(state, days)] if days else []

    def across(self, state: str, days: tuple[date, date] | None) -> list[Ref]:
        """The administrations of a state that certainly governed on some of the days: a long term sees several."""
        eras = self._by_state.get(state, [])
        return [e.ref for e in eras if days and e.certain and e.certain[0] <= days[1] and days[0] <= e.certain[1]]

    def _of(self, state: str, days: tuple[date, date]) -> list[Ref]:
        found = self._known.get((state, days))
        if found is None:
            eras = self._by_state.get(state, [])
            certain = [e.ref for e in eras if e.certain and e.certain[0] <= days[0] and days[1] <= e.certain[1]]
            possible = [e.ref for e in eras if e.reach[0] <= days[1] and days[0] <= e.reach[1]]
            found = certain or (possible if len(possible) == 1 else [])
            self._known[(state, days)] = found
        return found


@dataclass(frozen=True, slots=True)
class _Era:
    """When an administration certainly governed, and when it may have."""

    ref: Ref
    certain: tuple[date, date] | None
    reach: tuple[date, date]


def with_values(record: Record, **values: Iterable[Ref]) -> Record:
    """The record with more values; empty ones are left out."""
    more = {name: ordered for name, refs in values.items() if (ordered := in_order(refs))}
    return Record(record.id, {**record.values, **more}) if more else record


def dated(record: Record) -> tuple[date, date] | None:
    """The days of a record's date, or None where it has none or it is open."""
    stated = record.text("date")
    days = bounds(stated) if stated else None
    return days if days and days[1] - days[0] < timedelta(days=400) else None
