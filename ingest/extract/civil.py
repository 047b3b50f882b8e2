"""Titles that are a minister's in most states and a civil servant's in some: the Foreign Secretary of India."""

import re
from functools import cache

from legatus.ingest.extract.tables import rows


@cache
def offices() -> "tuple[tuple[re.Pattern[str], frozenset[str], str], ...]":
    """The titles of `en/civil_offices.csv`, the states in which they are no minister's, and the role there."""
    return tuple(
        (re.compile(row["title"], re.IGNORECASE), frozenset(row["states"].split("|")), row["role"])
        for row in rows("civil_offices")
    )


def role_of(title: str, sender: str | None) -> str | None:
    """The role of a title in a state where it means a civil servant, or None."""
    return next((role for p, states, role in offices() if sender in states and p.fullmatch(title)), None)
