"""Our own annotated articles: every record is well-formed and quotes its article exactly."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from legatus.ontology.dates import bounds
from legatus.ontology.vocabulary import scheme

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = (ROOT / "seeds" / "articles", Path(__file__).parent / "articles")
GOLD = sorted((Path(__file__).parent / "gold").glob("*.json"))
LISTS: dict[str, set[str]] = {
    "tenure": {"person", "role", "sending", "receiving", "status", "from", "to", "evidence"},
    "statement": {"speaker", "speaker_country", "issues", "pair", "stance", "evidence"},
    "event": {"type", "source", "target", "issues", "date", "modality", "evidence"},
    "relation_of_persons": {"person", "relation", "of", "evidence"},
}
VALUES = {
    "role": "role",
    "status": "status",
    "stance": "stance",
    "type": "event-type",
    "modality": "modality",
    "issues": "issue",
    "relation": "relation",
}
UNORDERED = {"AGREE", "CONSULT"}  # stored alphabetically, as the guideline says
ACTOR = re.compile(r"[A-Z]{3}|EU|UN|OAS|NATO|AU")


def _load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def _records(path: Path) -> list[tuple[str, dict[str, Any]]]:
    gold = _load(path)
    return [(name, record) for name in LISTS for record in gold[name]]


def test_many_articles_are_annotated_with_records_of_every_type() -> None:
    assert len(GOLD) >= 24
    counts = {name: sum(len(_load(path)[name]) for path in GOLD) for name in LISTS}
    assert all(counts.values()), counts


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_quote_is_an_exact_part_of_the_article(path: Path) -> None:
    text = next(f for folder in ARTICLES if (f := folder / f"{path.stem}.md").exists()).read_text(encoding="utf-8")
    for name, record in _records(path):
        assert 1 <= len(record["evidence"]) <= 2, (name, record)
        for quote in record["evidence"]:
            assert text.count(quote) == 1, (name, quote)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_form_is_that_of_the_annotation(path: Path) -> None:
    gold = _load(path)
    assert gold["id"] == path.stem
    assert set(LISTS) | {"id"} <= set(gold) <= set(LISTS) | {"id", "note"}
    for name, record in _records(path):
        assert set(record) == LISTS[name], (name, record)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_values_are_those_of_the_vocabularies(path: Path) -> None:
    for _, record in _records(path):
        for key, vocabulary in VALUES.items():
            values = record.get(key, [])
            for value in values if isinstance(values, list) else [values]:
                assert value in scheme(vocabulary), (key, value)
        for key in ("from", "to", "date"):
            if record.get(key) is not None:
                bounds(record[key])  # raises for what is no date


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_actors_and_pairs(path: Path) -> None:
    for name, record in _records(path):
        for key in ("sending", "receiving", "source", "target", "speaker_country"):
            assert record.get(key) is None or ACTOR.fullmatch(record[key]), (name, key, record[key])
        if record.get("pair") is not None:
            first, second = record["pair"].split("-")
            assert first < second and record["speaker_country"] in (first, second), record
        if record.get("type") in UNORDERED:
            assert record["source"] < record["target"], record


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_no_record_is_given_twice(path: Path) -> None:
    keys = [json.dumps([name, record], sort_keys=True) for name, record in _records(path)]
    assert len(set(keys)) == len(keys)
    with_tenure = {record["person"].split()[-1] for record in _load(path)["tenure"]}
    for record in _load(path)["relation_of_persons"]:
        assert {record["person"].split()[-1], record["of"].split()[-1]} & with_tenure
