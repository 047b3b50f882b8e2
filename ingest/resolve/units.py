"""Units: the slots that no rule needs to compare, because name, state and identifier are the same.

Rules then work on units, of which there are far fewer than mentions.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from legatus.ingest.resolve.names import Name
from legatus.ingest.resolve.posts import Post, telling
from legatus.ingest.resolve.slots import Key, Slot

#: Evidence of one person lies no further apart: a working life.
WORKING_LIFE = timedelta(days=75 * 365)
#: A surname alone is one person's only where the evidence goes on: as long as an undated term may last.
SURNAME_ALONE = timedelta(days=12 * 365)

#: First and last day of evidence.
Era = tuple[date, date]


@dataclass(slots=True, eq=False)
class Unit:
    """Slots of one name, state and identifier whose evidence lies together.

    `rank`: its place in a fixed order. `pinned`: a curator has assigned these slots, so no rule moves them.
    `posts`: the offices that tell people apart, each with the days of evidence.
    """

    rank: int
    name: Name
    state: str
    id: str
    slots: list[Slot]
    pinned: bool = False
    era: Era | None = None
    posts: dict[Post, Era | None] = field(default_factory=dict)


def units_of(slots: Iterable[Slot], pinned: Iterable[Slot]) -> list[Unit]:
    """The units of all slots, in the order of their keys; `pinned` ones each make their own, at the end."""
    by_key: dict[Key, list[Slot]] = {}
    for slot in slots:
        by_key.setdefault(slot.key, []).append(slot)
    units: list[Unit] = []
    for key in sorted(by_key):
        for group in _by_era(by_key[key]):
            units.append(_unit(len(units), group, pinned=False))
    for slot in pinned:
        units.append(_unit(len(units), [slot], pinned=True))
    return units


def _unit(rank: int, slots: list[Slot], *, pinned: bool) -> Unit:
    first = slots[0]
    unit = Unit(rank, first.name, first.state, first.id, slots, pinned)
    for slot in slots:
        unit.era = span(unit.era, slot.day)
        if slot.post is not None and telling(slot.post):
            unit.posts[slot.post] = span(unit.posts.get(slot.post), slot.day)
    return unit


def _by_era(slots: list[Slot]) -> list[list[Slot]]:
    """Namesakes too far apart in time to be one person. Undated slots go with the latest of those before them."""
    if slots[0].id:
        return [slots]
    alone = len(slots[0].name.words) == 1
    dated = sorted((s for s in slots if s.day), key=lambda s: (s.day or (date.min, date.min), s.order))
    groups: list[list[Slot]] = []
    first = last = date.min
    for slot in dated:
        low, high = slot.day or (date.min, date.min)
        if not groups or (low - last > SURNAME_ALONE if alone else low - first > WORKING_LIFE):
            groups.append([])
            first, last = low, high
        groups[-1].append(slot)
        last = max(last, high)
    undated = [s for s in slots if not s.day]
    if not groups:
        return [slots]
    for slot in undated:
        before = slot.mention.day[1] if slot.mention.day else date.max
        fits = [g for g in groups if g[0].day and g[0].day[0] <= before]
        (fits[-1] if fits else groups[0]).append(slot)
    return groups


def span(one: Era | None, other: Era | None) -> Era | None:
    """The days from the first to the last of two eras."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def apart(one: Era | None, other: Era | None) -> timedelta:
    """How far two eras lie apart; nothing where they overlap or one is not known."""
    if one is None or other is None:
        return timedelta(0)
    return max(other[0] - one[1], one[0] - other[1], timedelta(0))
