"""Creating in bulk gives what adding one by one gives, whatever was there and whoever writes meanwhile."""

from pathlib import Path
from typing import Any

import pytest
import world
from exports import expected, export

from legatus.ingest import keeping, spool
from legatus.ingest.loading import load
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.terms import Statement
from legatus.queries import creating, foreign, foreign_creating, marker, store
from legatus.queries.creating import Fresh
from legatus.queries.database import Database, Transaction

HEAD = "@prefix ex: <http://example.org/> . @prefix state: <https://w3id.org/legatus/id/state/> .\n"
OURS = "@prefix leg: <https://w3id.org/legatus/ns#> . @base <https://w3id.org/legatus/id/> .\n"
LONG = "http://example.org/" + "x" * 1_200


def thing(number: int) -> str:
    links = f"ex:{number * 7 % 40}, ex:out{number % 3}, _:b{number % 5}"
    return f'ex:{number} a ex:Thing ; ex:name "n{number}"@en-GB, {number} ; ex:to {links} .'


def file(folder: Path, name: str, numbers: range) -> Path:
    made = folder / name
    extra = f"ex:0 ex:on state:CAN ; ex:far <{LONG}> . <{LONG}> ex:n 1 . state:CAN ex:rank 3 ; ex:by ex:1 .\n"
    graph = "ex:g { ex:0 ex:to ex:5 . ex:5 ex:to ex:0 ; ex:n 1 }\n"
    made.write_text(HEAD + extra + "\n".join(map(thing, numbers)) + "\n" + graph, encoding="utf-8")
    return made


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is large, and a batch holds a few rows."""
    monkeypatch.setattr(keeping, "FEW", 0)
    monkeypatch.setattr(spool, "ROWS", 7)


def empty(database: Database) -> None:
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")


def relationships(database: Database) -> int:
    return int(database.read("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"])


def test_creating_in_bulk_gives_what_adding_gives(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.transaction(lambda t: store.add(t, world.records()))
    files = [file(tmp_path, "a.trig", range(30)), file(tmp_path, "b.trig", range(20, 40))]
    first = [load(database, [each]) for each in files]
    wanted, edges = export(database), relationships(database)
    empty(database)
    database.transaction(lambda t: store.add(t, world.records()))
    monkeypatch.setattr(keeping, "FEW", 0)
    monkeypatch.setattr(spool, "ROWS", 7)
    second = [load(database, [each]) for each in files]
    assert export(database) == wanted
    assert relationships(database) == edges
    assert [(s.foreign_new, s.foreign_known) for s in second] == [(s.foreign_new, s.foreign_known) for s in first]
    assert [load(database, [each]).foreign_new for each in files] == [0, 0]
    assert (export(database), relationships(database)) == (wanted, edges)


@pytest.mark.usefixtures("small")
def test_who_writes_the_same_meanwhile_makes_nothing_double(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = file(tmp_path, "a.trig", range(30))
    load(database, [made])
    wanted, edges = export(database), relationships(database)
    empty(database)
    said = list(foreign_statements())
    create, calls = foreign_creating.things, []

    def things(transaction: Transaction, rows: Any, fresh: Fresh) -> Any:
        calls.append(len(rows))
        return create(transaction, rows, fresh)

    run = Fresh.run

    def interrupted(self: Fresh, other: Database, work: Any) -> Any:
        done = run(self, other, work)
        if len(calls) == 2:
            calls.append(0)
            other.transaction(lambda t: (marker.lock(t), foreign.add(t, said)))
        return done

    monkeypatch.setattr(foreign_creating, "things", things)
    monkeypatch.setattr(Fresh, "run", interrupted)
    load(database, [made])
    assert (export(database), relationships(database)) == (wanted, edges)


def foreign_statements() -> list[Statement]:
    """Some of what the file says, as another load would add it."""
    ex = "http://example.org/"
    return [Statement(f"{ex}{n}", f"{ex}to", f"{ex}{n * 7 % 40}") for n in range(30)]


@pytest.mark.usefixtures("small")
def test_names_that_somebody_else_has_given_meanwhile_are_given_anew(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, made = tmp_path / "other.ttl", file(tmp_path, "a.trig", range(30))
    other.write_text("@prefix ex: <http://example.com/> . ex:a ex:p 2 .", encoding="utf-8")
    load(database, [other])
    load(database, [made])
    wanted = export(database)
    empty(database)
    load(database, [other])
    given = iter([Prefixes()])  # as they were before the other file came
    names = foreign_creating.names
    monkeypatch.setattr(foreign_creating, "names", lambda database: next(given, None) or names(database))
    assert not load(database, [made]).failed
    assert next(given, None) is None
    assert export(database) == wanted


@pytest.mark.usefixtures("small")
def test_records_of_many_batches_come_back_and_a_loose_end_in_the_last_keeps_all_out(
    database: Database, tmp_path: Path
) -> None:
    good, bad = tmp_path / "a.trig", tmp_path / "b.trig"
    text = expected(world.records())
    good.write_text(text, encoding="utf-8")
    loose = "<mention/zzz> a leg:Mention ; leg:recordType 'event' ; leg:inSource <article/none>"
    bad.write_text(f"{text}{OURS}{loose} ; leg:quotes <quote/none.1.2> .", encoding="utf-8")
    done = load(database, [bad])
    assert "mention/zzz refers to article/none" in done.failed[0].message
    assert store.counts(database) == {}
    assert not load(database, [good]).failed
    assert export(database) == text
    loose_ends = tmp_path / "c.ttl"
    loose_ends.write_text(f"{OURS}{loose} .", encoding="utf-8")
    assert load(database, [loose_ends]).failed
    assert export(database) == text


def test_what_is_fresh_is_known_until_somebody_else_writes(database: Database) -> None:
    fresh = Fresh(database)
    fresh.look(database, ["Article", "Quote"])
    assert "Article" in fresh
    fresh.run(database, lambda t: creating.create(t, {"Article": [({"id": "article/a", "title": "A"}, [])]}))
    assert fresh.alone
    assert fresh.holds_all(marker.writes(database) + 1)
    assert "Article" in fresh, "what this load has added itself it knows"
    other = Fresh(database)
    other.look(database, ["Article"])
    assert "Article" not in other
    assert not other.whole
    database.transaction(marker.lock)
    found = fresh.run(database, lambda t: creating.known(t.run, "Article", ["article/a", "article/b"]))
    assert found == {"article/a"}
    assert not fresh.alone
    assert not fresh.holds_all(marker.writes(database) + 1)
    assert "Quote" not in fresh
