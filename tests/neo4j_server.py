"""A real Neo4j for the tests: the community server from Maven Central, in a process and a temporary folder of its own.

It is never bundled (its licence is the GPL-3): Maven fetches it into `build/neo4j/<version>/`, Java 17 runs it.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POM = ROOT / "tests" / "neo4j" / "pom.xml"

_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")

_CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size=1g
server.memory.pagecache.size=64m
"""


class Missing(Exception):
    """Why there is no Neo4j on this machine."""


@dataclass(frozen=True)
class Address:
    """Where a Neo4j listens, and how to log in."""

    uri: str
    username: str
    password: str = field(repr=False)


@contextmanager
def neo4j_server() -> Iterator[Address]:
    """The server that `LEGATUS_TEST_NEO4J_URI` names, or one of our own for as long as this lasts.

    Raises `Missing` where there is neither. `NEO4J_URI` is never looked at: it may be somebody's own graph.
    """
    uri = os.environ.get("LEGATUS_TEST_NEO4J_URI")
    if uri:
        username = os.environ.get("LEGATUS_TEST_NEO4J_USERNAME", "neo4j")
        yield Address(uri, username, os.environ.get("LEGATUS_TEST_NEO4J_PASSWORD", ""))
        return
    with own_server() as server:
        yield server.address


@contextmanager
def imported_server(script: Path) -> Iterator[Address]:
    """A Neo4j of our own whose database an `import.sh` has filled by the real `neo4j-admin`. Raises `Missing`."""
    with own_server(script=script) as server:
        yield server.address


@contextmanager
def own_server(script: Path | None = None) -> "Iterator[Server]":
    """A Neo4j of our own, whatever the environment says, which may be killed. Raises `Missing`."""
    jars = _jars()
    folder = Path(tempfile.mkdtemp(prefix="legatus-neo4j-"))
    try:
        server = Server(jars, folder)
        if script is not None:
            server.fill(script)
        server.start()
        try:
            yield server
        finally:
            server.kill()  # its data is thrown away, and an orderly end takes seconds
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _jars() -> Path:
    java, maven = shutil.which("java"), shutil.which("mvn")
    if java is None or maven is None:
        raise Missing("Neo4j is run from Maven Central, which needs Java 17 and Maven, or LEGATUS_TEST_NEO4J_URI")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    if found is None or int(found[1]) < 17:
        raise Missing("Neo4j needs Java 17 or later")
    wanted = re.search(r"<neo4j.version>(.+?)<", POM.read_text(encoding="utf-8"))
    assert wanted is not None
    folder = ROOT / "build" / "neo4j" / wanted[1]
    if not (folder / "complete").exists():
        command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing("Maven could not fetch Neo4j: " + " ".join((done.stdout + done.stderr).split())[:300])
        (folder / "complete").touch()
    return folder


class Server:
    """A Neo4j in a folder of its own, which can be killed and started again. `address`: where it listens."""

    def __init__(self, jars: Path, folder: Path) -> None:
        """Prepare it; `folder` is empty."""
        self._jars, self._folder = jars, folder
        self._log = folder / "neo4j.log"
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("home", "conf"):
            (folder / name).mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.configure()
        self.address = Address(f"bolt://127.0.0.1:{self._port}", "neo4j", secrets.token_hex(16))
        places = {"NEO4J_HOME": str(folder / "home"), "NEO4J_CONF": str(folder / "conf")}
        self._environment = os.environ | places
        self._admin("dbms", "set-initial-password", self.address.password)

    def configure(self, more: str = "") -> None:
        """Write the configuration, with more lines; it counts from the next start."""
        text = _CONFIGURATION.format(port=self._port) + more
        (self._folder / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = ["java", "-Xmx1g", "-XX:+UseSerialGC"]
        command += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS]
        command += ["-cp", f"{self._jars}/*", "org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self._folder / 'home'}", f"--config-dir={self._folder / 'conf'}", "--console-mode"]
        with self._log.open("wb") as output:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _await(self._process, self._port, self._log)

    def kill(self) -> None:
        """Kill it with SIGKILL."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def fill(self, script: Path) -> None:
        """Run a script that calls `neo4j-admin`, which is a program of the same jars."""
        admin = self._folder / "bin" / "neo4j-admin"
        admin.parent.mkdir()
        program = f'#!/bin/sh\nexec java -Xmx1g -cp "{self._jars}/*" org.neo4j.cli.AdminTool "$@"\n'
        admin.write_text(program, encoding="utf-8")
        admin.chmod(0o755)
        path = f"{admin.parent}{os.pathsep}{self._environment['PATH']}"
        self._run(["sh", str(script)], self._environment | {"PATH": path})

    def _admin(self, *arguments: str) -> None:
        self._run(["java", "-cp", f"{self._jars}/*", "org.neo4j.cli.AdminTool", *arguments], self._environment)

    def _run(self, command: list[str], environment: dict[str, str]) -> None:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed:\n" + (done.stdout + done.stderr)[-2000:])


def _await(process: "subprocess.Popen[bytes]", port: int, log: Path, patience: float = 120) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("Neo4j did not start:\n" + log.read_text(encoding="utf-8", errors="replace")[-2000:])
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Neo4j did not answer within {patience} seconds")
