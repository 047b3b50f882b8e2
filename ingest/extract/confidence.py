"""From a rule's own estimate to a confidence that means a share: of facts given 0.9, about nine in ten are right.

A rule says how sure it is of its template; how often such facts are right was counted on annotated articles, by record
type, and fitted by logistic regression on the log-odds (Platt scaling): `en/confidence.csv`, made by
`python -m benchmarks.confidence`. Finer tables, rule by rule, did worse on articles that they were not fitted to.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from legatus.ingest.documents import Fact
from legatus.ingest.extract.tables import rows

#: Nothing is certain: estimates are kept within these bounds.
LOWEST, HIGHEST = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Scale:
    """The log-odds of being right are `shift` + `slope` times the log-odds of the rule's own estimate."""

    shift: float
    slope: float

    def confidence(self, estimate: float) -> float:
        """What a rule's estimate is worth, from 0 to 1."""
        return _share(self.shift + self.slope * log_odds(estimate))

    def estimate(self, confidence: float) -> float:
        """The rule's estimate of which this confidence was made."""
        return _share((log_odds(confidence) - self.shift) / self.slope)


@cache
def scales(language: str = "en") -> Mapping[str, Scale]:
    """The scale of each record type, as the table has it."""
    return {row["type"]: Scale(float(row["shift"]), float(row["slope"])) for row in rows("confidence", language)}


def calibrated(fact: Fact) -> Fact:
    """A fact with the confidence that its rule's estimate is worth."""
    return replace(fact, confidence=round(scales()[fact.record_type].confidence(fact.confidence), 3))


def log_odds(share: float) -> float:
    """The logarithm of the odds of a share, kept within bounds."""
    bound = min(max(share, LOWEST), HIGHEST)
    return math.log(bound / (1 - bound))


def _share(odds: float) -> float:
    return min(max(1 / (1 + math.exp(-odds)), LOWEST), HIGHEST)
