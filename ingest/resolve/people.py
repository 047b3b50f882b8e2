"""Who is who: the rules that make one person of several names.

In order: identifiers and decisions; the same name as one identified person; the same post with a name that goes
together (Ken, Kenneth); a partial name that only one fuller one explains. What stays ambiguous stays apart.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import TypeVar

from legatus.ingest.resolve.clusters import Cluster, Clusters, choose
from legatus.ingest.resolve.names import go_together, is_part
from legatus.ingest.resolve.persons import Persons
from legatus.ingest.resolve.posts import exclusive
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.slots import Slot
from legatus.ingest.resolve.units import Unit, apart, units_of

#: A partial name is explained by a fuller one only if the evidence of both lies within so many years.
PARTIAL = timedelta(days=30 * 365)

K = TypeVar("K")


def together(slots: Sequence[Slot], former: Sequence[Slot], rulings: Rulings) -> Persons:
    """Everybody whom slots name, in the order of anchors; `former` ones only lead to the person they would be of."""
    assigned = {key[0] + ("-of" if key[1] else "") for key in rulings.assigned}
    pinned = [slot for slot in slots if slot.member in assigned]
    units = units_of((slot for slot in slots if slot.member not in assigned), pinned)
    clusters = Clusters(units)
    _decide(clusters, units, former, rulings)
    free = [unit for unit in units if not unit.pinned]
    _same_id(clusters, free)
    _same_name(clusters, free)
    _same_post(clusters, free)
    _partial(clusters, free)
    _stateless(clusters, free)
    _partners(clusters, free)
    persons = Persons(clusters)
    for slot in former:
        persons.attach(slot)
    return persons


def _decide(clusters: Clusters, units: list[Unit], former: Sequence[Slot], rulings: Rulings) -> None:
    """What curators decided: first who is who, then who is not."""
    place = {slot.member: unit for unit in units for slot in unit.slots}
    by_key = {slot.key: unit for unit in units for slot in unit.slots}
    for slot in former:
        if slot.key in by_key:
            place.setdefault(slot.member, by_key[slot.key])
    assigned = [
        (m + ("-of" if o else ""), n + ("-of" if p else "")) for (m, o), (n, p) in sorted(rulings.assigned.items())
    ]
    for one, other in [*assigned, *rulings.same.get("person", [])]:
        if one in place and other in place:
            clusters.join(place[one], place[other])
    for one, other in rulings.different.get("person", []):
        if one in place and other in place and clusters.of(place[one]) is not clusters.of(place[other]):
            clusters.forbid(place[one], place[other])


def _same_id(clusters: Clusters, units: list[Unit]) -> None:
    first: dict[str, Unit] = {}
    for unit in units:
        if unit.id:
            clusters.join(first.setdefault(unit.id, unit), unit)


def _same_name(clusters: Clusters, units: list[Unit]) -> None:
    """A name without identifier is the identified person's of that name, if there is only one in that time."""
    known = _buckets(units, lambda u: [(u.name.key, u.state)] if u.id else [])
    for unit in units:
        if not unit.id:
            found = (clusters.of(other) for other in known.get((unit.name.key, unit.state), []))
            _join_one(clusters, unit, [c for c in found if clusters.may_join(clusters.of(unit), c)])


def _same_post(clusters: Clusters, units: list[Unit]) -> None:
    """Who held one post under names that go together is one person. Fuller names first; each must fit all others."""
    by_post = _buckets(units, lambda u: u.posts)
    for post in sorted(by_post):
        seen: dict[str, list[Unit]] = {}
        for unit in sorted(by_post[post], key=_fullest_first):
            near = {id(c): c for word in unit.name.words for c in map(clusters.of, seen.get(word, []))}
            mine, across = clusters.of(unit), post if exclusive(post) else None
            fit = [c for c in near.values() if clusters.may_join(mine, c, across=across) and _fits(unit, c)]
            _join_one(clusters, unit, fit)
            for word in unit.name.words:
                seen.setdefault(word, []).append(unit)


def _fits(unit: Unit, cluster: Cluster) -> bool:
    """Whether a holder of a post can be the one whose names a cluster has: there is a full name, and it goes together
    with it. Surnames alone, of two times, are two people until more is known."""
    alone = len(unit.name.words) == 1
    full = [u for u in cluster.units if len(u.name.words) > 1 or not alone]
    return bool(full) and all(go_together(unit.name, other.name, unit.state) for other in full)


def _coherent(one: Cluster, other: Cluster) -> bool:
    """Whether all full names of two clusters go together, so that no short name makes one of two persons."""
    return all(
        go_together(a.name, b.name, a.state or b.state)
        for a in one.units
        if len(a.name.words) > 1
        for b in other.units
        if len(b.name.words) > 1
    )


def _partial(clusters: Clusters, units: list[Unit]) -> None:
    """A partial name is the person's whose fuller name alone explains it, in the same state and time."""
    by_word = _buckets(units, lambda u: [(word, u.state) for word in u.name.words])
    for unit in sorted(units, key=_fullest_first):
        mine = clusters.of(unit)
        if unit.id or not unit.state or any(is_part(unit.name, other.name, unit.state) for other in mine.units):
            continue
        fit = {
            id(c): c
            for other in by_word[(unit.name.words[-1], unit.state)]  # a shorter form keeps its last word
            if is_part(unit.name, other.name, unit.state) and (c := clusters.of(other)) is not mine
        }
        near = [c for c in fit.values() if clusters.may_join(mine, c) and apart(c.era, mine.era) <= PARTIAL]
        _join_one(clusters, unit, near)


def _stateless(clusters: Clusters, units: list[Unit]) -> None:
    """A full name without a state (in a relation) is the only person's of that name."""
    by_name = _buckets(units, lambda u: [u.name.key] if u.state else [])
    for unit in units:
        if not unit.state and len(unit.name.words) > 1:
            found = (clusters.of(other) for other in by_name.get(unit.name.key, []))
            _join_one(clusters, unit, [c for c in found if clusters.may_join(clusters.of(unit), c)])


def _partners(clusters: Clusters, units: list[Unit]) -> None:
    """A person who is only named in relations is looked for in the state of those that they are related to."""
    by_slot = {slot.member: unit for unit in units for slot in unit.slots}
    by_word = _buckets(units, lambda u: [(word, u.state) for word in u.name.words] if u.state else [])
    for unit in units:
        mine = clusters.of(unit)
        if any(u.state for u in mine.units):
            continue
        partners = (by_slot.get(s.mention.id + ("" if s.of else "-of")) for s in unit.slots)
        states = {u.state for p in partners if p is not None for u in clusters.of(p).units if u.state}
        if len(states) == 1:
            state = states.pop()
            near = by_word.get((unit.name.words[-1], state), [])
            fit = [clusters.of(u) for u in near if u.name == unit.name or is_part(unit.name, u.name, state)]
            _join_one(clusters, unit, [c for c in fit if clusters.may_join(mine, c)])


def _join_one(clusters: Clusters, unit: Unit, found: list[Cluster]) -> None:
    mine = clusters.of(unit)
    chosen = choose(unit, [c for c in found if _coherent(mine, c)])
    if chosen is not None:
        clusters.join(chosen.units[0], unit)


def _fullest_first(unit: Unit) -> tuple[int, int, str, int]:
    return (-len(unit.name.words), -len(unit.name.key), unit.name.key, unit.rank)


def _buckets(units: Iterable[Unit], keys: Callable[[Unit], Iterable[K]]) -> dict[K, list[Unit]]:
    made: dict[K, list[Unit]] = {}
    for unit in units:
        for key in keys(unit):
            made.setdefault(key, []).append(unit)
    return made
