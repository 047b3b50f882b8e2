"""Whom somebody met, by the words of a remark."""

import pytest

from legatus.ingest.tours.meetings import met


def found(text: str, host: str = "PER", on: str = "1985-05-06") -> list[tuple[str | None, str | None]]:
    return [(m.state, m.person.name if m.person else None) for m in met(text, host, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Met with President Quispe.", [("PER", "Quispe")]),
        ("State visit; met with President Quispe and Prime Minister Rojas del Valle; addressed Congress.",
         [("PER", "Quispe"), ("PER", "Rojas del Valle")]),
        ("Met with President Quispe and Soviet Premier Orlov.", [("PER", "Quispe"), ("SUN", "Orlov")]),
        ("Also met with Presidents Soto of Bolivia, Paz Lima of Chile, and Prime Minister Brown of Jamaica.",
         [("BOL", "Soto"), ("CHL", "Paz Lima"), ("JAM", "Brown")]),
        ("Met with the Presidents of Colombia, Trinidad and Tobago, and Bolivia.",
         [("COL", None), ("TTO", None), ("BOL", None)]),
        ("Discussed the talks with the Heads of State and Government of Chile and the Federal Republic of Germany.",
         [("CHL", None), ("DEU", None)]),
        ("Audience with Pope Sixtus IX.", [("VAT", "Sixtus IX")]),
        ("Met President Quispe October 10.", [("PER", "Quispe")]),
        ("Met with President Quispe October l3.", [("PER", "Quispe")]),
        ("Met with King Ali bin Omar al-Sabri and with British Prime Minister Hale.",
         [("PER", "Ali bin Omar al-Sabri"), ("GBR", "Hale")]),
        ("Met with U.S. Senator Hale and President Quispe.", [("PER", "Quispe")]),
    ],
)  # fmt: skip
def test_those_met(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Attended the funeral of President Quispe.",
        "Visited the grave of former President Quispe and addressed troops.",
        "Met with senior officials; dedicated a statue of President Quispe.",
        "Met with students in a school named after President Quispe.",
        "Vacation.",
    ],
)
def test_those_not_met(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Met with President Quispe, President Soto.", "Soto"),
        ("Met with Chilean President Soto and Prime Minister Rojas.", "Rojas"),
        ("Lima Conference with Prime Minister Hale.", "Hale"),
        ("Met with General Hale.", "Hale"),
        ("Met with Quebec Premier Roy.", "Roy"),
        ("Met with Bosnian Serb President Ilic.", "Ilic"),
        ("Met with Chancellor Hale.", "Hale"),
    ],
)
def test_somebody_whose_state_is_open_has_none(text: str, name: str) -> None:
    assert (None, name) in found(text)


def test_the_table_of_office_holders_decides_whose_somebody_is() -> None:
    assert found("Met with Prime Minister Thatcher.", "ITA", "1985-05-06") == [(None, "Thatcher")]
    assert found("Met with Prime Minister Thatcher.", "GBR", "1985-05-06") == [("GBR", "Thatcher")]


def test_a_part_of_another_state_has_no_state_of_its_own() -> None:
    assert found("Met with Ukrainian President Bondar.", on="1985-05-06") == [(None, "Bondar")]
    assert found("Met with Ukrainian President Bondar.", on="1999-05-06") == [("UKR", "Bondar")]
