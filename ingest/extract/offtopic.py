"""Texts whose states are teams: sport, where nations meet, beat and protest without any diplomacy."""

import re
from functools import cache

from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.sieve import Sieve

SPORT = re.compile(
    r"\b(?:semi-?finals?|quarter-?finals?|finals?|tournament|match(?:es)?|goals?|goalkeeper|league|"
    r"World Cup|Cup|championships?|"
    r"striker|midfielder|coach|referee|penalty (?:kick|area|shoot-?out)|half-?time|innings|wickets?|"
    r"Olympics?|medal(?:s|ists?)?|"
    r"tennis|golf|football|soccer|basketball|cricket|rugby|Grand Prix|grand slam|set point|playoffs?|"
    r"stadium|teammates?|"
    r"qualif(?:ier|ying)|singles|doubles|birdies?|bogeys?|champion|season|squad|fixture|scor(?:ed|"
    r"ing)|\d-\d (?:win|victory|defeat))\b",
    re.I,
)
#: So many such words, and at least one in so many sentences, make a report of sport.
FEWEST, SHARE = 4, 0.35


@cache
def _sieve() -> Sieve[re.Pattern[str]]:
    """Whether there may be such a word."""
    return Sieve([SPORT], lambda pattern: pattern)


def is_sport(parsed: Parsed) -> bool:
    """Whether a document is a report of sport."""
    found = [len(SPORT.findall(sentence.text) if _sieve()(sentence.text) else ()) for _, sentence in parsed.sentences]
    return sum(found) >= FEWEST and sum(bool(n) for n in found) >= SHARE * len(found)
