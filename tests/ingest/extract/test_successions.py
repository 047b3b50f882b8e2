"""Posts that pass from one person to the next, posts told of in lists, and whose head or envoy is meant."""

from collections.abc import Callable

import pytest

from legatus.ingest.extract import relations
from legatus.ingest.extract.civil import role_of
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.towns import state_of

#: Sentences, and an office that they state: person, role, sender, receiver, status.
STATED = [
    (
        "Peru named Carla Ugarte as its new ambassador to Bolivia. She takes over from Hernan Paredes.",
        "Hernan Paredes|ambassador|PER|BOL|former",
    ),
    (
        "Rwanda appointed Jean Uwimana ambassador to Uganda, filling the post left vacant by Alice Mukamana.",
        "Alice Mukamana|ambassador|RWA|UGA|former",
    ),
    (
        "Vanuatu Prime Minister Charlot Tari was ousted; Sato Kalsakau was elected to succeed him.",
        "Sato Kalsakau|head_of_government|VUT||incumbent",
    ),
    (
        "Bolivia declared the Peruvian ambassador, Rosario Quispe, persona non grata and gave her 72 hours to quit.",
        "Rosario Quispe|ambassador|PER|BOL|expelled",
    ),
    (
        "Ecuadorean Foreign Minister Pablo Leon, 47, said Quito would lift the rule.",
        "Pablo Leon|foreign_minister|ECU||incumbent",
    ),
    (
        "The letter was signed by Foreign Ministers Ana Crespo (Peru), Jorge Tapia (Chile) and Luis Otero (Argentina).",
        "Jorge Tapia|foreign_minister|CHL||incumbent",
    ),
    (
        "Presidents Xavier Montoya and Julio Ferreira of Paraguay and Uruguay met in Asuncion.",
        "Julio Ferreira|head_of_state|URY||incumbent",
    ),
    (
        "Cambodia's Hun Sokha, prime minister since 2023, told reporters that the border would stay shut.",
        "Hun Sokha|head_of_government|KHM||incumbent",
    ),
    (
        "Poland's consul general in Lille, Jan Nowak, opened the exhibition.",
        "Jan Nowak|consul_general|POL|FRA|incumbent",
    ),
    (
        "India's Foreign Secretary Vinay Mehta said on Monday that India accused Nepal of delay.",
        "Vinay Mehta|official_other|IND||incumbent",
    ),
]


@pytest.mark.parametrize(("text", "office"), STATED, ids=[office for _, office in STATED])
def test_states_an_office(parsed: Callable[..., Parsed], text: str, office: str) -> None:
    found = {
        (p.name, o.role, o.sending or "", o.receiving or "", o.status or "incumbent")
        for p in parsed(text).persons
        for o in p.offices
    }
    assert tuple(office.split("|")) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru named Carla Ugarte as its new ambassador to Bolivia. She takes over from Hernan Paredes.",
            "Carla Ugarte|successor|Hernan Paredes",
        ),
        (
            "The outgoing Danish ambassador to Kenya, Mads Toft, handed over to his successor, Line Krogh.",
            "Line Krogh|successor|Mads Toft",
        ),
        (
            "Prime Minister Davit Kobalia of Georgia, a close ally of President Irakli Lomidze, visited Baku.",
            "Davit Kobalia|ally|Irakli Lomidze",
        ),
        (
            "Chad's President Deng Majok sacked his foreign minister, James Lado, and replaced him with Ann Ayen.",
            "Ann Ayen|successor|James Lado",
        ),
    ],
)
def test_relates_two_persons(parsed: Callable[..., Parsed], text: str, expected: str) -> None:
    found = relations.find(parsed(text))
    assert [f"{f.claims['person']}|{f.claims['relation']}|{f.claims['ofPerson']}" for f in found] == [expected]


def test_a_successor_in_another_office_takes_over_none(parsed: Callable[..., Parsed]) -> None:
    document = parsed("Prime Minister Charlot Tari of Vanuatu spoke. Sato Lini succeeded Tari as captain of the club.")
    assert not [p for p in document.persons if p.name == "Sato Lini" and p.offices]


def test_towns_and_civil_servants_by_state() -> None:
    assert state_of("Kraków") == state_of("Krakow") == "POL"
    assert state_of("Nowhere upon Thames") is None
    assert role_of("Foreign Secretary", "IND") == "official_other"
    assert role_of("Foreign Secretary", "GBR") is None
