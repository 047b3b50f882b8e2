"""Retracting an article, listing decisions, undoing one, on both databases."""

import json
from typing import Any

from program import Run

from legatus.queries import store
from legatus.queries.database import Database


def rows(run: Run, *arguments: str) -> list[dict[str, Any]]:
    done = run(*arguments)
    assert done.exit_code == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_a_retraction_takes_facts_away_and_undoing_it_brings_them_back(filled: Database, run: Run) -> None:
    before = {r.id: r for r in store.read(filled.read, "resolved")}
    assert rows(run, "decisions") == []
    (kept,) = rows(run, "retract", "Tariffs on timber", "--why", "the paper withdrew it", "--by", "Eva")
    assert (kept["kind"], kept["why"], kept["by"]) == ("retract", "the paper withdrew it", "Eva")
    assert not any(id.startswith("event/sanction") for id in (r.id for r in store.read(filled.read, "resolved")))
    (listed,) = rows(run, "decisions")
    assert listed | {"in_force": None} == {**dict.fromkeys(listed), **kept, "in_force": None}
    assert listed["in_force"] is True
    (undone,) = rows(run, "undo", kept["id"], "--why", "it was another article", "--by", "Eva")
    assert {r.id: r for r in store.read(filled.read, "resolved")} == before
    assert {d["id"]: d["in_force"] for d in rows(run, "decisions")} == {kept["id"]: False, undone["id"]: True}


def test_what_cannot_be_decided_is_one_line(filled: Database, run: Run) -> None:
    for arguments, said in (
        (("retract", "No such article", "--why", "x"), "No such article"),
        (("retract", "Tariffs on timber"), "--why"),
        (("retract", "Tariffs on timber", "--why", "  "), "reason"),
        (("undo", "decision/aaaaaaaaaaaaaaaa", "--why", "x"), "decision/aaaaaaaaaaaaaaaa"),
    ):
        done = run(*arguments)
        assert done.exit_code == 2
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
    assert run("decisions", "-f", "table").stderr == "legatus: there are no decisions\n"
