"""Work shared out among processes and on a cluster: the same results in the same order, and what may go wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tasks import doubled, killed, refused, version_there

from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract import extractor, workers
from legatus.ingest.extract.reader import read, read_many, version
from legatus.ontology.errors import InputError, UsageError

SEEDS = Path(__file__).resolve().parent.parent.parent.parent / "seeds" / "articles"


def documents(number: int) -> list[Document]:
    found = sorted(SEEDS.glob("*.md"))[:number]
    return [Document(key=path.stem, origin=str(path), raw=path.read_text("utf-8")) for path in found]


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(workers.pooled(doubled, range(100), 2)) == [2 * number for number in range(100)]


def test_the_stream_is_drawn_only_as_far_as_the_workers_need() -> None:
    drawn = []

    def stream() -> Iterator[int]:
        for number in range(10_000):
            drawn.append(number)
            yield number

    results = workers.pooled(doubled, stream(), 2)
    assert next(results) == 0
    assert len(drawn) <= workers.BATCH * workers.AHEAD * 2
    results.close()  # type: ignore[attr-defined]


def test_what_goes_wrong_in_a_worker_is_told() -> None:
    with pytest.raises(InputError, match="no language model is installed"):
        list(workers.pooled(refused, range(3), 2))
    with pytest.raises(InputError, match="one of 2 reading processes was killed"):
        list(workers.pooled(killed, range(3), 2))


def test_few_articles_are_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "pooled", lambda *_: pytest.fail("a pool for two articles"))
    assert len(list(extractor.rules().read(documents(2)))) == 2


def test_many_articles_are_read_in_a_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor, "FEW", 3)
    monkeypatch.setattr(extractor, "processors", lambda: 5)
    used = []

    def pooled(function: Any, items: Any, processes: int) -> Any:
        used.append(processes)
        return (Reading(item) for item in items)

    monkeypatch.setattr(workers, "pooled", pooled)
    assert [reading.document for reading in extractor.rules().read(documents(4))] == documents(4)
    assert used == [5]


@pytest.mark.slow
def test_readings_are_the_same_whatever_the_batches_and_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    found = documents(7)
    alone = list(read(found))
    monkeypatch.setattr(workers, "BATCH", 2)
    assert list(read(found, processes=2)) == alone
    assert [r for some in (found[:3], found[3:]) for r in read_many(some)] == alone


@pytest.mark.slow
def test_a_cluster_of_two_workers_reads_the_same() -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed (the extra 'cluster')")
    found = documents(6)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        assert list(read(found, scheduler=address)) == list(read(found))
        with pytest.raises(InputError, match=r"has rules@0\.1, and here is rules@1\.0"):
            list(workers.on_cluster(doubled, range(3), address, version_there))


@pytest.mark.slow
def test_a_cluster_without_workers() -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed (the extra 'cluster')")
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=None) as cluster,
        pytest.raises(InputError, match="has no worker"),
    ):
        list(workers.on_cluster(doubled, range(3), cluster.scheduler_address, version))


def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed (the extra 'cluster')")
    monkeypatch.setattr(workers, "PATIENCE", 1)
    with pytest.raises(InputError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        list(read([], scheduler="tcp://127.0.0.1:9"))


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'legatus\[cluster\]'"):
        list(read([], scheduler="tcp://127.0.0.1:9"))
