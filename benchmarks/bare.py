"""The measure of a load: bare UNWIND and MERGE of the same nodes and relationships, with no mapping and no parsing.

One constraint or index on each label's id is there, one statement a label or type, endpoints are matched.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from legatus.ontology import mapping
from legatus.ontology.record import Record
from legatus.queries.creating import label_of
from legatus.queries.database import Database

#: Rows of one statement.
BATCH = 10_000

NODES = "UNWIND $rows AS row MERGE (n:{0} {{id: row.id}}) SET n += row"
EDGES = "UNWIND $rows AS row MATCH (a:{0} {{id: row.source}}) MATCH (b:{2} {{id: row.target}}) MERGE (a)-[r:{1}]->(b)"


@dataclass(slots=True)
class Bare:
    """Nodes by label, and relationships by the labels of their ends and their type."""

    nodes: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    edges: dict[tuple[str, str, str], list[dict[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def write(self, database: Database) -> None:
        """Write them all."""
        for label, rows in self.nodes.items():
            for batch in _batches(rows):
                database.write(NODES.format(label), rows=batch)
        for ends, edges in self.edges.items():
            for batch in _batches(edges):
                database.write(EDGES.format(*ends), rows=batch)


def of_records(records: Iterable[Record]) -> Bare:
    """Those of records of ours."""
    made = Bare()
    for record in records:
        label = label_of(record.id)
        made.nodes[label].append(dict(mapping.node(record)))
        for type, target in mapping.relationships(record):
            made.edges[label, type, label_of(target)].append({"source": record.id, "target": target})
    return made


def of_things(database: Database) -> Bare:
    """Those of the foreign things that a database holds."""
    made = Bare()
    for row in database.stream("MATCH (n:Resource) RETURN properties(n) AS node"):
        made.nodes["Resource"].append(row["node"])
    for row in database.stream("MATCH (a:Resource)-[r]->(b:Resource) RETURN a.id AS a, type(r) AS type, b.id AS b"):
        made.edges["Resource", f"`{row['type']}`", "Resource"].append({"source": row["a"], "target": row["b"]})
    return made


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[i : i + BATCH] for i in range(0, len(rows), BATCH))
