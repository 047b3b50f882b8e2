"""Dates and facts in words."""

import dossiers
import pytest

from legatus.cli.views import wording


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-01-06", "6 Jan 2025"),
        ("2021-05", "May 2021"),
        ("1830", "1830"),
        ("1830~", "about 1830"),
        ("2019-01-11?", "perhaps 11 Jan 2019"),
        ("../2025-01-06", "by 6 Jan 2025"),
        ("2025-01-06/..", "6 Jan 2025 or later"),
        ("2021-01-08/2024-12", "between 8 Jan 2021 and Dec 2024"),
        ("198X", "1 Jan 1980 – 31 Dec 1989"),
        ("2021-21", "1 Mar 2021 – 31 May 2021"),
        ("next week", "next week"),
        ("a/b", "a/b"),
        ("", ""),
        (None, ""),
    ],
)
def test_dates_are_put_into_words_as_finely_as_they_are_known(date: str | None, words: str) -> None:
    assert wording.words(date) == words


def test_a_term_says_when_it_began_and_ended() -> None:
    assert (
        wording.when(dossiers.term(1, "A", "2021-09-14", "../2025-01-06"))
        == "began on 14 Sep 2021, ended by 6 Jan 2025"
    )
    assert wording.when(dossiers.term(1, "A", "2021", None)) == "began in 2021"
    assert wording.when(dossiers.term(1, "A", None, "2021-05")) == "ended in May 2021"
    assert wording.when(dossiers.term(1, "A", None, None)) == "undated"


def test_headlines_name_states_and_say_what_did_not_happen_yet() -> None:
    small = dossiers.small()
    said = {wording.headline(fact, small) for fact in small.facts}
    assert "Agree: Mexico, Canada" in said
    assert "Sanction: Mexico → Canada" in said
    assert "Consult (planned): Mexico, Canada" in said
    assert "Ana Ruiz (Canada): threatening statement" in said
    assert "Ana Ruiz, ambassador of Canada to Mexico: credentials presented" in said


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("They met.", "“They met.”"),
        ("“We must talk,” she said.", "“We must talk,” she said."),
        ("“Enough.”", "“Enough.”"),
        ("", "“”"),
    ],
)
def test_words_that_bring_their_own_marks_get_no_others(text: str, quoted: str) -> None:
    assert wording.quoted(text) == quoted
