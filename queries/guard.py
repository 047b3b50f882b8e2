"""What we ask of a Neo4j before we use it: that it is one, that it is new enough, and that a reader only reads."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from legatus.ontology.errors import DatabaseError

if TYPE_CHECKING:
    import neo4j

#: Older ones do not know `CALL () {`.
OLDEST = (5, 23)


def speaks(agent: str, where: str) -> None:
    """Refuse a server that is no Neo4j: nothing is known of how it treats a session that only reads."""
    if not agent.startswith("Neo4j/") or "compatible" in agent:
        raise DatabaseError(
            f"what answers at {where} is not Neo4j but {agent or 'unknown'}, which Legatus does not know"
        )


def new_enough(components: Sequence[Mapping[str, Any]], where: str) -> str:
    """The version of a Neo4j; refuse an old one."""
    version = next((str(c["version"]) for c in components if c["name"] == "Neo4j Kernel"), "")
    numbers = tuple(int(n) for n in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST:
        least = ".".join(str(n) for n in OLDEST)
        raise DatabaseError(
            f"the Neo4j at {where} is {version or 'of an unknown version'}; Legatus needs {least} or later"
        )
    return version


def check(session: "neo4j.Session", statement: str, parameters: dict[str, Any]) -> None:
    """Refuse a statement that does more than read, by the server's own plan of it, before it is run.

    A session with access mode READ refuses writes and schema changes, but lets `LOAD CSV` open files and addresses
    from the server. The server says in the plan what it would do.
    """
    summary = session.run("EXPLAIN " + statement, parameters).consume()
    if summary.query_type not in (None, "r"):
        raise DatabaseError(
            "this statement writes or changes the schema, and only reading is allowed here; say --write"
        )
    if "LoadCSV" in _operators(summary.plan):
        raise DatabaseError("LOAD CSV reads files and addresses of the server, and is not allowed here; say --write")


def _operators(plan: Mapping[str, Any] | None) -> set[str]:
    """The names of all operators of a plan, without the `@neo4j` that follows them."""
    if not plan:
        return set()
    names = {str(plan.get("operatorType", "")).partition("@")[0]}
    return names.union(*(_operators(child) for child in plan.get("children", ())))
