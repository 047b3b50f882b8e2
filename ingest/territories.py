"""States as lists name them: `congo-democratic-republic`, `antigua-barbuda`, `albania-1946`; and as they were then.

A list's id of a country is compared with the names in `seeds/reference/`, whatever the order of its words. What the
names do not tell is in the table of the list (`territories.csv` in its folder), a row an id with the reason.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legatus.ontology.dates import bounds
from legatus.ontology.errors import OntologyError
from legatus.ontology.reference import code_for, fold, reference

_SMALL = frozenset({"and", "of", "the"})


@dataclass(frozen=True, slots=True)
class Exceptional:
    """A row of a table of exceptions: in the time from `first` to `last` (EDTF, or None) the id means `receiver`."""

    first: str | None
    last: str | None
    receiver: str


class Territories:
    """The countries of one list: their ids to codes, or to words where no state of our table is meant."""

    def __init__(self, table: Traversable) -> None:
        """Read a table with the columns id, from, to, receiver, why. Raises `OntologyError` where it is malformed."""
        self._exceptions: dict[str, list[Exceptional]] = {}
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
            if None in row.values() or not row["receiver"] or not row["why"]:
                raise OntologyError(f"{table}: the row of '{row['id']}' needs a receiver and a reason")
            known = Exceptional(row["from"] or None, row["to"] or None, row["receiver"])
            self._exceptions.setdefault(row["id"], []).append(known)

    def receiver(self, id: str, on: str | None = None) -> str:
        """The code of the state that an id means on a day (EDTF), or its name in words where we have no code."""
        day = bounds(on)[0].isoformat() if on else None
        for known in self._exceptions.get(id, ()):
            if _within(day, known.first, known.last):
                return known.receiver
        code = state_named(id)
        if code is None:
            return " ".join(word if word in _SMALL else word.capitalize() for word in _bare(id).split("-"))
        return at_the_time(code, day) if day else code


def state_named(id: str) -> str | None:
    """The code of the state whose name an id spells, in whatever order; a year at its end is no part of the name."""
    words = _bare(id).replace("-", " ")
    return code_for(words) or _by_words().get(_key([words]))


def at_the_time(code: str, day: str) -> str:
    """The state that was there on a day (ISO) in place of one that came later: YUG for HRV in 1980; else itself."""
    states = reference().states
    state = states.get(code)
    if state is None or not state.exists_from or day >= bounds(state.exists_from)[0].isoformat():
        return code
    before = [s.code for s in states.values() if code in s.successors and _within(day, s.exists_from, s.exists_to)]
    return before[0] if len(before) == 1 else code


def _bare(id: str) -> str:
    return re.sub(r"-\d{4}$", "", id)


def _within(day: str | None, first: str | None, last: str | None) -> bool:
    if day is None:
        return not first and not last
    if first and day < bounds(first)[0].isoformat():
        return False
    return not last or day <= bounds(last)[1].isoformat()


@cache
def _by_words() -> Mapping[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for state in reference().states.values():
        for name in state.names:
            found.setdefault(_key([name]), state.code)
    return found


def _key(names: Iterable[str]) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", fold(" ".join(names))))
    return frozenset(words) - _SMALL
