"""The folder of the embedded database: its files, passwords, state and locks. Knows nothing of Java or Bolt.

One process owns the database's files at a time, and holds `owner.lock` while it does; the operating system lets go of
the lock when that process dies, however it dies, so a killed server leaves nothing behind that blocks the next one.
`state.json` says where the owner listens, from when it answers until it begins to stop. Whoever else uses the server
holds a lock of its own in `clients/`, for which the owner waits before it stops.
"""

import json
import os
import secrets
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from legatus.ontology.errors import DatabaseError


@dataclass(frozen=True)
class Passwords:
    """The generated passwords of the two users of an embedded server. Never shown."""

    root: str = field(repr=False)
    reader: str = field(repr=False)


@dataclass(frozen=True)
class State:
    """Where a running embedded server listens. `kept`: whether it stays up between commands."""

    pid: int
    bolt: int
    http: int
    version: str
    kept: bool


class Home:
    """The folder `embedded` in our folder of the user's data; only the user can enter it.

    Methods raise `DatabaseError` where it cannot be written.
    """

    def __init__(self, home: Path) -> None:
        """Name the folder; nothing is made until `make`."""
        self.folder = home.absolute() / "embedded"
        self.server = self.folder / "server"
        self.log = self.folder / "log"
        self._state = self.folder / "state.json"
        self._passwords = self.folder / "passwords.json"
        self._clients = self.folder / "clients"

    def make(self) -> None:
        """Make the folders that are missing, and close them to others."""
        try:
            for folder in (self.folder, self.server / "config", self.log, self._clients):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
        except OSError as error:
            raise DatabaseError(f"the database folder {self.folder} cannot be made: {error.strerror}") from error

    def try_own(self) -> FileLock | None:
        """Become the owner, unless somebody is: the lock held, or None."""
        lock = FileLock(self.folder / "owner.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return lock

    def writers(self) -> FileLock:
        """The lock that a writer holds for one transaction: the server itself finds conflicts only at the end."""
        return FileLock(self.folder / "writers.lock")

    def is_owned(self) -> bool:
        """Whether a process has the database now."""
        if not self.folder.is_dir():
            return False
        lock = self.try_own()
        if lock is None:
            return True
        lock.release()
        return False

    def passwords(self) -> Passwords:
        """The passwords; made up the first time. Only the owner may call this before there is a state."""
        if not self._passwords.is_file():
            made = Passwords(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
            self.write(self._passwords, json.dumps(asdict(made)))
        try:
            return Passwords(**json.loads(self._passwords.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise DatabaseError(
                f"{self._passwords} cannot be read; delete it, and new passwords are made at the next start"
            ) from error

    def state(self) -> State | None:
        """Where the owner says that it listens; may be stale where nobody owns the folder."""
        try:
            return State(**json.loads(self._state.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None  # there is none, or it is of another version: either way there is nobody to talk to

    def announce(self, state: State) -> None:
        """Say that the server answers."""
        self.write(self._state, json.dumps(asdict(state)))

    def withdraw(self) -> None:
        """Say that the server does not answer any more."""
        self._state.unlink(missing_ok=True)

    def write(self, path: Path, text: str) -> None:
        """Write a file that only the user can read, whole or not at all."""
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise DatabaseError(f"{path} cannot be written: {error.strerror}") from error

    def enter(self) -> FileLock:
        """Hold a lock as a user of a server that another process owns; let go of it with `leave`."""
        lock = FileLock(self._clients / f"{os.getpid()}-{secrets.token_hex(4)}.lock", thread_local=False)
        lock.acquire(timeout=0)
        return lock

    def leave(self, lock: FileLock) -> None:
        """Let go of a lock that `enter` gave."""
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)

    def wait_for_clients(self, patience: float | None) -> None:
        """Wait until nobody else uses the server; at most `patience` seconds, or as long as it takes."""
        deadline = None if patience is None else time.monotonic() + patience
        for path in sorted(self._clients.glob("*.lock")):
            lock = FileLock(path, thread_local=False)
            try:
                lock.acquire(timeout=-1 if deadline is None else max(0.0, deadline - time.monotonic()))
            except Timeout:
                return
            self.leave(lock)
