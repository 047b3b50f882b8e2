"""Ingest: idempotent, in any order, safe to kill; what is bad is reported and the rest goes in."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import world
from exports import expected, export

from legatus.ingest import articles, graph
from legatus.ingest.articles import ingest, reread
from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract.reader import VERSION, read
from legatus.ingest.inputs import documents
from legatus.queries import marker, store
from legatus.queries.database import Database

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
SOME = [str(path) for path in sorted(SEEDS.glob("*.md"))[:4]]


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    """Some seed articles, read once; by the id of the article."""
    found = (d for d in documents(SOME) if isinstance(d, Document))
    return {graph.id_of(reading.document): reading for reading in read(found)}


@pytest.fixture
def read_already(readings: dict[str, Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare tests that are not about extraction the time that it takes."""

    def from_memory(found: Iterable[Document], processes: int = 1) -> Iterator[Reading]:
        return (readings[graph.id_of(document)] for document in found)

    monkeypatch.setattr(articles, "read", from_memory)


def whole(readings: dict[str, Reading]) -> str:
    return expected(graph.merged(r for reading in readings.values() for r in graph.records(reading, VERSION)))


def test_real_articles_go_in_and_a_second_time_changes_nothing(
    database: Database, readings: dict[str, Reading]
) -> None:
    first = ingest(database, SOME)
    assert first.articles["new"] == len(SOME)
    assert sum(first.new.values()) == sum(len(r.facts) for r in readings.values()) > 10
    assert export(database) == whole(readings)
    again = ingest(database, SOME)
    assert again.articles == {"known": len(SOME)}
    assert not again.new
    assert again.known == first.new
    assert again.resolved == store.Changes()
    assert export(database) == whole(readings)


@pytest.mark.usefixtures("read_already")
@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_split_give_the_same_graph(
    database: Database, readings: dict[str, Reading], seed: int
) -> None:
    paths = SOME * 2
    random.Random(seed).shuffle(paths)
    cut = random.Random(seed).randrange(1, len(paths))
    ingest(database, paths[:cut])
    ingest(database, paths[cut:])
    assert export(database) == whole(readings)


@pytest.mark.usefixtures("read_already")
def test_a_run_that_is_killed_before_it_resolves_is_completed_by_the_next(
    database: Database, readings: dict[str, Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Database) -> store.Changes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(articles, "catch_up", killed)
        with pytest.raises(KeyboardInterrupt):
            ingest(database, SOME)
    assert marker.due(database)
    assert not store.counts(database).get("Tenure")
    ingest(database, SOME)
    assert not marker.due(database)
    assert export(database) == whole(readings)


def test_a_rehearsal_counts_and_keeps_nothing(database: Database) -> None:
    summary = ingest(None, SOME[:1])
    assert summary.articles == {"new": 1}
    assert summary.new["tenure"] >= 1
    assert store.counts(database) == {}


def test_what_is_bad_is_reported_and_the_rest_goes_in(database: Database, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(
        "PARIS, 3 March 2021 — France's ambassador to Japan, Jean Petit, left Tokyo on Tuesday.\n", encoding="utf-8"
    )
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x", "text": "Japan\n', encoding="utf-8")
    spanish = tmp_path / "spanish.txt"
    spanish.write_text(
        "El embajador de México en Francia presentó ayer sus cartas credenciales al presidente de la República, "
        "según informó la cancillería en un comunicado.\n",
        encoding="utf-8",
    )
    summary = ingest(database, [str(tmp_path / "missing.txt"), str(bad), str(good), str(spanish)])
    assert [f.origin.rpartition("/")[2] for f in summary.failed] == ["missing.txt", "bad.jsonl:1"]
    assert [s.reason for s in summary.skipped] == ["language: es"]
    assert summary.articles["new"] == 1


def test_reading_again_lets_the_newer_extractor_speak(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    records = world.records()
    database.transaction(lambda t: store.add(t, records))
    newer = world.readings()[0]

    def better(found: Iterable[Document], processes: int = 1) -> Iterator[Reading]:
        for document in found:
            same = document.raw == newer.document.raw
            yield Reading(document, newer.facts[:1] if same else (), language="en")

    monkeypatch.setattr(articles, "read", better)
    summary = reread(database)
    assert summary.articles == {"known": 3}
    kinds = store.counts(database)
    assert kinds["Mention"] == len([r for r in records if r.id.startswith("mention/")]), "nothing is deleted"
    assert kinds["Tenure"] == 1
    assert "Event" not in kinds, "what only the older extractor said no longer counts"
    assert reread(database).articles == {}
