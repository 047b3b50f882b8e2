"""Notes beside dates and free notes: which step they tell, and how exact they make a date."""

import pytest
from pocom_files import Folder, office, steps

from legatus.ingest.sources.pocom.dates import in_words, stated
from legatus.ingest.sources.pocom.steps import classified


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Left Quito about", "left_post"),
        ("Presented recall to the Regent on", "recalled"),
        ("Recall requested by the Government of Chile on", "recall_requested"),
        ("Declared persona non grata by the host on", "declared_persona_non_grata"),
        ("Expelled on", "expelled"),
        ("The Sultan severed diplomatic relations with the United States on", "relations_broken"),
        ("Legation Quito closed on", "relations_broken"),
        ("Drowned on the way to post", "died"),
        ("Promoted to Minister Resident", "promoted"),
        ("Superseded", "superseded"),
        ("Resigned on", "resigned"),
        ("Took leave on", "ended"),
        ("Recommissioned to Chile only", "ended"),
        ("Abducted by the fair folk on", None),
    ],
)
def test_how_a_term_ended(note: str, kind: str | None) -> None:
    assert classified("ended", note) == kind


def test_an_end_in_words_that_nobody_knows_is_an_end_and_is_reported(folder: Folder) -> None:
    folder.country(office(started="1901-01-01", ended=("1902-01-01", "Abducted by the fair folk on")))
    mapped = folder.one()
    assert steps(mapped)["ended"] == "1902-01-01"
    assert "fair folk" in mapped.doubts[0].message


@pytest.mark.parametrize(
    ("text", "words", "since", "expected"),
    [
        ("1850-03-04", "", None, "1850-03-04"),
        ("1850-03", "Left post on", None, "1850-03"),
        ("1850", "Left post about", None, "1850~"),
        ("1850-03-04", "Left post on or soon after", None, "1850-03-04~"),
        ("1850-03-04", "Probably presented recall on or shortly before", None, "1850-03-04~"),
        ("1850-06-09", "Left post between June 2 and", None, "1850-06-02/1850-06-09"),
        ("1829-03-09", "Between February 5, 1829, and", None, "1829-02-05/1829-03-09"),
        ("1850-03-04", "Died at post on or before", "1849-01-01", "1849-01-01/1850-03-04"),
        ("1850-03-04", "Died at post on or before", None, "1850-03-04~"),
        ("", "Dec 1986", None, "1986-12"),
        ("", "January-March 1802", None, "1802-01/1802-03"),
        ("", "Left post on", None, None),
    ],
)
def test_how_exact_a_date_is(text: str, words: str, since: str | None, expected: str | None) -> None:
    assert stated(text, words, since) == expected


def test_a_day_that_there_is_not_is_no_date() -> None:
    assert in_words("February 30, 1850") is None
    assert in_words("Sept. 4, 1850") == "1850-09-04"
    with pytest.raises(ValueError, match="is no date"):
        stated("spring 1850", "", None)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Commissioned during a recess of the Senate; recommissioned on Dec 5, 1901, after confirmation.",
            {"recess_appointed": "1901-06-01", "confirmed": "1901-06-01/1901-12-05"},
        ),
        ("Doe left post on March 3, 1905.", {"appointed": "1901-06-01", "left_post": "1905-03-03"}),
        (
            "The Government declared Doe persona non grata on March 3, 1905.",
            {"appointed": "1901-06-01", "declared_persona_non_grata": "1905-03-03"},
        ),
        ("Commissioned to the Duchy of Nowhere.", {"appointed": "1901-06-01"}),
    ],
)
def test_steps_of_a_free_note(folder: Folder, note: str, expected: dict[str, str]) -> None:
    folder.country(office(appointed="1901-06-01", note=note))
    mapped = folder.one()
    assert steps(mapped) == expected
    assert mapped.facts[1].claims["note"] == note


@pytest.mark.parametrize(
    ("words", "credentials"),
    [
        ("", True),
        ("Officially recognized on", True),
        ("Embassy Quito established on", False),
        ("No record has been found of a letter of credence", False),
    ],
)
def test_what_a_start_was(folder: Folder, words: str, credentials: bool) -> None:
    folder.country(office(started=("1901-06-01", words)))
    assert ("credentials_presented" in steps(folder.one())) is credentials
