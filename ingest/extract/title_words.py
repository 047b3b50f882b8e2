"""The words of titles, and those beside them that tell a status, found in a text."""

import re
from functools import cache

from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows


@cache
def heads() -> "tuple[tuple[re.Pattern[str], dict[str, str]], ...]":
    """The titles of the table as patterns."""
    return tuple(
        (
            re.compile(
                rf"(?<!\w)(?:{spelt(row['title'])})(?!\w|-(?!(?i:elect|designate|nominee)))",
                0 if row["case"] else re.I,
            ),
            row,
        )
        for row in rows("offices")
    )


@cache
def spelt(title: str) -> str:
    """A title's pattern with the portfolios in place of `{PORTFOLIO}`, the longer ones first."""
    words = "|".join(sorted((row["portfolio"] for row in rows("portfolios")), key=len, reverse=True))
    return title.replace("{PORTFOLIO}", rf"(?:{words})(?:(?:,|,? and|,? &) (?:the )?(?:{words}))*")


@cache
def head_sieve() -> "Sieve[tuple[int, tuple[re.Pattern[str], dict[str, str]]]]":
    """The titles that may be in a text, with their places in the table."""
    return Sieve(enumerate(heads()), lambda row: row[1][0])


@cache
def any_head() -> "Sieve[re.Pattern[str]]":
    """All titles without regard to what is beside them, for a quick look whether there is any."""
    return Sieve((re.compile(spelt(row["title"]), re.I) for row in rows("offices")), lambda pattern: pattern)


@cache
def status_sieve() -> "Sieve[tuple[re.Pattern[str], str]]":
    """The words that tell a status and may be in a text, the longest first."""
    words = {w.casefold(): row["status"] for row in rows("status_words") for w in row["words"].split("|")}
    longest = sorted(words, key=len, reverse=True)
    return Sieve(
        ((re.compile(rf"(?i)\b{re.escape(word)}\b"), words[word]) for word in longest if words[word]),
        lambda row: row[0],
    )


def first_status(text: str) -> str | None:
    """The first status that the words beside a title tell."""
    return next((status for word, status in status_sieve()(text) if word.search(text)), None)
