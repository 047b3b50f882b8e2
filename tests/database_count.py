"""The last line of a test run: how many tests ran on each database. Where Neo4j is demanded and none ran, it fails.

The counts come from the reports, so they are right with several workers too.
"""

import os
from collections import Counter

import pytest

RAN: Counter[str] = Counter()
SELECTED: set[str] = set()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count a test that ran on a database, and note one that was to."""
    for name, kind in report.user_properties:
        if name == "database":
            SELECTED.add(report.nodeid)
            RAN[str(kind)] += report.when == "call" and not report.skipped


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where `LEGATUS_REQUIRE_NEO4J` is set, tests of databases were selected, and none ran on Neo4j."""
    demanded = os.environ.get("LEGATUS_REQUIRE_NEO4J", "0") not in ("", "0")
    if _reports(session.config) and demanded and SELECTED and not RAN["neo4j"]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Print the last line."""
    if _reports(config) and not config.option.collectonly:
        config.get_terminal_writer().line(f"databases: embedded {RAN['embedded']}, neo4j {RAN['neo4j']}")


def _reports(config: pytest.Config) -> bool:
    """Whether this process is the one that reports, rather than a worker."""
    return not hasattr(config, "workerinput")
