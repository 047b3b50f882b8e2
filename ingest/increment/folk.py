"""Who is whom after an increment: those who may have changed are resolved anew, all others are as they were."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legatus.ingest.increment import closure, entries
from legatus.ingest.increment.entries import COUNTS, LOST, Unit, key, unit_of
from legatus.ingest.increment.pool import Pool
from legatus.ingest.increment.reading import MOST_MENTIONS, SIGNS, Concerned, TooMuch, said, slots
from legatus.ingest.resolve.given import Mention, Source
from legatus.ingest.resolve.names import Name, is_part, name_of
from legatus.ingest.resolve.people import together
from legatus.ingest.resolve.person_records import person_id
from legatus.ingest.resolve.persons import Person, Persons
from legatus.ingest.resolve.rulings import Rulings, person_key
from legatus.ingest.resolve.slots import Slot, slot_at
from legatus.ontology.record import Record
from legatus.queries.keys import Keys


@dataclass(slots=True)
class Circle:
    """Those who may have changed.

    `persons`: they are now. `members`: the slots that were asked about, by sign. `known`: their records as they are in
    the graph. `dirty`: persons of whom anything may differ. `before`: which person each slot was of, those too that are
    no slots any more.
    """

    persons: Persons
    units: set[Unit]
    members: dict[str, set[str]]
    known: dict[str, Record]
    dirty: list[Person] = field(default_factory=list)
    before: dict[str, str | None] = field(default_factory=dict)

    def moved(self) -> set[str]:
        """The slots that are now another's, or that of a person of another id."""
        now = self.now()
        return {m for m in self.before if self.before[m] != now.get(m)}

    def now(self) -> dict[str, str]:
        """The id of the person whose each slot is."""
        made = {s.member: p.id for p in self.persons.all for s in p.former}
        return made | {s.member: p.id for p in self.persons.all for s in p.slots}


def circle(pool: Pool, keys: Keys, articles: Concerned, rulings: Rulings) -> Circle:
    """Everybody whom the changed articles may concern. Raises `TooMuch`."""
    changed = _changed(articles)
    found = closure.units(keys, {unit for _, unit in changed})
    marks = {unit: key("slots", unit.text) for unit in found}
    values, old = keys.get(marks.values()), keys.old(marks.values())
    if sum(map(len, values.values())) > MOST_MENTIONS:
        raise TooMuch
    at = {value: unit for unit, mark in marks.items() for value in values[mark]}
    gone = {value[1:] for some in old.values() for value in some}
    pool.take(_mention(member) for member in {value[1:] for value in at} | gone)
    made = {sign: _slots(pool, at, sign) for sign in SIGNS}
    persons = together(made[COUNTS], made[LOST], rulings)
    for person in persons.all:
        person.id = person_id(person)
    members = {sign: {slot.member for slot in made[sign]} for sign in SIGNS}
    named = {_mention(member) for member in gone.union(*members.values())}
    known = pool.denoting(named, "person")
    mine = Circle(persons, found, members, known)
    mine.before = _whose(pool, gone.union(*members.values()), known)
    touched = {member for member, _ in changed}
    mine.dirty = [p for p in persons.all if _differs(p, known.get(p.id), touched)]
    if any(not set(record.texts("denotedBy")) <= named for record in known.values()):
        raise TooMuch
    return mine


def _changed(articles: Concerned) -> set[tuple[str, Unit]]:
    """Slots, with the units they were or are of, that may have changed."""
    states = [
        {(s.member, sign, entries.unit(s), s.mention.source.id) for sign in SIGNS for s in state.slots[sign]}
        for state in (articles.before, articles.now)
    ]
    own = {article.id for article in articles.articles}
    alike = states[0] & states[1]
    return {(m, u) for state in states for m, sign, u, at in state if at in own or (m, sign, u, at) not in alike}


def _mention(member: str) -> str:
    return member.removesuffix("-of")


def _slots(pool: Pool, at: dict[str, Unit], sign: str) -> list[Slot]:
    made = []
    for value, unit in at.items():
        if value[0] == sign:
            mention = pool.mentions[_mention(value[1:])]
            made.append(slot_at(mention, unit.name, unit.state, of=value.endswith("-of")))
    return sorted(made, key=lambda slot: slot.order)


def _differs(person: Person, known: Record | None, touched: set[str]) -> bool:
    """Whether a person's record may be another than it was."""
    if known is None or any(s.of for s in person.former) or any(s.member in touched for s in person.slots):
        return True
    current = {s.mention.id for s in person.slots}
    former = {s.mention.id for s in person.former} - current
    return current != set(known.texts("denotedBy")) or former != set(known.texts("formerlyDenotedBy"))


def _whose(pool: Pool, members: set[str], persons: dict[str, Record]) -> dict[str, str | None]:
    """The person in the graph that each slot is of, or was when it still counted."""
    of: dict[str, list[str]] = {}
    for id, record in persons.items():
        for name in ("denotedBy", "formerlyDenotedBy"):
            for mention in record.texts(name):
                of.setdefault(mention, []).append(id)
    return whose(pool, members, of)


def whose(pool: Pool, members: Iterable[str], of: dict[str, list[str]]) -> dict[str, str | None]:
    """The same, where it is known of which persons each mention is; a relation's two are told apart by its record."""
    wanted = sorted(set(members))
    relations = [m for m in {_mention(m) for m in wanted} if pool.mentions[m].type == "relation_of_persons"]
    ends: dict[str, tuple[str | None, str | None]] = {}
    for record in pool.denoting(relations, "relation").values():
        for name in ("denotedBy", "formerlyDenotedBy"):
            ends |= {m: (record.text("subject"), record.text("object")) for m in record.texts(name)}
    made: dict[str, str | None] = {}
    for member in wanted:
        mention = _mention(member)
        if mention in ends:
            made[member] = ends[mention][member.endswith("-of")]
        else:
            found = of.get(mention, [])
            made[member] = found[0] if len(found) == 1 else None
    return made


class Folk(Persons):
    """Persons as resolution asks for them: those of the circle, and all others as the graph has them."""

    def __init__(self, pool: Pool, keys: Keys, circle: Circle, articles: Concerned, rulings: Rulings) -> None:
        self.all = circle.persons.all
        self._pool, self._keys, self._circle, self._rulings = pool, keys, circle, rulings
        self._changed = articles
        self._own = set(circle.before)
        self._known: dict[str, str | None] = {}
        self._stubs: dict[str, Person] = {}
        self._slots: dict[str, list[Slot]] = {}

    def note(self, mentions: Iterable[str], person: str) -> None:
        """Note that these mentions, which are of no relation, are of a person of the graph."""
        self._known |= dict.fromkeys(mentions, person)

    def know(self, mentions: Iterable[Mention]) -> None:
        """Read who these mentions are of, if that is not known yet."""
        asked = {m.id for m in mentions} - {_mention(member) for member in self._known}
        members = {member for id in asked for member in (id, id + "-of")} - self._own
        of: dict[str, list[str]] = {}
        for row in self._pool.rows("affected_denoted", {_mention(member) for member in members}):
            of.setdefault(str(row["mention"]), []).append(str(row["person"]))
        self._known |= whose(self._pool, members, of)

    def of(self, mention: Mention, *, second: bool = False) -> Person | None:
        """Who a mention is about, as `Persons.of` says. What the graph says must have been read (`know`)."""
        member = mention.id + ("-of" if second else "")
        if member in self._own:
            return self._circle.persons.of(mention, second=second)
        id = self._known.get(member)
        return self.stub(id) if id else None

    def stub(self, id: str) -> Person:
        """A person of the graph, of whom no more than the id is needed."""
        if id not in self._stubs:
            mention, of = person_key(id)
            anchor = Mention(
                Record.of(mention), Source(Record.of("article/"), False, None), mention, "", (True, "", ""), None
            )
            self._stubs[id] = Person([Slot(anchor, of, "", Name(()), "")], id=id)
        return self._stubs[id]

    def present(self, mentions: Iterable[Mention]) -> None:
        """Read what is needed to say who the participants of events are."""
        articles = {m.source.id for m in mentions if m.texts("participant") and not m.source.dataset}
        articles -= self._slots.keys()
        changed = {a.id for a in (*self._changed.articles, *self._changed.others)}
        found = self._changed.now.slots[COUNTS]
        rest = self._pool.articles(articles - changed)
        if rest:
            found = found + slots(self._keys, said(self._pool, rest, self._rulings).mentions[COUNTS], COUNTS)
        self._slots |= {id: [] for id in articles}
        for slot in found:
            if slot.mention.source.id in articles:
                self._slots[slot.mention.source.id].append(slot)
        self.know(slot.mention for id in articles for slot in self._slots[id])

    def named(self, written: str, mention: Mention, states: Iterable[str | None]) -> Person | None:
        """The person whom an article calls so, or the only one of these states with that full name. What the article
        says must have been read (`present`). Raises `TooMuch` for a dataset's participants."""
        if mention.source.dataset:
            raise TooMuch
        name = name_of(written)
        here = [
            self.of(slot.mention, second=slot.of)
            for slot in self._slots[mention.source.id]
            if slot.name == name or name_of(slot.written) == name or is_part(name, slot.name, slot.state)
        ]
        if here:
            return _only(here)
        return _only(self._of_name(name, {state for state in states if state})) if len(name.words) > 1 else None

    def _of_name(self, name: Name, states: Iterable[str]) -> list[Person | None]:
        marks = {state: key("word", state, name.words[-1]) for state in states}
        found = self._keys.get(marks.values())
        units = {
            u for s, mark in marks.items() for u in map(unit_of, found[mark]) if u.name.key == name.key and u.state == s
        }
        values = self._keys.get(key("slots", unit.text) for unit in units)
        members = {value[1:] for some in values.values() for value in some if value[0] == COUNTS}
        mentions = {mention.id: mention for mention in self._pool.take(map(_mention, members))}
        self.know(mentions.values())
        return [self.of(mentions[_mention(m)], second=m.endswith("-of")) for m in sorted(members)]


def _only(found: Iterable[Person | None]) -> Person | None:
    distinct = {person.id: person for person in found if person is not None}
    return next(iter(distinct.values())) if len(distinct) == 1 else None
