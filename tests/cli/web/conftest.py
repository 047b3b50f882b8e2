"""The local web page on a port of its own, over the small world."""

from collections.abc import Iterator
from contextlib import closing
from socket import socket
from threading import Thread
from time import monotonic, sleep

import pytest
import uvicorn
import world

from legatus.cli.web.app import application
from legatus.ingest.resolution import refresh
from legatus.queries import store
from legatus.queries.database import Database


@pytest.fixture
def served(database: Database) -> Iterator[str]:
    """The address at which the database under test is served, as `legatus serve` does it, but in this process."""
    database.transaction(lambda t: store.add(t, world.records()))
    refresh(database)
    with closing(socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        port = int(listening.getsockname()[1])
        server = uvicorn.Server(uvicorn.Config(application(database, port), log_level="warning", ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        until = monotonic() + 30
        while not server.started and monotonic() < until:
            sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(30)
