"""The names under which states and organisations appear in a text, from the reference tables."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from legatus.ingest.extract.gazetteer import Gazetteer
from legatus.ingest.extract.model import Via
from legatus.ontology.reference import reference


class Name(NamedTuple):
    """What a name stands for and how it names it; `codes` is empty for what only looks like an actor."""

    codes: tuple[str, ...]
    via: Via


@cache
def names() -> Gazetteer[Name]:
    """Every name, adjective and capital of a state, every organisation and institution, and the guards against them."""
    return Gazetteer(entries())


def entries() -> Iterator[tuple[str, Name]]:
    """Name by name what it stands for; the first entry of a name wins: guards, then the states of today."""
    tables = reference()
    for guard in tables.guards:
        if guard.kind != "nominal":
            yield guard.phrase, Name(guard.codes if guard.kind in ("other_state", "ambiguous") else (), "name")
    for institution in tables.institutions:
        yield institution.phrase, Name((institution.code,), "institution")
    states = sorted(tables.states.values(), key=lambda row: ("state", "former", "territory").index(row.kind))
    for state in states:
        for name in state.names:
            if "," not in name:
                yield name, Name((state.code,), "name")
        for name in state.adjectives:
            yield name, Name((state.code,), "adjective")
    for organization in tables.organizations.values():
        for name in organization.names:
            yield name, Name((organization.code,) if organization.in_guideline else (), "name")
    for state in states:
        if state.kind != "territory":
            for name in state.capitals:
                yield name, Name((state.code,), "capital")
