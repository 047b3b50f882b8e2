"""The RDF formats: which suffix means which, and how each is written."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from legatus.ontology.errors import InputError, UsageError
from legatus.ontology.jsonld import jsonld
from legatus.ontology.ntriples import lines
from legatus.ontology.rdf import parse
from legatus.ontology.record import Record
from legatus.ontology.turtle import trig, turtle

Writer = Callable[..., Iterator[str]]


def _quads(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """N-Quads, sorted by line."""
    return lines(records, graphs=True, private=private)


def _triples(records: Iterable[Record], *, private: bool = False) -> Iterator[str]:
    """N-Triples, sorted by line."""
    return lines(records, graphs=False, private=private)


@dataclass(frozen=True, slots=True)
class Format:
    """An RDF format: its name, its suffixes, how it is parsed and written."""

    name: str
    suffixes: tuple[str, ...]
    rdf: ox.RdfFormat
    write: Writer


FORMATS = (
    Format("turtle", (".ttl", ".turtle"), ox.RdfFormat.TURTLE, turtle),
    Format("trig", (".trig",), ox.RdfFormat.TRIG, trig),
    Format("ntriples", (".nt",), ox.RdfFormat.N_TRIPLES, _triples),
    Format("nquads", (".nq",), ox.RdfFormat.N_QUADS, _quads),
    Format("jsonld", (".jsonld",), ox.RdfFormat.JSON_LD, jsonld),
)


#: Formats that are read, but not written.
READ_ONLY = (("rdfxml", (".rdf", ".owl", ".rdfs", ".xml"), ox.RdfFormat.RDF_XML),)

_PACKED = (".gz", ".zst", ".zstd")


def named(name: str) -> Format:
    """The format of that name. Raises `UsageError` naming those there are."""
    for format in FORMATS:
        if format.name == name:
            return format
    raise UsageError(f"there is no format '{name}'; there are {', '.join(f.name for f in FORMATS)}")


def of_path(path: Path) -> Format:
    """The format that a file's suffix says, `.gz` passed over. Raises `UsageError` where it says none."""
    last = _suffix(path)
    for format in FORMATS:
        if last in format.suffixes:
            return format
    raise _no_suffix(path, [suffix for format in FORMATS for suffix in format.suffixes])


def readable(path: Path, name: str | None = None) -> ox.RdfFormat:
    """How to parse a file: by the name of a format, else by its suffix. Raises `UsageError` where neither says it."""
    known = {f.name: (f.suffixes, f.rdf) for f in FORMATS} | {n: (s, rdf) for n, s, rdf in READ_ONLY}
    if name is not None:
        if name not in known:
            raise UsageError(f"there is no format '{name}'; there are {', '.join(known)}")
        return known[name][1]
    for suffixes, rdf in known.values():
        if _suffix(path) in suffixes:
            return rdf
    raise _no_suffix(path, [suffix for suffixes, _ in known.values() for suffix in suffixes])


def _suffix(path: Path) -> str:
    """The last suffix in lower case, that of a compressed file passed over."""
    suffixes: Sequence[str] = [suffix.lower() for suffix in path.suffixes]
    return suffixes[-2] if len(suffixes) > 1 and suffixes[-1] in _PACKED else path.suffix.lower()


def _no_suffix(path: Path, suffixes: Sequence[str]) -> UsageError:
    known = ", ".join(suffixes)
    return UsageError(f"{path}: the suffix names no RDF format; expected one of {known}, or say --format")


def load(path: Path, format: Format | None = None) -> list[Record]:
    """The records in a file, plain or gzip. Raises `InputError` with file and line where it cannot be read."""
    format = format or of_path(path)
    return parse(content(path), format.rdf, str(path), path.resolve().as_uri())


def content(path: Path) -> bytes:
    """The bytes of a file (`-`: standard input), unpacked if gzip. Raises `InputError` where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
