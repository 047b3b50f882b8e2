"""The one door to the database, and everything that is asked of it. Imports `legatus.ontology` only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legatus.queries.graph import Graph

__all__ = ["Graph"]


def __getattr__(name: str) -> object:
    """`Graph`, imported when it is first asked for: it brings the driver along."""
    if name == "Graph":
        from legatus.queries.graph import Graph

        return Graph
    raise AttributeError(f"module 'legatus.queries' has no attribute '{name}'")
