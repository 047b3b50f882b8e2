"""When two written names may be of one person."""

import re
import unicodedata
from functools import cache

from legatus.ingest.extract.tables import rows

#: What goes with a name and is no part of it.
HONORIFICS = re.compile(
    r"^(?:(?:the|his|her|late|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|hon|honorable|honourable|rt|excellency|"
    r"majesty|highness|ayatollah|sheikh|president|prime|minister|premier|chancellor|secretary|ambassador|senator|sen|rep|"
    r"representative|congressman|congresswoman|governor|gov|general|gen|lt|maj|col|colonel|major|admiral|adm|captain|capt|"
    r"king|queen|prince|princess|emir|pope|judge|justice|foreign|first|vice|deputy|comrade|crown|consul)\.?\s+)+(?=\S)",
    re.I,
)
#: Words after a name that end it: a possessive, a suffix of rank.
TAIL = re.compile(r"(?:'s|’s|['’,;:]|\s+-+)+$")
ARTICLE = re.compile(r"^(?:al|el|ul)-(?=\w)")
SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.I)
#: Where the family name comes first: a mention by the first word of the name is then the usual one.
FAMILY_FIRST = frozenset(row["family_name"] for row in rows("family_first"))


@cache
def key(name: str) -> tuple[str, ...]:
    """The words of a name in lower case without accents, initials' stops and suffixes such as Jr."""
    plain = unicodedata.normalize("NFKD", SUFFIX.sub("", name))
    words = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").casefold()
    return tuple(ARTICLE.sub("", word) for word in re.split(r"[\s.]+", words.replace(",", " ")) if word)


def tidy(name: str) -> str:
    """A name as it was found, without titles before it and a possessive after it."""
    return HONORIFICS.sub("", TAIL.sub("", name.strip())).strip()


def short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is a part of the name `full` by which its bearer is called: never a given name alone."""
    if len(short) >= len(full):
        return short == full
    places = [i for i in range(len(full) - len(short) + 1) if full[i : i + len(short)] == short]
    if len(short) == 1:
        first = full[0] in FAMILY_FIRST or (len(full) == 3 and "-" in full[-1])
        places = [i for i in places if (i > 0 or first) and len(full[i]) > 1]
    return bool(places)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two words or more may be of one person: same family name, given names that agree."""
    if a == b or short_for(a, b) or short_for(b, a):
        return True
    if a[-1] != b[-1] or a[0] in FAMILY_FIRST or b[0] in FAMILY_FIRST:
        return False
    return given_agree(a[0], b[0]) and not initials_differ(a[1:-1], b[1:-1])


def given_agree(a: str, b: str) -> bool:
    """Joseph and Joe, J and Joe, Mike and Michael: the same beginning, as far as the shorter form may differ."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a == b or (a[:2] == b[:2] and min(len(a), len(b)) <= 5) or a.endswith(b) or b.endswith(a)


def initials_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both have middle names and these contradict each other."""
    return bool(a and b) and {word[0] for word in a}.isdisjoint({word[0] for word in b})
