"""Whoever is killed at any moment leaves a graph that can be read, and running again completes it.

`LEGATUS_TEST_KILLS` says how many processes are killed; a few by default.
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import world
from exports import expected, export
from program import PROGRAM

from legatus.ingest.loading import load
from legatus.queries import marker
from legatus.queries.database import Database

KILLS = int(os.environ.get("LEGATUS_TEST_KILLS", "3"))


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


def test_a_load_that_is_killed_is_completed_by_the_next(
    database: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    command = [PROGRAM, "load", *map(str, files(tmp_path))]
    load(database, files(tmp_path))
    wanted = export(database)
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")
    began = time.monotonic()
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
    lasts = time.monotonic() - began
    assert export(database) == wanted
    moments = random.Random(7)
    for turn in range(KILLS):
        if turn % 2 == 0:
            database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(lasts * moments.uniform(0.4, 1.0))
            process.send_signal(signal.SIGKILL)
        export(database)  # can be read at any time
        if turn % 2 or turn == KILLS - 1:
            assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
            assert export(database) == wanted, f"killed in turn {turn}"
            assert not marker.due(database)


def test_two_loads_at_once_end_in_the_union(database: Database, environment: dict[str, str], tmp_path: Path) -> None:
    made = files(tmp_path)
    load(database, made)
    wanted = export(database)
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")
    halves = made[:5], list(reversed(made[2:]))
    commands = [[PROGRAM, "load", *map(str, half)] for half in halves]
    running = [
        subprocess.Popen(c, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for c in commands
    ]
    errors = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], errors
    assert export(database) == wanted
