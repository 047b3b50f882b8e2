"""Our figures are those of the shared scorer, on predictions with all sorts of errors in them."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from legatus.ingest.evaluation.run import evaluated
from legatus.ingest.evaluation.scoring import TYPES, score


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_are_those_of_the_shared_scorer(shared: Path, tmp_path: Path, seed: int) -> None:
    folder = shared / "evaluation"
    predictions = tmp_path / "predictions.jsonl"
    rows = [
        _disturbed(json.loads(p.read_text("utf-8")), p.stem, random.Random(f"{seed} {p.stem}")) for p in _gold(folder)
    ]
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows[1:]), "utf-8")  # one article has no line
    theirs = _theirs(folder, predictions)
    articles = evaluated(str(folder / "gold"), [str(folder / "documents.jsonl")], predictions=str(predictions))
    assert len(articles) == theirs["articles"]
    for kind, ours in score(articles).items():
        expected = theirs[kind]
        assert (ours.gold, ours.predicted, ours.matched) == (
            expected["gold"],
            expected["predicted"],
            expected["matched"],
        )
        assert [round(v, 3) for v in (ours.precision, ours.recall, ours.f1)] == [
            expected[key] for key in ("precision", "recall", "f1")
        ]
        shares = {name: ours.right(name) for name in expected["attributes"]}
        assert {name: round(v or 0.0, 3) for name, v in shares.items()} == expected["attributes"]


def _gold(folder: Path) -> list[Path]:
    return sorted((folder / "gold").glob("*.json"))


def _theirs(folder: Path, predictions: Path) -> dict[str, Any]:
    command = [
        sys.executable,
        str(folder / "score.py"),
        str(folder / "gold"),
        str(folder / "articles"),
        str(predictions),
    ]
    done = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def _disturbed(gold: dict[str, Any], ident: str, chance: random.Random) -> dict[str, Any]:
    """Annotations with records lost, doubled, moved, and with values from elsewhere."""
    made: dict[str, Any] = {"id": ident}
    for kind in TYPES:
        made[kind] = []
        for record in gold[kind]:
            for _ in range(chance.choice((0, 1, 1, 1, 2))):
                made[kind].append(_changed(record, gold[kind], chance))
        chance.shuffle(made[kind])
    return made


def _changed(record: dict[str, Any], others: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    changed = dict(record)
    for key in record:
        if chance.random() < 0.12:
            changed[key] = chance.choice(others)[key]
    if "source" in record and chance.random() < 0.2:
        changed["source"], changed["target"] = record["target"], record["source"]
    return changed
