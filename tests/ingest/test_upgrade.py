"""A graph of an older model comes up to this one, whole or not at all."""

from pathlib import Path

import pytest
import world
from exports import export
from program import runner

from legatus.ingest.loading import load
from legatus.ingest.resolution import refresh
from legatus.ingest.upgrade import upgrade
from legatus.ontology.errors import DatabaseError
from legatus.ontology.schema import schema
from legatus.queries import store
from legatus.queries.database import Database, connect
from legatus.queries.settings import Settings

OLDER = "0.9"


@pytest.fixture
def old(database: Database, tmp_path: Path) -> Database:
    """A graph as an older version might have left it: another model, and other resolved records."""
    database.transaction(lambda transaction: store.add(transaction, world.records()))
    refresh(database)
    page = tmp_path / "page.ttl"
    page.write_text("<https://w3id.org/legatus/id/state/MEX> <http://xmlns.com/foaf/0.1/page> <http://e.org/mx> .\n")
    load(database, [page])
    database.command("MATCH (n:Tenure) SET n.rank = 7, n.status = 'incumbent'")
    database.command("MATCH (n:Event) DETACH DELETE n")
    database.command("MATCH (n:Person) CREATE (:Person {id: n.id + 'x', name: 'Nobody'})")
    database.command("MATCH (m:Legatus) SET m.model = $model", model=OLDER)
    return database


@pytest.fixture
def wanted(database: Database, tmp_path: Path) -> str:
    database.transaction(lambda transaction: store.add(transaction, world.records()))
    refresh(database)
    page = tmp_path / "page.ttl"
    page.write_text("<https://w3id.org/legatus/id/state/MEX> <http://xmlns.com/foaf/0.1/page> <http://e.org/mx> .\n")
    load(database, [page])
    found = export(database)
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")
    return found


def test_what_follows_is_made_anew_and_what_was_said_stays(wanted: str, old: Database, settings: Settings) -> None:
    with pytest.raises(DatabaseError, match="`legatus upgrade`"):
        connect(settings)
    with connect(settings, older=True) as opened:
        done = upgrade(opened)
    assert (done.before, done.after) == (OLDER, schema().version)
    with connect(settings) as opened:
        assert export(opened) == wanted
        assert opened.read("MATCH (n) WHERE n.rank IS NOT NULL RETURN count(n) AS n")[0]["n"] == 0


def test_the_command_can_be_run_again(old: Database, environment: dict[str, str]) -> None:
    run = runner(environment)
    first, second = run("upgrade"), run("upgrade")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert f"upgraded from model {OLDER} to {schema().version}" in first.stderr
    assert f"of model {schema().version} already" in second.stderr
    assert run("query", "incumbents", "-p", "sending=CAN").exit_code == 0


def test_one_that_breaks_off_has_not_happened(
    old: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with connect(settings, older=True) as opened:
        before = opened.read("MATCH (n) RETURN count(n) AS n")
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr("legatus.ingest.upgrade.resolve_anew", broken)
            upgrade(opened)
        assert opened.read("MATCH (n) RETURN count(n) AS n") == before
        assert opened.read("MATCH (m:Legatus) RETURN m.model AS model")[0]["model"] == OLDER
        assert upgrade(opened).changes.added > 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("MATCH (n:Mention) SET n.mood = 'good'", "the property mood of a Mention"),
        ("MATCH (n:Article), (m:State) CREATE (n)-[:PRAISES]->(m)", "the relationship PRAISES of a Article"),
    ],
)
def test_what_today_s_model_does_not_know_is_not_lost(
    change: str, says: str, old: Database, settings: Settings
) -> None:
    old.command(change)
    with connect(settings, older=True) as opened, pytest.raises(DatabaseError, match=says):
        upgrade(opened)
    assert old.read("MATCH (m:Legatus) RETURN m.model AS model")[0]["model"] == OLDER


def test_a_newer_graph_is_refused_all_the_same(old: Database, settings: Settings) -> None:
    old.command("MATCH (m:Legatus) SET m.model = '99'")
    with pytest.raises(DatabaseError, match="newer"):
        connect(settings, older=True)
