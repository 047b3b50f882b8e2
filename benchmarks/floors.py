"""`python -m benchmarks.floors` lifts the floors of `tests/evaluation/floors.json` to just below today's values.

A floor only rises (the one on false facts only falls). What a rewording of rules changes by chance is left as a margin.
"""

import json
from pathlib import Path

from benchmarks import sentences
from benchmarks.sets import own
from legatus.ingest.evaluation.scoring import Article, by_source, score

FLOORS = Path("tests/evaluation/floors.json")
SENTENCES = Path("tests/evaluation/sentence_floors.json")
MARGIN = 0.015
#: Attributes are shares of matched records, and move when more records are found.
MARGIN_OF_ATTRIBUTES = 0.05
RATES = ("precision", "recall", "f1")
FALSE = "false facts in negatives"


def lifted(articles: list[Article], floors: dict[str, dict[str, float] | int]) -> dict[str, dict[str, float] | int]:
    """The floors, each the higher of what it was and today's value less the margin."""
    made: dict[str, dict[str, float] | int] = {}
    for kind, each in score(articles).items():
        before = floors.get(kind, {})
        assert isinstance(before, dict)
        values = {name: share for name, share in each.figures().items() if share is not None}
        made[kind] = {name: max(before.get(name, 0.0), _below(name, share)) for name, share in values.items()}
    false = sum(len(each.spurious) for each in score(by_source(articles)["negative"]).values())
    before = floors.get(FALSE, false)
    assert isinstance(before, int)
    return made | {FALSE: min(before, false)}


def _below(name: str, share: float) -> float:
    """Just below a value of today."""
    margin = MARGIN if name in RATES else MARGIN_OF_ATTRIBUTES
    return round(max(share - margin, 0.0), 3)


def of_sentences(result: sentences.Sentences, floors: dict[str, float]) -> dict[str, float]:
    """The floors of single sentences, by event type and of the mean; `false` may only fall."""
    values = {kind: result.f1(kind) for kind in sorted(result.annotated)} | {"macro": result.macro}
    made = {kind: max(floors.get(kind, 0.0), _below("f1", value)) for kind, value in values.items()}
    return made | {"false": min(floors.get("false", result.false), result.false)}


def main() -> None:
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    made = lifted(own(), floors)
    FLOORS.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    print(f"{FLOORS}: {'unchanged' if made == floors else 'lifted'}")
    before = json.loads(SENTENCES.read_text("utf-8")) if SENTENCES.exists() else {}
    now = of_sentences(sentences.measured(sentences.loaded(sentences.OWN)), before)
    SENTENCES.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    print(f"{SENTENCES}: {'unchanged' if now == before else 'lifted'}")


if __name__ == "__main__":
    main()
