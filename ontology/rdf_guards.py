"""What a parser would choke on, or pass over without a word, looked for before it reads a file.

Entities of XML that grow without bounds and JSON nested without end take down the process that reads them; `rdf:bagID`,
a `rdf:parseType` of somebody's own and a text's direction without a language are left out in silence.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pyoxigraph as ox

from legatus.ontology.rdf_bytes import Unreadable, stream
from legatus.ontology.schema import RDF

_CHUNK = 1 << 20

#: Characters to which entities may grow in any case, and how many times as long they may make a file. The XML parser
#: expat draws the same lines, at 8 MiB and 100 times.
GROWTH, TIMES = 8 << 20, 10

#: How deep JSON may be nested: the parser goes down level by level, and falls at some thousand.
DEEP = 500

_ENTITY = re.compile(r"&([^\s&;#]+);")
_LONGEST = 256
_USED = re.compile(rb"&([^\s&;#]{1,250});")
_KNOWN_TYPES = ("Literal", "Resource", "Collection")
_DIRECTION = re.compile(r'(?<!\\)"@direction"')
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)

#: Bytes that ask for a closer look.
_SUSPECT = {
    ox.RdfFormat.RDF_XML: re.compile(
        rb"<!ENTITY|bagID|parseType\s*=\s*(?:[^\"'\s]|[\"'](?!Literal[\"']|Resource[\"']|Collection[\"']))"
    ),
    ox.RdfFormat.JSON_LD: re.compile(rb'(?<!\\)"@direction"'),
}


class Guard:
    """Takes in a file's bytes in pieces, and at its end looks closer where there is need to."""

    def __init__(self, path: Path, format: ox.RdfFormat) -> None:
        """`path`: for the closer look."""
        self._path, self._format = path, format
        self._suspect = _SUSPECT.get(format)
        self._found = self._any = False
        self._depth = self._lowest = self._deepest = 0

    def take(self, piece: bytes, before: bytes) -> None:
        """Look at a piece. `before`: the end of the piece before it."""
        self._any = self._any or not piece.isspace()
        if self._suspect and not self._found:
            self._found = self._suspect.search(before + piece) is not None
        if self._format == ox.RdfFormat.JSON_LD:
            self._count(piece)

    def end(self) -> None:
        """Raise `Unreadable` where the file has what cannot be read, or would not be read whole."""
        if self._format == ox.RdfFormat.RDF_XML:
            if not self._any:
                raise Unreadable("is empty, which RDF/XML cannot be", 1)
            if self._found:
                _Xml(self._path).look()
        if self._format == ox.RdfFormat.JSON_LD:
            if not self._any:
                raise Unreadable("is empty, which JSON-LD cannot be", 1)
            if self._deepest > DEEP:
                _depth(self._path)
            if self._found:
                _direction(self._path)

    def _count(self, piece: bytes) -> None:
        """How deep brackets are nested, about: those in texts count too."""
        import numpy as np

        steps = np.zeros(256, dtype=np.int32)
        steps[list(b"[{")], steps[list(b"]}")] = 1, -1
        depths = np.cumsum(steps[np.frombuffer(piece, dtype=np.uint8)]) + self._depth
        lows = np.minimum(np.minimum.accumulate(depths), self._lowest)
        self._deepest = max(self._deepest, int((depths - lows).max()))
        self._depth, self._lowest = int(depths[-1]), int(lows[-1])


def _depth(path: Path) -> None:
    depth = line = 0
    with stream(path) as file:
        text = file.read()  # only of a file with as many brackets
    for token in _TOKEN.finditer(text):
        if token[0] in (b"{", b"["):
            depth += 1
            if depth > DEEP:
                line = text.count(b"\n", 0, token.start()) + 1
                raise Unreadable(f"is nested more than {DEEP} levels deep", line)
        elif token[0] in (b"}", b"]"):
            depth -= 1


def _direction(path: Path) -> None:
    """Raise `Unreadable` where a text of JSON-LD has a direction, even one that RDF would leave out."""
    with stream(path) as file:
        text = file.read().decode("utf-8", "replace")
    try:
        found = _directed(json.loads(text))
    except ValueError:  # the parser says what is wrong with it
        return
    if found:
        match = _DIRECTION.search(text)
        line = text.count("\n", 0, match.start()) + 1 if match else 1
        raise Unreadable("texts with a direction of RDF 1.2 cannot be kept in a graph of RDF 1.1", line)


def _directed(part: Any) -> bool:
    """Whether any part of JSON gives a direction, or another name for that in a context."""
    if isinstance(part, dict):
        if part.get("@direction") is not None:
            return True
        return any(_directed(value) or (key == "@context" and _renamed(value)) for key, value in part.items())
    return isinstance(part, list) and any(map(_directed, part))


def _renamed(context: Any) -> bool:
    parts = context if isinstance(context, list) else [context]
    terms = [term for part in parts if isinstance(part, dict) for term in part.values()]
    return any((term.get("@id") if isinstance(term, dict) else term) == "@direction" for term in terms)


class _Xml:
    """A closer look at a file of RDF/XML."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._entities: dict[str, tuple[str, int]] = {}
        self._literal = 0
        self._sizes: dict[str, int] = {}

    def look(self) -> None:
        """Raise `Unreadable` where entities grow too large, or attributes of RDF have a meaning that none is given."""
        parser = self._parser
        parser.EntityDeclHandler = self._entity
        parser.EndDoctypeDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._each(lambda piece: parser.Parse(piece, False))

    def _each(self, take: Callable[[bytes], object]) -> None:
        try:
            with stream(self._path) as file:
                while piece := file.read(_CHUNK):
                    take(piece)
        except expat.ExpatError:  # the other parser says what is wrong with it
            pass

    def _entity(self, name: str, parameter: bool, value: str | None, *_: object) -> None:
        if not parameter and value is not None:
            self._entities.setdefault(name, (value, self._parser.CurrentLineNumber))

    def _declared(self) -> None:
        """The entities are known: none may be too large, alone or all together where they are used."""
        for name, (_, line) in self._entities.items():
            if self._size(name, ()) > GROWTH:
                raise Unreadable(f"the entity &{name}; grows to more than {GROWTH:,} characters", line)
        if self._entities:
            self._used()

    def _size(self, name: str, within: tuple[str, ...]) -> int:
        """How long an entity is with all that it refers to."""
        if name in within or len(within) > DEEP:
            raise Unreadable(f"the entity &{name}; refers to itself, or to others without end", self._entities[name][1])
        if name not in self._sizes:
            value = self._entities.get(name, ("", 0))[0]
            others = [other for other in _ENTITY.findall(value) if other in self._entities]
            self._sizes[name] = len(value) + sum(self._size(other, (*within, name)) for other in others)
        return self._sizes[name]

    def _used(self) -> None:
        """Raise `Unreadable` at the line from which on the uses of entities make a file too many times as long."""
        grown = length = lines = line = 0
        sizes = {name.encode(): size for name, size in self._sizes.items()}
        rest = b""
        with stream(self._path) as file:
            while piece := file.read(_CHUNK):
                length += len(piece)
                text = rest + piece
                cut = text.rfind(b"&", -_LONGEST)
                text, rest = (text[:cut], text[cut:]) if cut >= 0 else (text, b"")
                for match in _USED.finditer(text):
                    grown += sizes.get(match[1], 0)
                    if not line and grown > GROWTH:
                        line = lines + text.count(b"\n", 0, match.start()) + 1
                lines += text.count(b"\n")
        if grown > max(GROWTH, TIMES * length):
            raise Unreadable(f"its entities would make it more than {TIMES} times as long", line)

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        if self._literal:
            self._literal += 1
            return
        kind = attributes.get(RDF + " parseType")
        if RDF + " bagID" in attributes:
            self._refuse("not well-formed RDF/XML: rdf:bagID is no part of RDF 1.1")
        if kind == "Triple":
            self._refuse("triple terms of RDF 1.2 cannot be kept in a graph of RDF 1.1")
        if kind is not None and kind not in _KNOWN_TYPES:
            self._refuse(f"rdf:parseType='{kind}' is not known, only {', '.join(_KNOWN_TYPES)}")
        self._literal = int(kind == "Literal")

    def _end(self, _: str) -> None:
        self._literal = max(self._literal - 1, 0)

    def _refuse(self, what: str) -> None:
        raise Unreadable(what, self._parser.CurrentLineNumber)
