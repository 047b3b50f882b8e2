"""Whose database it is. A graph of ours carries a marker: a node `(:Legatus {id: 'legatus', model: …})`.

`NEO4J_URI` may be somebody's production graph, so a database that holds anything and has no marker is left alone
unless the user says that it may be adopted. Reading never writes the marker; the first write does.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from legatus.ontology.errors import DatabaseError
from legatus.ontology.schema import schema
from legatus.queries.statements import statement

if TYPE_CHECKING:
    from legatus.queries.database import Database


def components() -> str:
    """The statement that asks a server what it is."""
    return statement("components")


def check(database: "Database", *, adopt: bool, older: bool = False) -> str | None:
    """The model of a graph of ours, or None where nothing is written yet, or it was imported and needs its indexes.

    `older`: an older model will do. Raises `DatabaseError` for somebody else's graph that is not to be adopted, and for
    a graph of another model.
    """
    rows = database.read(statement("marker_read"))
    if rows:
        model = _fits(str(rows[0]["model"]), database.where, older=older)
        return None if rows[0]["imported"] else model
    if not adopt and database.read(statement("any_node")):
        raise DatabaseError(
            f"the database at {database.where} holds a graph that is not ours; use another one, or say --adopt to "
            "add ours to it (only what is ours is then read, changed or deleted)"
        )
    return None


def imported(database: "Database") -> bool:
    """Whether the graph came by Neo4j's import tool, which makes no indexes, and has not been prepared since."""
    return any(row["imported"] for row in database.read(statement("marker_read")))


def take(database: "Database", *, adopted: bool) -> str:
    """Create constraints and indexes, and write the marker; the model's version. Two may do so at once."""
    index(database)
    rows = database.command(statement("marker_write"), model=schema().version, adopted=adopted, software=software())
    return _fits(str(rows[0]["model"]), database.where)


def index(database: "Database") -> None:
    """Create constraints and indexes, those that are not there."""
    for label in ("Legatus", "LegatusPrefix", "LegatusKeys", *(cls.label for cls in schema().concrete())):
        name = f"legatus_{label.lower()}_id"
        database.command(statement("constraint_unique", name=name, label=label, key="id"))
    for index in statement("indexes").split(";"):
        if index.strip():
            database.command(index)
    if database.kind == "neo4j":
        database.command(statement("await_indexes"))


def keep_keys(database: "Database") -> None:
    """Make sure that look-ups (`queries.keys`) are found by their ids, in graphs too that were made before there were
    any."""
    database.prepare()
    if not any(row["keys"] for row in database.read(statement("marker_keys"))):
        database.command(statement("constraint_unique", name="legatus_legatuskeys_id", label="LegatusKeys", key="id"))


def _fits(model: str, where: str, *, older: bool = False) -> str:
    ours = schema().version
    if model == ours or (older and _number(model) < _number(ours)):
        return model
    if _number(model) > _number(ours):
        raise DatabaseError(
            f"the graph at {where} was written by a newer Legatus (model {model}, this is for {ours}); update Legatus"
        )
    raise DatabaseError(
        f"the graph at {where} has the older model {model} (this is for {ours}); `legatus upgrade` brings it up to date"
    )


def _number(model: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in model.split("."))


def software() -> str:
    """The version of Legatus that writes."""
    """This version of the program, as the marker notes it."""
    try:
        return version("legatus")
    except PackageNotFoundError:
        return "unknown"
