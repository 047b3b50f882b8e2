"""The Cypher statements that are not canned queries: files in `statements/`, with `{{name}}` where an identifier goes.

Labels, relationship types and property keys cannot be parameters in Cypher. They come from the ontology or, with
foreign RDF, from somebody's file, so every one is quoted here and nowhere else: an IRI is a way to inject a
statement.
"""

import re
from functools import cache
from importlib.resources import files

from legatus.ontology.errors import OntologyError

_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def statement(name: str, /, **identifiers: str) -> str:
    """The statement in `statements/<name>.cypher`, its `{{places}}` filled with quoted identifiers.

    Raises `OntologyError` where there is no such file, or the identifiers given are not those that it has places for.
    """
    text = _text(name)
    wanted = set(_PLACE.findall(text))
    if wanted != set(identifiers):
        raise OntologyError(f"statements/{name}.cypher takes {sorted(wanted) or 'nothing'}, not {sorted(identifiers)}")
    return _PLACE.sub(lambda match: quoted(identifiers[match[1]]), text)


def quoted(identifier: str) -> str:
    """An identifier in back-ticks, so that whatever it holds is a name and nothing else.

    Back-ticks are doubled. A backslash is refused, for Neo4j reads `\\u0060` as a back-tick before it parses, and so
    are the empty name and control characters. Raises `OntologyError`.
    """
    if not identifier or "\\" in identifier or any(ord(c) < 32 or ord(c) == 127 for c in identifier):
        raise OntologyError(f"{identifier!r} cannot be a label, relationship type or property key")
    return "`" + identifier.replace("`", "``") + "`"


@cache
def _text(name: str) -> str:
    source = files("legatus.queries").joinpath("statements", f"{name}.cypher")
    if not re.fullmatch(r"[a-z0-9_]+", name) or not source.is_file():
        raise OntologyError(f"there is no statement '{name}' under queries/statements")
    return source.read_text(encoding="utf-8").strip()
