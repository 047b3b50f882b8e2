"""The events and statements that an increment touches."""

from collections.abc import Iterable

from legatus.ingest.increment import closure, entries
from legatus.ingest.increment.entries import COUNTS, key
from legatus.ingest.increment.folk import Circle, Folk
from legatus.ingest.increment.pool import Pool
from legatus.ingest.increment.reading import MOST_MENTIONS, SIGNS, Concerned, TooMuch
from legatus.ingest.resolve.act_records import event_record, statement_record
from legatus.ingest.resolve.acts import Act
from legatus.ingest.resolve.events import acts_of
from legatus.ingest.resolve.persons import passage
from legatus.ingest.resolve.reference import Reference
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.statements import said
from legatus.ontology.record import Record
from legatus.queries.keys import Keys


class Told:
    """Events and statements: what there is now (`records`) in the place of what the graph has (`known`)."""

    def __init__(
        self, pool: Pool, keys: Keys, articles: Concerned, folk: Folk, circle: Circle, rulings: Rulings, made: Reference
    ) -> None:
        """Find and resolve them. Raises `TooMuch`."""
        self._pool, self._keys, self._folk, self._rulings, self._reference = pool, keys, folk, rulings, made
        self.known: dict[str, Record] = {}
        self.records: list[Record] = []
        own = {a.id for a in articles.articles}
        changed = [m for sign in SIGNS for m in articles.now.mentions[sign] if m.source.id in own]
        moved = circle.moved()
        events = {m.id for m in changed if m.type == "event"} | self._attended(articles, circle, moved)
        spoken = {m.id for m in changed if m.type == "statement"}
        spoken |= {m for m in moved if m in pool.mentions and pool.mentions[m].type == "statement"}
        self._resolve("event", events)
        self._resolve("statement", spoken)

    def _attended(self, articles: Concerned, circle: Circle, moved: set[str]) -> set[str]:
        """Events whose participants may be others than they were."""
        mentions = [self._pool.mentions[member.removesuffix("-of")] for member in moved]
        places = {a.id for a in articles.others} | {m.source.id for m in mentions if not m.source.dataset}
        found = {str(row["id"]) for row in self._pool.rows("affected_participants", places)}
        listed = self._keys.get({key("listed", passage(m)) for m in mentions if m.source.dataset})
        if any(listed.values()):
            raise TooMuch
        marks = {key("participant", state, name) for state, name in self._renamed(circle)}
        return found | {id for ids in self._keys.get(marks).values() for id in ids}

    def _renamed(self, circle: Circle) -> set[tuple[str, str]]:
        """States and full names that are now those of others."""
        marks = {key("slots", unit.text): unit for unit in circle.units if unit.state}
        whose: list[dict[tuple[str, str], set[str | None]]] = []
        of_now = circle.now()
        for values, of in ((self._keys.old(marks), circle.before), (self._keys.get(marks), of_now)):
            made: dict[tuple[str, str], set[str | None]] = {}
            for mark, some in values.items():
                unit = marks[mark]
                found = {of.get(value[1:]) for value in some if value[0] == COUNTS}
                made.setdefault((unit.state, unit.name.key), set()).update(found)
            whose.append(made)
        return {each for each in whose[1] if whose[0].get(each, set()) != whose[1][each]}

    def _resolve(self, type: str, start: set[str]) -> None:
        pool = self._pool
        mentions = pool.take(start)
        pool.quotes(mentions)
        marks = {entries.act_key(m) for m in mentions}
        groups = {mark: list(map(closure.told, values)) for mark, values in self._keys.get(marks).items()}
        signs = {t.id: t.counts for group in groups.values() for t in group}
        ids = closure.acts(groups, start, events=type == "event")
        if len(ids) > MOST_MENTIONS or not start <= ids:
            raise TooMuch
        self._check(type, ids)
        found = sorted(pool.take(ids), key=lambda m: m.order)
        pool.quotes(found)
        active, inactive = [m for m in found if signs[m.id]], [m for m in found if not signs[m.id]]
        known = pool.denoting(ids, type)
        if any(not set(record.texts("denotedBy")) <= ids for record in known.values()):
            raise TooMuch
        self.known |= known
        if type == "event":
            self._events(acts_of(active, inactive, pool.given, self._rulings), known, start)
        else:
            self._folk.know(found)
            acts = said(active, inactive, pool.given, self._folk, self._rulings)
            for act in acts:
                if not self._as_before(act, known, start):
                    self.records.append(statement_record(act, pool.given, self._folk, self._reference, self._rulings))

    def _events(self, acts: list[Act], known: dict[str, Record], start: set[str]) -> None:
        fresh = [act for act in acts if not self._as_before(act, known, start)]
        self._folk.present(m for act in fresh for m in act.mentions)
        self.records += [event_record(act, self._folk, self._reference, self._rulings) for act in fresh]

    def _as_before(self, act: Act, known: dict[str, Record], start: set[str]) -> bool:
        """Whether nothing of an act has changed; then its record stays as it is."""
        if any(m.id in start for m in act.mentions):
            return False
        current, former = {m.id for m in act.mentions}, {m.id for m in act.former}
        for record in known.values():
            if current == set(record.texts("denotedBy")) and former == set(record.texts("formerlyDenotedBy")):
                self.records.append(record)
                return True
        return False

    def _check(self, type: str, ids: Iterable[str]) -> None:
        decided = {m for kind in (self._rulings.same, self._rulings.different) for p in kind.get(type, ()) for m in p}
        if decided & set(ids):
            raise TooMuch
