"""Whoever is killed at any moment leaves a graph that can be read, and running again completes it.

`LEGATUS_TEST_KILLS` says how many times each is killed; a few by default.
"""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import world
from exports import expected, export
from neo4j_server import Missing, own_server
from program import PROGRAM

from legatus.ingest.loading import load
from legatus.ingest.reading_files import write
from legatus.queries import marker, server
from legatus.queries.database import Database, connect
from legatus.queries.settings import Settings

KILLS = int(os.environ.get("LEGATUS_TEST_KILLS", "3"))

#: Everything but the marker, past our own door.
CLEAR = "MATCH (n) WHERE NOT n:Legatus DETACH DELETE n"


def files(folder: Path) -> list[Path]:
    """An export of ours, and files of another model that touch its records and one another."""
    made = [folder / "ours.trig"]
    made[0].write_text(expected(world.records()), encoding="utf-8")
    for i in range(6):
        lines = [f"<http://e.org/{n}> <http://e.org/p{n % 5}> <http://e.org/{n * 7 % 300}>, {n} ." for n in range(300)]
        lines.append(f"<https://w3id.org/legatus/id/state/CAN> <http://e.org/f{i}> [ <http://e.org/in> {i} ] .")
        made.append(folder / f"{i}.ttl")
        made[-1].write_text("\n".join(lines), encoding="utf-8")
    return made


def loading(folder: Path) -> list[str]:
    """`legatus load` of all of these."""
    return [PROGRAM, "load", *map(str, files(folder))]


def ingesting(folder: Path) -> list[str]:
    """`legatus ingest` of articles that have to be read first."""
    for number, each in enumerate(world.readings()):
        (folder / f"{number}.txt").write_text(f"{each.document.raw}\n", encoding="utf-8")
    return [PROGRAM, "ingest", *(str(path) for path in sorted(folder.glob("?.txt"))), "-j", "1"]


def adding(folder: Path) -> list[str]:
    """`legatus load` of what was read elsewhere."""
    with (folder / "facts.parquet").open("wb") as file:
        write(world.readings(), world.EXTRACTOR, file)
    return [PROGRAM, "load", str(folder / "facts.parquet")]


def run(command: list[str], environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("job", [loading, ingesting, adding])
def test_a_command_that_is_killed_is_completed_by_the_next(
    job: Callable[[Path], list[str]], database: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    command = job(tmp_path)
    began = time.monotonic()
    assert run(command, environment).returncode == 0
    lasts = time.monotonic() - began
    wanted = export(database)
    moments = random.Random(7)
    for turn in range(KILLS):
        if turn % 2 == 0:
            database.command(CLEAR)
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(lasts * moments.uniform(0.4, 1.0))
            process.send_signal(signal.SIGKILL)
        export(database)  # can be read at any time
        if turn % 2 or turn == KILLS - 1:
            assert run(command, environment).returncode == 0
            assert export(database) == wanted, f"killed in turn {turn}"
            assert not marker.due(database)


def test_a_resolution_that_is_killed_is_completed_by_the_next(
    database: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    load(database, files(tmp_path))
    wanted = export(database)
    command, moments = [PROGRAM, "resolve"], random.Random(7)
    for turn in range(KILLS):
        database.command("MATCH (n) WHERE n:Person OR n:Tenure OR n:Event DETACH DELETE n")
        database.transaction(marker.unsettle)
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(moments.uniform(0.3, 1.5))
            process.send_signal(signal.SIGKILL)
        export(database)
        assert run(command, environment).returncode == 0
        assert export(database) == wanted, f"killed in turn {turn}"
        assert not marker.due(database)


class Killable:
    """A database that can be killed and started again, and the environment of a process that uses it."""

    def __init__(self, settings: Settings, kill: Callable[[], None], start: Callable[[], None]) -> None:
        self.settings, self.kill, self.start = settings, kill, start
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "LEGATUS_"))}
        self.environment = kept | {"LEGATUS_HOME": str(settings.home)}
        if settings.uri is None:
            self.environment["LEGATUS_EMBEDDED"] = "1"
        else:
            self.environment |= {"NEO4J_URI": settings.uri, "NEO4J_PASSWORD": settings.password or ""}


@contextmanager
def embedded(folder: Path) -> Iterator[Killable]:
    """An embedded server of its own."""
    settings = Settings(home=folder / "home", heap="512m")

    def kill() -> None:
        running = server.status(settings)
        if running is not None:
            os.kill(running.pid, signal.SIGKILL)
            while server.status(settings) is not None:
                time.sleep(0.05)

    def start() -> None:
        server.start(settings)

    start()
    try:
        yield Killable(settings, kill, start)
    finally:
        kill()


@contextmanager
def neo4j(folder: Path) -> Iterator[Killable]:
    """A Neo4j of its own."""
    try:
        with own_server() as own:
            address = own.address
            settings = Settings(folder / "home", address.uri, address.username, address.password)
            yield Killable(settings, own.kill, own.start)
    except Missing as reason:
        if os.environ.get("LEGATUS_REQUIRE_NEO4J", "0") not in ("", "0"):
            pytest.fail(f"LEGATUS_REQUIRE_NEO4J is set, but {reason}")
        pytest.skip(str(reason))


@pytest.mark.slow
@pytest.mark.parametrize(
    "running",
    [
        pytest.param(embedded, marks=pytest.mark.xdist_group("embedded")),
        pytest.param(neo4j, marks=pytest.mark.xdist_group("neo4j")),
    ],
)
def test_a_database_that_is_killed_has_what_was_committed(
    running: Callable[[Path], AbstractContextManager[Killable]], tmp_path: Path
) -> None:
    command, moments = loading(tmp_path), random.Random(7)
    with running(tmp_path) as killable:
        began = time.monotonic()
        assert run(command, killable.environment).returncode == 0
        lasts = time.monotonic() - began
        with connect(killable.settings) as database:
            wanted = export(database)
        for turn in range(max(1, KILLS // 2)):
            with connect(killable.settings) as database:
                database.command(CLEAR)
            with subprocess.Popen(
                command, env=killable.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            ) as process:
                time.sleep(lasts * moments.uniform(0.4, 0.9))
                killable.kill()
                said = process.communicate()[1]
            if process.returncode:  # it may have ended before
                assert "was lost" in said or "no database answers" in said, said
                assert [
                    line for line in said.splitlines() if not line.startswith(("legatus: ", "loaded ", "records "))
                ] == []
            killable.start()
            assert run(command, killable.environment).returncode == 0
            with connect(killable.settings) as database:
                assert export(database) == wanted, f"killed in turn {turn}"


def test_two_loads_at_once_end_in_the_union(database: Database, environment: dict[str, str], tmp_path: Path) -> None:
    made = files(tmp_path)
    load(database, made)
    wanted = export(database)
    database.command(CLEAR)
    halves = made[:5], list(reversed(made[2:]))
    commands = [[PROGRAM, "load", *map(str, half)] for half in halves]
    running = [
        subprocess.Popen(c, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for c in commands
    ]
    errors = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], errors
    assert export(database) == wanted
