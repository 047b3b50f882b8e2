"""Databases in real trouble: one sentence says what it is, and nothing that was kept is lost."""

import os
import subprocess
from pathlib import Path

import pytest
from exports import export
from neo4j_server import Missing, own_server
from program import PROGRAM

from legatus.queries.database import connect
from legatus.queries.settings import Settings

#: Of a home that holds some thousand statements, but not all.
SMALL = 24_000_000

#: In a namespace of its own: a small disk, a load that fills it, then room, and what is there.
SCRIPT = """
mount -t tmpfs -o size={size} tmpfs "$1"
"{program}" load "$2"
echo "exit $?" >&2
mount -o remount,size=1g "$1"
"{program}" load "$2" && "{program}" export - --format ntriples
"""


def statements(folder: Path) -> Path:
    file = folder / "many.nt"
    rows = (f'<http://e.org/{n}> <http://e.org/p> "{n} {"x" * 300}" .\n' for n in range(40_000))
    file.write_text("".join(rows), encoding="utf-8")
    return file


@pytest.mark.slow
def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(tmp_path: Path) -> None:
    unshare = ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*unshare, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False).returncode:
        pytest.skip("a disk that is full needs a mount in a namespace of the user's own, which is not allowed here")
    home, file = tmp_path / "disk", statements(tmp_path)
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "LEGATUS_"))}
    done = subprocess.run(
        [*unshare, "sh", "-c", SCRIPT.format(size=SMALL, program=PROGRAM), "sh", str(home), str(file)],
        env=kept | {"LEGATUS_HOME": str(home / "home"), "LEGATUS_EMBEDDED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    first, _, second = done.stderr.partition("exit 2\n")
    assert first.endswith(f"legatus: error: the disk of the database at {home / 'home' / 'embedded'} is full\n"), first
    assert "\tat " not in done.stderr  # Java's own complaints
    assert " already known" in second
    assert done.stdout.splitlines() == sorted(file.read_text(encoding="utf-8").splitlines())


@pytest.mark.slow
@pytest.mark.xdist_group("neo4j")
def test_a_database_that_is_read_only_is_read(tmp_path: Path) -> None:
    try:
        with own_server() as server:
            address = server.address
            settings = Settings(tmp_path / "none", address.uri, address.username, address.password)
            environment = dict(os.environ) | {"NEO4J_URI": address.uri, "NEO4J_PASSWORD": address.password}
            file = tmp_path / "one.nt"
            file.write_text("<http://e.org/a> <http://e.org/p> <http://e.org/b> .\n", encoding="utf-8")
            command = [PROGRAM, "load", str(file)]
            subprocess.run(command, env=environment, check=True, capture_output=True)
            server.kill()
            server.configure("server.databases.read_only=neo4j\n")
            server.start()
            refused = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            assert refused.returncode == 2
            assert refused.stderr == f"legatus: error: the database at {address.uri} is read-only\n"
            with connect(settings) as database:
                assert "<http://e.org/b>" in export(database, "ntriples")
    except Missing as reason:
        if os.environ.get("LEGATUS_REQUIRE_NEO4J", "0") not in ("", "0"):
            pytest.fail(f"LEGATUS_REQUIRE_NEO4J is set, but {reason}")
        pytest.skip(str(reason))
