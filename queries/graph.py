"""The Python door: the graph as DataFrames.

from legatus.queries import Graph

with Graph.connect() as graph:
    graph.query("incumbents", sending="USA", on="2025-01-06")
    graph.timeline("USA", "MEX")
"""

from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING

from legatus.queries import canned, find, timeline
from legatus.queries.database import Database, connect
from legatus.queries.frames import frame
from legatus.queries.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

    from legatus.queries.dossier.model import Dossier

#: The entry points by which views make themselves known; each is called without arguments, once.
PLUGS = "legatus.notebook"


class Graph:
    """A connected graph; a context manager, and closed by `close()` otherwise."""

    def __init__(self, database: Database, settings: Settings | None = None) -> None:
        """Wrap a database that is connected."""
        self.database = database
        self.settings = settings or Settings.from_environment()

    @classmethod
    def connect(cls, settings: Settings | None = None) -> "Graph":
        """Connect to the Neo4j that `NEO4J_URI` names, or to the embedded database of this user.

        Raises `DatabaseError` where there is none to be had.
        """
        settings = settings or Settings.from_environment()
        return cls(connect(settings), settings)

    def query(self, name: str, **parameters: object) -> "pd.DataFrame":
        """Run a canned query; parameters as the command line takes them (a name serves for an id).

        Raises `UsageError` for a wrong name or parameter.
        """
        query = canned.query(name, self.settings.home / "queries")
        bound = canned.bind(query, {k: str(v) for k, v in parameters.items()}, self.database)
        return frame(query.columns, self.database.read(query.cypher, **bound))

    def cypher(self, statement: str, **parameters: object) -> "pd.DataFrame":
        """Run a statement of one's own, read-only."""
        table = self.database.run_user(statement, parameters, write=False)
        return frame(table.columns, table.rows)

    def timeline(
        self,
        *subjects: str,
        since: str | None = None,
        until: str | None = None,
        issues: tuple[str, ...] = (),
        types: tuple[str, ...] = (),
    ) -> "pd.DataFrame":
        """The timeline of one or two states, a person or an issue; `earliest` and `latest` are the bounds of `date`.

        In a notebook it shows and plots itself: `graph.timeline("USA", "MEX").legatus.plot()`.

        Raises `UsageError` for what names nothing.
        """
        rows = timeline.timeline(self.database, *subjects, since=since, until=until, issues=issues, types=types)
        _plug_in()
        made = frame(*timeline.listed(rows))
        made.attrs["subjects"] = list(subjects)
        return made

    def dossier(
        self,
        *subjects: str,
        since: str | None = None,
        until: str | None = None,
        issues: tuple[str, ...] = (),
        types: tuple[str, ...] = (),
    ) -> "Dossier":
        """All facts of a timeline with every quote and source behind them, as plain data.

        Raises `UsageError` for what names nothing.
        """
        from legatus.queries.dossier.read import dossier

        return dossier(self.database, *subjects, since=since, until=until, issues=issues, types=types)

    def find(self, text: str) -> "pd.DataFrame":
        """Things whose name fits a text, the best first."""
        return frame(
            ("id", "class", "name"),
            [{"id": f.id, "class": f.cls, "name": f.name} for f in find.find(self.database, text)],
        )

    def close(self) -> None:
        """Close the connection."""
        self.database.close()

    def __enter__(self) -> "Graph":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@cache
def _plug_in() -> None:
    """Let whoever shows DataFrames of ours in notebooks know pandas; this side of the house does not know them."""
    from importlib.metadata import entry_points

    for plug in entry_points(group=PLUGS):
        plug.load()()
