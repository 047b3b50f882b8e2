"""Decisions: what a retraction takes away an undoing gives back, and every reason is kept."""

import pytest
import world
from exports import expected, export

from legatus.ingest import graph
from legatus.ingest.curation import decisions, retract, undo
from legatus.ingest.resolution import refresh
from legatus.ingest.resolve import resolve
from legatus.ontology.errors import UsageError
from legatus.ontology.schema import schema
from legatus.queries import store
from legatus.queries.database import Database


@pytest.fixture
def filled(database: Database) -> Database:
    records = world.records()
    database.transaction(lambda t: store.add(t, records))
    refresh(database)
    return database


def layer(id: str) -> str:
    return schema().class_of(id).layer


def resolved(database: Database) -> dict[str, object]:
    return {r.id: r for r in store.read(database.read, "resolved")}


def test_a_retraction_takes_away_what_only_that_article_states(filled: Database) -> None:
    before = resolved(filled)
    made = retract(filled, "Tariffs on timber", "withdrawn by the publisher", by="me")
    assert made.decision.text("note") == "withdrawn by the publisher"
    left = resolved(filled)
    assert not any("sanction" in id for id in left)
    assert any(id.startswith("tenure/") for id in left)
    rest = [r for reading in world.readings()[::2] for r in graph.records(reading, world.EXTRACTOR)]
    assert {id for id in left if not id.startswith("decision/")} == {
        r.id for r in resolve(rest) if layer(r.id) == "resolved"
    }
    back = undo(filled, made.decision.id, "it was right after all", by="me")
    assert back.changes.added > 0
    assert resolved(filled) == before


def test_decisions_are_listed_with_whether_they_are_in_force(filled: Database) -> None:
    one = retract(filled, "https://gazette.example/tariffs", "wrong", by="me").decision
    undo(filled, one.id, "no", by="me")
    assert [(r.text("kind"), force) for r, force in decisions(filled)] == [("retract", False), ("revoke", True)]


def test_what_does_not_exist_cannot_be_decided_about(filled: Database) -> None:
    with pytest.raises(UsageError, match="no article in the graph"):
        retract(filled, "No such title", "why not", by="me")
    with pytest.raises(UsageError, match="nothing with the id"):
        undo(filled, "decision/aaaaaaaaaaaaaaaa", "why not", by="me")
    with pytest.raises(UsageError, match="needs a reason"):
        retract(filled, "Tariffs on timber", " ", by="me")
    assert export(filled) == expected(world.records())


def test_a_retracted_graph_loads_back_as_it_was(filled: Database) -> None:
    retract(filled, "Tariffs on timber", "wrong", by="me")
    grown = list(store.read(filled.read, "source", "curation"))
    assert export(filled) == expected(grown)
