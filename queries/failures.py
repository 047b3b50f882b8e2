"""What goes wrong with a database, in one sentence each. No sentence holds a password or a statement of ours."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from legatus.ontology.errors import DatabaseError

_READ_ONLY = ("Neo.ClientError.Statement.AccessMode", "Neo.ClientError.Security.Forbidden")

#: Codes (or their beginnings) of Neo4j and what they mean to a user; the first that fits is taken.
_BY_CODE = (
    ("Neo.ClientError.Security.Unauthorized", "the database at {where} refuses the user name or password"),
    (
        "Neo.ClientError.Security.AuthenticationRateLimit",
        "the database at {where} refuses more attempts to log in for now",
    ),
    ("Neo.ClientError.Security.CredentialsExpired", "the password of the database at {where} must be changed first"),
    ("Neo.ClientError.Database.DatabaseNotFound", "the server at {where} has no database of that name"),
    ("Neo.TransientError.Database.DatabaseUnavailable", "the database at {where} is not available now"),
    ("Neo.TransientError.General.DatabaseUnavailable", "the database at {where} is not available now"),
    ("Neo.ClientError.Cluster.NotALeader", "the database at {where} does not take writes here"),
    ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "the database at {where} is read-only"),
    ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "the database at {where} is read-only"),
    ("Neo.ClientError.Schema.ConstraintViolation", "the database at {where} breaks a constraint: {message}"),
    ("Neo.ClientError.Schema.ConstraintValidationFailed", "the database at {where} breaks a constraint: {message}"),
    ("Neo.ClientError.Transaction.TransactionTimedOut", "the database at {where} gave up: it took too long"),
    ("Neo.TransientError.General.OutOfMemoryError", "the database at {where} ran out of memory"),
    ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "the database at {where} ran out of memory"),
)

#: What Neo4j says when it could not write what it had promised, and has given up until somebody restarts it.
_STOPPED = ("to the store after written to log", "critical error, and needs to be restarted")

#: Bytes that are too few for the embedded server to go on, which writes pages of 64 kB and more.
_LITTLE = 2_000_000

#: What servers say when their disk is full, under no code of its own.
_FULL_DISK = ("no space left", "disk is full", "not enough space", "disk full")


@contextmanager
def plainly(where: str) -> Iterator[None]:
    """Turn the driver's errors into a `DatabaseError`; `where` is the address, to be named in it."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise DatabaseError(sentence(error, where)) from error


def sentence(error: Exception, where: str) -> str:
    """What an error of the driver or the server means, in one sentence."""
    from neo4j import exceptions as neo

    message = _first_line(getattr(error, "message", None) or str(error))
    code = str(getattr(error, "code", "") or "")
    if any(sign in message.lower() for sign in _FULL_DISK) or _full(where):
        return f"the disk of the database at {where} is full"
    if any(sign in message for sign in _STOPPED):
        return f"the database at {where} cannot write any more, as when its disk is full; see its log, and restart it"
    for known, text in _BY_CODE:
        if code.startswith(known):
            return text.format(where=where, message=message)
    if code in _READ_ONLY:
        return f"the database at {where} refuses this statement to somebody who only reads ({message})"
    if isinstance(error, neo.AuthError):
        return f"the database at {where} refuses the user name or password"
    if isinstance(error, neo.ServiceUnavailable | neo.SessionExpired | neo.IncompleteCommit):
        return _unreachable(error, where)
    if isinstance(error, neo.ClientError):
        return f"the database does not accept this statement: {message}"
    return f"the database at {where} failed: {message}"


def _full(where: str) -> bool:
    """Whether `where` is a folder, that of the embedded server, on a disk that is full: it does not say so itself."""
    try:
        return Path(where).is_absolute() and shutil.disk_usage(where).free < _LITTLE
    except OSError:
        return False


def _unreachable(error: Exception, where: str) -> str:
    text = str(error).lower()
    if "defunct" in text or "lost" in text or "closed" in text or "reset" in text or "incomplete" in text:
        return f"the connection to the database at {where} was lost; what had not ended by then was not kept"
    if "ssl" in text or "certificate" in text or "handshake" in text:
        return f"what listens at {where} does not speak Bolt with the encryption that the address asks for"
    return f"no database answers at {where}"


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if lines else "it gave no reason"
