"""Where things stand in the drawing, and the marks of its axis."""

from datetime import date as Day

import dossiers
import pytest

from legatus.cli.views.axis import ticks
from legatus.cli.views.layout import FADE, Layout, layout, number


def names(made: Layout) -> list[str]:
    return [lane.name for lane in made.lanes]


def test_lanes_stand_one_below_the_other() -> None:
    made = layout(dossiers.small())
    assert names(made) == [
        "Administrations of Canada",
        "Envoys: Canada → Mexico",
        "Events",
        "Statements",
        "Temperature of the relation",
    ]
    for above, below in zip(made.lanes, made.lanes[1:], strict=False):
        assert above.top + above.height == below.top
    assert made.height == made.lanes[-1].top + made.lanes[-1].height


def test_cooperation_stands_above_conflict() -> None:
    small = dossiers.small()
    height = {small.facts[mark.fact].kind: mark.y for mark in layout(small).marks}
    assert height["AGREE"] < height["CONSULT"] < height["SANCTION"]
    assert height["cooperative"] < height["threatening"]


def test_bars_of_one_time_never_share_a_row() -> None:
    terms = [dossiers.term(n, f"Envoy {n}", f"20{10 + n // 2}-01-01", f"20{12 + n // 2}-01-01") for n in range(12)]
    made = layout(dossiers.dossier(*terms))
    for one in made.bars:
        for other in made.bars:
            if one.fact < other.fact and one.y == other.y:
                assert one.high <= other.low or other.high <= one.low


def test_administrations_of_long_ago_neither_stretch_the_time_nor_take_rows() -> None:
    old = [dossiers.term(n, f"No. {n}", f"{1800 + 4 * n}", f"{1804 + 4 * n}", "administration") for n in range(54)]
    told = dossiers.event(99, "AGREE", "2010-05-10", "They agreed."), dossiers.event(98, "AGREE", "2014", "Again.")
    made = layout(dossiers.dossier(*old, *told))
    assert number(Day(2009, 1, 1)) < made.first < number(Day(2010, 5, 10)) < made.last < number(Day(2016, 1, 1))
    assert len({bar.y for bar in made.bars}) <= 3
    alone = layout(dossiers.dossier(*old))
    assert alone.first < number(Day(1801, 1, 1)), "where nothing else is told, they are the time"


def test_an_end_that_is_not_known_fades_over_a_limited_time() -> None:
    (bar,) = layout(dossiers.dossier(dossiers.term(1, "A", "2010-01-01", "2012-01-01/.."))).bars
    assert bar.begun == number(Day(2010, 1, 1)) == bar.low
    assert bar.until == number(Day(2012, 1, 2))
    assert bar.high == number(Day(2012, 1, 1)) + FADE + 1


def test_many_lanes_of_terms_are_put_together() -> None:
    from dataclasses import replace

    terms = [replace(dossiers.term(n, f"Envoy {n}", "2010", "2012"), receiving=f"X{n}") for n in range(20)]
    assert names(layout(dossiers.dossier(*terms))) == ["Envoys of Canada"]


def test_a_period_that_is_asked_for_is_what_is_seen_first() -> None:
    from dataclasses import replace

    small = dossiers.small()
    made = layout(replace(small, since=Day(2022, 1, 1), until=Day(2022, 12, 31)))
    assert number(Day(2021, 11, 1)) < made.first <= number(Day(2022, 1, 1))
    assert number(Day(2022, 12, 31)) <= made.last < number(Day(2023, 4, 1))


def test_points_of_one_day_stand_beside_each_other() -> None:
    made = layout(dossiers.dossier(*(dossiers.event(n, "AGREE", "2020-01-01", "x") for n in range(5))))
    assert len({mark.y for mark in made.marks}) == 5


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (Day(2020, 1, 1), Day(2025, 1, 1), ["2020", "2021", "2022", "2023", "2024", "2025"]),
        (Day(2024, 1, 1), Day(2024, 5, 1), ["2024", "Feb", "Mar", "Apr", "May"]),
        (
            Day(1800, 1, 1),
            Day(2000, 1, 1),
            ["1800", "1820", "1840", "1860", "1880", "1900", "1920", "1940", "1960", "1980", "2000"],
        ),
    ],
)
def test_the_axis_has_marks_where_there_is_room(first: Day, last: Day, labels: list[str]) -> None:
    found = ticks(number(first), number(last), 64 * (len(labels) + 1))
    assert [label for _, label, _ in found] == labels


def test_the_axis_ends_with_the_calendar() -> None:
    assert ticks(number(Day(1, 1, 1)), number(Day(9999, 12, 31)), 1000)
