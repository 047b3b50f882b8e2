"""The reference tables under `seeds/reference/`: states, organisations, institutions, false friends, office-holders.

The tables are read once a process and checked row by row; this module looks things up in them.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from legatus.ontology.reference_rows import (
    Guard,
    Institution,
    Leader,
    Organization,
    State,
    earliest,
    guard_row,
    institution_row,
    latest,
    leader_row,
    organization_row,
    padded,
    read,
    state_row,
)


@dataclass(frozen=True)
class Reference:
    """All tables, and look-ups in them."""

    states: Mapping[str, State]
    organizations: Mapping[str, Organization]
    institutions: tuple[Institution, ...]
    guards: tuple[Guard, ...]
    leaders: tuple[Leader, ...]

    def code_for(self, name: str) -> str | None:
        """The code that a user means by `name`, or None.

        Codes, names and adjectives of states and organisations count, whatever their case, accents and article; a
        two-letter code counts only in capitals, after every name.
        """
        found = self._codes.get(fold(name))
        return found if found is not None else self._alpha2.get(name.strip())

    def leader(self, code: str, role: str, on: str) -> tuple[Leader, ...]:
        """Who held, or else may have held, the office `role` of `code` on `on` (ISO day, month or year).

        Those who certainly held it at some time in `on` come alone where there are any; in order of their start.
        """
        first, last = padded(on), padded(on, last=True)
        held = [x for x in self._posts.get((code, role), ()) if latest(x.start) <= last and first <= earliest(x.end)]
        if not held:
            held = [x for x in self._posts.get((code, role), ()) if x.may_have_held(first) or x.may_have_held(last)]
        return tuple(held)

    def leaders_named(self, surname: str) -> tuple[Leader, ...]:
        """Every office-holder of this surname, full name or other name, in order of state and start."""
        return self._surnames.get(fold(surname), ())

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for names in (_state_codes, _state_names, _state_adjectives):
            for state in self.states.values():
                for name in names(state):
                    found.setdefault(fold(name), state.code)
        for organization in self.organizations.values():
            for name in organization.names:
                found.setdefault(fold(name), organization.code)
        return found

    @cached_property
    def _alpha2(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for state in sorted(self.states.values(), key=lambda s: (s.kind == "former", s.code)):
            if state.alpha2:
                found.setdefault(state.alpha2, state.code)
        return found

    @cached_property
    def _posts(self) -> Mapping[tuple[str, str], tuple[Leader, ...]]:
        return _grouped(self.leaders, lambda x: [(x.state, x.role)])

    @cached_property
    def _surnames(self) -> Mapping[str, tuple[Leader, ...]]:
        return _grouped(self.leaders, lambda x: {fold(n) for n in (x.surname, x.person, *x.alt_names)})


#: Letters that Unicode does not take apart into a letter and an accent, as English news writes them; apostrophes.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'"}
)


def fold(name: str) -> str:
    """`name` for comparison: no case, accents, article, full stops or doubled spaces; one kind of apostrophe."""
    if name.isascii():  # as most are: nothing to take apart
        bare = name.casefold()
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        bare = plain.casefold().translate(_PLAIN)
    return " ".join(bare.replace(".", "").split()).removeprefix("the ")


def code_for(name: str) -> str | None:
    """The code of the state or organisation that `name` names, from the project's own tables, or None."""
    return reference().code_for(name)


@lru_cache(maxsize=8)
def reference(leaders: Path | None = None) -> Reference:
    """The tables of the project; `leaders`: a file of the user's own office-holders in the same columns, added to ours.

    Raises InputError where a row is malformed or a file cannot be read.
    """
    folder = files("legatus.seeds.reference")
    states = {s.code: s for s in read(folder / "states.csv", state_row)}
    organizations = {o.code: o for o in read(folder / "organizations.csv", organization_row)}
    known = states.keys() | organizations.keys()
    holders = read(folder / "leaders.csv", leader_row, known)
    if leaders is not None:
        holders += read(leaders, leader_row, known)
    return Reference(
        states=MappingProxyType(states),
        organizations=MappingProxyType(organizations),
        institutions=tuple(read(folder / "institutions.csv", institution_row, known)),
        guards=tuple(read(folder / "guards.csv", guard_row, known)),
        leaders=tuple(sorted(set(holders), key=lambda x: (x.state, x.role, earliest(x.start), x.person, x.end))),
    )


def _state_codes(state: State) -> tuple[str, ...]:
    return (state.code,)


def _state_names(state: State) -> tuple[str, ...]:
    return state.names


def _state_adjectives(state: State) -> tuple[str, ...]:
    return state.adjectives


_K = TypeVar("_K")


def _grouped(leaders: Iterable[Leader], keys: Callable[[Leader], Iterable[_K]]) -> Mapping[_K, tuple[Leader, ...]]:
    groups: dict[_K, list[Leader]] = {}
    for leader in leaders:
        for key in keys(leader):
            groups.setdefault(key, []).append(leader)
    return {key: tuple(group) for key, group in groups.items()}
