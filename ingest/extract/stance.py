"""The stance of a statement towards the other party: by the words it uses (`en/stance.csv`) and the act it is."""

import re
from collections.abc import Iterable
from functools import cache

from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.tables import rows

#: The stance that goes with a speech act, whatever its words.
OF_ACT = {
    "THREATEN": "threatening",
    "SANCTION": "threatening",
    "ACCUSE": "critical",
    "REJECT": "critical",
    "PROTEST": "critical",
    "EXPEL": "critical",
    "SUPPORT": "cooperative",
    "AGREE": "cooperative",
    "COOPERATE": "cooperative",
    "AID": "cooperative",
    "YIELD": "cooperative",
}
ACT = 3.0
#: A word that comes more often than so counts no more.
MOST = 2
#: Of two stances that weigh the same the graver one.
GRAVER = ("threatening", "critical", "cooperative", "neutral")
#: What says nothing of a stance weighs so much for none.
NOTHING = 0.5


@cache
def cues(language: str = "en") -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """The cues of the table: the stance each speaks for, its weight, its pattern."""
    table = rows("stance", language)
    parts = {f"{{{row['cue']}}}": row["pattern"] for row in table if not row["stance"]}

    def whole(pattern: str) -> str:
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        return pattern

    return tuple(
        (row["stance"], float(row["weight"]), re.compile(rf"(?<!\w)(?:{whole(row['pattern'])})", re.IGNORECASE))
        for row in table
        if row["stance"]
    )


@cache
def _sieve() -> Sieve[tuple[str, float, re.Pattern[str]]]:
    """The cues that may be in a text."""
    return Sieve(cues(), lambda cue: cue[2])


def scores(text: str, acts: Iterable[str] = ()) -> dict[str, float]:
    """How much the words of `text` weigh for each stance; `acts` are the types of the speaker's acts in it."""
    score = dict.fromkeys(GRAVER, 0.0)
    score["neutral"] = NOTHING
    for name, weight, pattern in _sieve()(text):
        score[name] += weight * min(MOST, len(pattern.findall(text)))
    for kind in acts:
        if kind in OF_ACT:
            score[OF_ACT[kind]] += ACT
    return score


def stance_of(text: str, acts: Iterable[str] = ()) -> str:
    """`cooperative`, `critical`, `threatening` or `neutral`; `acts` are the types of the speaker's acts in `text`."""
    score = scores(text, acts)
    best = max(score.values())
    return next(name for name in GRAVER if score[name] == best)
