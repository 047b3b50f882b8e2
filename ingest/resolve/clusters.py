"""Clusters: units that are one person, and what forbids it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from legatus.ingest.resolve.posts import Post
from legatus.ingest.resolve.units import WORKING_LIFE, Era, Unit, apart, span


@dataclass(slots=True, eq=False)
class Cluster:
    """One person in the making."""

    units: list[Unit]
    ids: set[str]
    era: Era | None
    posts: dict[Post, Era | None]
    against: set[int] = field(default_factory=set)

    @property
    def rank(self) -> int:
        """Its place in a fixed order: that of its first unit."""
        return min(unit.rank for unit in self.units)


class Clusters:
    """All clusters; every unit is in one."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._of = [Cluster([u], {u.id} if u.id else set(), u.era, dict(u.posts)) for u in units]

    def of(self, unit: Unit) -> Cluster:
        """The cluster that a unit is in."""
        return self._of[unit.rank]

    def all(self) -> list[Cluster]:
        """Every cluster, in order."""
        return sorted({id(c): c for c in self._of}.values(), key=lambda c: c.rank)

    def forbid(self, one: Unit, other: Unit) -> None:
        """Two units are two persons, whatever the rules say."""
        self.of(one).against.add(other.rank)
        self.of(other).against.add(one.rank)

    def join(self, one: Unit, other: Unit) -> None:
        """Two units are one person."""
        into, gone = self.of(one), self.of(other)
        if into is gone:
            return
        if len(into.units) < len(gone.units):
            into, gone = gone, into
        into.units += gone.units
        into.ids |= gone.ids
        into.against |= gone.against
        into.era = span(into.era, gone.era)
        for post, era in gone.posts.items():
            into.posts[post] = span(into.posts.get(post), era)
        for unit in gone.units:
            self._of[unit.rank] = into

    def may_join(self, one: Cluster, other: Cluster, *, across: Post | None = None) -> bool:
        """Whether nothing forbids that two clusters are one person: identifiers, time, a curator's decision.

        Two identifiers are two persons. Only those of two different datasets may be one, where both hold the post
        `across` at the same time.
        """
        if one is other or any(u.rank in one.against for u in other.units):
            return False
        if all(u.pinned for u in one.units) or all(u.pinned for u in other.units):
            return False
        together = span(one.era, other.era)
        if together is not None and together[1] - together[0] > WORKING_LIFE:
            return False
        if not one.ids or not other.ids or one.ids == other.ids:
            return True
        if across is None or {id.partition(":")[0] for id in one.ids} & {id.partition(":")[0] for id in other.ids}:
            return False
        mine, theirs = one.posts.get(across), other.posts.get(across)
        return mine is not None and theirs is not None and apart(mine, theirs) == timedelta(0)


def choose(unit: Unit, found: Iterable[Cluster]) -> Cluster | None:
    """The one cluster that a unit belongs to, of several that fit: who held the same post, else whose time it was."""
    clusters = sorted({id(c): c for c in found}.values(), key=lambda c: c.rank)
    if len(clusters) > 1:
        clusters = [c for c in clusters if unit.posts.keys() & c.posts.keys()] or clusters
    if len(clusters) > 1 and unit.era is not None:
        clusters = [c for c in clusters if c.era is not None and apart(c.era, unit.era) == timedelta(0)]
    return clusters[0] if len(clusters) == 1 else None
