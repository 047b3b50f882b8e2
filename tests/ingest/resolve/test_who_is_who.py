"""Persons: which names are one person, and which are not."""

from typing import Any

import pytest

from legatus.ingest.resolve.names import go_together, is_part, name_of
from legatus.ingest.resolve.speakers import looks_like_a_person


@pytest.mark.parametrize(
    ("one", "other", "state"),
    [
        ("Ken Marlow", "Kenneth Lee Marlow", "USA"),
        ("Joe Harker", "Joseph R. Harker, Jr.", "USA"),
        ("Marlow", "Kenneth Lee Marlow", "USA"),
        ("K. Marlow", "Kenneth Marlow", "USA"),
        ("José Peña", "Jose Pena", "MEX"),
        ("Rosa Ibarra", "Rosa María Ibarra Luna", "MEX"),
        ("Jin Park", "Park Jin", "KOR"),
        ("Mr. Marlow", "Ken Marlow", "USA"),
    ],
)
def test_names_of_holders_of_one_post_that_go_together(one: str, other: str, state: str) -> None:
    assert go_together(name_of(one), name_of(other), state) or name_of(one) == name_of(other)
    assert go_together(name_of(other), name_of(one), state) or name_of(one) == name_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ken Marlow", "Ann Marlow"),
        ("George W. Harker", "George H. W. Harker"),
        ("Paul Harker Jr.", "Paul Harker Sr."),
        ("Ken Marlow", "Ken Barlow"),
    ],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert not go_together(name_of(one), name_of(other), "USA")


def test_a_given_name_alone_is_no_shorter_form() -> None:
    assert is_part(name_of("Marlow"), name_of("Ken Marlow"), "USA")
    assert not is_part(name_of("Ken"), name_of("Ken Marlow"), "USA")
    assert not is_part(name_of("Lee"), name_of("Kenneth Lee Marlow"), "USA")
    assert is_part(name_of("Ibarra"), name_of("Rosa Ibarra Luna"), "MEX")
    assert is_part(name_of("Park"), name_of("Park Jin"), "KOR")
    assert not is_part(name_of("Paul Harker"), name_of("Paul Harker Jr."), "USA")


@pytest.mark.parametrize("speaker", ["Ana Ruiz", "Ursula von der Mark", "Jean-Luc d'Arcy", "Israel Cohen", "Đặng Minh"])
def test_speakers_that_are_persons(speaker: str) -> None:
    assert looks_like_a_person(speaker)


@pytest.mark.parametrize(
    "speaker",
    ["White House", "Foreign Ministry", "Joint: MEX, USA", "The President", "Mexican officials", "European Commission",
     "State Department", "South Korea", "Defence Secretary", "US Embassy in Paris", "Kremlin"],
)  # fmt: skip
def test_speakers_that_are_not(speaker: str) -> None:
    assert not looks_like_a_person(speaker)


def test_one_post_one_surname_and_names_that_go_together(build: Any) -> None:
    a, b, c, d = (build.article(n, f"2022-0{i}-01") for i, n in enumerate("abcd", start=1))
    forms = [(a, "Marlow"), (b, "Ken"), (c, "Kenneth Lee Marlow"), (d, "Ken Marlow")]
    said = [build.tenure(x, name, "ambassador", "USA", "MEX", status="incumbent") for x, name in forms]
    world = build.resolved(a, b, c, d, said)
    person = world.one("person")
    assert person.text("name") == "Kenneth Lee Marlow"
    assert set(person.texts("altName")) == {"Marlow", "Ken", "Ken Marlow"}
    assert len(world.all("tenure")) == 1
    assert person.id.startswith("person/marlow.")


def test_two_people_of_one_surname_at_one_post_leave_the_bare_surname_alone(build: Any) -> None:
    a, b, c = build.article("a", "1990-01-01"), build.article("b", "1994-01-01"), build.article("c", None)
    one = build.tenure(a, "Paul Harker", "ambassador", "USA", "MEX", status="incumbent")
    two = build.tenure(b, "Ann Harker", "ambassador", "USA", "MEX", status="incumbent")
    bare = build.tenure(c, "Harker", "ambassador", "USA", "MEX", status="former")
    assert build.resolved(a, b, c, one, two, bare).names() == {"Paul Harker", "Ann Harker", "Harker"}
    then = build.article("d", "1990-01-01")
    dated = build.tenure(then, "Harker", "ambassador", "USA", "MEX", status="incumbent")
    assert build.resolved(a, b, then, one, two, dated).names() == {"Paul Harker", "Ann Harker"}


def test_two_identifiers_are_two_persons(build: Any) -> None:
    d = build.dataset("One")
    rows = [
        build.tenure(
            d, "John Hale", "ambassador", "USA", "FRA", record=str(i), personId=f"p{i}", start=start, status="former"
        )
        for i, start in enumerate(("1950", "1980"))
    ]
    world = build.resolved(d, rows)
    assert len(world.all("person")) == 2
    a = build.article("x", "1980-05-01")
    news = build.tenure(a, "John Hale", "ambassador", "USA", "FRA", status="incumbent")
    later = build.resolved(d, a, rows, news)
    (found,) = [p for p in later.all("person") if news.id in p.texts("denotedBy")]
    assert found.texts("xref") == ("one:p1",)


def test_namesakes_two_centuries_apart(build: Any) -> None:
    a = build.article("x", "2020-01-01")
    old = build.tenure(a, "John Hale", "ambassador", "USA", "FRA", start="1801", end="1803", status="former")
    new = build.tenure(a, "John Hale", "ambassador", "USA", "FRA", start="2018", status="incumbent", at=90)
    world = build.resolved(a, old, new)
    assert len(world.all("person")) == 2
    assert len(world.all("tenure")) == 2


def test_the_same_name_in_two_states(build: Any) -> None:
    a = build.article("x")
    one = build.tenure(a, "Ana Ruiz", "ambassador", "ESP", "FRA", status="incumbent")
    two = build.tenure(a, "Ana Ruiz", "foreign_minister", "CHL", status="incumbent", at=90)
    assert len(build.resolved(a, one, two).all("person")) == 2


def test_within_an_article_the_short_name_is_the_full_one(build: Any) -> None:
    a, b = build.article("x"), build.article("y", "2025-02-01")
    full = build.tenure(a, "Ana Ruiz", "foreign_minister", "ESP", status="incumbent")
    said = build.statement(a, "Ruiz", "ESP", "ESP-FRA", at=90)
    other = build.tenure(b, "Eva Ruiz", "minister_other", "ESP", seat="health", status="incumbent")
    world = build.resolved(a, b, full, said, other)
    assert world.one("statement").text("spokenBy") == world.named("Ana Ruiz").id
    assert world.one("statement").text("onBehalfOf") == "state/ESP"


def test_an_office_speaks_for_its_state(build: Any) -> None:
    a = build.article("x")
    said = [
        build.statement(a, "White House", "USA"),
        build.statement(a, "Joint: MEX, USA", "MEX", at=90),
        build.statement(a, "Ostrander", "USA", at=180),
    ]
    world = build.resolved(a, said)
    assert not world.all("person")
    assert {s.text("spokenBy") for s in world.all("statement")} == {"state/USA", "state/MEX"}


def test_predecessor_and_ally(build: Any) -> None:
    a = build.article("x")
    known = build.tenure(a, "Rosa Ibarra", "head_of_state", "MEX", status="incumbent")
    one = build.relation(a, "Luis Andrés Vega Soto", "predecessor", "Ibarra", at=90)
    two = build.relation(a, "Luis Andrés Vega Soto", "ally", "Ibarra", at=90)
    world = build.resolved(a, known, one, two)
    assert world.names() == {"Rosa Ibarra", "Luis Andrés Vega Soto"}
    subject, other = world.named("Luis Andrés Vega Soto"), world.named("Rosa Ibarra")
    assert {(r.text("kind"), r.text("subject"), r.text("object")) for r in world.all("relation")} == {
        ("predecessor", subject.id, other.id),
        ("ally", subject.id, other.id),
    }
    assert len(world.all("tenure")) == 1  # a predecessor is given no office that nobody stated
    alone = build.resolved(a, one)
    second = next(p for p in alone.all("person") if p.id.endswith("-of"))
    assert alone.whereis(second.id) == {second.id}
    assert world.whereis(second.id) == {other.id}


def test_participants(build: Any) -> None:
    a = build.article("x")
    known = build.tenure(a, "Rosa Ibarra", "head_of_state", "MEX", status="incumbent")
    met = build.event(a, "CONSULT", "USA", "MEX", date="2025-01-03", participant=("Ibarra", "Somebody Else"), at=90)
    world = build.resolved(a, known, met)
    assert world.one("event").texts("hasParticipant") == (world.named("Rosa Ibarra").id,)
    assert world.names() == {"Rosa Ibarra"}


def test_a_person_named_only_in_a_relation_is_looked_for_in_the_partners_state(build: Any) -> None:
    a, b = build.article("x"), build.article("y", "2025-02-01")
    subject = build.tenure(b, "Luis Vega", "head_of_state", "MEX", status="former")
    known = build.tenure(b, "Rosa Ibarra", "head_of_state", "MEX", status="incumbent", at=90)
    other = build.tenure(b, "Eva Ibarra", "foreign_minister", "ESP", status="incumbent", at=180)
    told = build.relation(a, "Luis Vega", "predecessor", "Ibarra")
    world = build.resolved(a, b, subject, known, other, told)
    assert world.one("relation").text("object") == world.named("Rosa Ibarra").id
