"""Careers, lists of holders, successors, further accreditations, in texts of our own with invented persons."""

from collections.abc import Callable

import pytest

Held = Callable[..., set[tuple[str, ...]]]

STATED = [
    (
        "Ambassador of Denmark to Chile: Lise Brandt\n\nCareer\n\n1999-2002: Ambassador to Estonia\n\n"
        "2003-2007: Ambassador to Latvia",
        "Lise Brandt|ambassador|DNK|LVA|former",
    ),
    (
        "Mario Conti is the Ambassador of Italy to Senegal.\n\n- Ambassador to Mali (2009-2012)\n"
        "- Chargé d'affaires in Kabul (2002)",
        "Mario Conti|charge_d_affaires|ITA|AFG|former",
    ),
    (
        "List of ambassadors of Sweden to Ethiopia:\n\nErik Lindqvist (1951-1955)\n\nGunnar Ek (1955-1960)",
        "Gunnar Ek|ambassador|SWE|ETH|former",
    ),
    (
        "Chile's ambassadors to Canada were Alberto Ruiz (1990-1994), Juan Pino (1994-1998) and Eva Mena (1998-2002).",
        "Juan Pino|ambassador|CHL|CAN|former",
    ),
    (
        "In 1946 Paul McNair presented his credentials as the first U.S. ambassador to the Philippines. McNair was "
        "succeeded by Emmet Shea in 1947.",
        "Emmet Shea|ambassador|USA|PHL|former",
    ),
    (
        "Anna Kowalska took up her post as Polish Ambassador to Thailand in September 2019. She is also accredited to "
        "Laos and Cambodia.",
        "Anna Kowalska|ambassador|POL|KHM|incumbent",
    ),
    (
        "Fatou Diallo has been Senegal's Ambassador to South Africa since March 2018, with concurrent accreditation to "
        "Namibia, Botswana and Lesotho.",
        "Fatou Diallo|ambassador|SEN|LSO|incumbent",
    ),
    (
        "After serving as Irish ambassador to Finland and Estonia, Brendan Daly was named ambassador to Canada.",
        "Brendan Daly|ambassador|IRL|EST|former",
    ),
    (
        "Miguel Santos has served as Mexican ambassador to Cuba, Guatemala and Peru.",
        "Miguel Santos|ambassador|MEX|PER|former",
    ),
    (
        "Carol West was nominated by President Joe Biden to be the U.S. Ambassador to Fiji.",
        "Carol West|ambassador|USA|FJI|nominated",
    ),
]


@pytest.mark.parametrize(("text", "office"), STATED, ids=[office for _, office in STATED])
def test_states_an_office(held: Held, text: str, office: str) -> None:
    assert tuple(office.split("|")) in held(text)


def test_years_of_a_list_are_those_beside_the_name(parsed: Callable[..., object]) -> None:
    text = (
        "Chile's ambassadors to Canada were Alberto Ruiz (1990-1994), Juan Pino (1994-1998) and Eva Mena (1998-2002)."
    )
    people = parsed(text).persons  # type: ignore[attr-defined]
    assert {p.name: (o.start, o.end) for p in people for o in p.offices} == {
        "Alberto Ruiz": ("1990", "1994"),
        "Juan Pino": ("1994", "1998"),
        "Eva Mena": ("1998", "2002"),
    }


def test_a_line_without_years_is_no_entry(held: Held) -> None:
    text = "The ambassadors of Sweden to Ethiopia:\n\nErik Lindqvist wrote a book about Kenya."
    assert held(text) == set()


def test_who_follows_a_company_head_is_no_envoy(held: Held) -> None:
    assert held("John Ford, who ran the mining company in Chile, was succeeded by Karen White in 2015.") == set()
