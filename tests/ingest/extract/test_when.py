"""Dates in a sentence, resolved against the day of publication (a Sunday)."""

import pytest

from legatus.ingest.extract.when import dates_in

SUNDAY = "2016-06-19"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Monday.", "2016-06-13"),
        ("They met on Sunday.", "2016-06-19"),
        ("They met last Sunday.", "2016-06-12"),
        ("They met today.", "2016-06-19"),
        ("They met yesterday.", "2016-06-18"),
        ("They met later in the day.", "2016-06-19"),
        ("They met on Jan. 6, 2015.", "2015-01-06"),
        ("They met on Monday, February 3, 2014.", "2014-02-03"),
        ("They met on 5 March.", "2016-03-05"),
        ("They met on December 24th.", "2015-12-24"),
        ("They met last month.", "2016-05"),
        ("They met in November.", "2015-11"),
        ("They met in May 2012.", "2012-05"),
        ("They met in 2009.", "2009"),
        ("They met three days ago.", "2016-06-16"),
        ("They met last year.", "2015"),
        ("They met earlier this week.", "2016-06"),
        ("Recognition of Ruritania, 1922.", "1922"),
    ],
)
def test_a_date_is_resolved_backwards(text: str, value: str) -> None:
    assert [when.value for when in dates_in(text, SUNDAY)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will meet on Monday.", "2016-06-20"),
        ("They will meet next week.", "2016-06"),
        ("They will meet next month.", "2016-07"),
        ("They will meet in January.", "2017-01"),
        ("They will meet on 1 October.", "2016-10-01"),
    ],
)
def test_plans_are_resolved_forwards(text: str, value: str) -> None:
    assert [when.value for when in dates_in(text, SUNDAY, ahead=True)] == [value]


def test_without_a_day_of_publication_only_full_dates_are_given() -> None:
    text = "On Monday and on 5 March they spoke of the treaty of 3 May 2011 and of the talks in 2010."
    assert [when.value for when in dates_in(text, None)] == ["2011-05-03", "2010"]


@pytest.mark.parametrize("text", ["He may go.", "The March of Dimes.", "Section 232 duties", "a 60-day campaign"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert dates_in(text, SUNDAY) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 10-12 March 2015.", "2015-03-10"),
        ("They met from January 21 to 23, 2015.", "2015-01-21"),
        ("They met on 7 and 8 May.", "2016-05-07"),
        ("They met in the first quarter of 2014.", "2014"),
        ("They met by the end of 2014.", "2014"),
    ],
)
def test_of_several_days_the_first_counts_and_a_quarter_is_its_year(text: str, value: str) -> None:
    assert [when.value for when in dates_in(text, SUNDAY)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was closed on May 3, and opened two days later.", ["2016-05-03", "2016-05-05"]),
        ("It was closed in 2012 and opened the following year.", ["2012", "2013"]),
        ("It was closed in April 2012 and opened two months later.", ["2012-04", "2012-06"]),
        ("It was closed on May 3 and opened the same day.", ["2016-05-03", "2016-05-03"]),
        ("It was closed in 2012 and opened two days later.", ["2012"]),  # on which day, nobody says
        ("It was closed in April 2012 and opened in September of that year.", ["2012-04", "2012-09"]),
        ("They met a week earlier.", ["2016-06-12"]),
        ("They met the following day.", []),
    ],
)
def test_a_date_may_be_told_from_the_one_before_it(text: str, values: list[str]) -> None:
    assert [when.value for when in dates_in(text, SUNDAY)] == values


def test_the_date_before_may_stand_before_the_text() -> None:
    assert [when.value for when in dates_in("They met the next day.", SUNDAY, anchor="2016-02-28")] == ["2016-02-29"]


def test_a_week_is_told_by_its_month_where_it_is_in_one() -> None:
    assert [when.value for when in dates_in("They met last week.", "2016-06-06")] == []
