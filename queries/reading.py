"""All records of a database as the server gives them: for what sorts them itself, an export or a backup.

One statement a class, which the server answers while we work: no page is looked up or sorted, and nothing is held.
"""

from collections.abc import Iterator

from legatus.ontology import mapping
from legatus.ontology.record import Record
from legatus.ontology.schema import ClassDef, schema
from legatus.queries.database import Database
from legatus.queries.statements import statement

#: Rows that the server sends before it waits for us; fewer of a class whose private texts may be long.
_ROWS, _ROWS_OF_TEXTS = 10_000, 500


def everything(database: Database, *layers: str) -> Iterator[Record]:
    """Every record of some layers (or all), with derived and private properties, class by class but else in no order.

    Not retried: what goes wrong while the server answers is a `DatabaseError`.
    """
    types = [prop.relationship for prop in schema().properties.values() if prop.reference]
    for cls in schema().concrete(*layers):
        text = statement("read_all", label=cls.label)
        rows = _ROWS_OF_TEXTS if _has_texts(cls) else _ROWS
        for properties, out in database.values(text, rows, path=cls.id_path + "/", types=types):
            yield mapping.record(properties, out)


def _has_texts(cls: ClassDef) -> bool:
    return any(prop.private and cls.name in prop.domains for prop in schema().properties.values())
