"""Parting the claims about one person at one post into terms, by walking through them in time.

Records of one dataset stay apart, those of two datasets fuse where they overlap, and news joins the term it falls in,
as do sightings: datasets that say who held an office on a day, without a beginning or an end.
A new term needs a new beginning more than a year after the last, and an end between the two. That another person
served at an exclusive post in between, by a dataset or by two stories at least, is such an end; so are years without
a sighting between sightings.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import islice

from legatus.ingest.resolve.service import Claim
from legatus.ontology.dates import bounds, compatible

YEAR = timedelta(days=365)
#: A nomination that has not led to service is not pending for longer.
PENDING = timedelta(days=2 * 365)
#: Two sightings are no evidence that somebody stayed in office for longer between them. A working estimate.
UNSEEN = timedelta(days=4 * 365)


@dataclass(frozen=True, slots=True, order=True)
class Service:
    """That somebody (`holder`) served at a post on a day, by a story; `listed`: by a dataset."""

    day: date
    story: str
    holder: str
    listed: bool = False


@dataclass(slots=True, eq=False)
class _Group:
    """What is gathered of one term while walking through time.

    `first`: the earliest evidence; `begun`: the last stated beginning; `serving`: the last day of service; `ends`: the
    days by which it had ended and that the walk has yet to reach, each with whether a source dates it or merely says
    "former"; `ended`, `gone`: the last of either kind that it has reached; `records`: the dataset records in it;
    `starts`: stated beginnings by source; `waiting`: nothing but a nomination so far; `sighted`: nothing but sightings;
    `low`, `high`: the first and last day that any claim names.
    """

    claims: list[Claim] = field(default_factory=list)
    records: dict[str, set[str]] = field(default_factory=dict)
    starts: dict[str, set[str]] = field(default_factory=dict)
    first: date | None = None
    begun: date | None = None
    serving: date | None = None
    ends: list[tuple[date, bool]] = field(default_factory=list)
    ended: date | None = None
    gone: date | None = None
    waiting: bool = True
    sighted: bool = True
    low: date | None = None
    high: date | None = None

    def over(self, at: date) -> date | None:
        """The last day up to `at` by which the term had ended, or None. Asked in the order of time."""
        while self.ends and self.ends[0][0] <= at:
            day, dated = heappop(self.ends)
            if dated:
                self.ended = day
            else:
                self.gone = day
        return max((day for day in (self.ended, self.gone) if day is not None), default=None)


def part(claims: list[Claim], others: Sequence[Service] = (), holder: str = "") -> list[list[Claim]]:
    """Part the claims about one person at one post into terms, each in the order of anchors.

    `others`: who served there when, in order of days, the person (`holder`) included; empty where several may serve.
    """
    items = sorted(_items(claims), key=lambda i: (i[0].at is None, i[0].at or date.max, i[0].mention.order))
    groups: list[_Group] = []
    for item in items:
        group = _fitting(groups, item)
        if group is None or _replaced(group, item[0], others, holder):
            group = _Group()
            groups.append(group)
        _add(group, item)
    return [sorted(group.claims, key=lambda c: c.mention.order) for group in groups]


def _replaced(group: _Group, claim: Claim, others: Sequence[Service], holder: str) -> bool:
    """Whether others served, by two stories, between the last service in a term and the day of a claim."""
    last, at = group.serving, claim.at
    if last is None or at is None or claim.over or at - last <= YEAR or not (claim.served or claim.waiting):
        return False
    stories: set[str] = set()
    for service in islice(others, bisect_right(others, last, key=lambda s: s.day), None):
        if service.day >= at or len(stories) > 1:
            break
        if service.holder != holder:
            stories.add(service.story)
            if service.listed and claim.sighted:
                return True
    return len(stories) > 1


def _items(claims: list[Claim]) -> list[list[Claim]]:
    """What cannot be parted: a record of a dataset with its milestones; every other claim alone."""
    records: dict[tuple[str, str], list[Claim]] = {}
    alone: list[list[Claim]] = []
    for claim in claims:
        key = _record(claim)
        if key:
            records.setdefault((claim.mention.source.id, key), []).append(claim)
        else:
            alone.append([claim])
    for group in records.values():
        group.sort(key=lambda c: (c.mention.type != "tenure", c.at is None, c.at or date.max, c.mention.order))
        if group[0].at is None:  # a term without dates stands where its milestones do
            group.sort(key=lambda c: (c.at is None, c.at or date.max, c.mention.order))
    return [*records.values(), *alone]


def _record(claim: Claim) -> str | None:
    """The key of a dataset's record; what follows a `#` tells its parts (the milestones) apart. A sighting has none."""
    stated = claim.mention.text("record") if claim.mention.source.dataset and not claim.sighted else None
    return stated.partition("#")[0] if stated else None


def _fitting(groups: list[_Group], item: list[Claim]) -> _Group | None:
    """The term that an item belongs to, or None where it begins a new one."""
    if not groups:
        return None
    head = item[0]
    dataset, key = head.mention.source.id, _record(head)
    if key and any(c.mention.type == "tenure" for c in item):
        last = groups[-1]
        if dataset in last.records:
            return None
        if last.records:
            return last if _overlap(last, item) else None
        return None if _anew(last, item) else last
    near = [g for g in groups if g.first is None or head.at is None or g.first <= head.at] or groups
    last = near[-1]
    return None if _anew(last, item) else last


def _anew(group: _Group, item: list[Claim]) -> bool:
    """Whether an item at a later time begins a new term."""
    head = item[0]
    at, first = head.at, group.begun or group.first
    if at is None or first is None:
        return False
    starts = next((c.start for c in item if c.start), None) is not None
    if group.waiting and starts and at - first > PENDING:
        return True
    if group.sighted and group.serving is not None and (starts or head.sighted):
        return at - group.serving > (YEAR if starts else UNSEEN)
    if head.start is not None and _restarts(group, head):
        return True
    ended = group.over(at)
    if ended is None:
        return False
    if starts:
        return at - first > YEAR
    if head.waiting:
        return at > ended
    return head.served and not head.over and at - ended > YEAR and at - first > YEAR


def _restarts(group: _Group, claim: Claim) -> bool:
    """Whether an article that states a beginning in this term states another one: it tells of two terms."""
    stated = group.starts.get(claim.mention.source.id, set())
    return claim.start is not None and any(not compatible(claim.start, other) for other in stated)


def _overlap(group: _Group, item: list[Claim]) -> bool:
    """Whether the stated time of a dataset's record overlaps that of a term; a record without any does not."""
    other = _Group()
    _add(other, item)
    if group.low is None or group.high is None or other.low is None or other.high is None:
        return False
    return group.low <= other.high and other.low <= group.high


def _add(group: _Group, item: list[Claim]) -> None:
    for claim in item:
        group.claims.append(claim)
        key = _record(claim)
        if key:
            group.records.setdefault(claim.mention.source.id, set()).add(key)
        if claim.at is not None:
            group.first = min(group.first or claim.at, claim.at)
            if claim.start:
                group.begun = max(group.begun or claim.at, claim.at)
                group.starts.setdefault(claim.mention.source.id, set()).add(claim.start)
            if claim.served and not claim.over:
                group.serving = max(group.serving or claim.at, claim.asof[0] if claim.asof else claim.at)
        group.waiting = group.waiting and not claim.served
        group.sighted = group.sighted and claim.sighted
        _close(group, claim)
        for day in (d for d in (claim.at, _end(claim)) if d is not None):
            group.low, group.high = min(group.low or day, day), max(group.high or day, day)


def _close(group: _Group, claim: Claim) -> None:
    """Note the end that a claim evidences; service later than an end that nobody dated shows that it was none."""
    end = _end(claim)
    if end is not None:
        heappush(group.ends, (end, claim.end is not None or claim.mention.type == "milestone"))
    elif claim.served and claim.at is not None:
        group.over(claim.at)
        group.gone = None


def _end(claim: Claim) -> date | None:
    if not claim.over:
        return None
    if claim.end:
        low, high = bounds(claim.end)
        return low if low > date.min else high
    return claim.asof[0] if claim.asof else claim.at
