"""When a term was served: its start and its end, from what is stated and from what the statuses imply; and its reach.

What an article of 2025-01-06 says of a term in office holds on that day: it began by then (`../2025-01-06`) and ended
no earlier (`2025-01-06/..`). "Former" says that it had ended by then; "nominated" or "elect", that it had not begun.
A stated date outweighs what a status implies.

The reach is the period in which the term may have been served. Where a side is open it ends twelve years beyond the
evidence, and at an exclusive post where another holder is known to serve: estimates, so never part of start and end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from legatus.ingest.resolve.diplomatic import DiplomaticActs, day_of, step_of
from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.posts import Post, exclusive
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.service import Claim, standing_of
from legatus.ingest.resolve.tenures import Term
from legatus.ingest.resolve.values import Resolved, preference, resolve_date
from legatus.ontology.dates import EARLIEST, LATEST, bounds, compatible, exact, precision
from legatus.ontology.vocabulary import scheme

#: How far an open side of a term may reach beyond the evidence. A working estimate.
OPEN = timedelta(days=12 * 365 + 3)


@dataclass(slots=True)
class Span:
    """The days between which a term began (`start`) and ended (`end`), as far as known; and the fields in dispute.

    `start_text`, `end_text`: a stated date as it stands; None where only bounds are known. `reach`: the first and last
    day on which the person may have served, or None where nothing is known.
    """

    start: tuple[date, date]
    end: tuple[date, date]
    start_text: str | None
    end_text: str | None
    disputed: tuple[str, ...]
    reach: tuple[date, date] | None = None

    @property
    def certain(self) -> tuple[date, date] | None:
        """The days on which the person certainly served, or None."""
        low, high = self.start[1], self.end[0]
        return (low, high) if low <= high and low < LATEST and high > EARLIEST else None

    def texts(self) -> tuple[str | None, str | None]:
        """Start and end as EDTF; None where nothing at all is known."""
        return self.start_text or edtf(self.start), self.end_text or edtf(self.end)


def span_of(term: Term, acts: DiplomaticActs, rulings: Rulings) -> Span:
    """The span of one term, by itself. Where no start is stated, or only its month or year,
    presenting credentials is one, if its day is known."""
    mentions = [claim.mention for claim in term.claims]
    wanted = preference(rulings, mentions, "tenure", "start")
    start = resolve_date(((c.start, c.mention) for c in term.claims), wanted)
    end = resolve_date(((c.end, c.mention) for c in term.claims), preference(rulings, mentions, "tenure", "end"))
    opened = _opened(mentions, acts) if wanted is None else None
    if opened and (start.value is None or (compatible(start.value, opened) and precision(start.value) > 0)):
        start = Resolved(opened, start.disputed)
    if end.value is None:
        end = Resolved(_milestone_end(term.claims), end.disputed)
    disputed = tuple(name for name, value in (("end", end), ("start", start)) if value.disputed)
    if not term.served:
        waiting = bounds(start.value) if start.value else (EARLIEST, LATEST)
        return Span(waiting, bounds(end.value) if end.value else (EARLIEST, LATEST), start.value, end.value, disputed)
    began, left = _implied(term.claims)
    start, end = _unless_known_better(start, began), _unless_known_better(end, left)
    first = bounds(start.value) if start.value else began
    last = bounds(end.value) if end.value else left
    if start.value is None:
        first = _narrowed(first, (EARLIEST, last[1]))
    if end.value is None:
        last = _narrowed(last, (first[0], LATEST))
    return Span(first, last, start.value, end.value, disputed)


def _unless_known_better(stated: Resolved, implied: tuple[date, date]) -> Resolved:
    """A stated date that is open on one side (`2022-01/..`: not ended by then) is a bound like those that statuses
    imply; nothing where these say more."""
    if stated.value is None:
        return stated
    own = bounds(stated.value)
    both = _narrowed(own, implied) if own[0] == EARLIEST or own[1] == LATEST else own
    return stated if both == own else Resolved(edtf(both), stated.disputed)


def _implied(claims: Iterable[Claim]) -> tuple[tuple[date, date], tuple[date, date]]:
    """Between which days service began and ended, by the statuses alone; contradictions leave the later word out."""
    in_office: list[tuple[date, date]] = []
    over: list[tuple[date, date]] = []
    ahead: list[tuple[date, date]] = []
    for claim in claims:
        concept = standing_of(claim.mention)
        if claim.asof is None or concept is None:
            continue
        if concept.has("ended"):
            over.append(claim.asof)
        elif concept.has("service"):
            in_office.append(claim.asof)
        elif claim.waiting and _ahead(claim):
            ahead.append(claim.asof)
    started = min((high for _, high in [*in_office, *over]), default=LATEST)
    served = max((low for low, _ in in_office), default=EARLIEST)
    not_before = max((low for low, _ in ahead if low <= started), default=EARLIEST)
    gone = min((high for _, high in over if high >= served), default=LATEST)
    return (not_before, started), (served, gone)


def _ahead(claim: Claim) -> bool:
    """Whether service still lay ahead on that day. Of one called appointed it may have begun, of one nominated or
    elect it has not: the vocabulary lists the statuses in the order of a term's life."""
    concept, statuses = standing_of(claim.mention), scheme("status")
    if concept is None or claim.over:
        return False
    return claim.mention.type == "milestone" or (concept.order or 0) < (statuses["appointed"].order or 0)


def _opened(mentions: Iterable[Mention], acts: DiplomaticActs) -> str | None:
    """The day that opened service: that of the first step in the vocabulary that shows service (credentials)."""
    opening = next(c.notation for c in scheme("milestone") if c.has("service"))
    dated = [(day_of(opening, m, acts), m) for m in mentions if step_of(m) == opening]
    day = resolve_date(dated).value
    return day if day is not None and exact(day) else None


def _milestone_end(claims: Iterable[Claim]) -> str | None:
    """The date of the milestone that ended the term, where no end is stated."""
    dated = [
        (claim.mention.text("date"), claim.mention)
        for claim in claims
        if claim.mention.type == "milestone" and claim.over and not claim.waiting
    ]
    return resolve_date(dated).value


def reaches(terms: Iterable[Term], spans: dict[int, Span]) -> None:
    """Set the reach of every tenure's span (by `id` of the term), each at an exclusive post within those of the others.

    Acting holders bound nobody: they fill in for one.
    """
    by_post: dict[Post, list[Term]] = {}
    for term in terms:
        span = spans[id(term)]
        if term.served:
            span.reach = _reach(span)
            if exclusive(term.post):
                by_post.setdefault(term.post, []).append(term)
    for group in by_post.values():
        held = sorted(
            (c, t.anchor.order, spans[id(t)]) for t in group if (c := spans[id(t)].certain) and not _acting(t)
        )
        certain = [days for days, _, _ in held]
        for days, _, span in held:
            if span.reach is not None:
                span.reach = _between(span, days, certain)


def _between(span: Span, own: tuple[date, date], others: list[tuple[date, date]]) -> tuple[date, date]:
    """The reach, its open sides within the days on which others certainly served before and after; where these
    overlap with the own days, within those."""
    low, high = span.reach or own
    if span.end_text is None:
        high = min(high, min((max(c[0], own[1]) for c in others if c[1] > own[1] and c[0] > own[0]), default=LATEST))
    if span.start_text is None:
        low = max(low, max((min(c[1], own[0]) for c in others if c[0] < own[0] and c[1] < own[1]), default=EARLIEST))
    return low, high


def _reach(span: Span) -> tuple[date, date] | None:
    """Start to end, an open side no further than `OPEN` beyond the day that it is open from."""
    (first, begun), (ending, last) = span.start, span.end
    if begun == LATEST and ending == EARLIEST:
        return None
    low = first if first > EARLIEST else (begun - OPEN if date.min + OPEN < begun < LATEST else first)
    high = last if last < LATEST else (ending + OPEN if EARLIEST < ending < date.max - OPEN else last)
    return (low, high) if low <= high else None


def _acting(term: Term) -> bool:
    return all(c.mention.text("status") == "acting" for c in term.claims if c.mention.type == "tenure")


def _narrowed(one: tuple[date, date], other: tuple[date, date]) -> tuple[date, date]:
    """The days that both allow; the first alone where they allow none."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else one


def edtf(days: tuple[date, date]) -> str | None:
    """Two days as EDTF: a day, an interval, open where a side is not known; None where neither is."""
    low, high = days
    if (low, high) == (EARLIEST, LATEST):
        return None
    if low == high:
        return low.isoformat()
    return f"{'..' if low == EARLIEST else low.isoformat()}/{'..' if high == LATEST else high.isoformat()}"
