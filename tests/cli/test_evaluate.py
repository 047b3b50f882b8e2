"""`legatus evaluate` as a user meets it."""

import json
from pathlib import Path
from typing import Any

import pytest
from program import Run

TEXT = "Kenya named Amina Odhiambo ambassador to Peru.\n"
EMPTY: dict[str, list[object]] = {"tenure": [], "statement": [], "event": [], "relation_of_persons": []}
TENURE: dict[str, Any] = {
    "person": "Amina Odhiambo",
    "role": "ambassador",
    "sending": "KEN",
    "receiving": "PER",
    "status": "appointed",
}
TENURE |= {"from": None, "to": None, "evidence": [TEXT.strip()]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles").mkdir()
    for name, lists in (("a", EMPTY | {"tenure": [TENURE]}), ("b", EMPTY)):
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps({"id": name, **lists}), "utf-8")
    (tmp_path / "articles" / "a.md").write_text(f"---\nkind: news\n---\n{TEXT}", "utf-8")
    (tmp_path / "articles" / "b.md").write_text("---\nkind: sports\n---\nThe match was drawn.\n", "utf-8")
    rows = [{"id": "a", "tenure": [TENURE, TENURE | {"role": "consul_general"}]}]
    (tmp_path / "facts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


@pytest.fixture
def arguments(folder: Path) -> list[str]:
    return ["evaluate", str(folder / "gold"), str(folder / "articles"), "--predictions", str(folder / "facts.jsonl")]


def test_figures_by_type_and_by_kind_of_source(bare: Run, arguments: list[str]) -> None:
    rows = json.loads(bare(*arguments, "--by-kind").stdout)
    assert [(row["kind"], row["articles"]) for row in rows[::4]] == [("all", 2), ("news", 1), ("sports", 1)]
    first = rows[0]
    assert (first["type"], first["precision"], first["recall"], first["f1"]) == ("tenure", 0.5, 1.0, 0.667)
    assert (first["gold"], first["predicted"], first["matched"], first["status"], first["stance"]) == (
        1,
        2,
        1,
        1.0,
        None,
    )


def test_a_table_for_people(bare: Run, arguments: list[str]) -> None:
    shown = bare(*arguments, "--format", "table").stdout
    assert "2 articles" in shown and "0.667" in shown and "status 1.00" in shown


def test_what_was_missed_and_what_is_spurious(bare: Run, arguments: list[str]) -> None:
    (row,) = json.loads(bare(*arguments, "--show", "tenure").stdout)
    assert (row["what"], row["id"], row["why"], row["record"]["role"]) == (
        "spurious",
        "a",
        "not annotated",
        "consul_general",
    )


def test_only_some_articles(bare: Run, folder: Path, arguments: list[str]) -> None:
    (folder / "ids").write_text("b\n", "utf-8")
    rows = json.loads(bare(*arguments, "--ids", str(folder / "ids")).stdout)
    assert rows[0]["articles"] == 1 and rows[0]["gold"] == rows[0]["predicted"] == 0


def test_documents_that_do_not_say_their_kind(bare: Run, folder: Path, arguments: list[str]) -> None:
    (folder / "about.jsonl").write_text('{"id": "b", "kind": "football"}\n', "utf-8")
    rows = json.loads(bare(*arguments, "--by-kind", "--about", str(folder / "about.jsonl")).stdout)
    assert {row["kind"] for row in rows} == {"all", "news", "football"}


def test_what_cannot_be_used_is_said_in_one_sentence(bare: Run, folder: Path, arguments: list[str]) -> None:
    gold, articles = folder / "gold", folder / "articles"
    facts = folder / "facts.jsonl"

    def said(*more: str, code: int = 1) -> str:
        result = bare(*more)
        assert result.exit_code == code, result.output
        return result.stderr

    assert "there is no record type 'treaty'" in said(*arguments, "--show", "treaty", code=2)
    assert "expected a folder of annotations" in said("evaluate", str(facts), str(articles))
    assert "holds no annotation" in said("evaluate", str(articles), str(articles))
    facts.write_text(facts.read_text("utf-8") * 2, "utf-8")
    assert "facts.jsonl:2: the article 'a' is predicted twice" in said(*arguments)
    facts.write_text("{}\n", "utf-8")
    assert "facts.jsonl:1: expected an object with the article's 'id'" in said(*arguments)
    (gold / "c.json").write_text("[]", "utf-8")
    assert "c.json: expected an object" in said(*arguments)
    (gold / "c.json").write_text(json.dumps(EMPTY | {"event": [{"type": "AID"}]}), "utf-8")
    assert "c.json: event 1 has no 'source'" in said(*arguments)
    (gold / "c.json").write_text(json.dumps(EMPTY), "utf-8")
    assert "no document 'c', which is annotated" in said(*arguments)


def test_without_predictions_the_articles_are_read(bare: Run, folder: Path) -> None:
    rows = json.loads(bare("evaluate", str(folder / "gold"), str(folder / "articles")).stdout)
    assert (rows[0]["type"], rows[0]["matched"], rows[0]["f1"]) == ("tenure", 1, 1.0)
