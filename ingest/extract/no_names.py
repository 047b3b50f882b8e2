"""Capitalised words that are no persons' names, whatever the entity recogniser makes of them."""

from legatus.ingest.extract.tables import rows

NO_NAME = frozenset(row["word"] for row in rows("no_names"))
