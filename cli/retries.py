"""What the driver does about a database that does not answer, in our words: it logs, and tries again for a while."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from legatus.cli import say

LOGGER = "neo4j"
#: How the driver begins what it logs when it will try again, as of version 6.
AGAIN = "Transaction failed and will be retried"


@contextmanager
def told() -> Iterator[None]:
    """Say once, in one sentence, that a transaction is tried again; what else the driver logs stays unsaid.

    What comes of it is an error of its own, or nothing that a user need know. A handler that somebody has set is left
    alone.
    """
    logger, handler = logging.getLogger(LOGGER), _Once()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _Once(logging.Handler):
    """Says the first time that something is tried again."""

    said = False

    def emit(self, record: logging.LogRecord) -> None:
        if not self.said and record.getMessage().startswith(AGAIN):
            self.said = True
            say.note("the database does not answer as it should; trying again for up to half a minute")
