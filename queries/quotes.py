"""Quotes as people are shown them. What counts as evidence is the raw text, with its markup and line breaks."""

from legatus.ontology.schema import schema
from legatus.queries.database import Database
from legatus.queries.statements import statement


def shown(database: Database, id: str) -> dict[str, str]:
    """The quotes behind a record that read better than they stand: raw text to cleaned text. `id`: its current one."""
    rows = database.read(statement("shown_quotes", label=schema().class_of(id).label), id=id)
    return {row["text"]: row["shown"] for row in rows}
