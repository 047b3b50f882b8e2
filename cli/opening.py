"""Opening the database for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from legatus.cli import completion, retries, say

if TYPE_CHECKING:
    from legatus.queries.database import Database


@contextmanager
def opened(adopt: bool = False, *, settles: bool = False) -> Iterator["Database"]:
    """The database that the environment names, closed after the block.

    `adopt`: see `connect`. `settles`: the command brings the resolved records up to date itself, so it need not be said
    that they are not. Raises `DatabaseError` where it cannot be used, and `UsageError` for settings that are wrong.
    """
    from legatus.queries import marker
    from legatus.queries.database import connect
    from legatus.queries.settings import Settings

    with retries.told(), connect(Settings.from_environment(), adopt=adopt) as database:
        if not settles and marker.due(database):
            say.warn("an earlier run did not finish, so what you see is not up to date; `legatus resolve` mends that")
        if not settles and database.model is None:
            say.note("nothing is in this graph yet; `legatus ingest FOLDER` reads articles into it")
        yield database
        if settles or completion.missing(database.settings):
            completion.keep(database)
        if database.boot:
            say.note("a database was started for this command alone; `legatus server start` keeps one up")
