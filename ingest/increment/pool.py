"""What has been read from the graph for one increment: sources, mentions and quotes, each once."""

from collections import defaultdict
from collections.abc import Iterable

from legatus.ingest.resolve.given import Given, Mention, Source, mention_of, source_of
from legatus.ontology import mapping
from legatus.ontology.record import Record, Ref, in_order
from legatus.ontology.schema import schema
from legatus.queries import store
from legatus.queries.statements import statement
from legatus.queries.store import Run

#: Ids of one statement.
BATCH = 5_000


class Pool:
    """Sources, mentions and quotes by id, read when they are first asked for.

    `superseded`: the articles that are known to have a newer version. `derived`: what is derived of articles, as kept.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.sources: dict[str, Source] = {}
        self.mentions: dict[str, Mention] = {}
        self.given = Given()
        self.superseded: set[str] = set()
        self.derived: dict[str, Record] = {}
        self._records: dict[str, Record] = {}
        self._quoted: set[str] = set()

    def rows(self, name: str, ids: Iterable[str], label: str | None = None, **more: object) -> list[dict[str, object]]:
        """The rows of a statement, which may have a place for a label, for some ids."""
        wanted = sorted(set(ids))
        text = statement(name, label=label) if label else statement(name)
        batches = (wanted[i : i + BATCH] for i in range(0, len(wanted), BATCH))
        return [row for batch in batches for row in self.run(text, ids=batch, **more)]

    def articles(self, ids: Iterable[str]) -> list[Source]:
        """Articles with all that says which of them count, without their texts."""
        asked = sorted(set(ids))
        for row in self.rows("affected_articles", (id for id in asked if id not in self.derived)):
            id, names = str(row["id"]), ("url", "published", "modified", "signature", "extractedWith")
            self._source(row, *names)
            out = [(t, str(row[n])) for t, n in (("COPY_OF", "copyOf"), ("SUPERSEDES", "supersedes")) if row[n]]
            self.derived[id] = mapping.record({"id": id}, out)
            if row["superseder"]:
                self.superseded.add(id)
        return [self.sources[id] for id in asked if id in self.derived]

    def _source(self, row: dict[str, object], *names: str) -> None:
        """Note an article, or what more is known of it."""
        id = str(row["id"])
        record = mapping.record({"id": id, **{n: row[n] for n in names if row[n] is not None}}, ())
        known = self.sources.setdefault(id, source_of(record))
        known.record, known.story = record, str(row["copyOf"] or id)

    def take(self, ids: Iterable[str]) -> list[Mention]:
        """Mentions, with their sources; without their quotes, unless these have been asked for."""
        asked = sorted(set(ids))
        for row in self.rows("affected_mentions", (id for id in asked if id not in self.mentions)):
            if row["id"] not in self.sources:
                self._source(row, "url", "published")
            properties: dict[str, object] = row["properties"]  # type: ignore[assignment]
            record = mapping.record(properties, [("IN_SOURCE", str(row["id"]))])
            self.mentions[record.id] = mention_of(record, self.sources)
        return [self.mentions[id] for id in asked if id in self.mentions]

    def records(self, ids: Iterable[str]) -> dict[str, Record]:
        """Records as they are in the graph, each read once."""
        asked = set(ids)
        self._records |= store.some(self.run, sorted(asked - self._records.keys()))
        return {id: self._records[id] for id in sorted(asked) if id in self._records}

    def said_in(self, articles: Iterable[str]) -> list[Mention]:
        """All mentions of articles."""
        return self.take(str(row["id"]) for row in self.rows("affected_mentions_in", articles))

    def quotes(self, mentions: Iterable[Mention]) -> None:
        """Read the quotes of mentions, into these and into `given`."""
        wanted = {m.id for m in mentions} - self._quoted
        self._quoted |= wanted
        found: dict[str, set[Ref]] = defaultdict(set)
        for row in self.rows("affected_quotes", wanted):
            found[str(row["mention"])].add(Ref(str(row["quote"])))
            self.given.quotes[str(row["quote"])] = str(row["text"] or "")
        for id, refs in found.items():
            record = self.mentions[id].record
            self.mentions[id].record = Record(id, {**record.values, "quotes": in_order(refs)})

    def denoting(self, mentions: Iterable[str], path: str) -> dict[str, Record]:
        """The records of a class that are, or were, of these mentions."""
        label = schema().class_of(path + "/").label
        return self.records(str(row["id"]) for row in self.rows("affected_records", mentions, label=label))
