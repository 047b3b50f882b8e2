"""Persons, and how to find them: by a mention, or by a name within an article or a state."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legatus.ingest.resolve.clusters import Cluster, Clusters
from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.names import go_together, is_part, name_of
from legatus.ingest.resolve.posts import Post
from legatus.ingest.resolve.slots import Slot


@dataclass(slots=True, eq=False)
class Person:
    """One person: the slots that count and those that no longer do; `id` is that of the record."""

    slots: list[Slot]
    former: list[Slot] = field(default_factory=list)
    id: str = ""

    @property
    def anchor(self) -> Slot:
        """The slot that names the person's record."""
        return self.slots[0]


class Persons:
    """Everybody, and look-ups: by slot, and by a name within an article or a state."""

    def __init__(self, clusters: Clusters) -> None:
        self.all: list[Person] = []
        self._of: dict[str, Person] = {}
        self._named: dict[tuple[str, str], list[Person]] = {}
        self._word: dict[tuple[str, str], list[Person]] = {}
        self._post: dict[Post, list[Person]] = {}
        self._id: dict[str, Person] = {}
        self._in_article: dict[str, list[Slot]] = {}
        for cluster in clusters.all():
            self._add(Person(sorted((s for u in cluster.units for s in u.slots), key=lambda s: s.order)), cluster)
        self.all.sort(key=lambda p: p.anchor.order)

    def _add(self, person: Person, cluster: Cluster) -> None:
        self.all.append(person)
        for slot in person.slots:
            self._of[slot.member] = person
            self._id.setdefault(slot.id, person)
            self._in_article.setdefault(passage(slot.mention), []).append(slot)
        for key, state in sorted({(u.name.key, u.state) for u in cluster.units}):
            self._named.setdefault((key, state), []).append(person)
        for word, state in sorted({(w, u.state) for u in cluster.units for w in u.name.words}):
            self._word.setdefault((word, state), []).append(person)
        for post in sorted(cluster.posts):
            self._post.setdefault(post, []).append(person)

    def of(self, mention: Mention, *, second: bool = False) -> Person | None:
        """Who a mention is about (`second`: the other person of a relation), or None where it names no person."""
        return self._of.get(mention.id + ("-of" if second else ""))

    def attach(self, slot: Slot) -> None:
        """Let a slot that no longer counts lead to the person it would be of, if that is certain."""
        person = self._home(slot)
        if person is not None:
            person.former.append(slot)
            self._of[slot.member] = person

    def _home(self, slot: Slot) -> Person | None:
        if slot.id in self._id and slot.id:
            return self._id[slot.id]
        same = self._named.get((slot.name.key, slot.state), [])
        if same:
            return _only(same) or _only([p for p in same if any(s.post == slot.post for s in p.slots)])
        at_post = self._post.get(slot.post, []) if slot.post else []
        found = [p for p in at_post if any(_at_one_post(slot, s) for s in p.slots)]
        if not found:
            near = {id(p): p for word in slot.name.words for p in self._word.get((word, slot.state), [])}
            found = [p for p in near.values() if any(s.state == slot.state and _forms(slot, s) for s in p.slots)]
        return _only(found)

    def named(self, written: str, mention: Mention, states: Iterable[str | None]) -> Person | None:
        """The person whom an article, or a dataset's record, calls so, or else the only one of these states with that
        full name."""
        name = name_of(written)
        here = [
            self._of[slot.member]
            for slot in self._in_article.get(passage(mention), [])
            if slot.name == name or name_of(slot.written) == name or is_part(name, slot.name, slot.state)
        ]
        if here:
            return _only(here)
        return (
            _only([p for state in states if state for p in self._named.get((name.key, state), [])])
            if len(name.words) > 1
            else None
        )


def passage(mention: Mention) -> str:
    """What names within it are read together: an article, or one record of a dataset."""
    record = mention.text("record") if mention.source.dataset else None
    return f"{mention.source.id} {record.partition('#')[0]}" if record else mention.source.id


def _only(found: Iterable[Person]) -> Person | None:
    distinct = {id(person): person for person in found}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _at_one_post(one: Slot, other: Slot) -> bool:
    return one.post == other.post and go_together(one.name, other.name, one.state)


def _forms(one: Slot, other: Slot) -> bool:
    return is_part(one.name, other.name, one.state) or is_part(other.name, one.name, one.state)
