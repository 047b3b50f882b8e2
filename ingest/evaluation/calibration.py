"""Fitting what rules' estimates are worth to what turned out right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import exp
from zlib import crc32

from legatus.ingest.evaluation.reliability import Judged
from legatus.ingest.evaluation.scoring import TYPES
from legatus.ingest.extract.confidence import Scale, log_odds

#: With few facts a scale stays near shift 0 and slope 1: the variances of the two priors.
SHIFT_PRIOR, SLOPE_PRIOR = 1.0, 0.25
FOLDS = 6
ENOUGH = 1e-9

Weight = Callable[[Judged], float]


def fitted(facts: Sequence[Judged], weight: Weight = lambda fact: 1.0) -> dict[str, Scale]:
    """The scale of each record type; the facts' confidence must be the rules' own estimate."""
    return {kind: _fit([fact for fact in facts if fact.kind == kind], weight) for kind in TYPES}


def out_of_fold(facts: Sequence[Judged], weight: Weight = lambda fact: 1.0) -> list[Judged]:
    """The facts with the confidence of scales that were fitted to the other articles only."""
    made = []
    for fold in range(FOLDS):
        inside = [fact for fact in facts if _fold(fact) == fold]
        scales = fitted([fact for fact in facts if _fold(fact) != fold], weight)
        made += [scaled(fact, scales) for fact in inside]
    return made


def scaled(fact: Judged, scales: Mapping[str, Scale]) -> Judged:
    """A fact with the confidence that its estimate is worth by these scales."""
    return replace(fact, confidence=round(scales[fact.kind].confidence(fact.confidence), 3))


def _fold(fact: Judged) -> int:
    """Articles are dealt out by their ids, always alike."""
    return crc32(fact.article.encode("utf-8")) % FOLDS


def _fit(facts: Sequence[Judged], weight: Weight) -> Scale:
    """Logistic regression with normal priors, by Newton's method."""
    points = [(log_odds(fact.confidence), float(fact.right), weight(fact)) for fact in facts]
    shift, slope = 0.0, 1.0
    for _ in range(100):
        to_shift, to_slope = -shift / SHIFT_PRIOR, (1 - slope) / SLOPE_PRIOR
        a, b, c = 1 / SHIFT_PRIOR, 0.0, 1 / SLOPE_PRIOR
        for x, right, w in points:
            share = 1 / (1 + exp(-shift - slope * x))
            to_shift += w * (right - share)
            to_slope += w * (right - share) * x
            spread = w * share * (1 - share)
            a, b, c = a + spread, b + spread * x, c + spread * x * x
        determinant = a * c - b * b
        steps = (c * to_shift - b * to_slope) / determinant, (a * to_slope - b * to_shift) / determinant
        shift, slope = shift + steps[0], slope + steps[1]
        if abs(steps[0]) + abs(steps[1]) < ENOUGH:
            break
    return Scale(round(shift, 3), round(slope, 3))
