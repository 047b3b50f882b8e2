"""Whether confidence means what it says: of facts given 0.9, nine in ten should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legatus.ingest.evaluation.pairing import partners
from legatus.ingest.evaluation.scoring import TYPES, Article


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicted fact: its article and type, the rule that found it, its confidence, and whether it is annotated."""

    article: str
    kind: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of about the same confidence: the bounds, how many, their mean confidence, and how many are right."""

    low: float
    high: float
    number: int
    said: float
    right: int

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.number if self.number else 0.0


def judged(articles: Iterable[Article]) -> list[Judged]:
    """Every predicted fact that has a confidence, with whether it is right."""
    found = []
    for article in articles:
        for kind in TYPES:
            predicted = article.predicted.get(kind, ())
            right = set(partners(kind, article.gold.get(kind, ()), predicted, article.text).values())
            found += [
                Judged(article.id, kind, str(record.get("rule")), float(record["confidence"]), n in right)
                for n, record in enumerate(predicted)
                if record.get("confidence") is not None
            ]
    return found


def bins(facts: Sequence[Judged], width: int = 10) -> list[Bin]:
    """The facts by their confidence, in steps of `width` hundredths; empty steps are left out."""
    made = []
    for low in range(0, 100, width):
        high = low + width
        inside = [f for f in facts if low <= round(f.confidence * 100, 6) < high or (high >= 100 and f.confidence == 1)]
        if inside:
            said = sum(f.confidence for f in inside) / len(inside)
            made.append(Bin(low / 100, high / 100, len(inside), said, sum(f.right for f in inside)))
    return made


def gap(facts: Sequence[Judged]) -> float:
    """The expected calibration error: how far confidence and the share that is right lie apart on average."""
    return sum(abs(b.said - b.share) * b.number for b in bins(facts)) / len(facts) if facts else 0.0


def brier(facts: Sequence[Judged]) -> float:
    """The mean squared distance of confidence from the truth (Brier 1950): 0 is best, 0.25 is a coin's."""
    return sum((f.confidence - f.right) ** 2 for f in facts) / len(facts) if facts else 0.0
