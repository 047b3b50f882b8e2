"""The one door to the database: the official driver, over Bolt, to somebody's Neo4j or to the embedded server."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from legatus.ontology.errors import DatabaseError
from legatus.queries import bolt, guard, ownership
from legatus.queries.embedded import DATABASE, READER, ROOT, Embedded, attach
from legatus.queries.failures import plainly
from legatus.queries.plain import to_plain
from legatus.queries.settings import Settings

if TYPE_CHECKING:
    import neo4j

T = TypeVar("T")
Row = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """An answer: the names of its columns, its rows by column, and what the database remarked on the statement."""

    columns: tuple[str, ...]
    rows: list[Row]
    notices: tuple[str, ...] = ()


class Transaction:
    """Statements that take effect together or not at all."""

    def __init__(self, inner: "neo4j.ManagedTransaction") -> None:
        """Wrap the driver's."""
        self._inner = inner

    def run(self, statement: str, **parameters: Any) -> list[Row]:
        """Run a statement; its rows, with plain values."""
        return _rows(self._inner.run(statement, parameters))

    def values(self, statement: str, **parameters: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement as the server gives them: the driver's own values in the order of the columns."""
        for record in self._inner.run(statement, parameters):
            yield tuple(record)


class Database:
    """An open database. Close it, or use it as a context manager.

    `kind`: 'neo4j' or 'embedded'. `version`: the server's. `model`: the model's version that the graph was written
    with, or None before anything is written. `where`: its address. `boot`: whether this process runs the embedded
    server itself. All methods raise `DatabaseError` with one sentence where the database cannot do what is asked.
    """

    def __init__(
        self, settings: Settings, *, adopt: bool = False, older: bool = False, patience: float | None = None
    ) -> None:
        """Connect. See `connect`."""
        self.settings = settings
        bolt.load()
        self._embedded: Embedded | None = attach(settings, boot=patience is None) if settings.embedded else None
        self.kind = "embedded" if self._embedded else "neo4j"
        self.where = str(self._embedded.home.folder) if self._embedded else str(settings.uri)
        self._name = DATABASE if self._embedded else settings.database
        self._adopt = adopt
        self._waits: dict[str, Any] = (
            {"connection_timeout": patience, "connection_acquisition_timeout": patience} if patience else {}
        )
        self._drivers: dict[bool, neo4j.Driver] = {}
        try:
            self.version = self._greet()
            self.model: str | None = ownership.check(self, adopt=adopt, older=older)
            if self.model is None and ownership.imported(self):
                self.prepare()
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise

    @property
    def boot(self) -> bool:
        """Whether this process runs the embedded server itself, for as long as this lasts."""
        return self._embedded is not None and self._embedded.owned

    def read(self, statement: str, **parameters: Any) -> list[Row]:
        """The rows of a statement that only reads, with plain values."""
        with self._session(write=False) as session:
            return session.execute_read(lambda inner: Transaction(inner).run(statement, **parameters))

    def stream(self, statement: str, **parameters: Any) -> Iterator[Row]:
        """The rows of a statement that only reads, one at a time as the server gives them; not retried."""
        with self._session(write=False) as session:
            for record in session.run(statement, parameters):
                yield _row(record)

    def values(self, statement: str, rows: int, /, **parameters: Any) -> Iterator[tuple[Any, ...]]:
        """Like `stream`, but the driver's own values in the order of the columns; `rows` are asked for at a time."""
        with self._session(write=False, rows=rows) as session:
            for record in session.run(statement, parameters):
                yield tuple(record)

    def table(self, statement: str, **parameters: Any) -> Table:
        """Like `read`, with the columns in the statement's order, also where there are no rows."""

        def work(inner: "neo4j.ManagedTransaction") -> Table:
            return _table(inner.run(statement, parameters))

        with self._session(write=False) as session:
            return session.execute_read(work)

    def write(self, statement: str, **parameters: Any) -> list[Row]:
        """Run a statement that writes; its rows. Retried where the server says that this may help."""
        return self.transaction(lambda transaction: transaction.run(statement, **parameters))

    def transaction(self, work: Callable[[Transaction], T]) -> T:
        """Run several statements in one transaction; `work` may be called again where the server asks to retry.

        On the embedded server one transaction writes at a time, whatever process it is of; readers do not wait.
        """
        self.prepare()
        with self._embedded.home.writers() if self._embedded else nullcontext(), self._session(write=True) as session:
            return session.execute_write(lambda inner: work(Transaction(inner)))

    def command(self, statement: str, **parameters: Any) -> list[Row]:
        """Run a statement that opens transactions of its own, or changes the schema; not retried."""
        with self._session(write=True) as session:
            return _rows(session.run(statement, parameters))

    def prepare(self) -> None:
        """Mark the database as ours and create its constraints and indexes, unless that is done."""
        if self.model is None:
            self.model = ownership.take(self, adopted=self._adopt)

    def run_user(self, statement: str, parameters: Mapping[str, Any] | None = None, *, write: bool = False) -> Table:
        """Run a user's own statement, read-only unless `write`; the database itself refuses what writes.

        Neo4j by a session with access mode READ, the embedded server by its user `reader`. What Neo4j counts as
        reading and we do not (`LOAD CSV`, which reads files and addresses on the server) is refused by the plan of
        the statement.
        """
        with self._session(write=write, own=False) as session:
            if not write and self.kind == "neo4j":
                guard.check(session, statement, dict(parameters or {}))
            return _table(session.run(statement, dict(parameters or {})))

    def close(self) -> None:
        """Close the connections, and stop the embedded server if it is ours and nobody else uses it."""
        self.__exit__(None, None, None)

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close. After an interruption other users of our embedded server are not waited for."""
        for driver in self._drivers.values():
            driver.close()
        self._drivers.clear()
        if self._embedded is not None:
            embedded, self._embedded = self._embedded, None
            embedded.close(patience=None if error is None or isinstance(error, Exception) else 0)

    @contextmanager
    def _session(self, *, write: bool, own: bool = True, rows: int | None = None) -> Iterator["neo4j.Session"]:
        """A session as the user who may do this, with the driver's errors turned into sentences.

        `own`: the statement is ours, and the server need not remark on labels that nothing has yet. `rows`: how many
        the driver asks for at a time, if not as many as it thinks best.
        """
        import neo4j

        options: dict[str, Any] = {
            "database": self._name,
            "default_access_mode": neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS,
        }
        if rows is not None:
            options["fetch_size"] = rows
        if own and self.kind == "neo4j":
            options["notifications_min_severity"] = neo4j.NotificationMinimumSeverity.OFF
        with plainly(self.where), self._driver(write).session(**options) as session:
            yield session

    def _driver(self, write: bool) -> "neo4j.Driver":
        """The driver of the user who may write, or of the one who only reads; on Neo4j they are the same."""
        import neo4j

        if self.kind == "neo4j":
            write = True
        if write not in self._drivers:
            if self._embedded:
                known = self._embedded.passwords
                login = (ROOT, known.root) if write else (READER, known.reader)
                self._drivers[write] = neo4j.GraphDatabase.driver(self._embedded.uri, auth=login, **self._waits)
            elif self.kind == "embedded":
                raise DatabaseError("this database is closed")
            else:
                auth = (self.settings.username, self.settings.password) if self.settings.password else None
                self._drivers[write] = neo4j.GraphDatabase.driver(str(self.settings.uri), auth=auth, **self._waits)
        return self._drivers[write]

    def _greet(self) -> str:
        """Reach the server, and make sure that it is one that we know. Returns its version."""
        if self._embedded:
            return self._embedded.state.version
        with plainly(self.where):
            driver = self._driver(write=True)
            guard.speaks(driver.get_server_info().agent, self.where)
        found = self.read(ownership.components())
        return guard.new_enough(found, self.where)


def connect(
    settings: Settings | None = None, *, adopt: bool = False, older: bool = False, patience: float | None = None
) -> Database:
    """Open the database that the settings (by default those of the environment) name.

    `adopt`: take a database that has something in it but is not ours, and from then on read, write and delete only
    what is ours in it. `patience`: wait only so many seconds for a server that is up already; no embedded one is
    started then. Raises `DatabaseError` where it cannot be reached, is too old, is not ours, or was written
    with another model.
    """
    return Database(settings or Settings.from_environment(), adopt=adopt, older=older, patience=patience)


def _row(record: "neo4j.Record") -> Row:
    return {key: to_plain(value) for key, value in zip(record.keys(), record, strict=True)}


def _rows(result: "neo4j.Result") -> list[Row]:
    return [_row(record) for record in result]


def _table(result: "neo4j.Result") -> Table:
    columns = tuple(result.keys())
    rows = _rows(result)
    remarks = (status for status in result.consume().gql_status_objects if status.is_notification)
    return Table(columns, rows, tuple(dict.fromkeys(remark.status_description for remark in remarks)))
