"""Names of persons: how they are compared.

Rules, not a list of people. Which given names go together (Ken, Kenneth) comes from the library `nicknames`; which
part of a name is the family's from the customs that `seeds/reference/name-order.csv` states with their source.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicknames import NickNamer

#: Letters that Unicode does not take apart into a letter and an accent.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "prof", "professor", "hon"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, ready to compare: words without case, accents, courtesy titles and marks.

    `suffix`: jr, sr, ii … apart from the words. `key`: equal for equal names.
    """

    words: tuple[str, ...]
    suffix: str = ""

    @property
    def key(self) -> str:
        """The name for look-ups: equal for names that differ only in case, accents, marks or courtesy titles."""
        return " ".join((*self.words, self.suffix)).strip()


@lru_cache(maxsize=65536)
def name_of(text: str) -> Name:
    """A name as written, made comparable. A name without letters gives no words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’‘ʼ`]s?\b(?=\s|$)", "", plain.translate(_PLAIN))
    words = re.findall(r"[^\W_]+", re.sub(r"['’‘ʼ`]", "", re.sub(r"\b(\w)\.(?=\w\b)", r"\1. ", plain)))
    while len(words) > 1 and words[0] in _COURTESY:
        words = words[1:]
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    return Name(tuple(words), suffix)


def go_together(one: Name, other: Name, state: str | None) -> bool:
    """Whether two names of holders of one post can be one person's: same surname, given names that go together."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if is_part(one, other, state, same_post=True) or is_part(other, one, state, same_post=True):
        return True
    short, long = sorted((one.words, other.words), key=lambda w: (len(w), w))
    if len(short) < 2:
        return short == long
    if sorted(short) == sorted(long):  # family name first or last
        return True
    at = _surnames(short, long, state)
    return at is not None and _given_match(short[0], long[0]) and _middles_match(short[1 : at[0]], long[1 : at[1]])


def is_part(short: Name, long: Name, state: str | None, *, same_post: bool = False) -> bool:
    """Whether one name is a shorter form of another: the surname alone, or with some of the given names.

    `same_post`: both held one post, so that any word of the longer name may be meant, even the first. Initials stand
    for names; a differing suffix (Jr.) is no shorter form unless the post is the same.
    """
    a, b = short.words, long.words
    if not a or len(a) >= len(b) or (short.suffix != long.suffix and not (same_post and not short.suffix)):
        return False
    if len(a) == 1:
        return _single(a[0], b, state, same_post)
    if b[-len(a) :] == a:
        return True
    if b[: len(a)] == a and (len(a) > 2 or in_two_surnames(b, state)):  # without the second surname
        return True
    at = _surnames(a, b, state)
    return at is not None and _stands_for(a[0], b[0]) and _middles_match(a[1 : at[0]], b[1 : at[1]])


def in_two_surnames(words: tuple[str, ...], state: str | None) -> bool:
    """Whether a name may end in two surnames, by the custom of its bearer's state."""
    return len(words) >= 3 and state in _states("two_surnames")


def family_first(state: str | None) -> bool:
    """Whether the family name comes first in the names of a state."""
    return state in _states("family_first")


def _single(word: str, words: tuple[str, ...], state: str | None, same_post: bool) -> bool:
    """Whether one word is what somebody is called by: the family name, wherever it stands."""
    if len(word) < 2:
        return False
    if same_post:
        return any(_given_match(word, other) for other in words)
    if family_first(state):
        return word in (words[0], words[-1])
    return word == words[-1] or (in_two_surnames(words, state) and word == words[-2])


def _surnames(short: tuple[str, ...], long: tuple[str, ...], state: str | None) -> tuple[int, int] | None:
    """Where the surnames begin in two names that share them, or None: `(1, 2)` in López Obrador's short and full name.

    With two surnames the second may be missing in the shorter name.
    """
    if in_two_surnames(long, state):
        if len(short) > 2 and short[-2:] == long[-2:]:
            return len(short) - 2, len(long) - 2
        if short[-1] == long[-2]:
            return len(short) - 1, len(long) - 2
    return (len(short) - 1, len(long) - 1) if short[-1] == long[-1] else None


def _middles_match(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether middle names agree as far as the shorter list goes, in order: W. is not H. W."""
    return all(_stands_for(a, b) or _stands_for(b, a) for a, b in zip(short, long, strict=False))


def _stands_for(word: str, full: str) -> bool:
    """The same name, or its initial."""
    return word == full or (len(word) == 1 and full.startswith(word))


def _given_match(one: str, other: str) -> bool:
    """Whether two given names go together: the same, an initial, or forms of one name (Ken, Kenny, Kenneth)."""
    if _stands_for(one, other) or _stands_for(other, one):
        return True
    namer = _nicknames()
    forms = {one, *namer.nicknames_of(one)}
    return (
        other in forms
        or one in namer.nicknames_of(other)
        or bool(namer.canonicals_of(one) & namer.canonicals_of(other))
    )


@cache
def _nicknames() -> "NickNamer":
    from nicknames import NickNamer

    return NickNamer()


@cache
def _states(order: str) -> frozenset[str]:
    """The states whose names follow a custom (`family_first`, `two_surnames`)."""
    text = (files("legatus.seeds.reference") / "name-order.csv").read_text(encoding="utf-8")
    return frozenset(row["state"] for row in csv.DictReader(text.splitlines()) if row["order"] == order)
