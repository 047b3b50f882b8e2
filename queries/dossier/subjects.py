"""Whom a dossier is about, in words."""

from collections.abc import Sequence

from legatus.ontology.reference import code_for, reference
from legatus.ontology.vocabulary import scheme
from legatus.queries.database import Database
from legatus.queries.statements import statement
from legatus.queries.timeline import issue_named, pair_named


def named(database: Database, subjects: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the subjects, and the codes of the states and organisations among them.

    Raises `UsageError` for what names nothing.
    """
    codes = [code_for(subject) for subject in subjects]
    if all(codes):
        known = tuple(str(code) for code in codes)
        return tuple(called(code) or code for code in known), known
    only = subjects[0]
    if issue := issue_named(only):
        return (scheme("issue")[issue].label,), ()
    if ends := pair_named(database, only):
        return named(database, ends)
    from legatus.queries.parameters import person

    found = database.read(statement("dossier_person"), person=person(only, database))
    return tuple(row["name"] for row in found) or (only,), ()


def called(code: str) -> str | None:
    """The name of a state or organisation, or None for a text that is no code of ours."""
    known = reference()
    found = known.states.get(code) or known.organizations.get(code)
    return found.name if found else None
