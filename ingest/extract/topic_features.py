"""What speaks for an issue of an act or statement: its own words first, then the text around it, then what it is.

Every feature is a number of about 0 to 1; `en/topic_scales.csv` has what each weighs, fitted by `benchmarks/topics.py`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

#: Weights of words by issue.
Weights = Mapping[str, float]

#: No other issue fits.
OTHER = "other"
#: So much weight of words is about two thirds of all that words can say.
MUCH = 2.5
#: A share counts less where there are few words: as if so much weight of other words were there.
DOUBT = 2.0
MEETINGS = frozenset({"CONSULT", "VISIT"})
LEAVING = frozenset({"APPOINT", "DEPART", "EXPEL"})
#: Acts that are an issue by themselves.
TELLING = {"ASSAULT": "war_peace", "SANCTION": "sanctions"}


@dataclass(frozen=True, slots=True)
class Case:
    """An act or a statement whose issues are wanted, with the weights of the words at each distance from it.

    `type`: of an event, None of a statement; `core`: its own clause, `aside`: clauses that only say when or why,
    `rest`: of its sentence; `before`, `after`: the sentences beside it; `paragraph`; `pair`: sentences that name both
    its ends; `lead`: title and first sentences; `whole`: the document. `past`: its sentence is of an earlier year;
    `office`: the document is an office's own.
    """

    type: str | None
    core: Weights
    aside: Weights = field(default_factory=dict)
    rest: Weights = field(default_factory=dict)
    before: Weights = field(default_factory=dict)
    after: Weights = field(default_factory=dict)
    paragraph: Weights = field(default_factory=dict)
    pair: Weights = field(default_factory=dict)
    lead: Weights = field(default_factory=dict)
    whole: Weights = field(default_factory=dict)
    past: bool = False
    office: bool = False


def total(weights: Iterable[Weights]) -> dict[str, float]:
    """Several weights together."""
    found: dict[str, float] = {}
    for each in weights:
        for issue, weight in each.items():
            found[issue] = found.get(issue, 0.0) + weight
    return found


def of_issue(case: Case, issue: str) -> dict[str, float]:
    """What speaks for one issue."""
    own = case.core.get(issue, 0.0)
    bare = math.exp(-sum(case.core.values()) / MUCH)
    before, after, pair = (_share(weights, issue) for weights in (case.before, case.after, case.pair))
    paragraph, lead, whole = (_share(weights, issue) for weights in (case.paragraph, case.lead, case.whole))
    leading = float(0 < case.whole.get(issue, 0.0) == max((w for i, w in case.whole.items() if i != OTHER), default=0))
    meeting = float(case.type in MEETINGS)
    return {
        "bias": 1.0,
        "core": _full(own),
        "core_first": float(0 < own == max(case.core.values(), default=0.0)),
        "aside": _full(case.aside.get(issue, 0.0)),
        "rest": _full(case.rest.get(issue, 0.0)),
        "before": before,
        "after": after,
        "paragraph": paragraph,
        "pair": pair,
        "lead": lead,
        "whole": whole,
        "leading": leading,
        "bare": bare,
        "bare_before": bare * before,
        "bare_paragraph": bare * paragraph,
        "bare_pair": bare * pair,
        "bare_lead": bare * lead,
        "bare_whole": bare * whole,
        "bare_leading": bare * leading,
        "only_whole": 0.0 if own else whole,
        "envoys": float(case.type in LEAVING),
        "appoint": float(case.type == "APPOINT"),
        "meeting": meeting,
        "meeting_after": meeting * after,
        "past": float(case.past),
        "past_whole": case.past * whole,
        "office": float(case.office),
        "office_whole": case.office * whole,
        "telling": float(TELLING.get(case.type or "") == issue),
    }


def of_none(case: Case, likely: Sequence[float]) -> dict[str, float]:
    """What speaks for none of the issues, of which `likely` says how likely each is."""
    named = sum(weight for issue, weight in case.core.items() if issue != OTHER)
    elsewhere = _full(case.core.get(OTHER, 0.0))
    bare = math.exp(-named / MUCH)
    none = math.prod(1 - p for p in likely)
    return {
        "bias": 1.0,
        "likeliest": _logit(max(likely)),
        "any": math.log(max(none, 1e-3)),
        "past": float(case.past),
        "meeting": float(case.type in MEETINGS),
        "leave": float(case.type in LEAVING and case.type != "APPOINT"),
        "appoint": float(case.type == "APPOINT"),
        "statement": float(case.type is None),
        "elsewhere": elsewhere,
        "bare_elsewhere": elsewhere * bare,
        "bare": bare,
        "office": float(case.office),
    }


def chance(features: Mapping[str, float], scales: Mapping[str, float]) -> float:
    """How likely something is: the logistic of its features as they weigh."""
    score = sum(value * scales.get(name, 0.0) for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _full(weight: float) -> float:
    return 1 - math.exp(-weight / MUCH)


def _share(weights: Weights, issue: str) -> float:
    return weights.get(issue, 0.0) / (sum(weights.values()) + DOUBT)


def _logit(p: float) -> float:
    return math.log(max(p, 1e-4) / (1 - min(p, 1 - 1e-4)))
