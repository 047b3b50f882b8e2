"""The temperature of a relation: periods, means, and what does not count."""

import dossiers
import pytest

from legatus.queries.dossier.temperature import fitting, temperature


def test_only_what_happened_within_one_period_counts() -> None:
    facts = [
        dossiers.event(1, "AGREE", "2022-05-10", "a"),
        dossiers.event(2, "SANCTION", "2022-11", "b"),
        dossiers.event(3, "SANCTION", "2022-11", "planned", modality="planned"),
        dossiers.event(4, "AGREE", "2022-12/2023-01", "across two years"),
        dossiers.event(5, "AGREE", None, "undated"),
        dossiers.event(6, "APPOINT", "2022-06-01", "without a score"),
        dossiers.said(7, "threatening", "2022-06-01", "a statement"),
    ]
    (year,) = temperature(facts, "year")
    scores = [fact.score for fact in facts[:2] if fact.score is not None]
    assert (year.name, year.count, year.warm, year.hostile) == ("2022", 2, 1, 1)
    assert year.mean == pytest.approx(sum(scores) / 2, abs=0.01)
    assert (year.first.isoformat(), year.last.isoformat()) == ("2022-01-01", "2022-12-31")
    assert [period.name for period in temperature(facts, "quarter")] == ["2022 Q2", "2022 Q4"]
    months = temperature(facts, "month")
    assert [(m.name, m.last.isoformat()) for m in months] == [("2022-05", "2022-05-31"), ("2022-11", "2022-11-30")]


@pytest.mark.parametrize(("last", "unit"), [("2022-12", "month"), ("2029", "quarter"), ("2060", "year")])
def test_the_unit_follows_from_the_time_covered(last: str, unit: str) -> None:
    facts = [dossiers.event(1, "AGREE", "2021-05-10", "a"), dossiers.event(2, "AGREE", last, "b")]
    assert fitting(facts) == unit


def test_nothing_has_no_temperature() -> None:
    assert temperature([]) == []
