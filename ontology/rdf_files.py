"""Files of RDF as streams of statements: every format, plain, gzip or zstd, in memory that does not grow with the file.

A blank node gets a label of its own: its number in the file and a hash of the file's content and base IRI, so that
files stay apart and the same file gives the same nodes again. A label of that form, from an export of ours, is kept.
The parser gives language tags in lower case; the file's own spelling is put back (`en-US`).
"""

import hashlib
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from legatus.ontology.errors import InputError
from legatus.ontology.identity import digest
from legatus.ontology.rdf_bytes import Unreadable, stream
from legatus.ontology.rdf_guards import Guard
from legatus.ontology.rdf_messages import explained
from legatus.ontology.schema import RDF
from legatus.ontology.terms import LANG_STRING, Literal, Statement, Term

_CHUNK = 1 << 20

STANDARD_INPUT = "-"

_TAG = rb"([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)"
_SPELT = {
    ox.RdfFormat.JSON_LD: re.compile(rb'"@language"\s*:\s*"' + _TAG + rb'"|"([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})+)"'),
    ox.RdfFormat.RDF_XML: re.compile(rb"lang\s*=\s*[\"']" + _TAG),
}
#: The sign first, for which a search is ten times as fast as for one of two quotes.
_SPELT_TURTLE = re.compile(rb"@(?<=[\"']@)" + _TAG)

#: Bytes at the end of a chunk that are looked at again with the next: the longest of the patterns above.
_OVERLAP = 256

_XML = RDF + "XMLLiteral"

_NEWER = "of RDF 1.2 cannot be kept in a graph of RDF 1.1"

_OURS = re.compile(r"[1-9][0-9]*\.[a-z2-7]{16}")


@dataclass(slots=True)
class RdfFile:
    """A file of RDF. `name` is for messages, `base` what relative IRIs resolve against, or None.

    `prefixes`: those that the file declares, as far as its statements have been read.
    """

    path: Path
    name: str
    format: ox.RdfFormat
    base: str | None
    hash: str
    languages: dict[str, str] = field(default_factory=dict)
    _parser: ox.QuadParser | None = field(default=None, repr=False)

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that have been declared so far."""
        return dict(self._parser.prefixes) if self._parser is not None else {}

    def statements(self) -> Iterator[Statement]:
        """The statements as they come. Raises `InputError` with file and line where the file is malformed."""
        with _plainly(self), stream(self.path) as file:
            yield from self.of_stream(file)

    def of_stream(self, file: IO[bytes]) -> Iterator[Statement]:
        """The statements of a stream that holds it, or whole lines of it. Raises `SyntaxError` where malformed."""
        parser = self._parser = ox.parse(file, format=self.format, base_iri=self.base)
        blanks: dict[str, str] = {}

        def blank(label: str) -> str:
            made = blanks.get(label)
            if made is None:
                made = f"_:{label}" if _OURS.fullmatch(label) else f"_:{len(blanks) + 1}.{self.hash}"
                blanks[label] = made
            return made

        def node(term: Any) -> str:
            return blank(term.value) if type(term) is ox.BlankNode else term.value

        new = tuple.__new__
        subject: Any = None
        graph: Any = None
        about = where = ""
        for quad in parser:
            one, predicate, thing, home = quad
            if one != subject:
                subject, about = one, node(one)
            if home != graph:
                graph, where = home, "" if type(home) is ox.DefaultGraph else node(home)
            object: Term
            kind = type(thing)
            if kind is ox.Literal:
                if thing.language is None and (datatype := thing.datatype.value) != _XML:
                    object = new(Literal, (thing.value, datatype, ""))
                else:
                    object = self._literal(thing)
            elif kind is ox.NamedNode:
                object = thing.value
            elif kind is ox.Triple:
                raise Unreadable(f"triple terms {_NEWER}")
            else:
                object = node(thing)
            yield new(Statement, (about, predicate.value, object, where))

    def _literal(self, literal: ox.Literal) -> Literal:
        language = literal.language
        if language is None:
            text, datatype = literal.value, literal.datatype.value
            if datatype == _XML and self.format == ox.RdfFormat.RDF_XML and " xmlns" in text:
                text = _exclusive(text)
            return Literal(text, datatype)
        if literal.direction is not None:
            raise Unreadable(f"texts with a direction {_NEWER}")
        return Literal(literal.value, LANG_STRING, self.languages.get(language, language))


def _exclusive(text: str) -> str:
    """A literal of XML without the namespaces that it only inherits: the exclusive canonical form, which the W3C's
    RDF 1.1 XML Syntax (7.2.17) asks for and the parser does not give."""
    from lxml import etree

    try:
        root = etree.fromstring(f"<x>{text}</x>", etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return text  # stated as the text of a typed literal, which need not be XML
    made: str = etree.tostring(root, method="c14n", exclusive=True, with_comments=True).decode()
    return made.removeprefix("<x>").removesuffix("</x>") if made != "<x></x>" else text


def opened(path: Path, format: ox.RdfFormat, *, base: str | None = None, name: str | None = None) -> RdfFile:
    """A file of RDF, looked through once for its hash and its language tags.

    `base`: instead of the file's URI. Raises `InputError` where it cannot be read.
    """
    base = base or (path.resolve().as_uri() if name is None else None)
    file = RdfFile(path, name or str(path), format, base, "")
    hashed, pattern = hashlib.sha256(), _SPELT.get(format, _SPELT_TURTLE)
    tags: set[bytes] = set()
    guard = Guard(path, format)
    with _plainly(file), stream(path) as content:
        rest = b""
        while chunk := content.read(_CHUNK):
            hashed.update(chunk)
            guard.take(chunk, rest)
            for match in pattern.finditer(rest + chunk):
                tags.add(match[match.lastindex or 1])
            rest = chunk[-_OVERLAP:]
        guard.end()
    file.hash = digest([base, hashed.hexdigest()])
    file.languages = _spellings(tags)
    return file


def _spellings(tags: set[bytes]) -> dict[str, str]:
    """How to write each lower-case tag: as the file does; where it does so in several ways, by the first in order."""
    made: dict[str, str] = {}
    for tag in sorted((t.decode() for t in tags), reverse=True):
        made[tag.lower()] = tag
    return {lower: tag for lower, tag in made.items() if lower != tag}


@contextmanager
def given(path: Path) -> Iterator[tuple[Path, str | None]]:
    """A file that can be read more than once, and its name for messages where that is another: what comes by standard
    input (`-`) is put aside first."""
    if str(path) != STANDARD_INPUT:
        yield path, None
        return
    with tempfile.NamedTemporaryFile(prefix="legatus-") as aside:
        shutil.copyfileobj(sys.stdin.buffer, aside)
        aside.flush()
        yield Path(aside.name), STANDARD_INPUT


@contextmanager
def _plainly(file: RdfFile) -> Iterator[None]:
    """Turn what goes wrong with a file into one sentence with its line."""
    try:
        yield
    except SyntaxError as error:
        message, line = explained(error, file.path, file.format, file.base)
        line = line or error.lineno or _line(file)
        raise InputError(f"{file.name}:{line}: not well-formed {file.format.name}: {message}") from None
    except Unreadable as error:
        raise InputError(f"{file.name}:{error.line or _line(file)}: {error}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{file.name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


class _Lines:
    """A stream that gives one line a read at most and counts them: where a parser stops is the line at fault."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.count = file, 0
        self._held, self._place, self._fresh = b"", 0, True

    def read(self, size: int = -1) -> bytes:
        """The rest of a line, or as much of it as was asked for: the parser takes no more."""
        if self._place >= len(self._held):
            self._held, self._place = self.file.read(_CHUNK), 0
        stop = self._held.find(b"\n", self._place) + 1 or len(self._held)
        if size >= 0:
            stop = min(stop, self._place + size)
        made = self._held[self._place : stop]
        self._place = stop
        self.count += self._fresh and bool(made)
        self._fresh = made.endswith(b"\n") if made else self._fresh
        return made

    def readable(self) -> bool:
        """Yes."""
        return True


def _line(file: RdfFile) -> int:
    """The line at which reading a file fails, found by reading it again line by line."""
    with stream(file.path) as content:
        lines = _Lines(content)
        try:
            for _ in file.of_stream(cast(IO[bytes], lines)):
                pass
        except (SyntaxError, Unreadable):
            pass
        return max(lines.count, 1)
