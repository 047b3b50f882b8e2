"""Exports as text, for comparing graphs byte by byte."""

from collections.abc import Iterable

from legatus.ingest.resolve import resolve
from legatus.ontology.formats import named
from legatus.ontology.record import Record
from legatus.queries.database import Database
from legatus.queries.exporting import Export


def export(database: Database, format: str = "trig") -> str:
    """What `legatus export` writes of a database."""
    return "".join(Export(database, named(format)).pieces())


def expected(records: Iterable[Record], format: str = "trig") -> str:
    """The export of these sources, mentions and decisions, made without any database."""
    grown = list(records)
    resolved = [r for r in resolve(grown) if not r.id.startswith(("article/", "dataset/"))]
    return "".join(named(format).write([*grown, *resolved]))
