"""Which patterns may match: never fewer than do."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from legatus.ingest.extract import envoys, lexicon, offices, person_cues, relations, status_acts, title_words, when
from legatus.ingest.extract.sieve import Sieve, needed, plain

#: Letters of ours that patterns are written in.
LETTERS = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžıİſKÅµ"


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("tariffs?", {"tariff", "tariffs"}),
        (r"\b(?:ban|embargo(?:es)?) on", {"ban on", "embargo on", "embargoes on"}),
        (r"peace\s+(?:talks|deal)", {"peace"}),
        (r"(?:a|an)? ?summit(?=s)", {"summit", "a summit", "an summit", " summit", "asummit", "ansummit"}),
        (r"(?i:Talks) with [A-Z]\w+", {"talks with "}),
        (r"(?:(?:very|most) )+grave", {"grave"}),
        (r"[-–]held", {"-held", "–held"}),
        (r"\d{4}", None),
        (r"(?:war|\w+)", None),
        (r"(?:war)?", None),
        (r"[^a]", None),
        (r"(x)?y(?(1)z|w)", None),
    ],
)
def test_what_a_pattern_needs(pattern: str, texts: set[str] | None) -> None:
    assert needed(re.compile(pattern)) == texts


def test_rows_keep_their_order_and_those_that_cannot_be_told_are_kept() -> None:
    sieve = Sieve([r"\d+", "sanctions?", "envoys?", r"\w+\d"], re.compile)
    assert sieve("An ENVOY and new sanctions") == [r"\d+", "sanctions?", "envoys?", r"\w+\d"]
    assert sieve("An ENVOY") == [r"\d+", "envoys?", r"\w+\d"]
    assert Sieve([], re.compile)("nothing") == []
    assert Sieve([r"\d"], re.compile)("") == [r"\d"]


def test_letters_that_stand_for_each_other_are_one() -> None:
    for one in LETTERS:
        pattern = re.compile(re.escape(one), re.IGNORECASE)
        for other in {*LETTERS, *LETTERS.upper()}:
            if len(other) == 1 and pattern.fullmatch(other):
                assert plain(one) == plain(other), (one, other)


TABLES: list[tuple[Any, Callable[[Any], "re.Pattern[str]"]]] = [
    (lexicon.patterns("issues", "issue"), lambda row: row[2]),
    (title_words.heads(), lambda row: row[0]),
    (offices.links(), lambda row: row.pattern),
    (status_acts.acts(), lambda row: row[1]),
    (envoys.verbs(), lambda row: row.pattern),
    (relations.templates(), lambda row: row[1]),
    (person_cues.cues(), lambda row: row),
    (when.PATTERNS, lambda row: row[1]),
]


@pytest.mark.parametrize(("rows", "pattern"), TABLES)
def test_no_row_of_the_tables_is_missed(rows: Any, pattern: Callable[[Any], "re.Pattern[str]"]) -> None:
    """Texts put together of what the patterns need, and of masks: whatever matches is among what may."""
    sieve = Sieve(rows, pattern)
    chosen = random.Random(7)
    words = sorted({text for row in rows for text in needed(pattern(row)) or ()})
    marks = ["\ue000", "\ue400", "\ue401", "\ue800", "the", "of", "Ana Ruiz", "3 May 2019", ",", "was", "to"]
    for _ in range(150):
        text = " ".join(chosen.choice(words if chosen.random() < 0.4 else marks) for _ in range(12))
        for given in (text, text.upper(), text.title()):
            may = {id(row) for row in sieve(given)}
            assert all(id(row) in may for row in sieve.rows if pattern(row).search(given))
