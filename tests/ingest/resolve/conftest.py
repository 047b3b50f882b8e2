"""Mentions built by hand, in few words."""

from collections.abc import Iterable
from typing import Any

import pytest

from legatus.ingest import decisions
from legatus.ingest.resolve import resolve
from legatus.ontology.identity import article_id, dataset_id, mention_id, quote_id, tail
from legatus.ontology.record import Record, Ref


class Build:
    """Builds sources and mentions, and answers questions about what resolution makes of them."""

    def article(self, name: str, published: str | None = "2025-01-06", url: str | None = None, **values: Any) -> Record:
        """An article; `name` stands for its text."""
        values = {"extractedWith": "rules@1.0", "url": url, "published": published, "publisher": "The Courier"} | values
        return Record.of(article_id(url, None, None, published, None, name), **values)

    def dataset(self, name: str) -> Record:
        return Record.of(dataset_id(name), name=name)

    def quote(self, mention: Record, text: str) -> Record:
        (id,) = mention.texts("quotes")
        return Record.of(id, text=text, startChar=0, endChar=len(text))

    def mention(self, source: Record, type: str, at: int = 0, by: str = "rules@1.0#a", **claims: Any) -> Record:
        """A mention in an article, its quote at `at`."""
        stated = {k: v for k, v in claims.items() if v is not None}
        id = mention_id(source.id, type, f"{at}-{at + 50}", stated)
        quotes = Ref(quote_id(source.id, at, at + 50))
        return Record.of(id, recordType=type, inSource=Ref(source.id), quotes=quotes, extractedBy=by, **stated)

    def row(self, source: Record, type: str, record: str, release: str = "1", **claims: Any) -> Record:
        """A mention in a dataset."""
        id = mention_id(source.id, type, record, claims)
        return Record.of(id, recordType=type, inSource=Ref(source.id), record=record, release=release, **claims)

    def tenure(
        self, source: Record, person: str, role: str, sending: str, receiving: str | None = None, **c: Any
    ) -> Record:
        make = self.row if source.id.startswith("dataset/") else self.mention
        return make(source, "tenure", person=person, role=role, sending=sending, receiving=receiving, **c)

    def event(
        self, source: Record, type: str, one: str, other: str | None, issue: Any = ("trade",), **c: Any
    ) -> Record:
        claims = {"modality": "actual"} | c
        return self.mention(source, "event", claimType=type, sourceActor=one, targetActor=other, issue=issue, **claims)

    def statement(self, source: Record, speaker: str, country: str, pair: str | None = "MEX-USA", **c: Any) -> Record:
        claims = {"issue": "trade", "stance": "neutral"} | c
        return self.mention(source, "statement", speaker=speaker, speakerCountry=country, pair=pair, **claims)

    def relation(self, source: Record, person: str, relation: str, other: str | None, **c: Any) -> Record:
        return self.mention(source, "relation_of_persons", person=person, relation=relation, ofPerson=other, **c)

    def decide(self, kind: str, *ids: str, at: str = "2026-01-01T00:00:00Z", **more: Any) -> Record:
        """A decision, with a reason and an author."""
        made: Record = getattr(decisions, kind)(*ids, why="seen", by="tester", at=at, exists=lambda id: True, **more)
        return made

    def resolved(self, *records: Record | Iterable[Record]) -> "World":
        flat = [r for item in records for r in ([item] if isinstance(item, Record) else item)]
        return World(resolve(flat))


class World:
    """Resolved records, by class."""

    def __init__(self, records: list[Record]) -> None:
        self.records = {record.id: record for record in records}

    def all(self, path: str) -> list[Record]:
        return [record for id, record in self.records.items() if id.startswith(path + "/")]

    def one(self, path: str) -> Record:
        (record,) = self.all(path)
        return record

    def named(self, name: str) -> Record:
        (record,) = [p for p in self.all("person") if name in (p.text("name"), *p.texts("altName"))]
        return record

    def names(self) -> set[str | None]:
        return {person.text("name") for person in self.all("person")}

    def whereis(self, iri: str) -> set[str]:
        """What the canned query of that name does, on records."""
        mention, path = "mention/" + tail(iri), iri.split("/")[0].replace("nomination", "tenure")
        found = set()
        for id, record in self.records.items():
            if id.split("/")[0].replace("nomination", "tenure") != path:
                continue
            if mention not in (*record.texts("denotedBy"), *record.texts("formerlyDenotedBy")):
                continue
            if path == "milestone" and id.split(".")[0] != iri.split(".")[0]:
                continue
            if path == "person" and iri.endswith("-of") != self._second(mention, id):
                continue
            found.add(id)
        return found

    def _second(self, mention: str, person: str) -> bool:
        relations = self.all("relation")
        return any(
            r.text("object") == person and mention in (*r.texts("denotedBy"), *r.texts("formerlyDenotedBy"))
            for r in relations
        )


@pytest.fixture(scope="session")
def build() -> Build:
    return Build()
