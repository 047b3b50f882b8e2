"""One value out of many claims: a curator's preference, then datasets, stories, precision, and lexical order.

Dates that can both be true are no conflict: the finer one holds. Everything else makes the field disputed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.rulings import Rulings
from legatus.ontology.dates import compatible, precision


@dataclass(frozen=True, slots=True)
class Resolved:
    """`value`: what holds, or None where nothing is claimed; `disputed`: other sources say otherwise."""

    value: str | None
    disputed: bool = False


@dataclass(slots=True)
class _Support:
    dataset: bool
    stories: set[str]


def resolve_text(claims: Iterable[tuple[str | None, Mention]], preferred: str | None = None) -> Resolved:
    """The value of a field that is no date. `preferred`: a value, or the id of the mention whose claim is preferred."""
    support, own = _support(claims)
    if preferred is not None:
        return Resolved(own.get(preferred, preferred))
    if not support:
        return Resolved(None)
    best = min(support, key=lambda value: (not support[value].dataset, -len(support[value].stories), value))
    return Resolved(best, len(support) > 1)


def resolve_date(claims: Iterable[tuple[str | None, Mention]], preferred: str | None = None) -> Resolved:
    """The value of a date. Compatible dates (2019-08 and 2019-08-20) take the finer one."""
    support, own = _support(claims)
    if preferred is not None:
        return Resolved(own.get(preferred, preferred))
    if not support:
        return Resolved(None)

    def rank(value: str) -> tuple[bool, int, int, str]:
        return (not support[value].dataset, -len(support[value].stories), _unit(value), value)

    best = min(support, key=rank)
    finer = [v for v in support if precision(v) < precision(best) and compatible(v, best)]
    if finer:
        best = min(finer, key=lambda v: (precision(v), *rank(v)))
    return Resolved(best, any(not compatible(value, best) for value in support))


def _unit(value: str) -> int:
    """Day, month, year or wider: 0 to 3. February is no finer than March."""
    days = precision(value)
    return 0 if days == 0 else 1 if days <= 31 else 2 if days <= 366 else 3


def _support(claims: Iterable[tuple[str | None, Mention]]) -> tuple[dict[str, _Support], dict[str, str]]:
    """Who stands behind each value; and each mention's own value, by its id."""
    support: dict[str, _Support] = {}
    own: dict[str, str] = {}
    for value, mention in claims:
        if value is None:
            continue
        own[mention.id] = value
        entry = support.setdefault(value, _Support(False, set()))
        entry.dataset = entry.dataset or mention.source.dataset
        entry.stories.add(mention.story)
    return support, own


def stories(mentions: Iterable[Mention]) -> int:
    """How many independent stories and datasets state it."""
    return len({mention.story for mention in mentions})


def preference(rulings: Rulings, mentions: Iterable[Mention], path: str, *fields: str) -> str | None:
    """What a curator prefers for a field of the record that holds these mentions."""
    return rulings.preference((m.id for m in mentions), path, *fields) if rulings.preferred else None
