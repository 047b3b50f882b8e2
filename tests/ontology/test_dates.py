from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legatus.ontology.dates import EARLIEST, LATEST, DateError, bounds, compatible, datatype, exact, precision


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2025-01-06", date(2025, 1, 6), date(2025, 1, 6)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1830", date(1830, 1, 1), date(1830, 12, 31)),
        ("1830~", date(1829, 1, 1), date(1831, 12, 31)),
        ("2019-01~", date(2018, 12, 1), date(2019, 2, 28)),
        ("2020-05-01?", date(2020, 4, 30), date(2020, 5, 2)),
        ("../2025-01-06", EARLIEST, date(2025, 1, 6)),
        ("2025-01-06/..", date(2025, 1, 6), LATEST),
        ("2019/2020-03", date(2019, 1, 1), date(2020, 3, 31)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("2001-21", date(2001, 3, 1), date(2001, 5, 31)),
        ("9999", date(9999, 1, 1), LATEST),
        ("0001~", EARLIEST, date(2, 12, 31)),
    ],
)
def test_bounds(text: str, low: date, high: date) -> None:
    assert bounds(text) == (low, high)


@pytest.mark.parametrize(
    "text", ["", "Monday", "2025-13", "2024-02-30", "2025-1-6", "06/01/2025", "0000", "2025-02/2024"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        bounds(text)


@given(st.dates())
def test_every_day_is_exact_and_lies_in_its_month_and_year(day: date) -> None:
    text = day.isoformat()
    assert exact(text)
    assert bounds(text) == (day, day)
    assert compatible(text, text[:7])
    assert compatible(text[:4], text)
    assert precision(text) < precision(text[:7]) < precision(text[:4])


def test_dates_that_exclude_each_other_are_not_compatible() -> None:
    assert not compatible("2019-08", "2019-09-01")
    assert compatible("../2025-01-06", "2021-09-14")


def test_the_datatype_is_an_xsd_type_where_one_fits() -> None:
    assert datatype("2025-01-06").endswith("#date")
    assert datatype("2025-01").endswith("#gYearMonth")
    assert datatype("2025").endswith("#gYear")
    assert datatype("2025~").endswith("/EDTF")
