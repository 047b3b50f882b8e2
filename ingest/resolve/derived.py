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


@dataclass(frozen=True, slots=True, order=True)
class Era:
    """When an administration certainly governed its state, and when it may have."""

    state: str
    id: str
    certain: tuple[date, date] | None
    reach: tuple[date, date]


def eras_of(administrations: Iterable[Administration]) -> list[Era]:
    """The eras of administrations; one whose time is not known has none."""
    return [Era(a.state, a.record.id, a.span.certain, a.span.reach) for a in administrations if a.span.reach]


class Eras:
    """Administrations by state, asked in whose time something fell."""

    def __init__(self, eras: Iterable[Era]) -> None:
        self._by_state: dict[str, list[Era]] = {}
        self._known: dict[tuple[str, tuple[date, date]], list[Ref]] = {}
        for era in eras:
            self._by_state.setdefault(era.state, []).append(era)

    def during(self, states: Iterable[str], days: tuple[date, date] | None) -> list[Ref]:
        """The administrations of these states in whose time the days fell: certainly, or else the only possible one."""
        return [ref for state in sorted(set(states)) for ref in self._of(state, days)] if days else []

    def across(self, state: str, days: tuple[date, date] | None) -> list[Ref]:
        """The administrations of a state that certainly governed on some of the days: a long term sees several."""
        eras = self._by_state.get(state, [])
        return [Ref(e.id) for e in eras if days and e.certain and e.certain[0] <= days[1] and days[0] <= e.certain[1]]

    def _of(self, state: str, days: tuple[date, date]) -> list[Ref]:
        found = self._known.get((state, days))
        if found is None:
            eras = self._by_state.get(state, [])
            certain = [Ref(e.id) for e in eras if e.certain and e.certain[0] <= days[0] and days[1] <= e.certain[1]]
            possible = [Ref(e.id) for e in eras if e.reach[0] <= days[1] and days[0] <= e.reach[1]]
            found = certain or (possible if len(possible) == 1 else [])
            self._known[(state, days)] = found
        return found

    def of_term(self, record: Record, home: str, certain: tuple[date, date] | None) -> Record:
        """A tenure's record with the administrations at home of its certain days."""
        return with_during(record, self.across(home, certain) or self.during([home], certain))

    def of_act(self, record: Record) -> Record:
        """An event's or statement's record with the administrations of the states concerned."""
        return with_during(record, self.during(states_of(record), dated(record)))


def states_of(record: Record) -> list[str]:
    """The states that an event or statement concerns."""
    concerned = [record.text(name) for name in ("source", "target", "onBehalfOf")]
    states = [id.removeprefix("state/") for id in concerned if id and id.startswith("state/")]
    dyad = record.text("dyad")
    return states + (dyad.split("-") if dyad else [])


def with_during(record: Record, during: Iterable[Ref]) -> Record:
    """The record with these administrations, whichever it had."""
    return with_values(Record(record.id, {k: v for k, v in record.values.items() if k != "during"}), during=during)


def with_values(record: Record, **values: Iterable[Ref]) -> Record:
    """The record with more values; empty ones are left out."""
    more = {name: ordered for name, refs in values.items() if (ordered := in_order(refs))}
    return Record(record.id, {**record.values, **more}) if more else record


def dated(record: Record) -> tuple[date, date] | None:
    """The days of a record's date, or None where it has none or it is open."""
    stated = record.text("date")
    days = bounds(stated) if stated else None
    return days if days and days[1] - days[0] < timedelta(days=400) else None
