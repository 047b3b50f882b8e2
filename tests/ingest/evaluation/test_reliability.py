"""Confidence held to account."""

import pytest

from legatus.ingest.evaluation.reliability import Judged, bins, brier, gap, judged
from legatus.ingest.evaluation.scoring import Article


def fact(confidence: float, right: bool) -> Judged:
    return Judged("a", "event", "event.r", confidence, right)


def test_steps_hold_their_lower_bound_and_the_last_holds_one() -> None:
    facts = [fact(0.9, True), fact(0.89, False), fact(1.0, True), fact(0.3, False)]
    assert [(b.low, b.number, b.right) for b in bins(facts)] == [(0.3, 1, 0), (0.8, 1, 0), (0.9, 2, 2)]


def test_confidence_that_is_kept_has_no_gap() -> None:
    kept = [fact(0.75, n < 3) for n in range(4)]
    assert gap(kept) == 0
    assert gap([fact(0.9, False)]) == pytest.approx(0.9)
    assert brier([fact(0.9, False), fact(0.9, True)]) == pytest.approx((0.81 + 0.01) / 2)
    assert gap([]) == brier([]) == 0


def test_a_fact_is_right_where_it_has_a_partner() -> None:
    gold = {"relation_of_persons": [{"person": "A B", "relation": "ally", "of": "C D"}]}
    ours = [{**gold["relation_of_persons"][0], "rule": "r", "confidence": 0.6} for _ in range(2)]
    made = judged([Article("a", "", gold, {"relation_of_persons": [*ours, {"person": "E", "relation": "ally"}]})])
    assert sorted(f.right for f in made) == [False, True]
    assert {(f.rule, f.confidence) for f in made} == {("r", 0.6)}
