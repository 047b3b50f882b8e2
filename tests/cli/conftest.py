"""Fixtures for running the program."""

import os
from pathlib import Path

import pytest
import world
from program import Run, runner

from legatus.ingest.resolution import refresh
from legatus.queries import store
from legatus.queries.database import Database


@pytest.fixture
def nowhere(tmp_path: Path) -> dict[str, str]:
    """An environment with a home where nothing is, for what needs no database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "LEGATUS_"))}
    return kept | {"LEGATUS_HOME": str(tmp_path / "nowhere"), "LEGATUS_EMBEDDED": "1"}


@pytest.fixture
def bare(nowhere: dict[str, str]) -> Run:
    """Run a command line in this process, where no database is meant."""
    return runner(nowhere)


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run a command line in this process, on the database under test."""
    return runner(environment)


@pytest.fixture
def filled(database: Database) -> Database:
    """The database under test with the small world in it."""
    records = world.records()
    database.transaction(lambda t: store.add(t, records))
    refresh(database)
    return database
