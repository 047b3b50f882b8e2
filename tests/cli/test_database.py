"""Which database it is, the server that stays up, and everything that keeps a database from being used."""

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from neo4j_server import Address
from program import PROGRAM, Run, on_terminal, piped

from legatus.queries.database import Database
from legatus.queries.settings import Settings


def test_status_says_which_database_and_how_many(filled: Database, run: Run, environment: dict[str, str]) -> None:
    (found,) = json.loads(run("status").stdout)
    assert found["database"] == filled.kind
    assert found["version"] == filled.version
    assert found["records"]["Article"] == 3
    assert found["up_to_date"] is True
    seen = on_terminal(environment, "status").text
    assert "Article" in seen
    password = environment.get("NEO4J_PASSWORD")
    assert not password or password not in seen


def test_an_empty_graph_says_how_to_begin(settings: Settings, environment: dict[str, str]) -> None:
    seen = on_terminal(environment, "status").text
    assert "nothing is written yet" in seen
    assert "legatus ingest FOLDER" in seen


def test_a_foreign_graph_is_refused_unless_adopted(filled: Database, run: Run) -> None:
    filled.command("MATCH (n) DETACH DELETE n")
    filled.command("CREATE (:Recipe {id: 'recipe/1'})")
    refused = run("find", "x")
    assert refused.exit_code == 2
    assert "--adopt" in refused.stderr
    assert run("find", "x", "--adopt").exit_code == 0
    assert filled.read("MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Recipe"]}]


def test_no_neo4j_listening(nowhere: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{free.getsockname()[1]}"
    env = {**nowhere, "LEGATUS_EMBEDDED": "0", "NEO4J_URI": uri, "NEO4J_PASSWORD": "open sesame"}
    done = piped(env, "status")
    assert done.returncode == 2
    assert done.stderr == f"legatus: error: no database answers at {uri}\n"
    assert done.stdout == ""


def test_a_wrong_password_is_not_repeated(neo4j_address: Address, nowhere: dict[str, str]) -> None:
    if not neo4j_address.password:
        pytest.skip("this Neo4j asks for no password")
    server = {"NEO4J_URI": neo4j_address.uri, "NEO4J_USERNAME": neo4j_address.username}
    done = piped({**nowhere, "LEGATUS_EMBEDDED": "0", **server, "NEO4J_PASSWORD": "open sesame"}, "status")
    assert done.returncode == 2
    assert "refuses the user name or password" in done.stderr
    assert "open sesame" not in done.stderr


def test_settings_that_cannot_work_are_one_line(nowhere: dict[str, str]) -> None:
    env = {**nowhere, "LEGATUS_EMBEDDED": "0", "NEO4J_URI": "http://localhost:7474"}
    done = piped(env, "timeline", "USA", "MEX")
    assert done.returncode == 2
    assert done.stderr.startswith("legatus: error: NEO4J_URI")
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_server_stays_up_between_commands(nowhere: dict[str, str]) -> None:
    assert json.loads(piped(nowhere, "server", "status").stdout)[0]["running"] is False
    alone = piped(nowhere, "status")
    assert alone.returncode == 0
    assert "legatus server start" in alone.stderr
    started = piped(nowhere, "server", "start")
    try:
        assert started.returncode == 0, started.stderr
        assert "legatus server stop" in started.stderr
        (state,) = json.loads(piped(nowhere, "server", "status").stdout)
        assert state["running"] is state["kept"] is True
        beside = piped(nowhere, "status")
        assert beside.returncode == 0
        assert "server start" not in beside.stderr
    finally:
        stopped = piped(nowhere, "server", "stop")
    assert "stopped" in stopped.stderr
    assert "no server" in piped(nowhere, "server", "stop").stderr


@pytest.mark.usefixtures("filled")
def test_a_reader_who_has_seen_enough_is_no_error(environment: dict[str, str]) -> None:
    for arguments in (
        ["timeline", "CAN", "MEX"],
        ["timeline", "CAN", "MEX", "-f", "table"],
        ["export", "-"],
        ["query"],
    ):
        command = [PROGRAM, *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.usefixtures("database")
def test_an_interruption_is_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.txt")
    command = [PROGRAM, "ingest", str(tmp_path / "slow.txt")]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.default_int_handler
        ),  # a shell's background job ignores it
    )
    with (tmp_path / "slow.txt").open("w"):  # opens when the program has come to read it
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "legatus: interrupted\n"
