"""What goes wrong with a database is one sentence, without the password."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from neo4j.exceptions import Neo4jError
from neo4j_server import Address

from legatus.ontology.errors import DatabaseError
from legatus.queries import guard
from legatus.queries.database import connect
from legatus.queries.failures import sentence
from legatus.queries.settings import Settings


@pytest.fixture
def listener() -> Iterator[int]:
    """A port where something listens that hangs up at once."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            while True:
                try:
                    server.accept()[0].close()
                except OSError:
                    return

        threading.Thread(target=hang_up, daemon=True).start()
        yield server.getsockname()[1]


def refusal(settings: Settings) -> str:
    with pytest.raises(DatabaseError) as refused:
        connect(settings)
    text = str(refused.value)
    assert "\n" not in text
    assert "s3cret" not in text
    return text


def test_nobody_listens(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    uri = f"bolt://127.0.0.1:{port}"
    assert refusal(Settings(tmp_path, uri, password="s3cret")) == f"no database answers at {uri}"


def test_an_unknown_host(tmp_path: Path) -> None:
    assert "no database answers" in refusal(Settings(tmp_path, "bolt://nowhere.invalid", password="s3cret"))


def test_something_else_listens(tmp_path: Path, listener: int) -> None:
    refusal(Settings(tmp_path, f"bolt://127.0.0.1:{listener}", password="s3cret"))


@pytest.mark.xdist_group("neo4j")
def test_a_wrong_password(tmp_path: Path, neo4j_address: Address) -> None:
    text = refusal(Settings(tmp_path, neo4j_address.uri, neo4j_address.username, "s3cret"))
    assert "user name or password" in text


@pytest.mark.xdist_group("neo4j")
def test_an_unknown_database(tmp_path: Path, neo4j_address: Address) -> None:
    good = Settings(tmp_path, neo4j_address.uri, neo4j_address.username, neo4j_address.password)
    assert "no database of that name" in refusal(replace(good, database="nonesuch"))


@pytest.mark.xdist_group("embedded")
def test_a_server_that_is_no_neo4j_is_refused(embedded_home: Settings) -> None:
    from legatus.queries.embedded import ROOT, attach

    running = attach(embedded_home)
    try:
        settings = Settings(embedded_home.home, running.uri, ROOT, running.passwords.root, "legatus")
        with pytest.raises(DatabaseError, match="not Neo4j"):
            connect(settings)
    finally:
        running.close()


@pytest.mark.parametrize("version", ["5.23.0", "2026.08.1", "5.27-aura"])
def test_new_servers_are_taken(version: str) -> None:
    assert guard.new_enough([{"name": "Neo4j Kernel", "version": version}], "bolt://x") == version


@pytest.mark.parametrize("version", ["4.4.30", "5.22.0", ""])
def test_old_servers_are_refused(version: str) -> None:
    with pytest.raises(DatabaseError, match=r"5\.23"):
        guard.new_enough([{"name": "Neo4j Kernel", "version": version}], "bolt://x")


@pytest.mark.parametrize(
    ("code", "message", "word"),
    [
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "no", "read-only"),
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", "No space left on device", "disk"),
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", "… to the store after written to log.", "restart it"),
        ("Neo.TransientError.General.DatabaseUnavailable", "later", "not available now"),
        ("Neo.TransientError.General.OutOfMemoryError", "heap", "memory"),
        ("Neo.ClientError.Statement.SyntaxError", "bad\nmore", "does not accept"),
    ],
)
def test_sentences(code: str, message: str, word: str) -> None:
    error = Neo4jError._hydrate_neo4j(code=code, message=message)
    text = sentence(error, "bolt://x")
    assert word in text
    assert "\n" not in text


def test_a_lost_connection() -> None:
    from neo4j.exceptions import ServiceUnavailable

    assert "was lost" in sentence(ServiceUnavailable("Failed to read from defunct connection"), "bolt://x")
