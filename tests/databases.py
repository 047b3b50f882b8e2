"""Fixtures for tests that touch a database: each runs on the embedded server and on a real Neo4j.

`database`: connected, empty and prepared. `environment`: the environment of a process that is to use the same database.
`settings`: how to connect to it. The servers start when the first test needs them and are shared by all of a run. With
several workers (`-n 2 --dist loadgroup`) all tests of one kind run on one worker, since there is one database of each.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j_server import Address, Missing, neo4j_server

from legatus.ontology.schema import schema
from legatus.queries import server
from legatus.queries.database import Database, connect
from legatus.queries.embedded import DATABASE, ROOT, attach
from legatus.queries.settings import Settings
from legatus.queries.statements import statement

KINDS = ("embedded", "neo4j")

#: The fixtures that stand for one kind by themselves.
_SERVERS = {"embedded_home": "embedded", "neo4j_address": "neo4j"}

#: The kinds of which this process has prepared the one database already.
_PREPARED: set[str] = set()


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of one database together, whatever asks for it."""
    for item in items:
        kind = kind_of(item)
        if kind is not None:
            item.add_marker(pytest.mark.xdist_group(kind))
            item.user_properties.append(("database", kind))
            if kind == "neo4j":
                item.add_marker(pytest.mark.neo4j)


def kind_of(item: pytest.Item) -> str | None:
    """On which kind of database a test runs, or None."""
    call = getattr(item, "callspec", None)
    kind = call.params.get("settings") if call is not None else None
    if kind in KINDS:
        return str(kind)
    asked = getattr(item, "fixturenames", ())
    return next((kind for name, kind in _SERVERS.items() if name in asked), None)


@pytest.fixture(scope="session")
def embedded_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded server of this run, which processes can use too."""
    made = Settings(home=tmp_path_factory.mktemp("home"), heap="512m")
    server.start(made)
    yield made
    server.stop(made)


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[Address]:
    """A Neo4j of this run; without one the test skips, or fails where `LEGATUS_REQUIRE_NEO4J` is set."""
    running = neo4j_server()
    try:
        address = running.__enter__()
    except Missing as reason:
        if os.environ.get("LEGATUS_REQUIRE_NEO4J", "0") not in ("", "0"):
            pytest.fail(f"LEGATUS_REQUIRE_NEO4J is set, but {reason}")
        pytest.skip(str(reason))
    try:
        yield address
    finally:
        running.__exit__(None, None, None)


@pytest.fixture(params=KINDS)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """How to connect to the database under test, which is empty (and unmarked) when the test begins."""
    if request.param == "embedded":
        found: Settings = request.getfixturevalue("embedded_home")
    else:
        address: Address = request.getfixturevalue("neo4j_address")
        found = Settings(tmp_path / "home", address.uri, address.username, address.password)
    _wipe(found)
    return found


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The database under test: connected, empty and prepared."""
    with connect(settings) as opened:
        if opened.kind in _PREPARED:  # constraints and indexes are there from an earlier test: only the marker went
            opened.command(statement("marker_write"), model=schema().version, adopted=False, software="tests")
            opened.model = schema().version
        opened.prepare()
        _PREPARED.add(opened.kind)
        yield opened


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    """The environment for a process (`legatus …`) that is to use the database under test, and no other."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "LEGATUS_"))}
    kept["LEGATUS_HOME"] = str(settings.home)
    if settings.uri is None:
        return kept | {"LEGATUS_EMBEDDED": "1"}
    return kept | {
        "NEO4J_URI": settings.uri,
        "NEO4J_USERNAME": settings.username,
        "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database or "neo4j",
    }


def _wipe(settings: Settings) -> None:
    """Empty the database, past our own door, whatever a test has left there.

    It is one that this run has started, or that `LEGATUS_TEST_NEO4J_URI` gave us for this.
    """
    if settings.uri is not None:
        _empty(settings.uri, (settings.username, settings.password), settings.database)
        return
    running = attach(settings)
    try:
        _empty(running.uri, (ROOT, running.passwords.root), DATABASE)
    finally:
        running.close()


def _empty(uri: str, auth: tuple[str, str], database: str | None) -> None:
    with GraphDatabase.driver(uri, auth=auth) as driver, driver.session(database=database) as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
