"""Validation: clean data give no finding at all; each way of breaking them gives the finding that names it."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyshacl
import pytest
from broken_records import (
    ACT,
    EVENT,
    OTHER,
    RULE,
    STEP,
    TERM,
    VIOLATIONS,
    WARNINGS,
    Data,
    both,
    broken,
    clean,
    rival,
)
from rdflib import Graph

from legatus.ontology import schema as model
from legatus.ontology.report import Report
from legatus.ontology.turtle import turtle
from legatus.ontology.validate import validate


def report(change: Callable[[Data], None]) -> Report:
    data = clean()
    change(data)
    return validate(data.values())


def test_clean_data_give_no_finding() -> None:
    assert validate(clean().values()) == Report(())


@pytest.mark.parametrize(
    ("change", "focus", "path", "message"), VIOLATIONS, ids=lambda p: p if isinstance(p, str) else ""
)
def test_a_violation_is_found_and_told(change: Callable[[Data], None], focus: str, path: str, message: str) -> None:
    found = report(change)
    assert not found.conforms
    assert [f for f in found.violations if (f.focus, f.path) == (focus, path) and message in f.message], found


@pytest.mark.parametrize(
    ("change", "focus", "path", "message"), WARNINGS, ids=lambda p: p if isinstance(p, str) else ""
)
def test_a_warning_is_given_and_the_data_conform(
    change: Callable[[Data], None], focus: str, path: str, message: str
) -> None:
    found = report(change)
    assert found.conforms, found.violations
    assert [f for f in found.warnings if (f.focus, f.path) == (focus, path) and message in f.message], found


@pytest.mark.parametrize(
    "change",
    [
        rival("2020-01-01", "2024-05-31"),  # the handover within the month that is all we know
        rival("2025-12-31", "2026"),  # on the day
        broken(STEP, date="2024-02"),  # the same month
        broken(TERM, end="2024-05"),
        both(broken(ACT, type="EXPEL"), broken(TERM, status="expelled")),
        broken(ACT, type="MOBILIZE", target=None),
        broken(OTHER, name="Lem"),
        broken(EVENT, quotes=None, record="17"),  # a dataset's record needs no quote
    ],
    ids=["month", "handover", "same-month", "within-month", "expelled", "no-target", "one-name", "dataset"],
)
def test_what_may_well_be_true_is_not_warned_of(change: Callable[[Data], None]) -> None:
    assert report(change) == Report(())


def test_a_code_out_of_use_is_warned_of() -> None:
    records = list(clean().values())
    assert validate(records) == validate(records, retired={"RUR": date(2024, 5, 6)}) == Report(())
    found = validate(records, retired={"RUR": date(2024, 5, 5)})
    assert [(f.severity, f.focus, f.path, f.value) for f in found.findings] == [
        ("warning", ACT, "target", "2024-05-06")
    ]


def test_the_shapes_as_they_stand_say_nothing_false_of_clean_data() -> None:
    """Somebody may run `shapes.ttl` without what we fill in: it then sees less, and must not see more."""
    data = Graph().parse(data="".join(turtle(clean().values(), private=True)), format="turtle")
    shapes_file = Path(model.__file__).parent / "shapes.ttl"
    conforms, _, told = pyshacl.validate(data, shacl_graph=Graph().parse(shapes_file), inplace=True)
    assert conforms, told


def test_the_report_is_the_same_for_any_order() -> None:
    records = [replace(r, values={k: v for k, v in r.values.items() if k != "denotedBy"}) for r in clean().values()]
    first = validate(records)
    random.Random(7).shuffle(records)
    assert validate(records) == first
    assert list(first.findings) == sorted(first.findings)
    assert str(first.findings[0]) == f"violation: {RULE} denotedBy: no active mention states this record"
