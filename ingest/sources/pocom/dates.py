"""Dates as pocom gives them: a day, a month or a year, with words beside them that say how far they can be trusted."""

import re
from datetime import date

from legatus.ontology.dates import is_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}\.?"
#: A date in words, as notes write it: a day or a month of a year.
WORDS = rf"{_MONTH} (?:\d{{1,2}}[,.]? )?\d{{4}}"

_DAY = re.compile(rf"({_MONTH}) (\d{{1,2}})")
_FULL = re.compile(rf"({_MONTH}) (?:(\d{{1,2}})[,.]? )?(\d{{4}})")
_MONTHS_OF = re.compile(rf"({_MONTH}) ?- ?({_MONTH}) (\d{{4}})")
_BETWEEN = re.compile(rf"\bbetween ({_MONTH} \d{{1,2}})(?:,? (\d{{4}}))?,? and\b", re.IGNORECASE)
_ABOUT = re.compile(r"\babout\b|\b(?:soon|shortly) (?:after|before)\b|^probably\b", re.IGNORECASE)
_BEFORE = re.compile(r"(?<!shortly )(?<!soon )\bbefore$|\bon or before\b", re.IGNORECASE)


def stated(text: str, words: str, since: str | None = None) -> str | None:
    """The date of a field as EDTF: its `text`, and how the `words` beside it qualify it.

    "About", "soon after" and "shortly before" make it approximate; "between May 22 and" and "before" make it a period,
    the latter from `since`, the day from which it is possible. Where `text` is empty a month in the words serves.
    None where nothing is stated. Raises `ValueError` for a text that is no date.
    """
    if not text:
        return months(words)
    if not is_date(text):
        raise ValueError(f"'{text}' is no date")
    between = _BETWEEN.search(words)
    if between:
        first = _iso(f"{between[1]}, {between[2] or text[:4]}")
        return f"{first}/{text}" if first and first <= text else text
    if _BEFORE.search(words) and not _ABOUT.search(words):
        return f"{since}/{text}" if since and "/" not in since and since <= text else f"{text}~"
    return f"{text}~" if _ABOUT.search(words) else text


def months(words: str) -> str | None:
    """A note that is nothing but a month or two of a year: `Dec 1986`, `January-March 1802`, `1997`."""
    if match := _MONTHS_OF.fullmatch(words):
        first, last = _month(match[1]), _month(match[2])
        return f"{match[3]}-{first:02d}/{match[3]}-{last:02d}" if first <= last else match[3]
    if _FULL.fullmatch(words):
        return _iso(words)
    return words if re.fullmatch(r"1[789]\d\d|20\d\d", words) else None


def in_words(words: str) -> str | None:
    """A date that a note writes in words, as EDTF; None where there is no such day."""
    return _iso(words)


def _iso(words: str) -> str | None:
    match = _FULL.search(words)
    if match is None:
        return None
    year, month = int(match[3]), _month(match[1])
    try:
        return date(year, month, int(match[2])).isoformat() if match[2] else f"{year:04d}-{month:02d}"
    except ValueError:
        return None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1
