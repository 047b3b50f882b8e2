"""A whole graph in one file, and back into a database of either kind.

The file is a zip of sorted N-Quads, which any tool reads: `sources.nq` (articles with their texts, mentions, quotes,
decisions), `resolved.nq` (what followed from them), `foreign.nq` (everything of other models), and `manifest.json` with
the number of lines and the SHA-256 of each. The same graph gives the same bytes. Restoring resolves anew and then says
whether the graph is the same: what it holds is written as lines again and compared by hash.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from legatus.ingest.loading import Loading, LoadSummary
from legatus.ontology import ntriples
from legatus.ontology.errors import DatabaseError, InputError
from legatus.ontology.schema import schema
from legatus.ontology.terms import Statement, statement_of
from legatus.queries import foreign, marker, reading, store
from legatus.queries.database import Database

#: The version of the file's form.
FORM = 1

MANIFEST = "manifest.json"
SOURCES, RESOLVED, FOREIGN = "sources.nq", "resolved.nq", "foreign.nq"

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one file of a backup: how many, and their SHA-256."""

    lines: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds. `model`: the version of the graph's model. `prefixes`: of foreign names."""

    model: str
    prefixes: dict[str, str]
    parts: dict[str, Part]

    @property
    def digest(self) -> str:
        """The SHA-256 of all parts."""
        return hashlib.sha256("".join(self.parts[name].sha256 for name in sorted(self.parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Member:
    """One file of a backup as a source of statements."""

    packed: zipfile.ZipFile
    part: str
    path: Path
    prefixes: Mapping[str, str]

    @property
    def name(self) -> str:
        return f"{self.path}: {self.part}"

    def statements(self) -> Iterator[Statement]:
        with self.packed.open(self.part) as member:
            for text in member:
                yield statement_of(text.decode().removesuffix("\n"))


def write(database: Database, file: IO[bytes]) -> Backup:
    """Write everything that a database holds to a file; what was written."""
    parts = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, lines in _lines(database):
            with packed.open(_member(name), "w", force_zip64=True) as member:
                parts[name] = _take(lines, member.write)
        made = Backup(schema().version, foreign.prefixes(database), parts)
        with packed.open(_member(MANIFEST), "w") as member:
            member.write(_manifest(made).encode())
    return made


def restore(database: Database, path: Path) -> tuple[Backup, list[str]]:
    """Bring a backup into an empty database; what it holds, and the parts that came out otherwise (none: the same).

    A restore that was killed is completed by running it again. Raises `InputError` where the file is no backup or is
    damaged (nothing is written then), and `DatabaseError` where the database holds anything else.
    """
    with _opened(path) as packed:
        backup = _read_manifest(packed, path)
        for name, part in backup.parts.items():
            with packed.open(name) as member:
                found = _take((text.decode().removesuffix("\n") for text in member), None)
            if found != part:
                raise InputError(f"{path}: {name} is not what was written: the file is damaged")
        _begin(database, backup)
        with Loading(database, LoadSummary()) as loading:
            loading.keep(_Member(packed, SOURCES, path, backup.prefixes))
            loading.resolve()
            loading.keep(_Member(packed, FOREIGN, path, backup.prefixes))
            loading.finish()
    now = {name: _take(lines, None) for name, lines in _lines(database)}
    database.transaction(lambda transaction: marker.restore(transaction, None))
    return backup, [name for name, part in backup.parts.items() if now[name] != part]


def _begin(database: Database, backup: Backup) -> None:
    """Note what is being restored, so that it can be completed. Raises `DatabaseError` where anything else is there."""
    if marker.restoring(database) == backup.digest:
        return
    if store.counts(database) or foreign.any_node(database):
        raise DatabaseError(f"the database at {database.where} is not empty; a backup is restored into an empty one")
    database.transaction(lambda transaction: marker.restore(transaction, backup.digest))


def _lines(database: Database) -> Iterator[tuple[str, Iterable[str]]]:
    """Each part's lines in order."""
    for name, layers in ((SOURCES, ("source", "curation")), (RESOLVED, ("reference", "resolved"))):
        yield name, _each(ntriples.lines(reading.everything(database, *layers), graphs=True, private=True))
    yield FOREIGN, _each(ntriples.lines((), foreign.read(database), graphs=True))


def _each(pieces: Iterable[str]) -> Iterator[str]:
    """Single lines, without their line feeds."""
    for piece in pieces:
        yield from piece.split("\n")[:-1]


def _take(lines: Iterable[str], write: Callable[[bytes], Any] | None) -> Part:
    """Count and hash lines, and write them if they are to be written."""
    hashed, count, held = hashlib.sha256(), 0, bytearray()
    flush = partial(_flush, held, hashed.update, write)
    for text in lines:
        held += text.encode()
        held += b"\n"
        count += 1
        if len(held) > _CHUNK:
            flush()
    flush()
    return Part(count, hashed.hexdigest())


def _flush(held: bytearray, update: Callable[[bytes], None], write: Callable[[bytes], Any] | None) -> None:
    data = bytes(held)
    update(data)
    if write is not None:
        write(data)
    held.clear()


def _member(name: str) -> zipfile.ZipInfo:
    """A file of the zip without the time of day."""
    made = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _manifest(backup: Backup) -> str:
    parts = {name: {"lines": part.lines, "sha256": part.sha256} for name, part in backup.parts.items()}
    made = {"legatus": FORM, "model": backup.model, "parts": parts, "prefixes": backup.prefixes}
    return json.dumps(made, indent=1, sort_keys=True) + "\n"


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except zipfile.BadZipFile:
        raise InputError(f"{path}: is no backup of Legatus, or only a part of one") from None


def _read_manifest(packed: zipfile.ZipFile, path: Path) -> Backup:
    """What the manifest says. Raises `InputError` where there is none, or the file is damaged or of another version."""
    try:
        if packed.testzip() is not None:
            raise InputError(f"{path}: the file is damaged")
        found = json.loads(packed.read(MANIFEST))
        form, model = found["legatus"], str(found["model"])
        parts = {name: Part(found["parts"][name]["lines"], found["parts"][name]["sha256"]) for name in found["parts"]}
        prefixes = {str(prefix): str(namespace) for prefix, namespace in found["prefixes"].items()}
    except (KeyError, TypeError, AttributeError, ValueError, zipfile.BadZipFile, zlib.error):
        raise InputError(f"{path}: is no backup of Legatus, or a damaged one") from None
    if form != FORM or model != schema().version or parts.keys() != {SOURCES, RESOLVED, FOREIGN}:
        raise InputError(f"{path}: was written by another version of Legatus (model {model}, form {form})")
    return Backup(model, prefixes, parts)
