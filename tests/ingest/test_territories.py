"""Countries as lists name them, whatever the order of words, and states as they were on a day."""

from pathlib import Path

import pytest

from legatus.ingest.territories import Territories, at_the_time, state_named
from legatus.ontology.errors import OntologyError


@pytest.mark.parametrize(
    ("id", "code"),
    [
        ("cote-divoire", "CIV"),
        ("congo-democratic-republic", "COD"),
        ("micronesia-federated-states-of", "FSM"),
        ("antigua-barbuda", "ATG"),
        ("albania-1946", "ALB"),
        ("atlantis", None),
    ],
)
def test_an_id_is_compared_with_names(id: str, code: str | None) -> None:
    assert state_named(id) == code


@pytest.mark.parametrize(
    ("code", "day", "then"),
    [
        ("SVK", "1970-01-01", "CSK"),
        ("SVK", "1993-01-01", "SVK"),
        ("EST", "1930-01-01", "EST"),
        ("FRA", "1800-01-01", "FRA"),
    ],
)
def test_a_state_that_came_later_was_part_of_another(code: str, day: str, then: str) -> None:
    assert at_the_time(code, day) == then


def test_a_table_of_exceptions_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "territories.csv"
    file.write_text("id,from,to,receiver,why\nruritania,1900,1950,FRA,a protectorate\n", encoding="utf-8")
    known = Territories(file)
    assert known.receiver("ruritania", "1925-05") == "FRA"
    assert known.receiver("ruritania", "1951-05-06") == "Ruritania"
    file.write_text("id,from,to,receiver,why\nruritania,,,FRA,\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="reason"):
        Territories(file)
