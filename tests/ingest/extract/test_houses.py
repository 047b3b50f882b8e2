"""Publishers that speak for a state, and what a bare title means on their pages."""

from collections.abc import Callable

import pytest

from legatus.ingest.extract.houses import speaks_for

Held = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("publisher", "code"),
    [
        ("Embassy of Spain in Manila", "ESP"),
        ("German Embassy to Mongolia", "DEU"),
        ("Ministry of Foreign Affairs of Sri Lanka", "LKA"),
        ("Government of the Netherlands", "NLD"),
        ("Kenya Daily Post", None),
        ("Ministry of Sound", None),
    ],
)
def test_whom_a_publisher_speaks_for(publisher: str, code: str | None) -> None:
    assert speaks_for(publisher) == code


def test_a_foreign_ministry_writes_of_its_own_minister_and_of_others_envoys(held: Held) -> None:
    text = "The Foreign Minister, Alan Pereira, received the new Ambassador of Japan, Kenji Mori, who presented copies of his credentials."  # noqa: E501
    found = held(text, publisher="Ministry of Foreign Affairs of Sri Lanka")
    assert ("Alan Pereira", "foreign_minister", "LKA", "", "incumbent") in found
    assert ("Kenji Mori", "ambassador", "JPN", "LKA", "credentials_presented") in found


def test_an_embassy_writes_of_the_minister_of_its_host(held: Held) -> None:
    found = held("Foreign Minister Alan Pereira spoke.", publisher="Embassy of Spain in Colombo")
    assert not any(row[2] == "ESP" for row in found)
