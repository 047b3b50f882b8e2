"""The records that an increment gives, in the place of those that the graph has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from legatus.ingest.increment.careers import Careers, persons_of, post_in
from legatus.ingest.increment.folk import Circle, Folk
from legatus.ingest.increment.pool import Pool
from legatus.ingest.increment.reading import Concerned, TooMuch
from legatus.ingest.increment.times import Times
from legatus.ingest.increment.told import Told
from legatus.ingest.resolve import of_articles, of_persons, of_terms
from legatus.ingest.resolve.derived import states_of
from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.posts import Post, post_record
from legatus.ingest.resolve.reference import Reference
from legatus.ingest.resolve.relations import relations
from legatus.ingest.resolve.rulings import Rulings
from legatus.ontology.record import Record, Ref, in_order
from legatus.ontology.schema import schema
from legatus.queries import store
from legatus.queries.database import Transaction
from legatus.queries.statements import statement
from legatus.queries.store import Changes

#: The classes of reference records, those that may refer to others of them first.
REFERENCE = ("post", "dyad", "issue", "organization", "state")


class Replacing:
    """`wanted`: records as they should be; `known`: as they are in the graph, or were and are to go."""

    def __init__(self, pool: Pool, reference: Reference, rulings: Rulings) -> None:
        self._pool, self._reference, self._rulings = pool, reference, rulings
        self.wanted: dict[str, Record] = {}
        self.known: dict[str, Record] = {}

    def persons(self, circle: Circle, folk: Folk, careers: Careers) -> None:
        """Persons who may have changed, their relations, and the terms of those who did not."""
        dirty = {p.id for p in circle.dirty}
        clean = {p.id for p in circle.persons.all} - dirty
        settled = {s.member for p in circle.persons.all if p.id in clean for s in (*p.slots, *p.former)}
        related = self._relations(circle, folk, settled)
        made = of_persons(circle.dirty, careers.terms, related, self._reference, self._rulings)
        self._put(made, {id: record for id, record in circle.known.items() if id not in clean})
        terms = persons_of(careers.terms)
        for id, record in self._pool.records(careers.others - dirty).items():
            now = [Ref(term.id) for term in terms.get(id, ())]
            gone = {Ref(term) for term in careers.known}
            values = {k: v for k, v in record.values.items() if k not in ("held", "nomineeIn")}
            for name, path in (("held", "tenure/"), ("nomineeIn", "nomination/")):
                kept = [ref for ref in record.all(name) if ref not in gone]
                if refs := in_order([*kept, *(ref for ref in now if ref.id.startswith(path))]):
                    values[name] = refs
            self._put([Record(id, values)], {id: record})

    def _relations(self, circle: Circle, folk: Folk, settled: set[str]) -> list[Record]:
        pool, found = self._pool, dict[str, list[Mention]]()
        for sign, members in circle.members.items():
            ids = {member.removesuffix("-of") for member in members - settled}
            told = (m for id in ids if (m := pool.mentions[id]).type == "relation_of_persons")
            found[sign] = sorted(told, key=lambda m: m.order)
        mentions = [m for some in found.values() for m in some]
        folk.know(mentions)
        made = relations(found["+"], found["-"], folk)
        self._put(made, self._covered(pool.denoting((m.id for m in mentions), "relation"), {m.id for m in mentions}))
        return made

    def terms(self, careers: Careers, told: Told) -> None:
        """Terms with what follows from them, acts, and what fell in another's time than it did."""
        times = Times(self._pool, careers)
        states = {t.post.sending for t in careers.terms} | {s for r in told.records for s in states_of(r)}
        eras = times.eras(states - {""})
        self._put(of_terms(careers.terms, careers.spans, careers.diplomatic, self._rulings, eras), careers.known)
        self._put((head.record for head in careers.heads), {})
        self._put(map(eras.of_act, told.records), told.known)
        self._put(*times.renewed(times.touched() - self.known.keys() - self.wanted.keys()))

    def articles(self, about: Concerned) -> None:
        """What is derived of articles."""
        known = {a.id: self._pool.derived[a.id] for a in about.articles if self._pool.derived[a.id].values}
        self._put(of_articles(about.copies, about.supersedes), known)

    def posts(self, careers: Careers) -> None:
        """The posts of terms, and those that terms have left; one that no term is of any more goes with what nothing
        refers to."""
        seats: dict[Post, set[str]] = defaultdict(set)
        for term in careers.terms:
            seats[term.post] |= {seat for c in term.claims if (seat := c.mention.text("seat"))}
        left = {id for record in careers.known.values() if (id := record.text("of"))} - {post.id for post in seats}
        by_id = {post.id: post for post in seats if post.seat}
        by_id |= {id: post for id, r in self._pool.records(left).items() if (post := post_in(r)).seat}
        for row in self._pool.rows("affected_seats", by_id):
            if row["term"] not in careers.known and row["seat"]:
                seats[by_id[str(row["post"])]].add(str(row["seat"]))
        self._put((post_record(p, min(written, default=None), self._reference) for p, written in seats.items()), {})

    def write(self, transaction: Transaction) -> Changes:
        """Replace the records, and remove what nothing refers to any more."""
        self._put(self._reference.records.values(), {})
        lacking = [id for id in self.wanted if id not in self.known and not id.startswith("article/")]
        self.known |= store.some(transaction.run, lacking)
        changes = store.replace(transaction, self.wanted, self.known)
        removed = self._sweep(transaction)
        return Changes(changes.added, changes.changed, changes.removed + removed)

    def _sweep(self, transaction: Transaction) -> int:
        loose = {id for record in self.known.values() for id in _references(record)}
        kept = {id for record in self.wanted.values() for id in _references(record)}
        loose, count = loose - kept, 0
        types = [p.relationship for p in schema().properties.values() if p.reference]
        for path in REFERENCE:
            ids = sorted(id for id in loose if id.startswith(path + "/"))
            if not ids:
                continue
            label = schema().class_of(ids[0]).label
            rows = transaction.run(statement("affected_referred", label=label), ids=ids, types=types)
            gone = store.some(transaction.run, [row["id"] for row in rows])
            count += store.replace(transaction, {}, gone).removed
            loose |= {id for record in gone.values() for id in _references(record)}
        return count

    def _put(self, wanted: Iterable[Record], known: Mapping[str, Record]) -> None:
        self.wanted |= {record.id: record for record in wanted}
        self.known |= known

    def _covered(self, known: dict[str, Record], mentions: set[str]) -> dict[str, Record]:
        """Records of which all mentions are at hand. Raises `TooMuch` where that is not so."""
        if any(not set(record.texts("denotedBy")) <= mentions for record in known.values()):
            raise TooMuch
        return known


def _references(record: Record) -> set[str]:
    refs = (value.id for values in record.values.values() for value in values if isinstance(value, Ref))
    return {id for id in refs if id.partition("/")[0] in REFERENCE}
