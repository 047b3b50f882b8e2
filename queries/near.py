"""What somebody may have meant who names a subject that there is not."""

from collections.abc import Iterator

from legatus.ontology.reference import reference
from legatus.ontology.vocabulary import scheme
from legatus.queries.database import Database
from legatus.queries.find import ALIKE, suggestions
from legatus.queries.names import closeness, fold

#: So many are named.
MOST = 2


def states(text: str) -> list[str]:
    """Names of states and organisations that are spelled alike, the nearest first."""
    return _nearest(text, _states())


def subjects(database: Database, text: str) -> list[str]:
    """Names of states and organisations, issues and persons that are spelled alike, the nearest first."""
    persons = ((name, (name,)) for name in suggestions(database, text, "Person"))
    return _nearest(text, _states(), _issues(), persons)


def _states() -> Iterator[tuple[str, tuple[str, ...]]]:
    known = reference()
    for table in (known.states, known.organizations):
        for code, actor in table.items():
            yield actor.name, (actor.name, code)


def _issues() -> Iterator[tuple[str, tuple[str, ...]]]:
    for concept in scheme("issue"):
        yield concept.notation, (concept.notation, concept.label, *concept.alt_labels)


def _nearest(text: str, *known: Iterator[tuple[str, tuple[str, ...]]]) -> list[str]:
    wanted = fold(text)
    scored = [(closeness(wanted, names), name) for some in known for name, names in some]
    return [name for fit, name in sorted(scored, key=lambda s: (-s[0], s[1])) if fit >= ALIKE][:MOST]
