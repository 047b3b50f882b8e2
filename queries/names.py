"""Names as people type them: folded for comparison, and matched as somebody would who looks for a thing."""

import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """Without case and accents, words apart by one space: `López-Obrador` is `lopez obrador`."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def closeness(wanted: str, names: Iterable[str]) -> float:
    """How well a folded text fits the best of some names, from 0 to 100.

    100: the same; 90: all its words are words of the name; 80: it stands within the name; below: alike by spelling
    (rapidfuzz's ratio, scaled), which only suggestions use.
    """
    return max((_fit(wanted, fold(name)) for name in names), default=0.0)


def _fit(wanted: str, name: str) -> float:
    if not wanted or not name:
        return 0.0
    if wanted == name:
        return 100.0
    if set(wanted.split()) <= set(name.split()):
        return 90.0
    if wanted in name:
        return 80.0
    from rapidfuzz.fuzz import ratio

    return 0.79 * ratio(wanted, name)
