"""The embedded server as a process of its own, which stays up between commands: `start`, `stop`, `status`.

`python -m legatus.queries.server HOME` is that process; `start` runs it detached.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from legatus.ontology.errors import DatabaseError, LegatusError
from legatus.queries.embedded import PATIENCE, attach
from legatus.queries.home import Home, State
from legatus.queries.settings import Settings

#: How long a server that is told to stop waits for commands that still use it (seconds).
GRACE = 10.0


def status(settings: Settings) -> State | None:
    """Where the embedded server of this home listens, whoever runs it; None where there is none."""
    home = Home(settings.home)
    return home.state() if home.is_owned() else None


def start(settings: Settings) -> State:
    """Start a server that stays up, unless one does already; where it listens.

    Raises `DatabaseError` where it cannot be started, or a command that is running has the database.
    """
    home = Home(settings.home)
    home.make()
    running = status(settings)
    if running is not None:
        return _kept(running)
    output = home.log / "server.log"
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "legatus.queries.server", str(settings.home)],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            env=os.environ | {"LEGATUS_HEAP": settings.heap},
            start_new_session=True,
        )
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        running = status(settings)
        if running is not None:
            return _kept(running)
        if process.poll() is not None:
            lines = output.read_text(encoding="utf-8", errors="replace").strip().splitlines() or [f"see {home.log}"]
            raise DatabaseError(f"the server could not be started: {lines[-1]}")
        time.sleep(0.05)
    process.terminate()
    raise DatabaseError(f"the server did not answer within {PATIENCE:.0f} seconds; see {home.log}")


def stop(settings: Settings) -> bool:
    """Stop the server that stays up; whether there was one.

    It waits `GRACE` seconds for commands that still use it. Raises `DatabaseError` where a running command has the
    database (it stops by itself when the command ends), or the server does not stop.
    """
    home = Home(settings.home)
    running = status(settings)
    if running is None:
        if not home.is_owned():
            home.withdraw()
        return False
    os.kill(_kept(running).pid, signal.SIGTERM)
    deadline = time.monotonic() + GRACE + 30
    while time.monotonic() < deadline:
        if not home.is_owned():
            return True
        time.sleep(0.05)
    raise DatabaseError(f"the server (process {running.pid}) does not stop")


def _kept(state: State) -> State:
    if not state.kept:
        raise DatabaseError(f"a command that is running (process {state.pid}) has the database; wait until it ends")
    return state


def serve(settings: Settings) -> None:
    """Run the server in this process until SIGTERM or SIGINT."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    embedded = attach(settings, kept=True)
    try:
        if embedded.owned:
            for number in (signal.SIGTERM, signal.SIGINT):  # Java has put its own in their place
                signal.signal(number, lambda *_: ended.set())
            while not ended.wait(1.0):
                pass
    finally:
        embedded.close(patience=GRACE)


def main() -> int:
    """Serve the home given as the only argument."""
    try:
        serve(replace(Settings.from_environment({**os.environ, "LEGATUS_EMBEDDED": "1"}), home=Path(sys.argv[1])))
    except LegatusError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
