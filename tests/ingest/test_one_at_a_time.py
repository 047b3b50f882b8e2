"""Articles that come one at a time give the graph that all of them give at once."""

import random
from pathlib import Path

import pytest
from exports import expected, export

from legatus.ingest import graph, increment
from legatus.ingest.articles import ingest
from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract.extractor import Extractor
from legatus.ingest.extract.reader import VERSION, read
from legatus.ingest.inputs import documents
from legatus.ingest.resolution import refresh
from legatus.queries.database import Database
from legatus.queries.store import Changes

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"


@pytest.fixture(scope="session")
def seeds() -> dict[str, Reading]:
    """The seed articles, read once; by the id of the article."""
    found = (d for d in documents([str(SEEDS)]) if isinstance(d, Document))
    return {graph.id_of(reading.document): reading for reading in read(found) if not reading.skipped}


@pytest.mark.slow
def test_each_touches_only_what_it_concerns(
    database: Database, seeds: dict[str, Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    take_in = increment.take_in

    def counted(*given: object) -> Changes:
        changes = take_in(*given)  # type: ignore[arg-type]  # passed on as they are
        taken.append(changes.added)
        return changes

    monkeypatch.setattr(increment, "take_in", counted)
    order = sorted(seeds)
    random.Random(5).shuffle(order)
    extractor = Extractor(VERSION, lambda found: (seeds[graph.id_of(document)] for document in found))
    for number, id in enumerate(order, 1):
        ingest(database, [], found=[seeds[id].document], extractor=extractor)
        if number % 10 == 0:
            come = graph.merged(r for id in order[:number] for r in graph.records(seeds[id], VERSION))
            assert export(database) == expected(come)
    assert taken  # in so small a graph some concern too much, and all is resolved
    assert refresh(database) == Changes()
