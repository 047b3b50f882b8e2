"""The databases that are measured: an embedded server and a Neo4j, each in a folder of its own."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from legatus.queries import server
from legatus.queries.database import Database
from legatus.queries.settings import Settings

#: Past our own door: whatever a measurement has left, but the marker.
CLEAR = "MATCH (n) WHERE NOT n:Legatus CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF {rows} ROWS"


sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from neo4j_server import Missing, Server, _jars, neo4j_server  # noqa: E402

__all__ = ["Missing", "Server", "clear", "databases", "jars", "missing"]

#: Why there is no Neo4j, once one was looked for and not found.
missing: list[str] = []


def jars() -> Path:
    """Where the programs of Neo4j are. Raises `Missing` where they cannot be had; it is noted."""
    try:
        return _jars()
    except Missing as reason:
        missing.append(str(reason))
        raise


@contextmanager
def databases() -> Iterator[dict[str, Settings]]:
    """How to reach each, by kind; Neo4j only where the tests would find one (`tests/neo4j_server.py`)."""
    with tempfile.TemporaryDirectory() as folder:
        made = {"embedded": Settings(home=Path(folder) / "home")}
        server.start(made["embedded"])
        try:
            try:
                with neo4j_server() as address:
                    at = (Path(folder) / "other", address.uri, address.username, address.password)
                    yield {"neo4j": Settings(*at), **made}
            except Missing as reason:
                print(f"without Neo4j: {reason}", file=sys.stderr)
                missing.append(str(reason))
                yield made
        finally:
            server.stop(made["embedded"])


def clear(database: Database) -> None:
    """Empty a database."""
    database.prepare()
    database.command(CLEAR.format(rows=5_000))
