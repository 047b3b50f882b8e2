"""One export, or one bare read of the same graph, in a process of its own: its seconds and megabytes as JSON.

`python -m benchmarks.one_export FILE|bare SETTINGS`. The bare read takes every node with its properties, and every
relationship with the ids of its ends, one statement a label, and does nothing with them.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.one_load import megabytes
from legatus.ontology.foreign import RESOURCE
from legatus.ontology.formats import named
from legatus.ontology.schema import schema
from legatus.queries.database import Database, connect
from legatus.queries.exporting import Export
from legatus.queries.settings import Settings

NODES = "MATCH (n:{0}) RETURN properties(n)"
EDGES = "MATCH (a:{0})-[r]->(b) RETURN a.id, type(r), b.id"


def main(what: str, given: str) -> dict[str, float]:
    """Export into a file, or read; wall and CPU seconds, and the most memory that it took."""
    fields = json.loads(given)
    with connect(Settings(**{**fields, "home": Path(fields["home"])})) as database:
        began, cpu = time.perf_counter(), time.process_time()
        count = _bare(database) if what == "bare" else _export(database, Path(what))
        seconds = {"all": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    return seconds | {"rows": count, "mb": megabytes()}


def _export(database: Database, file: Path) -> int:
    made = Export(database, named("turtle"), private=True)
    with file.open("w", encoding="utf-8") as out:
        out.writelines(made.pieces())
    return made.records + made.statements


def _bare(database: Database) -> int:
    count = 0
    for label in (RESOURCE, *(cls.label for cls in schema().concrete())):
        for text in (NODES, EDGES):
            for _ in database.values(text.format(label), 1_000):
                count += 1
    return count


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
