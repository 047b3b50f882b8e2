import pytest

from legatus.ingest.stated_dates import edtf, iso, weekday


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-01-06", "2025-01-06"),
        ("2025-01-06T23:59:00-05:00", "2025-01-06"),
        ("2021-04-23 15:25:28-04:00", "2021-04-23"),
        ("2025-1-6", "2025-01-06"),
        ("20250106", "2025-01-06"),
        ("2025/01/06", "2025-01-06"),
        ("Jan. 6, 2025", "2025-01-06"),
        ("Monday, January 6, 2025", "2025-01-06"),
        ("Mon, 06 Jan 2025 10:00:00 GMT", "2025-01-06"),
        ("6th of May 2024", "2024-05-06"),
        ("Sept. 3 2021", "2021-09-03"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("05/05/2024", "2024-05-05"),
        ("2025-01", "2025-01"),
        ("January 2025", "2025-01"),
        ("2025", "2025"),
    ],
)
def test_dates_become_edtf(text: str, date: str) -> None:
    assert edtf(text) == date


@pytest.mark.parametrize(
    "text",
    ["", "true", "yesterday", "2 hours ago", "06/01/2025", "6/1/25", "2025-02-30", "2025-13-01", "2025-00-00",
     "Tuesday, January 6, 2025", "Feb. 30, 2021", "0000-01-01", "12345"],
)  # fmt: skip
def test_what_is_not_certain_is_no_date(text: str) -> None:
    assert edtf(text) is None


def test_parts() -> None:
    assert (iso(2025), iso(2025, 1), iso(2025, 1, 6), iso(2025, 0), iso(2025, 2, 29)) == (
        "2025", "2025-01", "2025-01-06", None, None,
    )  # fmt: skip
    assert weekday("2025-01-06") == "monday"
