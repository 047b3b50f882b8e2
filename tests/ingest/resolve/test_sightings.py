"""Datasets that say who held an office on a day, and nothing of beginning and end."""

from collections.abc import Iterable

from legatus.ingest.resolve import resolve
from legatus.ontology.record import Record, Ref


def seen(number: int, person: str, day: str, status: str = "incumbent", post: str = "head_of_government") -> Record:
    ends = {"start": f"../{day}", "end": f"{day}/.."}
    if status == "elect":
        ends = {"start": f"{day}/.."}
    return mention(f"{number}#a", "visits", person=person, role=post, sending="PRT", status=status, **ends)


def term(number: int, person: str, start: str, end: str) -> Record:
    return mention(str(number), "lists", person=person, role="head_of_government", sending="PRT", start=start, end=end)


def mention(key: str, source: str, **claims: str) -> Record:
    return Record.of(
        f"mention/{source}{key.replace('#', '')}",
        recordType="tenure",
        record=key,
        inSource=Ref(f"dataset/{source}"),
        **claims,
    )


def terms(mentions: Iterable[Record]) -> list[tuple[str | None, str | None]]:
    datasets = [Record.of(f"dataset/{name}", name=name) for name in ("visits", "lists")]
    made = [r for r in resolve([*datasets, *mentions]) if r.id.startswith(("tenure/", "nomination/"))]
    return sorted(((r.text("start"), r.text("end")) for r in made), key=str)


def test_sightings_near_each_other_are_one_term() -> None:
    found = terms(
        [seen(1, "Rui Paz", "1981-02-03"), seen(2, "Rui Paz", "1983-07-01"), seen(3, "Rui Paz", "1985-01-01")]
    )
    assert found == [("../1981-02-03", "1985-01-01/..")]


def test_years_without_a_sighting_part_them() -> None:
    assert terms([seen(1, "Rui Paz", "1974-09-10"), seen(2, "Rui Paz", "1992-03-04")]) == [
        ("../1974-09-10", "1974-09-10/.."),
        ("../1992-03-04", "1992-03-04/.."),
    ]


def test_so_does_somebody_else_seen_in_the_office() -> None:
    between = seen(3, "Ana Ruiz", "1976-01-01")
    found = terms([seen(1, "Rui Paz", "1974-09-10"), between, seen(2, "Rui Paz", "1977-03-04")])
    assert found == [
        ("../1974-09-10", "1974-09-10/.."),
        ("../1976-01-01", "1976-01-01/.."),
        ("../1977-03-04", "1977-03-04/.."),
    ]


def test_a_sighting_joins_the_listed_term_that_it_falls_into() -> None:
    listed = [term(1, "Rui Paz", "1974-04-25", "1977-08-01"), term(2, "Rui Paz", "1992-01-01", "1995-10-28")]
    found = terms([*listed, seen(1, "Rui Paz", "1975-09-10"), seen(2, "Rui Paz", "1993-03-04")])
    assert found == [("1974-04-25", "1977-08-01"), ("1992-01-01", "1995-10-28")]


def test_one_seen_before_a_listed_start_served_another_term() -> None:
    found = terms([term(1, "Rui Paz", "1992-01-01", "1995-10-28"), seen(1, "Rui Paz", "1985-09-10")])
    assert found == [("../1985-09-10", "1985-09-10/.."), ("1992-01-01", "1995-10-28")]


def test_one_elect_is_who_then_serves() -> None:
    found = terms([seen(1, "Rui Paz", "1991-12-01", "elect"), term(1, "Rui Paz", "1992-01-01", "1995-10-28")])
    assert found == [("1992-01-01", "1995-10-28")]


def test_an_end_that_is_open_is_no_end() -> None:
    """`2026-01/..` says that the person was in office in January 2026: a later sighting is of the same term."""
    found = terms([term(1, "Rui Paz", "2020-01-01", "2022-01/.."), seen(1, "Rui Paz", "2024-06-01")])
    assert found == [("2020-01-01", "2024-06-01/..")]
