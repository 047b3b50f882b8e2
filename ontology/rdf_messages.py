"""What a parser of RDF says is wrong, in words and with the line that help whoever has to mend the file."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from legatus.ontology.rdf_bytes import stream

#: Characters of a message: the parser repeats what it met, however long that is.
_LONG = 200

_WHERE = re.compile(r"^Parser error (?:at line \d+ (?:column \d+|between [^:]*)|[^:]*): ")
_KEYWORD = re.compile(r"(@[a-z]+)")


def explained(error: SyntaxError, path: Path, format: ox.RdfFormat, base: str | None) -> tuple[str, int | None]:
    """What is wrong with a file, and the line where that can be told better than the parser does."""
    message = _printable(_WHERE.sub("", str(error.msg)))
    if "LoadDocumentCallback" in message:
        return _remote(path)
    if "No scheme found" in message:
        lines = format in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
        why = f"{format.name} has none" if lines else "name what they start from with --base"
        return (f"{message} (a relative IRI; {why})" if lines or base is None else message), None
    if format == ox.RdfFormat.JSON_LD and (keyword := _KEYWORD.match(message)) and error.lineno is None:
        return message, _line_of(path, keyword[1], "must be a string" in message)
    return message, None


def _printable(text: str) -> str:
    text = text if len(text) <= _LONG else text[:_LONG] + "…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04X}" for sign in text.strip())


def _remote(path: Path) -> tuple[str, int | None]:
    """That a context stands elsewhere, and where it is named."""
    with stream(path) as file:
        text = file.read().decode("utf-8", "replace")  # JSON, which the parser holds too
    try:
        found = next(_contexts(json.loads(text)), None)
    except ValueError:  # further on
        found = None
    place = text.find(json.dumps(found, ensure_ascii=False)) if found else -1
    named = f" {_printable(found)}" if found else ""
    said = f"the context{named} stands elsewhere, and nothing is fetched: put the context itself into the file"
    return said, text.count("\n", 0, place) + 1 if place >= 0 else None


def _contexts(part: Any) -> Iterator[str]:
    """The addresses of contexts in JSON."""
    if isinstance(part, dict):
        for name in ("@context", "@import"):
            given = part.get(name)
            yield from (each for each in (given if isinstance(given, list) else [given]) if isinstance(each, str))
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _contexts(each)


def _line_of(path: Path, keyword: str, string: bool) -> int | None:
    """The line of the last such keyword, or of the last that has no string as its value: the parser looks at a thing
    of JSON-LD only when it has read all of it."""
    wanted = re.compile(rb'"' + keyword.encode() + rb'"\s*:\s*' + (rb'(?!["\s])' if string else rb""))
    with stream(path) as file:
        text = file.read()
    places = [match.start() for match in wanted.finditer(text)]
    return text.count(b"\n", 0, places[-1]) + 1 if places else None
