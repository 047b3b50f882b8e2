"""The temperature of a relation: the mean score of what really happened, by year, quarter or month."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from legatus.queries.dossier.model import Fact

#: Months in a period of each unit, and up to how many years a series by it stays readable.
UNITS = {"month": (1, 4), "quarter": (3, 12), "year": (12, 10_000)}
#: The modality of what has happened.
ACTUAL = "actual"


@dataclass(frozen=True, slots=True)
class Period:
    """A year, quarter or month: its name and days; how many acts with a score, of them warm and hostile; the mean."""

    name: str
    first: Day
    last: Day
    count: int
    warm: int
    hostile: int
    mean: float


def temperature(facts: Iterable[Fact], unit: str | None = None) -> list[Period]:
    """One row for each period in which something happened. `unit`: year, quarter or month; by default what is readable.

    Counted are actual events with a score whose date lies within one period.
    """
    scored = [f for f in facts if f.score is not None and f.modality == ACTUAL and f.possible]
    months = UNITS[unit or fitting(scored)][0]
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for fact in scored:
        assert fact.possible is not None and fact.score is not None
        low, high = (_key(day, months) for day in fact.possible)
        if low == high:
            found[low].append(fact.score)
    return [_period(key, months, scores) for key, scores in sorted(found.items())]


def fitting(facts: Iterable[Fact]) -> str:
    """The finest unit whose series stays readable for these facts."""
    days = [fact.day for fact in facts if fact.day]
    years = (max(days) - min(days)).days / 365 if days else 0
    return next(unit for unit, (_, most) in UNITS.items() if years <= most)


def _key(day: Day, months: int) -> tuple[int, int]:
    return day.year, (day.month - 1) // months


def _period(key: tuple[int, int], months: int, scores: list[float]) -> Period:
    year, number = key
    first = Day(year, number * months + 1, 1)
    following = Day(year + (first.month + months > 12), (first.month + months - 1) % 12 + 1, 1)
    name = {12: f"{year}", 3: f"{year} Q{number + 1}", 1: f"{year}-{number + 1:02}"}[months]
    mean = round(sum(sorted(scores)) / len(scores), 2)
    warm, hostile = sum(s > 0 for s in scores), sum(s < 0 for s in scores)
    return Period(name, first, following - timedelta(1), len(scores), warm, hostile, mean)
