"""Acts in single sentences of our own, the actors found by the program: no figure falls below its floor.

The floors are in `sentence_floors.json`; `python -m benchmarks.floors` lifts them after an improvement.
"""

import json
from pathlib import Path

import pytest

from benchmarks.sentences import Sentences, loaded, measured

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, float] = json.loads((HERE / "sentence_floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def result() -> Sentences:
    return measured(loaded(HERE / "sentences.jsonl"))


def test_no_type_of_act_falls_below_its_floor(result: Sentences) -> None:
    reached = {kind: result.f1(kind) for kind in result.annotated} | {"macro": result.macro}
    below = {kind: (round(reached[kind], 3), floor) for kind, floor in FLOORS.items() if reached.get(kind, 1.0) < floor}
    assert not below, "reached, floor"


def test_sentences_that_state_no_act_give_none(result: Sentences) -> None:
    assert result.empty >= 30
    assert result.false <= FLOORS["false"]


def test_every_category_has_sentences(result: Sentences) -> None:
    assert len(result.annotated) >= 15
    assert min(n for kind, n in result.annotated.items() if kind not in ("APPOINT", "DEPART", "EXPEL", "VISIT")) >= 10
