"""Look-up by name: what is called that, and what is its id."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from legatus.ontology.errors import UsageError
from legatus.ontology.schema import schema
from legatus.ontology.vocabulary import scheme
from legatus.queries.database import Database
from legatus.queries.names import closeness, fold
from legatus.queries.statements import statement

#: From here on a name fits; below it is only alike.
FITS = 80.0
ALIKE = 55.0


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with a name: its id, its class, its names, and how well it fits (0 to 100)."""

    id: str
    cls: str
    name: str
    also: tuple[str, ...]
    fit: float


def find(database: Database, text: str, *, classes: tuple[str, ...] = (), limit: int = 25) -> list[Found]:
    """Things whose name fits a text (case and accents aside), the best first; of some classes only, where given.

    Searched: every class with names, posts by what they are, articles by title and url. An id finds itself.
    """
    wanted = fold(text)
    found = []
    for id, cls, names in _named(database, classes):
        fit = 100.0 if id == text else closeness(wanted, names)
        if fit >= FITS:
            found.append(Found(id, cls, names[0], names[1:], fit))
    return sorted(found, key=lambda f: (-f.fit, f.cls, f.name, f.id))[:limit]


def only(database: Database, text: str, cls: str) -> str:
    """The id of the one thing of a class that a text names. Raises `UsageError` where there is none, or several."""
    things = find(database, text, classes=(cls,))
    best = [f for f in things if f.fit == things[0].fit]
    if len(best) == 1:
        return best[0].id
    if best:
        several = "; ".join(f"{f.id} ({f.name})" for f in best[:6])
        raise UsageError(f"'{text}' names {len(best)} records of the class {cls}: {several}; give an id")
    near = suggestions(database, text, cls)
    hint = f"did you mean {' or '.join(near)}?" if near else "`legatus find` looks names up"
    raise UsageError(f"no {cls.lower()} in the graph is called '{text}'; {hint}")


def classes_named(names: Sequence[str]) -> tuple[str, ...]:
    """The classes that texts name, case aside. Raises `UsageError` with the nearest one where there is none."""
    known = {cls.name.casefold(): cls.name for cls in schema().concrete()}
    for name in names:
        if name.casefold() not in known:
            near = get_close_matches(name.casefold(), known, n=1, cutoff=0.5)
            hint = f"did you mean {known[near[0]]}?" if near else f"there are {', '.join(known.values())}"
            raise UsageError(f"there is no class '{name}'; {hint}")
    return tuple(known[name.casefold()] for name in names)


def suggestions(database: Database, text: str, cls: str) -> list[str]:
    """Up to three names of a class that are spelled alike."""
    wanted = fold(text)
    scored = [(closeness(wanted, names), names[0]) for _, _, names in _named(database, (cls,))]
    return [name for fit, name in sorted(scored, reverse=True) if fit >= ALIKE][:3]


def _named(database: Database, classes: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    with_names = schema().property("name").domains
    for cls in schema().concrete():
        if classes and cls.name not in classes:
            continue
        if cls.name == "Post":
            yield from _posts(database)
        elif cls.name == "Article":
            for row in database.read(statement("titles")):
                yield row["id"], cls.name, tuple(filter(None, (row["name"], row["url"]))) or (row["id"],)
        elif cls.name in with_names:
            for row in database.read(statement("names", label=cls.label), path=cls.id_path + "/"):
                code = row["id"].partition("/")[2]
                names = (row["name"] or code, *(row["also"] or ()))
                yield row["id"], cls.name, (*names, code) if cls.layer == "reference" else names


def _posts(database: Database) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for row in database.read(statement("posts")):
        parts = [row["seat"], scheme("role").concepts[row["role"]].label, row["sending"] and f"of {row['sending']}"]
        parts.append(row["receiving"] and f"to {row['receiving']}")
        yield row["id"], "Post", (" ".join(filter(None, parts)),)
