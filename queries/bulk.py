"""A whole graph as files for `neo4j-admin database import full`: the way for millions of facts into a new Neo4j."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legatus.ontology.errors import InputError, OntologyError
from legatus.ontology.foreign import RESOURCE
from legatus.ontology.schema import schema
from legatus.queries import keys, marker
from legatus.queries.database import Database
from legatus.queries.import_files import SCRIPT, SEPARATORS, Collision, ImportFiles
from legatus.queries.statements import statement

MARKER, PREFIX = "Legatus", "LegatusPrefix"


@dataclass(frozen=True, slots=True)
class Bulk:
    """What was written: how many nodes and relationships, and the script that imports them."""

    nodes: int
    edges: int
    script: Path


def write(database: Database, folder: Path, *, texts: bool = False) -> Bulk:
    """Write the graph into a folder that is not there yet, or is empty: whole or not at all, in constant memory.

    `texts`: with the texts of articles. The same graph gives the same files. Raises `InputError` where the folder
    holds something or cannot be written.
    """
    return whole(folder, lambda files: _fill(database, files, texts))


def whole(folder: Path, fill: Callable[[ImportFiles], None]) -> Bulk:
    """Write such a folder, whole or not at all. `fill` writes into it; it is called again where a separator collides.

    Raises `InputError` where the folder holds something or cannot be written.
    """
    for separator in SEPARATORS:
        try:
            with _folder(folder) as part, ImportFiles(part, separator) as files:
                fill(files)
        except Collision:
            continue
        return Bulk(files.nodes, files.edges, folder / SCRIPT)
    raise OntologyError("no character is left that could part the items of lists in the import files")


def check(folder: Path) -> None:
    """Raise `InputError` where a folder is not free to be written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: is there already and not an empty folder; name another one")


def hidden() -> frozenset[str]:
    """The properties that stay out unless they are asked for: texts of articles."""
    return frozenset(prop.name for prop in schema().properties.values() if prop.private)


def _fill(database: Database, files: ImportFiles, texts: bool) -> None:
    left_out = frozenset() if texts else hidden()
    for row in database.read(statement("bulk_marker")):
        properties = row["properties"]
        if properties.get("keys") and properties.get("followed") == properties.get("writes"):
            look_ups(files, database.stream(statement("keys_all")))
        else:
            properties = {name: value for name, value in properties.items() if name not in marker.FLEETING}
        mark(files, properties)
    prefixes(files, {row["prefix"]: row["namespace"] for row in database.read(statement("foreign_prefixes"))})
    for cls in schema().concrete():
        ends = {"after": cls.id_path + "/", "before": cls.id_path + "0"}  # "0" comes right after "/"
        for row in database.stream(statement("bulk_records", label=cls.label), **ends):
            _add(files, cls.label, {key: value for key, value in row["properties"].items() if key not in left_out}, row)
    for row in database.stream(statement("bulk_resources")):
        _add(files, RESOURCE, row["properties"], row)


def mark(files: ImportFiles, properties: dict[str, Any]) -> None:
    """Add the marker, which says that constraints and indexes are to be made when it is first opened."""
    files.node(MARKER, _sorted(properties) | {"adopted": False, "imported": True}, alone=True)


def look_ups(files: ImportFiles, nodes: Iterable[Mapping[str, Any]]) -> None:
    """Add the look-ups (`queries.keys`) by which a new article finds what it concerns."""
    for node in nodes:
        files.node(keys.LABEL, node, alone=True)


def prefixes(files: ImportFiles, table: Mapping[str, str]) -> None:
    """Add the prefixes of foreign names, as prefix to namespace."""
    for prefix, namespace in sorted(table.items()):
        files.node(PREFIX, {"id": prefix, "namespace": namespace}, alone=True)


def _add(files: ImportFiles, label: str, properties: dict[str, Any], row: dict[str, Any]) -> None:
    own = {p.relationship for p in schema().properties.values() if p.reference}
    files.node(label, _sorted(properties))
    for type, graph, target in sorted(row["out"], key=lambda out: (out[0], out[2], out[1] or "")):
        if type in own or "__" in type:  # what is between ours, but not of ours, stays where it is
            files.edge(properties["id"], type, target, graph)


def _sorted(properties: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(properties.items()))


@contextmanager
def _folder(folder: Path) -> Iterator[Path]:
    """A folder beside it, which takes its place when the block ends well."""
    check(folder)
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name[:100]}.", suffix=".part", dir=folder.absolute().parent))
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error})") from None
    try:
        yield part
        part.chmod(0o755)
        part.replace(folder)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error})") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
