"""`python -m benchmarks.confidence` fits `ingest/extract/en/confidence.csv` to the annotated articles that there are.

Both sets count alike, however many facts they have: the rules were drafted with the shared articles at hand, and our
own are nearer to what is yet unseen. Without the shared articles nothing is fitted: ours alone are too few.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.sets import own, shared
from legatus.ingest.evaluation.calibration import Weight, fitted
from legatus.ingest.evaluation.reliability import Judged, judged
from legatus.ingest.evaluation.scoring import Article
from legatus.ingest.extract.confidence import scales

TABLE = Path("ingest/extract/en/confidence.csv")
HEAD = "# made by `python -m benchmarks.confidence`: log-odds of being right = shift + slope * the estimate's log-odds"


def estimates(articles: Sequence[Article]) -> list[Judged]:
    """The facts with the estimates of their rules, as they were before the table was applied."""
    return [replace(f, confidence=round(scales()[f.kind].estimate(f.confidence), 3)) for f in judged(articles)]


def alike(*sets: Sequence[Judged]) -> Weight:
    """A weight by which every set counts as much as the largest."""
    most = max(len(facts) for facts in sets)
    weights = {fact: most / len(facts) for facts in sets for fact in facts}
    return weights.__getitem__


def main() -> None:
    real = shared()
    if real is None:
        print("the shared articles are not here; nothing is fitted")
        return
    sets = estimates(real), estimates(own())
    made = fitted([*sets[0], *sets[1]], alike(*sets))
    rows = [f"{kind},{scale.shift},{scale.slope}" for kind, scale in made.items()]
    TABLE.write_text("\n".join([HEAD, "type,shift,slope", *rows]) + "\n", "utf-8")
    print(TABLE.read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
