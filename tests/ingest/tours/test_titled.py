"""A title and a name in one string; and who is seen in which office."""

import pytest

from legatus.ingest.tours.titled import several, sighting, titled


@pytest.mark.parametrize(
    ("words", "title", "name"),
    [
        ("President Lucía Hernández de la Peña", "President", "Lucía Hernández de la Peña"),
        ("President-elect Lucia Hernandez de la Pena", "President-elect", "Lucia Hernandez de la Pena"),
        ("President- elect Ana Ruiz", "President-elect", "Ana Ruiz"),
        ("President-Elect Ana Ruiz", "President-elect", "Ana Ruiz"),
        ("Acting President Ana Ruiz", "Acting President", "Ana Ruiz"),
        ("Premier & Prince Sophal", "Premier", "Sophal"),
        ("Prime Minister J.M. (Tim) Okoro", "Prime Minister", "J. M. Okoro"),
        ("President of the Council of Ministers Aldo Bassi", "President of the Council of Ministers", "Aldo Bassi"),
    ],
)
def test_title_and_name(words: str, title: str, name: str) -> None:
    found = titled(words)
    assert found is not None
    assert (found.title.words, found.name) == (title, name)


@pytest.mark.parametrize("words", ["Ana Ruiz", "President", "Presidents Ruiz and Soto", "Kingsley Amari"])
def test_no_title_before_a_name(words: str) -> None:
    assert titled(words) is None


@pytest.mark.parametrize(
    ("words", "state", "office"),
    [
        ("President Ruiz", "MEX", ("head_of_state", "incumbent")),
        ("President-elect Ruiz", "MEX", ("head_of_state", "elect")),
        ("former President Ruiz", "MEX", ("head_of_state", "former")),
        ("Chancellor Ruiz", "DEU", ("head_of_government", "incumbent")),
        ("Chancellor Ruiz", "CRI", None),
        ("Queen Anne", "GBR", ("head_of_state", "incumbent")),
        ("Queen Anne", "ESP", None),
        ("President Ruiz", "EU", None),
        ("General Ruiz", "PAN", None),
    ],
)
def test_a_title_is_an_office_where_it_is_one(words: str, state: str, office: tuple[str, str] | None) -> None:
    found = titled(words)
    assert found is not None
    assert found.office(state) == office


def test_several_persons_in_one_string() -> None:
    assert list(several("President Ana Ruiz and Prime Minister Tom Soto")) == [
        "President Ana Ruiz",
        "Prime Minister Tom Soto",
    ]
    assert list(several("President Ana Ruiz, Foreign Minister Ida Paz")) == [
        "President Ana Ruiz",
        "Foreign Minister Ida Paz",
    ]
    assert list(several("Premier and Prince Sophal")) == ["Premier and Prince Sophal"]


@pytest.mark.parametrize(
    ("status", "start", "end"),
    [
        ("incumbent", "../1990-05-06", "1990-05-06/.."),
        ("elect", "1990-05-06/..", None),
        ("former", None, "../1990-05-06"),
    ],
)
def test_what_a_day_says_of_a_term(status: str, start: str | None, end: str | None) -> None:
    claims = sighting("Ana Ruiz", "head_of_state", status, "MEX", "1990-05-06")
    assert (claims["start"], claims["end"], claims["status"]) == (start, end, status)
