"""What rules' estimates are worth, fitted to what turned out right."""

import pytest

from legatus.ingest.evaluation.calibration import fitted, out_of_fold, scaled
from legatus.ingest.evaluation.reliability import Judged, gap
from legatus.ingest.evaluation.scoring import TYPES
from legatus.ingest.extract.confidence import HIGHEST, LOWEST, Scale, calibrated, scales


def facts(confidence: float, right: int, number: int) -> list[Judged]:
    return [Judged(f"{confidence}-{n}", "event", "event.r", confidence, n < right) for n in range(number)]


def test_a_scale_brings_estimates_to_the_share_that_is_right() -> None:
    found = facts(0.5, 160, 200) + facts(0.8, 190, 200)
    scales_ = fitted(found)
    assert scales_["event"].confidence(0.5) == pytest.approx(0.8, abs=0.02)
    assert gap([scaled(fact, scales_) for fact in found]) < 0.02
    assert gap(out_of_fold(found)) < 0.05


def test_without_facts_an_estimate_stays_what_it_is() -> None:
    assert fitted([])["tenure"] == Scale(0.0, 1.0)
    assert fitted(facts(0.5, 2, 2))["event"].confidence(0.5) < 0.75


def test_a_weight_counts_as_so_many_facts() -> None:
    found = facts(0.7, 30, 40)
    assert fitted(found, lambda fact: 2.0) == fitted(found + found)


def test_every_type_has_a_scale_that_keeps_the_order_and_can_be_undone() -> None:
    assert set(scales()) == set(TYPES)
    for scale in scales().values():
        assert scale.slope > 0
        within = [estimate for estimate in (0.1, 0.3, 0.5, 0.9) if LOWEST < scale.confidence(estimate) < HIGHEST]
        assert len(within) >= 3, "a scale that reaches the bounds soon tells nothing apart"
        for estimate in within:
            assert scale.estimate(scale.confidence(estimate)) == pytest.approx(estimate)
        assert 0 < scale.confidence(0.0) < scale.confidence(1.0) < 1


def test_a_fact_gets_the_confidence_of_its_type() -> None:
    from legatus.ingest.documents import Fact, Span

    fact = Fact("event", {}, (Span(0, 1),), "event.r", 0.5)
    assert calibrated(fact).confidence == round(scales()["event"].confidence(0.5), 3)
