"""A difference that is too large for one transaction goes in by steps, and can be broken off between any two."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
import world
from exports import expected, export

from legatus.ingest import difference, increment, settling
from legatus.ingest.documents import Reading
from legatus.ingest.graph import merged, records
from legatus.ingest.resolution import catch_up, refresh
from legatus.ontology.record import Record
from legatus.queries import marker, store, turns
from legatus.queries.database import Database, Transaction, connect

#: Runs the program with steps of so much weight, each slowed down so that it can be killed between two.
SLOW = """
import sys, time
from legatus.ingest import difference, settling
difference.WEIGHT = 3
step = settling.Work._step
def slowly(self, *arguments):
    step(self, *arguments)
    print("step", flush=True)
    time.sleep(0.1)
settling.Work._step = slowly
from legatus.cli.app import main
sys.argv = ["legatus", "resolve"]
main()
"""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps of a few records."""
    monkeypatch.setattr(difference, "WEIGHT", 4)


def grown() -> list[Record]:
    return merged(record for reading in world.readings() for record in records(reading, world.EXTRACTOR))


def add(database: Database, some: list[Record]) -> None:
    def work(transaction: Transaction) -> None:
        marker.lock(transaction)
        store.add(transaction, some)
        marker.unsettle(transaction)

    database.transaction(work)


class Broken(BaseException):
    """Stands for a kill."""


class Breaking:
    """Breaks off a work before its so manieth step."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.count, step = 0, settling.Work._step

        def one(work: settling.Work, *arguments: Any) -> None:
            if self.count == at:
                raise Broken
            self.count += 1
            step(work, *arguments)

        monkeypatch.setattr(settling.Work, "_step", one)


def look_ups(database: Database) -> list[dict[str, Any]]:
    return database.read("MATCH (k:LegatusKeys) RETURN k.id AS id, k.entries AS entries ORDER BY id")


def test_steps_give_what_one_transaction_gives(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    add(database, grown())
    changes = refresh(database)
    whole, keys = export(database), look_ups(database)
    assert whole == expected(grown())
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")
    add(database, grown())
    for weight in (1, 7):
        monkeypatch.setattr(difference, "WEIGHT", weight)
        assert refresh(database) == (changes if weight == 1 else store.Changes())
        assert export(database) == whole
        assert look_ups(database) == keys
        assert not marker.due(database)


def test_what_is_broken_off_between_any_two_steps_is_completed(
    database: Database, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each run does one step more than the one before it and then stops; what changes and what goes is met as well."""
    made = grown()
    wrong = [Record.of("state/CAN", name="Kanada"), Record.of("person/nobody-aaaaaaaaaaaaaaaa", name="Nobody")]
    database.transaction(lambda t: store.add(t, wrong))
    add(database, made)
    for at in range(100):
        with monkeypatch.context() as patch:
            breaking = Breaking(patch, at)
            try:
                refresh(database)
            except Broken:
                assert marker.due(database)
                assert database.transaction(marker.pending) is None
                assert database.transaction(marker.keys)[0] is None
                assert database.transaction(turns.taken) is None
                export(database)
            else:
                break
    assert breaking.count > 1
    assert export(database) == expected(made)
    assert not marker.due(database)
    assert refresh(database) == store.Changes()


def test_an_article_that_comes_while_a_graph_is_in_the_making_resolves_everything(
    database: Database, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = world.readings()[:2], world.readings()[2:]
    add(database, _of(first))
    with monkeypatch.context() as patch:
        Breaking(patch, 3)
        with pytest.raises(Broken):
            refresh(database)

    def refused(*arguments: object) -> None:
        raise AssertionError("an increment in a graph that is not settled")

    def work(transaction: Transaction) -> None:
        marker.lock(transaction)
        store.add(transaction, _of(last))
        marker.unsettle(transaction, [record.id for record in _of(last) if record.id.startswith("article/")])

    monkeypatch.setattr(increment, "take_in", refused)
    database.transaction(work)
    catch_up(database)
    assert export(database) == expected(grown())


def test_what_is_added_between_two_steps_is_resolved_too(
    database: Database, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = world.readings()[:2], world.readings()[2:]
    add(database, _of(first))
    step, count = settling.Work._step, iter(range(1000))

    def adding(work: settling.Work, *arguments: Any) -> None:
        if next(count) == 2:
            add(database, _of(last))
        step(work, *arguments)

    monkeypatch.setattr(settling.Work, "_step", adding)
    refresh(database)
    assert export(database) == expected(grown())
    assert not marker.due(database)


def test_two_at_once_wait_for_one_another(database: Database, small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins when the first has done a step, and writes nothing until it is done."""
    add(database, grown())
    step, seconds, second = settling.Work._step, list[store.Changes](), list[Thread]()

    def other() -> None:
        with connect(database.settings) as mine:
            seconds.append(refresh(mine))

    def stepping(work: settling.Work, *arguments: Any) -> None:
        if not second:
            second.append(Thread(target=other))
            second[0].start()
        time.sleep(0.05)
        step(work, *arguments)

    monkeypatch.setattr(settling.Work, "_step", stepping)
    first = refresh(database)
    second[0].join()
    assert first.added
    assert seconds == [store.Changes()]
    assert export(database) == expected(grown())


def test_who_has_lost_the_turn_writes_nothing_more(
    database: Database, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was taken for dead and was not: whoever has taken over has settled the graph, and it is left so."""
    add(database, grown())
    step, takers = settling.Work._step, iter([connect])

    def stepping(work: settling.Work, *arguments: Any) -> None:
        for reach in takers:
            with reach(database.settings) as other, monkeypatch.context() as patch:
                patch.setattr(turns, "PATIENCE", 0.0)
                refresh(other)
        step(work, *arguments)

    monkeypatch.setattr(settling.Work, "_step", stepping)
    refresh(database)
    assert export(database) == expected(grown())
    assert not marker.due(database)


def test_a_process_that_is_killed_between_two_steps_is_passed_at_once(
    database: Database, environment: dict[str, str]
) -> None:
    add(database, grown())
    with subprocess.Popen(
        [sys.executable, "-c", SLOW], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        steps = _steps(process.stdout)
        assert next(steps) and next(steps)
        os.kill(process.pid, signal.SIGKILL)
    assert marker.due(database)
    began = database.transaction(turns.taken)
    assert began is not None
    turns.wait(database, began)  # would wait for a minute, were it not known that the process is dead
    assert refresh(database).added
    assert export(database) == expected(grown())
    assert database.transaction(turns.taken) is None


def _of(readings: list[Reading]) -> list[Record]:
    return merged(record for reading in readings for record in records(reading, world.EXTRACTOR))


def _steps(lines: Iterator[str]) -> Iterator[bool]:
    return (True for line in lines if line == "step\n")
