"""The canned queries: one `.cypher` file each, found by being in the folder. Its head says what it is and takes.

    // title: Who represents a state abroad on a day
    // description: One or more lines; a line that begins with two spaces goes on.
    // param on: day = today, e.g. 2025-01-06 | what it is

A parameter has a type (`parameters.py` lists them), a default unless it is required, an example, and a description.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from legatus.ontology.errors import InputError, UsageError
from legatus.queries.database import Database
from legatus.queries.parameters import TYPES, Value

_PARAMETER = re.compile(
    r"(?P<name>\w+): (?P<type>\w+)(?: = (?P<default>[^,|]*))?(?:, e\.g\. (?P<example>[^|]*))? \| (?P<description>.+)"
)
#: What stands in brackets, twice removed to reach the outermost.
_NESTED = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query; `default` is None where it must be given."""

    name: str
    type: str
    default: str | None
    example: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Query:
    """A canned query. `cypher` is the whole file, head included."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    cypher: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, read from its last RETURN: an answer without rows brings none along."""
        returned = re.split(r"\bRETURN\b(?: DISTINCT)?", self.cypher)[-1]
        listed = re.split(r"\b(?:ORDER BY|SKIP|LIMIT)\b", returned)[0]
        listed = _NESTED.sub("", _NESTED.sub("", listed))
        return tuple(item.split(" AS ")[-1].strip() for item in listed.split(","))


def queries(folder: Path | None = None) -> Mapping[str, Query]:
    """Every canned query by name: ours, and those in a folder of the user's own, which win over ours of that name."""
    own = {q.name: q for q in _read(folder)} if folder and folder.is_dir() else {}
    return dict(sorted({**_ours(), **own}.items()))


def query(name: str, folder: Path | None = None) -> Query:
    """The query of that name. Raises `UsageError` with the nearest names where there is none."""
    known = queries(folder)
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "`legatus query` lists them"
        raise UsageError(f"there is no query '{name}'; {hint}")
    return known[name]


@lru_cache(maxsize=1)
def _ours() -> Mapping[str, Query]:
    return {q.name: q for q in _read(files("legatus.queries").joinpath("canned"))}


def _read(folder: Traversable) -> Iterator[Query]:
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".cypher"):
            yield parse(file.name.removesuffix(".cypher"), file.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Query:
    """A query from its file's text. Raises `InputError` with the line of a head that cannot be read."""
    title, description, parameters = "", "", []
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            continue
        if line.startswith("//   "):
            description += " " + line[5:].strip() if key == "description" else ""
            continue
        key, _, value = line[3:].partition(": ")
        if key == "title":
            title = value
        elif key == "description":
            description = value
        elif key.startswith("param "):
            parameters.append(_parameter(f"{name}.cypher:{number}", line.removeprefix("// param ")))
        else:
            raise InputError(f"{name}.cypher:{number}: expected title, description or param, found '{line}'")
    if not title:
        raise InputError(f"{name}.cypher:1: a query begins with a line '// title: …'")
    return Query(name, title, description, tuple(parameters), text)


def _parameter(where: str, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if match is None:
        raise InputError(
            f"{where}: expected '// param name: type = default, e.g. example | what it is', found '{text}'"
        )
    if match["type"] not in TYPES:
        raise InputError(f"{where}: there is no parameter type '{match['type']}'; there are {', '.join(sorted(TYPES))}")
    default, example = ((match[group] or "").strip() or None for group in ("default", "example"))
    return Parameter(match["name"], match["type"], default, example, match["description"])


def bind(query: Query, given: Mapping[str, str], database: Database) -> dict[str, Value]:
    """The values of a query's parameters: what is given, as its type reads it, and defaults for the rest.

    Raises `UsageError` for an unknown parameter, a missing one, or a value that its type cannot read.
    """
    names = [p.name for p in query.parameters]
    for name in given:
        if name not in names:
            near = get_close_matches(name, names, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(names) or 'none'}"
            raise UsageError(f"the query '{query.name}' has no parameter '{name}'; {hint}")
    bound = {}
    for parameter in query.parameters:
        text = given.get(parameter.name, parameter.default)
        if text is None:
            example = f", such as {parameter.name}={parameter.example}" if parameter.example else ""
            raise UsageError(f"the query '{query.name}' needs {parameter.name}: {parameter.description}{example}")
        bound[parameter.name] = TYPES[parameter.type](text, database)
    return bound
