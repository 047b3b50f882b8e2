"""What one more article costs in a graph that is there: `python -m benchmarks.increment [MENTIONS [ARTICLES]]`."""

import json
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby, islice
from typing import Any

from benchmarks import press
from benchmarks.servers import clear, databases
from legatus.cli.markdown import table
from legatus.ingest import articles, graph, resolution
from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract.extractor import Extractor
from legatus.ingest.increment import entries
from legatus.ingest.resolve import resolved
from legatus.ingest.rules import fingerprint
from legatus.ontology.record import Record
from legatus.ontology.schema import schema
from legatus.queries import creating, keys, marker, store
from legatus.queries.all_keys import Entry, Rows
from legatus.queries.database import Database, Transaction, connect

Found = dict[str, Any]

MENTIONS, ARTICLES = 20_000, 25

#: Records of one transaction, when the graph is made.
BATCH = 20_000
TERMS = ("Tenure", "Nomination", "Milestone", "Administration")


def increment(mentions: int = MENTIONS, more: int = ARTICLES) -> Found:
    """Wall seconds of one more article, beyond its extraction, in a graph of so many mentions; by kind of database."""
    number = mentions // press.FACTS
    grown = graph.merged(r for n in range(number) for r in graph.records(press.reading(n), press.VERSION))
    found: Found = {"mentions": sum(record.id.startswith("mention/") for record in grown)}
    made = resolved(grown)
    found["records"], look_ups = len(made.records), list(entries.of_resolution(made))
    records = made.records
    del made
    with databases() as kinds:
        for kind, settings in kinds.items():
            with connect(settings) as database:
                clear(database)
                _fill(database, grown, records, look_ups)
                found[kind] = _measured(database, number, more)
                print(kind, found[kind], file=sys.stderr, flush=True)
                clear(database)
    return found


def _fill(database: Database, grown: list[Record], made: list[Record], look_ups: list[Entry]) -> None:
    """Make the graph as ingest and resolution would, in transactions that fit into a small server."""
    derived = [record for record in made if record.id.startswith("article/")]
    kept = [*grown, *(record for record in made if not record.id.startswith("article/"))]
    for label, group in groupby(sorted(kept, key=_order), key=_label):
        some = list(group)
        step = BATCH if label else len(some)
        for part in (some[start : start + step] for start in range(0, len(some), step)):
            database.transaction(partial(store.add, records=part, known={}))
    database.transaction(partial(store.replace, wanted={record.id: record for record in derived}, known={}))

    with Rows(look_ups) as rows:
        for batch in keys.batches(rows.missing()):
            database.transaction(partial(keys.create, rows=batch))

        def settle(transaction: Transaction) -> None:
            marker.lock(transaction)
            marker.note_keys(transaction, fingerprint(), rows.size)
            marker.settle(transaction)

        database.transaction(settle)


def _label(record: Record) -> str:
    """The label of a record, or nothing for terms and administrations, which refer to one another."""
    label = schema().class_of(record.id).label
    return "" if label in TERMS else label


def _order(record: Record) -> tuple[bool, int, str, str]:
    label = _label(record)
    return (schema().class_of(record.id).layer == "resolved", creating.rank(label) if label else 0, label, record.id)


def _measured(database: Database, number: int, more: int) -> Found:
    """Ingest so many articles, one by one; the first, with which the server learns the statements, is not counted."""
    seconds, whole = [], []
    anew = resolution.refresh

    def noted(database: Database) -> store.Changes:
        whole.append(len(seconds))
        return anew(database)

    resolution.refresh = noted
    try:
        for place in range(more + 1):
            reading = press.reading(number + place)
            extractor = Extractor(press.VERSION, _read(reading))
            began = time.perf_counter()
            articles.ingest(database, (), found=[reading.document], extractor=extractor)
            seconds.append(time.perf_counter() - began)
    finally:
        resolution.refresh = anew
    return {"seconds": seconds[1:], "whole": whole}


def _read(reading: Reading) -> Any:
    def read(documents: Iterable[Document]) -> Iterator[Reading]:
        return (reading for _ in documents)

    return read


TEXT = """
## One more article

Wall time of `legatus ingest` of one article, its extraction left out, in a graph that is there. The articles are made
by a fixed rule (`benchmarks/press.py`): a few states are in most of them and their heads named in nearly all, as in
real news; one in twenty is a copy, one in fifty a new version. What a change concerns is resolved anew, so an article
about those who are always in the news costs more. *Everything resolved* counts the articles that concerned too much.
"""


def section(found: Found) -> Iterator[str]:
    """The lines of the page."""
    yield TEXT
    head = ("database", "mentions", "articles", "median, s", "nine in ten, s", "longest, s", "everything resolved")
    rows = []
    for kind in ("neo4j", "embedded"):
        if kind in found:
            times = sorted(found[kind]["seconds"])
            shown = (statistics.median(times), times[len(times) * 9 // 10], times[-1])
            counts = (f"{found['mentions']:,}", str(len(times)))
            rows.append((kind, *counts, *(f"{s:.2f}" for s in shown), str(len(found[kind]["whole"]))))
    yield from table(head, rows)


if __name__ == "__main__":
    result = increment(*(int(number.replace("_", "")) for number in islice(sys.argv, 1, None)))
    print("\n".join(section(result)))
    print(json.dumps(result))
