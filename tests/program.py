"""Ways to run the program: in this process, as a process of its own, and on a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from legatus.cli.app import build

PROGRAM = str(Path(sys.executable).parent / "legatus")

Run = Callable[..., Result]


@dataclass(frozen=True)
class Screen:
    """What a person saw on a terminal, and the exit code."""

    text: str
    code: int


def own(environment: Mapping[str, str]) -> dict[str, str | None]:
    """An environment for this process in which no setting of the developer's is left."""
    gone = {name: None for name in os.environ if name.startswith(("NEO4J_", "LEGATUS_"))}
    return {**gone, **environment}


def runner(environment: Mapping[str, str]) -> Run:
    app = build()

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, env=own(environment))

    return invoke


def on_terminal(environment: Mapping[str, str], *arguments: str, columns: int = 80) -> Screen:
    """Run the program as a process on a terminal."""
    ours, theirs = pty.openpty()
    env = {**environment, "COLUMNS": str(columns), "LINES": "40", "TERM": "xterm"}
    process = subprocess.Popen([PROGRAM, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    seen = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return Screen(seen.decode().replace("\r\n", "\n"), process.wait(timeout=120))


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def piped(environment: Mapping[str, str], *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the program as a process whose output is piped."""
    command = [PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=dict(environment), input=stdin, timeout=120)
