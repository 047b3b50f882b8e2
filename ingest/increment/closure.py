"""Closures: whatever can have a say in who is who, or in what is one act, starting from what is new.

A closure may hold more than has a say, never less: the rules of `resolve` then decide as they would among all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from legatus.ingest.increment.entries import COUNTS, SEP, Unit, called, key, unit_of
from legatus.ingest.resolve.groups import UnionFind
from legatus.ingest.resolve.names import go_together, is_part
from legatus.queries.keys import Keys

DAY = timedelta(days=1)


def units(keys: Keys, start: Iterable[Unit]) -> set[Unit]:
    """The units that may be one person with any of these, by whatever steps."""
    found: set[Unit] = set()
    states: set[str] = set()
    fresh = set(start)
    while fresh:
        found |= fresh
        new_states = {unit.state for unit in fresh if unit.state} - states
        states |= new_states
        asked = {u: _marks(u, states) for u in fresh}
        for unit in found - fresh:
            if not unit.state and new_states:
                asked[unit] = [key("word", state, unit.name.words[-1]) for state in new_states]
        answers = keys.get({mark for marks in asked.values() for mark in marks})
        near = {v for u, marks in asked.items() for mark in marks for v in map(unit_of, answers[mark]) if _near(u, v)}
        fresh = (near | _named(keys, fresh)) - found
    return found


def _marks(unit: Unit, states: Iterable[str]) -> list[str]:
    """Where units are found whose names may be this one's."""
    words = unit.name.words
    made = [key("word", unit.state, word) for word in called(words, unit.state)]
    made += [key("name", unit.name.key), *([key("id", unit.id)] if unit.id else [])]
    if unit.state:
        return made + [key("stateless", word) for word in set(words)]
    return made + [key("word", state, words[-1]) for state in states]


def _near(one: Unit, other: Unit) -> bool:
    """Whether a rule may join two units for their names or identifiers."""
    if one.id and one.id == other.id:
        return True
    if one.state and other.state and one.state != other.state:
        return False
    if one.name == other.name:
        return True
    state = one.state or other.state or None
    return is_part(one.name, other.name, state) or is_part(other.name, one.name, state)


def _named(keys: Keys, fresh: Iterable[Unit]) -> set[Unit]:
    """Units that are joined to these by a relation, a decision, or a post under names that go together."""
    said = keys.get(key("more", unit.text) for unit in fresh)
    found: set[Unit] = set()
    posts: list[tuple[Unit, str]] = []
    pairs: set[str] = set()
    for unit in fresh:
        for value in said[key("more", unit.text)]:
            what, _, rest = value.partition(SEP)
            if what == "unit":
                found.add(unit_of(rest))
            elif what == "pair":
                pairs.add(key("pair", rest))
            else:
                posts.append((unit, key("post", rest)))
    for values in keys.get(pairs).values():
        found |= set(map(unit_of, values))
    holders = keys.get({post for _, post in posts})
    for unit, post in posts:
        for other in map(unit_of, holders[post]):
            if go_together(unit.name, other.name, unit.state) or go_together(other.name, unit.name, other.state):
                found.add(other)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an act, as far as look-ups know it."""

    id: str
    counts: bool
    day: date | None
    place: str
    words: str


def told(value: str) -> Told:
    """The mention that a value of a look-up names."""
    id, day, place, words = value.split(SEP)
    return Told(id[1:], id[0] == COUNTS, date.fromisoformat(day) if day else None, place, words)


def acts(groups: Mapping[str, Iterable[Told]], start: set[str], *, events: bool) -> set[str]:
    """The mentions that may be of one act with any of these, among groups that agree on ends (or country and pair).

    By the same words; events on days at most one apart; what no longer counts in its article, or on its day.
    """
    found: set[str] = set()
    for group in groups.values():
        joined: UnionFind[object] = UnionFind()
        members = list(group)
        lost = {t.day for t in members if t.day and not t.counts}
        places = {t.place for t in members if not t.counts}
        days = {t.day for t in members if t.day}
        for each in members:
            joined.join(each.id, ("words", each.words))
            if each.place in places:
                joined.join(each.id, ("place", each.place))
            if each.day and (events or each.day in lost):
                joined.join(each.id, each.day)
        if events:
            for day in days:
                if day + DAY in days:
                    joined.join(day, day + DAY)
        wanted = {joined.find(each.id) for each in members if each.id in start}
        found |= {each.id for each in members if joined.find(each.id) in wanted}
    return found
