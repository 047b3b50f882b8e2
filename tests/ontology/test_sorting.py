"""Lines in order, each once, whatever does not fit into memory."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legatus.ontology import sorting
from legatus.ontology.sorting import ordered

lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=8)


@given(st.lists(lines, max_size=60), st.integers(1, 2_000))
def test_in_order_and_once(given: list[str], run: int) -> None:
    assert list(ordered(given, run=run)) == sorted(set(given))


@pytest.mark.parametrize("characters", [1, 7, 1_000_000])
def test_many_runs_read_in_small_pieces(characters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "_READ", characters * 8)
    monkeypatch.setattr(sorting, "_SOME", 50)
    numbers = random.Random(3)
    given = [f"{numbers.randrange(300)} é\t{numbers.randrange(3)}" for _ in range(2_000)]
    assert list(ordered(given, run=20_000)) == sorted(set(given))


def test_nothing() -> None:
    assert list(ordered([])) == []
