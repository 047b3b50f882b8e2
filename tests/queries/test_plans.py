"""Statements that write in bulk find nodes by an index: no plan of Neo4j looks through a label or all nodes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j_server import Address

from legatus.queries.database import Database, connect
from legatus.queries.settings import Settings
from legatus.queries.statements import statement

ENDS = {"source": "Mention", "target": "Quote", "type": "QUOTES"}
RESOURCES = {"source": "Resource", "target": "Resource", "type": "ex__p"}
STATEMENTS = {
    "create_nodes": {"label": "Quote"},
    "create_nodes_with_one": {"label": "Mention", "target": "Article", "type": "IN_SOURCE"},
    "create_nodes_with_two": {
        "label": "Mention",
        "target": "Article",
        "type": "IN_SOURCE",
        "target2": "Quote",
        "type2": "QUOTES",
    },
    "create_relationships": ENDS,
    "merge_relationships": ENDS,
    "known_nodes": {"label": "Quote"},
    "update_nodes": {"label": "Quote"},
    "foreign_create": {},
    "foreign_there": {"label": "Resource"},
    "foreign_known": {"label": "Resource"},
    "foreign_update": {"label": "Resource"},
    "foreign_create_relationships": {"type": "ex__p"},
    "foreign_relationships_create": RESOURCES,
    "foreign_relationships_known": RESOURCES,
    "marker_lock": {},
}

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture
def database(neo4j_address: Address, tmp_path: Path) -> Iterator[Database]:
    address = neo4j_address
    settings = Settings(tmp_path / "home", address.uri, address.username, address.password)
    with connect(settings, adopt=True) as opened:
        opened.prepare()
        yield opened


@pytest.mark.parametrize("name", STATEMENTS)
def test_nodes_are_found_by_an_index(database: Database, name: str) -> None:
    with database._session(write=True) as session:
        text = "EXPLAIN " + statement(name, **STATEMENTS[name])
        plan = session.run(text, rows=[], ids=[], own=True).consume().plan
    operators = list(_operators(plan))
    assert operators
    assert not [each for each in operators if re.match(r"(AllNodes|NodeByLabel|DirectedAll|UndirectedAll)", each)]


def _operators(plan: Any) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _operators(child)
