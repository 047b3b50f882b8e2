"""Predecessor, successor, ally."""

from collections.abc import Callable

import pytest

from legatus.ingest.extract import relations
from legatus.ingest.extract.model import Parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peruvian President Luc Martin's predecessor, Ana Flores, agreed.", "Ana Flores|predecessor|Luc Martin"),
        ("President Juan Soto of Peru and his predecessor Rosa Perez met.", "Rosa Perez|predecessor|Juan Soto"),
        ("President Rosa Perez of Peru, who succeeded Ana Flores, agreed.", "Rosa Perez|successor|Ana Flores"),
        ("Lars Holm replaced Mette Lund as Denmark's ambassador to Poland.", "Lars Holm|successor|Mette Lund"),
        ("Danish ambassador Mette Lund was succeeded by Lars Holm.", "Lars Holm|successor|Mette Lund"),
        ("Peru named Juan Soto to replace Foreign Minister Rosa Perez.", "Juan Soto|successor|Rosa Perez"),
        ("Peru's Prime Minister Juan Soto, an ally of President Rosa Perez, won.", "Juan Soto|ally|Rosa Perez"),
    ],
)
def test_relation(parsed: Callable[..., Parsed], text: str, expected: str) -> None:
    found = relations.find(parsed(text))
    assert [f"{f.claims['person']}|{f.claims['relation']}|{f.claims['ofPerson']}" for f in found] == [expected]


def test_ally_and_predecessor_are_two_relations(parsed: Callable[..., Parsed]) -> None:
    found = relations.find(
        parsed("Peru's President Perez has not criticised her. Perez's ally and predecessor, Ana Flores, agreed.")
    )
    assert {fact.claims["relation"] for fact in found} == {"ally", "predecessor"}
    assert all(fact.claims["person"] == "Ana Flores" for fact in found)


def test_persons_without_office_do_not_count(parsed: Callable[..., Parsed]) -> None:
    assert relations.find(parsed("The coach Juan Soto succeeded Rosa Perez at the club.")) == []
