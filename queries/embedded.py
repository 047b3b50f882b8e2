"""The embedded server: ArcadeDB, in this process, on the loopback interface, spoken to over Bolt like a Neo4j.

It has two users with generated passwords: `root`, and `reader`, which the server refuses every write, schema change
and `LOAD CSV` (access mode READ in a session, by contrast, means nothing to it). ArcadeDB is pinned to one version;
the format of its `server-users.jsonl` and `server-groups.json` is that of 26.10.
"""

import atexit
import base64
import hashlib
import json
import os
import secrets
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from filelock import FileLock

from legatus.ontology.errors import DatabaseError
from legatus.queries.home import Home, Passwords, State
from legatus.queries.settings import Settings

#: The name of the database inside the server.
DATABASE = "legatus"
ROOT, READER = "root", "reader"

#: How long to wait for another process that has the files and is about to answer, or to stop (seconds).
PATIENCE = 120.0

_RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_ADMIN = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]

_LOGGING = """\
handlers = java.util.logging.FileHandler
.level = WARNING
java.util.logging.FileHandler.pattern = {log}/arcadedb.log
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
java.util.logging.FileHandler.limit = 5000000
java.util.logging.FileHandler.count = 2
java.util.logging.FileHandler.append = true
"""


class Embedded:
    """A way to an embedded server: our own in this process, or that of another process.

    `state` says where it listens, `passwords` how to log in, `owned` whether this process runs it. Call `close` when
    done.
    """

    def __init__(self, home: Home, state: State, server: Any, lock: FileLock) -> None:
        """Wrap what `attach` has made; `server` is None where it is another process's."""
        self.home = home
        self.state = state
        self.passwords = home.passwords()
        self._server = server
        self._lock = lock
        self._users = 1
        self._sigterm: Any = _catch_sigterm() if server is not None else None

    @property
    def owned(self) -> bool:
        """Whether the server runs in this process."""
        return self._server is not None

    @property
    def uri(self) -> str:
        """Where to speak Bolt to it."""
        return f"bolt://127.0.0.1:{self.state.bolt}"

    def share(self) -> "Embedded":
        """Count one more user in this process."""
        self._users += 1
        return self

    def close(self, patience: float | None = None) -> None:
        """Count one user less; after the last one stop the server if it is ours, or else let its owner stop.

        Other processes that use our server are waited for: at most `patience` seconds, or as long as it takes.
        """
        self._users -= 1
        if self._users > 0:
            return
        if self._server is None:
            self.home.leave(self._lock)
            return
        _running.pop(self.home.folder, None)
        try:
            self.home.withdraw()
            self.home.wait_for_clients(patience)
        finally:
            server, self._server = self._server, None
            server.stop()
            _end_connections()
            self._lock.release()
            if self._sigterm is not None:
                signal.signal(signal.SIGTERM, self._sigterm)


#: The servers that run in this process, by their folder.
_running: dict[Path, Embedded] = {}


def attach(settings: Settings, *, kept: bool = False, boot: bool = True) -> Embedded:
    """The embedded server of `settings.home`: one that runs already, whoever owns it, or one booted in this process.

    `kept`: announce the server as one that stays up between commands. `boot`: whether to boot one where none runs. Two
    processes that boot at once do not collide: the second one waits and uses the server of the first. Raises
    `DatabaseError` where it cannot be started or does not answer.
    """
    home = Home(settings.home)
    if home.folder in _running:
        return _running[home.folder].share()
    if not boot:
        if home.is_owned() and (found := _join(home)) is not None:
            return found
        raise DatabaseError(f"no server has the database in {home.folder} now")
    home.make()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if (lock := home.try_own()) is not None:
            return _boot(home, settings, lock, kept)
        if (found := _join(home)) is not None:
            return found
        time.sleep(0.05)
    raise DatabaseError(f"another process has the database in {home.folder}, but it does not answer")


def _join(home: Home) -> Embedded | None:
    """Use the server of another process, if it answers now."""
    if home.state() is None:
        return None
    lock = home.enter()
    # Looked at again with the lock held: an owner that has not withdrawn by now will wait for us.
    state = home.state()
    if state is None:
        home.leave(lock)
        return None
    return Embedded(home, state, None, lock)


def _boot(home: Home, settings: Settings, lock: FileLock, kept: bool) -> Embedded:
    home.withdraw()  # what a killed server left
    try:
        _write_users(home, home.passwords())
        _start_java(home, settings.heap, brief=not kept)
        server, bolt, http = _start_server(home)
        state = State(os.getpid(), bolt, http, _version(), kept)
        home.announce(state)
    except BaseException:
        lock.release()
        raise
    made = Embedded(home, state, server, lock)
    _running[home.folder] = made
    return made


def _write_users(home: Home, passwords: Passwords) -> None:
    """Write the server's users and groups anew at every start, so that nothing can drift."""
    config = home.server / "config"
    groups = {"admin": _group(_ADMIN, _RECORDS), "reader": _group([], ["readRecord"]), "*": _group([], [])}
    home.write(config / "server-groups.json", json.dumps({"databases": {"*": {"groups": groups}}, "version": 2}))
    users = ((ROOT, passwords.root, "admin"), (READER, passwords.reader, "reader"))
    lines = [
        json.dumps({"name": name, "databases": {"*": [group]}, "password": _hashed(password)})
        for name, password, group in users
    ]
    home.write(config / "server-users.jsonl", "\n".join(lines) + "\n")
    home.write(config / "logging.properties", _LOGGING.format(log=home.log.as_posix()))


def _group(access: list[str], records: list[str]) -> dict[str, object]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}


def _hashed(password: str, rounds: int = 1000) -> str:
    """A password as the server keeps it; few rounds are enough for 256 random bits, and logging in stays quick."""
    salt = base64.b64encode(secrets.token_bytes(32))  # the server takes the salt's text, not its bytes
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds, 32)
    return f"PBKDF2WithHmacSHA256${rounds}${salt.decode()}${base64.b64encode(digest).decode()}"


def _start_java(home: Home, heap: str, *, brief: bool) -> None:
    """Start the Java machine of this process, once; it has the heap and the log of the first server started in it.

    `brief`: for one command. Java then compiles plainly: what its optimising compiler costs pays off only in a server
    that is kept up (measured: the import of 22,000 mentions takes a quarter less of the processors without it).
    """
    import jpype
    from arcadedb_embedded.exceptions import ArcadeDBError
    from arcadedb_embedded.jvm import start_jvm

    if jpype.isJVMStarted():
        return
    os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(home.log / "java-crash-%p.log"))
    options = [
        f"-Djava.util.logging.config.file={home.server / 'config' / 'logging.properties'}",
        "-XX:+UseSerialGC",  # starts fastest, and is the leanest for a heap of this size
    ]
    if brief:
        options.append("-XX:TieredStopAtLevel=1")
    try:
        with _errors_to(home.log / "java.log"):
            start_jvm(heap_size=heap, jvm_args=options)
    except ArcadeDBError as error:
        raise DatabaseError(f"Java cannot be started with a heap of {heap}; see {home.log / 'java.log'}") from error
    _complain_to(home.log / "java.log")
    atexit.register(_stop_all)  # after Java's own, so that it runs before them


def _complain_to(path: Path) -> None:
    """Send what Java prints from now on to a file: when its log cannot be written it prints page after page."""
    import jpype

    java = jpype.JPackage("java")
    java.lang.System.setErr(java.io.PrintStream(java.io.FileOutputStream(str(path), True), True))


@contextmanager
def _errors_to(path: Path) -> Iterator[None]:
    """Send what goes to standard error meanwhile to a file: Java prints a warning when it starts, whatever one does."""
    sys.stderr.flush()
    try:
        saved = os.dup(2)
    except OSError:  # standard error is closed
        yield
        return
    try:
        with path.open("ab") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)


def _end_connections() -> None:
    """Close the connections that a stopped server leaves open; Java would wait for their threads when Python exits."""
    import jpype

    executor = jpype.JClass("com.arcadedb.bolt.BoltNetworkExecutor")
    socket_of = executor.class_.getDeclaredField("socket")  # it has no public way to close it
    socket_of.setAccessible(True)
    for thread in jpype.JClass("java.lang.Thread").getAllStackTraces().keySet():
        if isinstance(thread, executor):
            socket_of.get(thread).close()


def _start_server(home: Home, tries: int = 3) -> tuple[Any, int, int]:
    """Start the server on two free ports; another process may take one in between, hence the tries."""
    from arcadedb_embedded.exceptions import ArcadeDBError
    from arcadedb_embedded.server import ArcadeDBServer

    for last in (n == tries - 1 for n in range(tries)):
        bolt, http = _free_ports()
        options = {
            "mode": "production",
            "host": "127.0.0.1",
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": bolt,
            "http_port": http,
        }
        server = ArcadeDBServer(str(home.server), None, options)
        try:
            server.start()
            server.create_database(DATABASE)
        except ArcadeDBError as error:
            server.stop()
            if last or "bind" not in str(error).lower():
                raise DatabaseError(f"the embedded database in {home.folder} cannot be started: {error}") from error
        except BaseException:
            server.stop()
            raise
        else:
            return server, bolt, http
    raise AssertionError("the last try returns or raises")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _version() -> str:
    from importlib.metadata import version

    return version("arcadedb-embedded")


def _catch_sigterm() -> Any:
    """Turn SIGTERM into an orderly exit, where nobody has another plan for it: the handler that was there, or None.

    Java takes SIGINT for itself when it starts; Python's own handler (KeyboardInterrupt, or the program's) gets it
    back.
    """
    if threading.current_thread() is not threading.main_thread():
        return None
    interrupt = signal.getsignal(signal.SIGINT)
    if interrupt is not None:
        signal.signal(signal.SIGINT, interrupt)
    before = signal.getsignal(signal.SIGTERM)
    if before is not signal.SIG_DFL:
        return None
    signal.signal(signal.SIGTERM, _exit)
    return before


def _exit(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _stop_all() -> None:
    """Stop what was never closed."""
    for server in list(_running.values()):
        server._users = 1
        server.close(patience=0)
