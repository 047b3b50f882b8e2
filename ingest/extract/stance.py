"""The stance of a statement towards the other party: by the words it uses (`en/stance.csv`) and the act it is."""

from collections.abc import Iterable

from legatus.ingest.extract import lexicon

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


def stance_of(text: str, acts: Iterable[str] = ()) -> str:
    """`cooperative`, `critical`, `threatening` or `neutral`; `acts` are the types of the speaker's acts in `text`."""
    known = [OF_ACT[kind] for kind in acts if kind in OF_ACT]
    score = {"cooperative": 0.0, "critical": 0.0, "threatening": 0.0, "neutral": 0.0}
    for name, weight, pattern in lexicon.patterns("stance", "stance"):
        score[name] += weight * len(pattern.findall(text))
    for name in known:
        score[name] += 3
    if score["neutral"] and not known:
        return "neutral"
    best = max(score.values())
    if best == 0:
        return "neutral"
    return next(name for name in ("threatening", "critical", "cooperative") if score[name] == best)
