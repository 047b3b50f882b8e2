"""What the rules of events and statements know of words, read from the tables of a language.

The row of a rule bears the name that every fact of it carries.
"""

import re
from dataclasses import dataclass
from functools import cache

from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows

#: The words of a row that begin with these are its parts of speech.
POS = {"v": ("VERB", "AUX"), "n": ("NOUN", "PROPN"), "a": ("ADJ", "VERB")}


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which the language states an act.

    `type`: an event type; `lemma`: the predicate's lemma, with its particle (`hand_over`); `pos`: `v`, `n` or `a`.
    `object`: alternatives of words that the object must hold, every word of one alternative; `person`: the target
    must be a person. `wide`: the words may also be in the objects of prepositions and in adverbs. `source`, `target`:
    the slots to look into, in order of preference (`slots.py`).
    """

    rule: str
    type: str
    pos: str
    lemma: str
    object: tuple[tuple[str, ...], ...]
    negative: bool
    wide: bool
    person: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float


@cache
def frames(language: str = "en") -> dict[tuple[str, str], tuple[Frame, ...]]:
    """The frames of acts by part of speech and lemma, in the order of the table."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for row in rows("acts", language):
        pos, _, words = row["words"].partition(":")
        for lemma in words.split("|"):
            frame = _frame(row, pos, lemma)
            found.setdefault((pos, lemma), []).append(frame)
    return {key: tuple(value) for key, value in found.items()}


def _frame(row: dict[str, str], pos: str, lemma: str) -> Frame:
    condition = row["object"]
    person = condition == "+person"
    negative, wide = condition.startswith("!"), condition.startswith("@")
    alternatives = [] if person or not condition else condition.lstrip("!@").split("|")
    return Frame(
        row["rule"],
        row["type"],
        pos,
        lemma,
        tuple(tuple(w for w in alternative.split("*") if w) for alternative in alternatives),
        negative,
        wide,
        person,
        tuple(row["source"].split(";")),
        tuple(row["target"].split(";")),
        float(row["confidence"]),
    )


@cache
def words(name: str, kind: str, language: str = "en") -> frozenset[str]:
    """The words of the rows of one kind in a table of word lists (columns `kind`, `words`)."""
    return frozenset(w for row in rows(name, language) if row["kind"] == kind for w in row["words"].split("|") if w)


@cache
def sieve(name: str, key: str, language: str = "en") -> Sieve[tuple[str, float, re.Pattern[str]]]:
    """The rows of `patterns` whose patterns may match in a text."""
    return Sieve(patterns(name, key, language), lambda row: row[2])


@cache
def patterns(name: str, key: str, language: str = "en") -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """The patterns of a table: the value of the column `key`, its weight (1 where there is none), the pattern."""
    return tuple(
        (row[key], float(row.get("weight") or 1), re.compile(rf"(?<!\w)(?:{row['pattern']})", re.IGNORECASE))
        for row in rows(name, language)
    )
