"""What has been read from the graph for one increment: sources, mentions and quotes, each once."""

from collections.abc import Iterable

from legatus.ingest.resolve.given import Given, Mention, Source, mention_of, source_of
from legatus.ontology import mapping
from legatus.ontology.record import Record
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

    def rows(self, name: str, ids: Iterable[str], **more: object) -> list[dict[str, object]]:
        """The rows of a statement for some ids."""
        wanted = sorted(set(ids))
        batches = (wanted[i : i + BATCH] for i in range(0, len(wanted), BATCH))
        return [row for batch in batches for row in self.run(statement(name), ids=batch, **more)]

    def articles(self, ids: Iterable[str]) -> list[Source]:
        """Articles, without their texts."""
        asked = sorted(set(ids))
        for row in self.rows("affected_articles", (id for id in asked if id not in self.sources)):
            id, names = str(row["id"]), ("url", "published", "modified", "signature", "extractedWith")
            record = mapping.record({"id": id, **{n: row[n] for n in names if row[n] is not None}}, ())
            source = self.sources[id] = source_of(record)
            source.story = str(row["copyOf"] or id)
            out = [(t, str(row[n])) for t, n in (("COPY_OF", "copyOf"), ("SUPERSEDES", "supersedes")) if row[n]]
            self.derived[id] = mapping.record({"id": id}, out)
            if row["superseder"]:
                self.superseded.add(id)
        return [self.sources[id] for id in asked if id in self.sources]

    def take(self, ids: Iterable[str]) -> list[Mention]:
        """Mentions, with their sources."""
        asked = sorted(set(ids))
        found = store.some(self.run, [id for id in asked if id not in self.mentions])
        places = {str(record.text("inSource")) for record in found.values()}
        self.articles(place for place in places if place.startswith("article/"))
        for id, record in store.some(self.run, (p for p in places if p not in self.sources)).items():
            self.sources[id] = source_of(record)
        for id, record in found.items():
            self.mentions[id] = mention_of(record, self.sources)
        return [self.mentions[id] for id in asked if id in self.mentions]

    def said_in(self, articles: Iterable[str]) -> list[Mention]:
        """All mentions of articles."""
        return self.take(str(row["id"]) for row in self.rows("affected_mentions_in", articles))

    def quotes(self, mentions: Iterable[Mention]) -> None:
        """Read the quotes of mentions of acts into `given`."""
        wanted = {q for m in mentions if m.type in ("event", "statement") for q in m.texts("quotes")}
        found = store.some(self.run, wanted - self.given.quotes.keys())
        self.given.quotes |= {id: record.text("text") or "" for id, record in found.items()}

    def denoting(self, mentions: Iterable[str], *paths: str) -> dict[str, Record]:
        """The records of some classes that are, or were, of these mentions."""
        ids = {str(row["id"]) for row in self.rows("affected_records", mentions)}
        return store.some(self.run, sorted(id for id in ids if id.partition("/")[0] in paths))
