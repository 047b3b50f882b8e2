"""Actors and persons: names, guards, merging, pronouns, titles that stand for somebody."""

from collections.abc import Callable

import pytest

from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.person_names import key, same_person, short_for, tidy

Read = Callable[..., Parsed]


def named(parsed: Parsed) -> list[tuple[str, str, str]]:
    return [(parsed.text[a.start : a.end], a.code, a.via) for a in parsed.actors if a.via != "person"]


def test_names_adjectives_capitals_and_places(parsed: Read) -> None:
    found = named(parsed("Beijing warned Mexican officials in Ottawa, and the Kremlin agreed with Peru."))
    assert ("Beijing", "CHN", "capital") in found
    assert ("Mexican", "MEX", "adjective") in found
    assert ("Ottawa", "CAN", "place") in found
    assert ("Peru", "PER", "name") in found
    assert "RUS" in {code for _, code, _ in found}


@pytest.mark.parametrize(
    "text",
    [
        "The New Mexico Lobos won by ten points.",
        "Jordan Baker scored twice on Sunday.",
        "The Washington Post reported it.",
        "Jose Lima signed for the club.",
    ],
)
def test_false_friends(parsed: Read, text: str) -> None:
    assert named(parsed(text)) == []


def test_short_names_are_the_persons_of_the_full_ones(parsed: Read) -> None:
    text = "Andrés Manuel Ortega Ruiz met Li Wenbo in Lima. Ortega Ruiz thanked Li. Mr. Ortega left."
    people = {p.name: len(p.mentions) for p in parsed(text).persons}
    assert people == {"Andrés Manuel Ortega Ruiz": 3, "Li Wenbo": 2}


def test_a_bearer_of_the_same_title_is_meant(parsed: Read) -> None:
    text = "President John Hartwell of Fiji and his wife Jill Hartwell came. President Hartwell spoke to Peru."
    people = {p.name: len(p.mentions) for p in parsed(text).persons}
    assert people["John Hartwell"] == 2


def test_what_stands_for_a_person_is_an_actor(parsed: Read) -> None:
    text = "Norway's ambassador to Chad, Lars Dahl, spoke on Monday. The ambassador said Chad was a friend. He left."
    found = parsed(text)
    words = {found.text[a.start : a.end] for a in found.actors if a.via == "person" and a.code == "NOR"}
    assert {"Lars Dahl", "ambassador", "He"} <= words


def test_pronouns_are_left_alone_where_two_may_be_meant(parsed: Read) -> None:
    found = parsed(
        "Norway's prime minister, Ola Hansen, met Peru's president, Luis Soto. Soto told Hansen that he was ill."
    )
    assert not [a for a in found.actors if found.text[a.start : a.end] == "he"]


def test_family_names_that_the_recogniser_leaves_out_belong_to_the_name(parsed: Read) -> None:
    people = parsed("Prime Minister Andrés Tomás Quiroga Ferrer dined with President Luz Elena Baños Rivas.").persons
    assert [p.name for p in people] == ["Andrés Tomás Quiroga Ferrer", "Luz Elena Baños Rivas"]
    people = parsed("The Ana Ruiz Administration and the Tom Hill Foundation agreed.").persons
    assert not any("Administration" in p.name or "Foundation" in p.name for p in people)


def test_name_keys() -> None:
    assert key("Joseph R. Hart, Jr.") == ("joseph", "r", "hart")
    assert key("Bashar al-Masri") == ("bashar", "masri")
    assert tidy("President Ana Flores's") == "Ana Flores"
    assert same_person(key("Joseph Hart"), key("Joe Hart"))
    assert not same_person(key("Jill Hart"), key("Joe Hart"))
    assert short_for(key("Hart"), key("Joe Hart"))
    assert not short_for(key("Joe"), key("Joe Hart"))
    assert short_for(key("Xi"), key("Xi Mingze"))
