"""What the table of office-holders says against, or for, a title and a name of one state on one day."""

import re

from legatus.ontology.reference import fold, reference
from legatus.ontology.reference_rows import Leader


def holds(name: str, role: str, state: str, day: str) -> bool | None:
    """Whether somebody of that name held an office of a state on a day (ISO): True where the table shows it, False
    where it shows another holder, or that name in that office of another state; None where it says nothing."""
    own = reference().leader(state, role, day)
    if any(alike(name, leader) for leader in own):
        return True
    if any(leader.held(day) for leader in own):
        return False
    surname = _words(name)[-1:] or [name]
    elsewhere = (x for x in reference().leaders_named(surname[0]) if x.role == role and x.state != state)
    return False if any(leader.may_have_held(day) for leader in elsewhere) else None


def alike(name: str, leader: Leader) -> bool:
    """Whether a name may be a spelling of an office-holder's name: they share a word, nearly; monarchs and many others
    are called by a given name."""
    from rapidfuzz.fuzz import ratio

    names = _words(" ".join((leader.person, leader.surname, *leader.alt_names)))
    return any(ratio(one, other) >= 80 for one in _words(name) for other in names)


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]{2,}", fold(name))
    return [word for word in words if not re.fullmatch(r"[ivx]+", word)]
