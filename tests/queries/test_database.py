"""The one door: reading, writing, transactions, the marker, and what a reader may not do; on both databases."""

import contextlib
import datetime

import pytest

from legatus.ontology.errors import DatabaseError
from legatus.queries.database import Database, Transaction, connect
from legatus.queries.settings import Settings

WRITES = {
    "create": "CREATE (:Person {id: 'person/x'})",
    "merge": "MERGE (p:Person {id: 'person/x'}) RETURN p",
    "merge of what is there": "MERGE (p:Person {id: 'person/here'}) ON MATCH SET p.name = 'changed'",
    "set": "MATCH (p:Person) SET p.name = 'changed'",
    "remove": "MATCH (p:Person) REMOVE p.name",
    "label": "MATCH (p:Person) SET p:Spy",
    "delete": "MATCH (p:Person) DETACH DELETE p",
    "foreach": "FOREACH (i IN [1, 2] | CREATE (:Person {id: toString(i)}))",
    "subquery": "CALL () { CREATE (:Person {id: 'person/x'}) } RETURN 1",
    "subquery in transactions": "UNWIND [1] AS i CALL (i) { CREATE (:Person {id: 'person/x'}) } IN TRANSACTIONS",
    "relationship": "MATCH (p:Person) CREATE (p)-[:KNOWS]->(p)",
    "index": "CREATE INDEX mine IF NOT EXISTS FOR (p:Person) ON (p.nick)",
    "constraint": "CREATE CONSTRAINT mine IF NOT EXISTS FOR (p:Spy) REQUIRE p.id IS UNIQUE",
    "drop": "DROP CONSTRAINT legatus_person_id",
    "load csv of a file": "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "load csv of an address": "LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line",
    "load csv in a subquery": "UNWIND [1] AS i CALL (i) { LOAD CSV FROM 'file:///etc/hosts' AS l RETURN l } RETURN l",
    "behind a comment": "/* only reading */ // honestly\nCREATE (:Person {id: 'person/x'})",
    "load csv behind a comment": "/* a */ LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "token": "CALL db.createLabel('Spy')",
    "user": "CREATE USER spy SET PASSWORD 'secret-enough'",
    "two statements": "RETURN 1; CREATE (:Person {id: 'person/x'})",
}


def _all(database: Database) -> list[object]:
    return [row["n"] for row in database.read("MATCH (n) WHERE NOT n:Legatus RETURN n ORDER BY n.id")]


@pytest.mark.parametrize("statement", WRITES.values(), ids=WRITES.keys())
def test_a_reader_is_refused(database: Database, statement: str) -> None:
    database.write("CREATE (:Person {id: 'person/here', name: 'Here'})")
    before = _all(database)
    with pytest.raises(DatabaseError) as refused:
        database.run_user(statement)
    assert "\n" not in str(refused.value)
    assert _all(database) == before


@pytest.mark.parametrize("word", ["PROFILE", "EXPLAIN"])
@pytest.mark.parametrize("statement", ["create", "set", "delete", "load csv of a file"])
def test_asking_for_the_plan_is_no_way_around(database: Database, word: str, statement: str) -> None:
    database.write("CREATE (:Person {id: 'person/here', name: 'Here'})")
    before = _all(database)
    with contextlib.suppress(DatabaseError):  # the embedded server answers with nothing
        assert database.run_user(f"{word} {WRITES[statement]}").rows == []
    assert _all(database) == before


def test_a_reader_reads(database: Database) -> None:
    database.write("CREATE (:Person {id: 'person/here', name: 'Here'})")
    table = database.run_user("MATCH (p:Person) WHERE p.name = $name RETURN p.id AS id, p.name", {"name": "Here"})
    assert table.columns == ("id", "p.name")
    assert table.rows == [{"id": "person/here", "p.name": "Here"}]
    assert database.run_user("RETURN 1 AS one").rows == [{"one": 1}]


def test_a_user_may_write_when_that_is_said(database: Database) -> None:
    database.run_user("CREATE (:Person {id: 'person/mine'})", write=True)
    assert [n["id"] for n in _all(database) if isinstance(n, dict)] == ["person/mine"]


def test_a_wrong_statement_is_one_sentence(database: Database) -> None:
    with pytest.raises(DatabaseError) as wrong:
        database.run_user("MATCH (n RETURN n")
    assert "\n" not in str(wrong.value)


def test_a_transaction_takes_effect_whole_or_not_at_all(database: Database) -> None:
    def work(transaction: Transaction) -> int:
        transaction.run("CREATE (:Person {id: 'person/a'})")
        assert transaction.run("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 1}]
        raise KeyError("nothing")

    with pytest.raises(KeyError):
        database.transaction(work)
    assert _all(database) == []


def test_ids_are_unique(database: Database) -> None:
    database.write("CREATE (:Person {id: 'person/a'})")
    with pytest.raises(DatabaseError):
        database.write("CREATE (:Person {id: 'person/a'})")


def test_values_come_as_plain_python(database: Database) -> None:
    row = database.write(
        "CREATE (a:Person {id: 'person/a', born: date('1950-02-03')})-[r:HELD {n: 1}]->(b:Tenure {id: 'tenure/b'}) "
        "WITH a, r, b MATCH p = (a)-[r]->(b) RETURN a, r, p, date('2001-02-03') AS day, duration('P1Y2M') AS long"
    )[0]
    person = {"_labels": ["Person"], "id": "person/a", "born": datetime.date(1950, 2, 3)}
    assert row["a"] == person
    assert row["r"] == {"_type": "HELD", "_from": "person/a", "_to": "tenure/b", "n": 1}
    assert row["p"][0]["id"] == "person/a"
    assert row["p"][2]["id"] == "tenure/b"
    assert row["day"] == datetime.date(2001, 2, 3)
    assert row["long"] == "P1Y2M"


def test_streaming_is_lazy_and_complete(database: Database) -> None:
    rows = database.stream("UNWIND range(1, $n) AS i RETURN i", n=5000)
    assert next(rows) == {"i": 1}
    assert sum(1 for _ in rows) == 4999


def test_a_stream_left_early_is_no_burden(database: Database) -> None:
    rows = database.stream("UNWIND range(1, 100000) AS i RETURN i")
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert database.read("RETURN 1 AS one") == [{"one": 1}]


def test_reading_an_empty_database_writes_nothing(settings: Settings) -> None:
    with connect(settings) as opened:
        assert opened.model is None
        assert opened.read("MATCH (n) RETURN n") == []
        assert opened.read("MATCH (n:Person)-[:HELD]->(t) RETURN t") == []
    with connect(settings) as opened:
        assert opened.model is None


def test_the_first_write_marks_the_database(settings: Settings) -> None:
    with connect(settings) as opened:
        opened.write("CREATE (:Person {id: 'person/a'})")
    with connect(settings) as opened:
        assert opened.model == "1"


def test_somebody_elses_graph_is_refused_unless_adopted(settings: Settings) -> None:
    with connect(settings) as opened:
        opened.command("CREATE (:Cat {name: 'Tom'})")
    with pytest.raises(DatabaseError, match="adopt"):
        connect(settings)
    with connect(settings, adopt=True) as opened:
        opened.write("CREATE (:Person {id: 'person/a'})")
    with connect(settings) as opened:
        assert opened.read("MATCH (c:Cat) RETURN c.name AS name") == [{"name": "Tom"}]


@pytest.mark.parametrize(("model", "word"), [("2", "newer"), ("0", "legatus upgrade")])
def test_another_model_is_refused(settings: Settings, model: str, word: str) -> None:
    with connect(settings) as opened:
        opened.command("CREATE (:Legatus {id: 'legatus', model: $model})", model=model)
    with pytest.raises(DatabaseError, match=word):
        connect(settings)
