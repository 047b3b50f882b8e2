"""The templates of a language: readable tables under `ingest/extract/<language>/`, one a kind of rule."""

import csv
import re
from functools import cache
from importlib.resources import files

from legatus.ontology.errors import OntologyError


@cache
def rows(name: str, language: str = "en") -> tuple[dict[str, str], ...]:
    """The rows of the table `name` of a language; lines that begin with `#` are remarks.

    Raises OntologyError where a row has more or fewer cells than the head: a table of ours is broken.
    """
    path = files("legatus.ingest.extract").joinpath(language, f"{name}.csv")
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    found = []
    for number, row in enumerate(csv.DictReader(lines), 2):
        if None in row or None in row.values():
            raise OntologyError(f"{language}/{name}.csv: row {number} does not have as many cells as the head names")
        found.append(row)
    return tuple(found)


@cache
def pattern(table: str, side: str, language: str = "en") -> "re.Pattern[str]":
    """All `words` of a table's rows with this `side` as one regular expression."""
    alternatives = [row["words"] for row in rows(table, language) if row["side"] == side]
    return re.compile("|".join(f"(?:{words})" for words in alternatives))
