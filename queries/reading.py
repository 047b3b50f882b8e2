"""All records of a database as the server gives them: for what sorts them itself, an export or a backup.

One statement a class, which the server answers while we work: no page is looked up or sorted, and nothing is held.
"""

from collections.abc import Iterator
from typing import Any

from legatus.ontology import mapping
from legatus.ontology.record import Record
from legatus.ontology.schema import ClassDef, schema
from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement

#: Rows that the server sends before it waits for us; fewer of a class whose private texts may be long.
_ROWS, _ROWS_OF_TEXTS = 10_000, 500


def everything(database: Database, *layers: str) -> Iterator[Record]:
    """Every record of some layers (or all), with derived and private properties, class by class but else in no order.

    Not retried: what goes wrong while the server answers is a `DatabaseError`.
    """
    for cls in schema().concrete(*layers):
        rows = _ROWS_OF_TEXTS if _has_texts(cls) else _ROWS
        for properties, out in database.values(_statement(cls), rows, **_wanted(cls)):
            yield mapping.record(properties, out)


def within(transaction: Transaction, *layers: str) -> Iterator[Record]:
    """The same within a transaction, without private properties. Nothing else is read before it has come to its end."""
    hidden = {prop.name for prop in schema().properties.values() if prop.private}
    for cls in schema().concrete(*layers):
        private = _has_texts(cls)
        for properties, out in transaction.values(_statement(cls), **_wanted(cls)):
            if private:
                properties = {name: value for name, value in properties.items() if name not in hidden}
            yield mapping.record(properties, out)


def _statement(cls: ClassDef) -> str:
    return statement("read_all", label=cls.label)


def _wanted(cls: ClassDef) -> dict[str, Any]:
    types = [prop.relationship for prop in schema().properties.values() if prop.reference]
    return {"path": cls.id_path + "/", "types": types}


def _has_texts(cls: ClassDef) -> bool:
    return any(prop.private and cls.name in prop.domains for prop in schema().properties.values())
