"""Whose turn it is to write resolved records, where these are more than fit into one transaction.

Who begins writes a token onto the marker, together with the note that resolution is due and without that of look-ups:
until the end nobody takes the graph for settled. Every further transaction asks whether the token still stands, so
that of two only one writes. Who comes meanwhile waits, for as long as the other gets on. One who was killed is known
by that: on this machine at once, elsewhere when nothing has been written for a while; then the turn is taken over.
"""

import os
import secrets
import socket
import time
from dataclasses import dataclass

from legatus.queries.database import Database, Transaction
from legatus.queries.statements import statement

#: Seconds without anything written after which one who has the turn is taken for dead, and between two looks.
PATIENCE, PAUSE = 60.0, 0.2


class Lost(Exception):
    """Somebody else has the turn, or has settled the graph."""


@dataclass(slots=True)
class Turn:
    """A turn, named by a token, after so many transactions that write."""

    token: str
    writes: int

    def check(self, transaction: Transaction, writes: int) -> bool:
        """Make sure that this transaction, which holds the lock and is the so manieth, may write; whether nobody else
        has written meanwhile. Raises `Lost`."""
        row = _row(transaction.run(statement("marker_turn")))
        if row[0] != self.token:
            raise Lost
        return writes == self.writes + 1


def take(transaction: Transaction, writes: int) -> Turn:
    """Take the turn, in a transaction that holds the lock and is the so manieth that writes."""
    token = f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(8)}"
    transaction.run(statement("marker_turn_take"), token=token)
    return Turn(token, writes)


def leave(database: Database, turn: Turn) -> None:
    """Give up a turn that is not ended; nothing where it is somebody else's by now."""
    database.write(statement("marker_turn_leave"), token=turn.token)


def taken(transaction: Transaction) -> str | None:
    """Whose turn it is: a token, or None."""
    return _row(transaction.run(statement("marker_turn")))[0]


def wait(database: Database, token: str) -> None:
    """Wait until a turn has ended or is taken for given up."""
    seen, since = -1, time.monotonic()
    while True:
        now, writes = _row(database.read(statement("marker_turn")))
        if now != token or _dead(token):
            return
        if writes != seen:
            seen, since = writes, time.monotonic()
        if time.monotonic() - since > PATIENCE:
            return
        time.sleep(PAUSE)


def _row(rows: list[dict[str, object]]) -> tuple[str | None, int]:
    """The token that stands, if resolution is due at all, and how many transactions have written."""
    row = next(iter(rows), {})
    token = row.get("token") if row.get("due") else None
    return (str(token) if token else None, int(str(row.get("writes") or 0)))


def _dead(token: str) -> bool:
    """Whether the token is of a process of this machine that is no more."""
    host, pid, _ = token.rsplit(" ", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
