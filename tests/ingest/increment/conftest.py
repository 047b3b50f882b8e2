"""Made worlds: articles and lists that name the same few people in many ways, one after the other."""

import random
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from legatus.ingest import decisions, resolution
from legatus.ingest.graph import merged
from legatus.ingest.resolve import resolve
from legatus.ontology.identity import article_id, dataset_id, mention_id, quote_id
from legatus.ontology.record import Record, Ref
from legatus.queries import marker, store
from legatus.queries.database import Database, Transaction

#: The last two are speakers only.
NAMES = (
    *("Ken Marlow", "Kenneth Lee Marlow", "K. Marlow", "Marlow", "Kenneth Marlow Jr.", "Ann Marlow", "Rosa Ibarra"),
    *("Ibarra", "Rosa Ibarra Luna", "R. Ibarra Luna", "Luna", "Li Wen", "Li", "Wen Li", "Ann Castro", "Castro"),
    *("White House", "Rosa Castro Ibarra"),
)
POSTS = (
    ("ambassador", "USA", "MEX", None),
    ("ambassador", "USA", None, None),
    ("ambassador", "MEX", "USA", None),
    ("head_of_state", "MEX", None, None),
    ("head_of_state", "USA", None, None),
    ("head_of_state", "CHN", None, None),
    ("foreign_minister", "CHN", None, None),
    ("consul_general", "USA", "MEX", "Tijuana"),
    ("consul_general", "USA", "MEX", "TIJUANA"),
    ("official_other", "MEX", None, None),
    ("ambassador", "the north", "MEX", None),
)
STATUSES = (
    *("nominated", "elect", "incumbent", "incumbent", "acting", "outgoing", "former", "recalled", "expelled"),
    *("appointed", "withdrawn", "resigned"),
)
DAYS = (
    *("2008-03-01", "2021-09-01", "2021-09-02", "2021-09-03", "2024-12-20", "2025-01-06", "2025-01-07", "2025-06"),
    None,
)
ACTS = ("CONSULT", "ACCUSE", "EXPEL", "DEPART", "APPOINT")
ENDS = (("USA", "MEX"), ("MEX", "USA"), ("CHN", "USA"), ("USA", None), ("the north", "MEX"))
ISSUES = ("trade", "tariffs", "migration")
WORDS = ["They met.", "It was so.", "No more of it.", "We shall see.", "The door is open."]


class Maker:
    """Makes articles, lists and decisions at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.grown: list[Record] = []
        self._count = 0

    def article(self) -> list[Record]:
        r, self._count = self.chance, self._count + 1
        url = r.choice((None, None, None, "https://news.example/1", "https://news.example/2"))
        published, versions = r.choice(DAYS), r.choice((("rules@1.0",), ("rules@1.0",), ("rules@1.0", "rules@1.1")))
        signature = r.choice(((), (), (), ("s1",), ("s1", "s2"), ("s2",), ("s3",)))
        id = article_id(url, None, None, published, None, f"text {self._count}")
        article = Record.of(id, url=url, published=published, signature=signature, extractedWith=versions)
        made = [article]
        for place in range(r.randint(1, 6)):
            made += self._fact(article, place)
        return merged(made)

    def _fact(self, source: Record, place: int) -> Iterator[Record]:
        r, at = self.chance, place * 60
        by = r.choice(("rules@1.0#a", "rules@1.0#b", "rules@1.1#a"))
        kind, claims = self._claims()
        stated = {k: v for k, v in claims.items() if v is not None}
        quotes = [quote_id(source.id, at, at + 50)]
        if r.random() < 0.9:
            yield Record.of(quotes[0], text=r.choice(WORDS), startChar=at, endChar=at + 50)
        else:
            yield Record.of(quotes[0], startChar=at, endChar=at + 50, text=f"Only here {source.id}.")
        where: dict[str, Any] = {"inSource": Ref(source.id), "quotes": Ref(quotes[0]), "extractedBy": by}
        yield Record.of(mention_id(source.id, kind, f"{at}", stated), recordType=kind, **where, **stated)

    def _claims(self) -> tuple[str, dict[str, Any]]:
        r, name = self.chance, self.chance.choice(NAMES[:-2])
        kind = r.choice(("tenure", "tenure", "tenure", "event", "statement", "relation_of_persons"))
        if kind == "tenure":
            role, sending, receiving, seat = r.choice(POSTS)
            claims = {"person": name, "role": role, "sending": sending, "receiving": receiving, "seat": seat}
            start, end = (
                r.choice((None, None, None, "2021-09", "2009-01-20")),
                r.choice((None, None, None, "2021-01-20")),
            )
            return kind, claims | {"status": r.choice(STATUSES), "start": start, "end": end}
        if kind == "event":
            one, other = r.choice(ENDS)
            claims = {"claimType": r.choice(ACTS), "sourceActor": one, "targetActor": other, "issue": r.choice(ISSUES)}
            present = (name,) if r.random() < 0.6 else None
            return kind, claims | {
                "date": r.choice(DAYS), "modality": r.choice(("actual", "planned")), "participant": present,
                "place": r.choice((None, "Oslo")),
            }  # fmt: skip
        if kind == "statement":
            pair = r.choice(("MEX-USA", "MEX-USA", "CHN-USA", "MEX-XXQ"))
            claims = {"speaker": r.choice(NAMES), "speakerCountry": r.choice(("USA", "MEX", "CHN")), "pair": pair}
            return kind, claims | {"issue": r.choice(ISSUES), "stance": "neutral", "date": r.choice((None, *DAYS))}
        other = r.choice([other for other in (*NAMES[:-2], None) if other != name])
        return kind, {"person": name, "relation": r.choice(("ally", "predecessor")), "ofPerson": other}

    def dataset(self) -> list[Record]:
        r = self.chance
        source = Record.of(dataset_id(f"List {r.randint(1, 2)}"), name="A list")
        made = [source]
        for _ in range(r.randint(1, 3)):
            role, sending, receiving, seat = r.choice(POSTS[:-1])
            key, release = str(r.randint(0, 3)), r.choice(("1", "2"))
            whose = {
                "person": r.choice(NAMES[:-2]),
                "role": role,
                "sending": sending,
                "receiving": receiving,
                "seat": seat,
            }
            stated = {k: v for k, v in whose.items() if v is not None} | {"personId": f"p{key}"}
            dates = {"status": "former", "start": r.choice(("2008", "2021-09-11")), "end": "2024-12"}
            made.append(self._row(source, "tenure", key, release, stated | dates))
            if r.random() < 0.5:
                step = {"claimType": "credentials", "date": "2021-09-20"}
                made.append(self._row(source, "milestone", f"{key}#credentials", release, stated | step))
        return merged(made)

    def _row(self, source: Record, kind: str, key: str, release: str, claims: dict[str, Any]) -> Record:
        id = mention_id(source.id, kind, key, claims)
        return Record.of(id, recordType=kind, inSource=Ref(source.id), record=key, release=release, **claims)

    def decision(self, made: Iterable[Record]) -> Record | None:
        """A decision about what there is."""
        r = self.chance
        by: dict[str, list[str]] = {}
        for record in sorted(made, key=lambda record: record.id):
            by.setdefault(record.id.partition("/")[0], []).append(record.id)
        mentions = sorted(m.id for m in self.grown if m.id.startswith("mention/"))
        kind = r.choice(("same", "different", "assign", "prefer", "retract", "retract"))
        more: dict[str, Any] = {"why": "seen", "by": "t", "at": f"2026-01-01T00:00:{len(self.grown) % 60:02}Z"}
        more |= {"exists": lambda id: True}
        if kind in ("same", "different"):
            ids = by.get(r.choice(("person", "tenure", "event", "statement")), [])
            decided: Record | None = getattr(decisions, kind)(*r.sample(ids, 2), **more) if len(ids) > 1 else None
            return decided
        if kind == "assign":
            named = sorted(m.id for m in self.grown if m.text("recordType") == "tenure")
            return (
                decisions.assign(r.choice(named), r.choice(by["person"]), **more) if named and "person" in by else None
            )
        if kind == "prefer":
            return decisions.prefer(r.choice(by["tenure"]), "start", "2021-09-05", **more) if "tenure" in by else None
        articles = sorted({a.id for a in self.grown if a.id.startswith("article/")})
        return decisions.retract(r.choice(mentions if r.random() < 0.5 else articles), **more) if articles else None


class World:
    """A graph to which things are added one by one, with what it should be after each."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database, self.maker = database, Maker(seed)
        self.anew = 0

    def step(self) -> None:
        """Add something and resolve what follows from it."""
        r, maker = self.maker.chance, self.maker
        what = r.random()
        if what < 0.75:
            made = maker.article()
            self.add(made, [made[0].id])
        elif what < 0.87:
            self.add(maker.dataset(), None)
        else:
            decision = maker.decision(resolve(merged(maker.grown)))
            if decision is not None:
                self.add([decision], None)

    def add(self, records: list[Record], articles: list[str] | None) -> None:
        """Add records, which are of these articles, and let the graph catch up; what it could not take in by itself
        is counted in `anew`."""
        self.maker.grown += records

        def kept(transaction: Transaction) -> None:
            marker.lock(transaction)
            store.add(transaction, records)
            marker.unsettle(transaction, articles)

        self.database.transaction(kept)
        whole = resolution.refresh

        def noted(database: Database) -> store.Changes:
            self.anew += 1
            return whole(database)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(resolution, "refresh", noted)
            resolution.catch_up(self.database)

    def is_(self) -> dict[str, Record]:
        """The resolved records of the graph, with what is derived of sources."""
        found = {r.id: r for r in store.read(self.database.read, "reference", "resolved")}
        derived = (store.derived_part(r) for r in store.read(self.database.read, "source"))
        return found | {r.id: r for r in derived if r.values}

    def should_be(self) -> dict[str, Record]:
        """What a full rebuild gives."""
        return {r.id: r for r in resolve(merged(self.maker.grown))}


@pytest.fixture
def world() -> type[World]:
    """Makes a world in a database, by a seed."""
    return World
