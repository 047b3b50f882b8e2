"""What a canned query takes: a text as the user gives it becomes the value that the statement needs.

A name serves wherever it names only one thing; every error says what would have been right.
"""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches

from legatus.ontology.dates import DateError, bounds, exact
from legatus.ontology.errors import UsageError
from legatus.ontology.identity import dyad_name
from legatus.ontology.reference import code_for
from legatus.ontology.schema import BASE
from legatus.ontology.vocabulary import scheme
from legatus.queries.database import Database
from legatus.queries.names import fold

Value = str | int


def actor(text: str, database: Database) -> str:
    """The code of a state or organisation, by code, name or demonym."""
    code = code_for(text)
    if code is None:
        raise UsageError(f"'{text}' is no state or organisation that we know; expected a code such as USA, or a name")
    return code


def pair(text: str, database: Database) -> str:
    """A pair of codes in alphabetical order, from `USA-MEX`, `USA MEX`, `Mexico and Canada` …"""
    for separator in ("-", "/", ",", " and ", " "):
        parts = text.split(separator)
        for cut in range(1, len(parts)):
            one, other = (code_for(separator.join(p).strip()) for p in (parts[:cut], parts[cut:]))
            if one and other and one != other:
                return dyad_name((one, other))
    raise UsageError(f"'{text}' is no pair; expected two codes or names, such as MEX-USA")


def day(text: str, database: Database) -> str:
    """A day."""
    if text == "today":
        return date.today().isoformat()
    if not _valid(text) or not exact(text):
        raise UsageError(f"'{text}' is no day; expected one such as 2025-01-06, or 'today'")
    return text


def since(text: str, database: Database) -> str:
    """The first day that a date allows: `2019` is 2019-01-01."""
    return _bounds(text)[0].isoformat()


def until(text: str, database: Database) -> str:
    """The last day that a date allows: `2019` is 2019-12-31."""
    return _bounds(text)[1].isoformat()


def integer(text: str, database: Database) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise UsageError(f"'{text}' is no whole number") from None


def role(text: str, database: Database) -> str:
    """A role of the vocabulary, by its notation or a name for it."""
    return _concept("role", text)


def issue(text: str, database: Database) -> str:
    """An issue of the vocabulary, by its code or a name for it."""
    return _concept("issue", text)


def person(text: str, database: Database) -> str:
    """A person's id, from an id (an older one too) or a name."""
    return _record(database, text, "Person")


def administration(text: str, database: Database) -> str:
    """An administration's id, from an id or a name."""
    return _record(database, text, "Administration")


def article(text: str, database: Database) -> str:
    """An article's id, from an id, url or title."""
    return _record(database, text, "Article")


def tenure(text: str, database: Database) -> str:
    """A term's id, from an id, or the name of a person who held one post only."""
    from legatus.queries.statements import statement

    if text.startswith("tenure/"):
        return current(database, text)
    terms = database.read(statement("terms_of_person"), person=person(text, database))
    if len(terms) != 1:
        listed = "; ".join(row["id"] for row in terms) or "none"
        raise UsageError(f"'{text}' held {len(terms)} posts, where one is needed; give a term's id: {listed}")
    return str(terms[0]["id"])


def record(text: str, database: Database) -> str:
    """Any record's id, with or without the base IRI; a person's name too."""
    id = text.removeprefix(BASE)
    return id if "/" in id else person(text, database)


TYPES: Mapping[str, Callable[[str, Database], Value]] = {
    f.__name__: f
    for f in (actor, pair, day, since, until, integer, role, issue, person, administration, article, tenure, record)
}


def current(database: Database, id: str) -> str:
    """The id that a record has now, for any id it ever had. Raises `UsageError` where no record of that id was ever."""
    from legatus.queries.canned import query

    rows = database.read(query("whereis").cypher, iri=id)
    if len(rows) != 1:
        raise UsageError(f"there is no record '{id}' in the graph; `legatus find` looks names up")
    return str(rows[0]["now"])


def _record(database: Database, text: str, cls: str) -> str:
    from legatus.ontology.schema import schema
    from legatus.queries.find import only

    id = text.removeprefix(BASE)
    if not id.startswith(schema().classes[cls].id_path + "/"):
        return only(database, text, cls)
    return current(database, id) if schema().classes[cls].layer == "resolved" else only(database, id, cls)


def _concept(name: str, text: str) -> str:
    wanted = fold(text)
    known: dict[str, str] = {}
    for concept in scheme(name):
        for label in (*concept.alt_labels, concept.label, concept.notation):
            known[fold(label)] = concept.notation
    if wanted in known:
        return known[wanted]
    near = list(dict.fromkeys(known[n] for n in get_close_matches(wanted, known, n=3, cutoff=0.5)))
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(c.notation for c in scheme(name))}"
    raise UsageError(f"'{text}' is no {name}; {hint}")


def _valid(text: str) -> bool:
    try:
        bounds(text)
    except DateError:
        return False
    return True


def _bounds(text: str) -> tuple[date, date]:
    if text == "today":
        return date.today(), date.today()
    try:
        return bounds(text)
    except DateError as error:
        raise UsageError(str(error)) from None
