"""The embedded server as processes meet it: files closed to others, no leftovers that block, one owner at a time."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from legatus.ontology.errors import DatabaseError
from legatus.queries import server
from legatus.queries.home import Home
from legatus.queries.settings import Settings

#: Writes a state, says so, and goes on as `then` says.
PROGRAM = """
import signal, sys, time
from pathlib import Path
from legatus.queries.database import connect
from legatus.queries.settings import Settings
home, name, then = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal; in the background a shell has it ignored
with connect(Settings(Path(home), heap="256m")) as database:
    database.write("MERGE (s:State {id: $id})", id="state/" + name)
    print(database.boot, database.read("MATCH (s:State) RETURN count(s) AS n")[0]["n"], flush=True)
    if then == "wait":
        time.sleep(60)
    elif then == "read":
        sys.stdin.readline()
        print(database.read("MATCH (s:State) RETURN count(s) AS n")[0]["n"], flush=True)
if then == "leave":
    connect(Settings(Path(home), heap="256m"))
"""


def run(home: Path, name: str, then: str = "end") -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PROGRAM, str(home), name, then]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=home, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def said(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert err == ""
    return out


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def test_files_are_closed_to_others_and_nothing_is_left_where_one_stands(home: Path) -> None:
    work = home / "work"
    work.mkdir()
    command = [sys.executable, "-c", PROGRAM, str(home / "data"), "AAA", "end"]
    subprocess.run(command, cwd=work, check=True, capture_output=True)
    assert list(work.iterdir()) == []
    folder = home / "data" / "embedded"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "passwords.json").stat().st_mode) == 0o600
    assert not (folder / "state.json").exists()
    passwords = Home(home / "data").passwords()
    for log in (folder / "log").iterdir():
        assert passwords.root not in log.read_text(errors="replace")
    assert passwords.root not in repr(passwords)


def test_a_killed_server_leaves_nothing_that_blocks(home: Path) -> None:
    killed = run(home, "AAA", "wait")
    assert line(killed) == "True 1"
    killed.kill()
    killed.communicate()
    assert (home / "embedded" / "state.json").exists()
    assert server.status(Settings(home)) is None
    assert said(run(home, "BBB")) == "True 2\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, -signal.SIGINT)])
def test_a_signal_stops_the_server_in_order(home: Path, number: signal.Signals, code: int) -> None:
    process = run(home, "AAA", "wait")
    assert line(process) == "True 1"
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode in (code, 130)
    assert not (home / "embedded" / "state.json").exists()
    assert not list((home / "embedded" / "server" / "databases" / "legatus").glob("*.wal"))


def test_a_process_that_never_closes_ends_all_the_same(home: Path) -> None:
    said(run(home, "AAA", "leave"))
    assert not (home / "embedded" / "state.json").exists()


def test_two_processes_at_once_share_one_server(home: Path) -> None:
    both = [run(home, name) for name in ("AAA", "BBB")]
    counts = sorted(said(process).split()[1] for process in both)
    assert counts in (["1", "2"], ["2", "2"])


def test_the_owner_waits_for_others_that_use_its_server(home: Path) -> None:
    owner = run(home, "AAA", "read")
    assert line(owner) == "True 1"
    guest = run(home, "BBB", "read")
    assert line(guest) == "False 2"
    assert owner.stdin is not None
    owner.stdin.write("\n")
    owner.stdin.flush()
    assert line(owner) == "2"
    with pytest.raises(subprocess.TimeoutExpired):
        owner.wait(timeout=1)
    out, err = guest.communicate("\n", timeout=60)
    assert (out, err, guest.returncode) == ("2\n", "", 0)
    assert owner.wait(timeout=60) == 0


def test_a_server_stays_up_between_commands(home: Path) -> None:
    settings = Settings(home, heap="256m")
    assert server.status(settings) is None
    assert server.stop(settings) is False
    started = server.start(settings)
    try:
        assert started.kept
        assert server.start(settings) == started
        assert said(run(home, "AAA")) == "False 1\n"
        assert said(run(home, "BBB")) == "False 2\n"
        assert server.status(settings) == started
    finally:
        assert server.stop(settings) is True
    assert server.status(settings) is None
    assert not Home(home).is_owned()


def test_the_server_of_a_command_is_not_ours_to_stop(home: Path) -> None:
    process = run(home, "AAA", "wait")
    assert line(process) == "True 1"
    settings = Settings(home)
    with pytest.raises(DatabaseError, match=str(process.pid)):
        server.stop(settings)
    with pytest.raises(DatabaseError, match=str(process.pid)):
        server.start(settings)
    process.kill()
    process.communicate()


def test_a_folder_that_cannot_be_made_is_one_sentence(home: Path) -> None:
    (home / "embedded").write_text("in the way")
    with pytest.raises(DatabaseError, match="cannot be made"):
        server.start(Settings(home))
