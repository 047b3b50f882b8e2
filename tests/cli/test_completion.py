"""What the shell completes: names of the graph where they are known, else the tables; never an error, never a boot."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from program import PROGRAM, Run

from legatus.queries.database import Database
from legatus.queries.settings import Settings


def completed(environment: dict[str, str], line: str, word: int) -> list[str]:
    """What bash is offered for a word of a line; nothing may be said besides."""
    env = environment | {"_LEGATUS_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(word)}
    done = subprocess.run([PROGRAM], capture_output=True, text=True, check=True, env=env, timeout=60)
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


@pytest.fixture
def known(filled: Database, run: Run, settings: Settings, environment: dict[str, str]) -> dict[str, str]:
    """The environment of a graph of which some command has kept the names."""
    for file in (settings.home / "completion").glob("*.json"):
        file.unlink()
    assert run("find", "Ruiz").exit_code == 0
    return environment


@pytest.mark.parametrize(
    ("line", "word", "offered"),
    [
        ("legatus timeline ana", 2, ["Ana\\ Ruiz"]),
        ("legatus timeline Ana\\ R", 2, ["Ana\\ Ruiz"]),
        ("legatus report 'Ana R", 2, ["Ana Ruiz"]),
        ("legatus evidence rui", 2, ["Ana\\ Ruiz"]),
        ("legatus timeline me", 2, ["MEX"]),
        ("legatus timeline CAN mexi", 3, ["Mexico"]),
        ("legatus timeline wat", 2, ["water"]),
        ("legatus report CAN MEX --issue wat", 5, ["water"]),
        ("legatus timeline CAN MEX --type THR", 5, ["THREATEN"]),
        ("legatus timeline CAN MEX --type threa", 5, ["threatening"]),
        ("legatus timeline zzz", 2, []),
    ],
)
def test_words_of_the_graph(known: dict[str, str], line: str, word: int, offered: list[str]) -> None:
    assert completed(known, line, word) == offered


def test_only_states_of_the_graph_are_offered(known: dict[str, str]) -> None:
    everything = completed(known, "legatus timeline ", 2)
    assert {"CAN", "MEX", "water"} <= set(everything)
    assert not {"FRA", "TUR"} & set(everything)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("ke", ["KEN"]), ("ken", ["Ken\\ One", "Kenneth\\ Two"]), ("Ke", ["Ken\\ One", "Kenneth\\ Two"]), ("KE", ["KEN"])],
)
def test_bash_never_shortens_what_was_typed(
    nowhere: dict[str, str], typed: str, offered: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "nowhere" / "completion" / "e3b0c44298fc1c14.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"actors": ["KEN"], "persons": ["Ken One", "Kenneth Two"]}), "utf-8")
    assert completed(nowhere, f"legatus timeline {typed}", 2) == offered


@pytest.mark.parametrize(
    "elsewhere",
    [
        {},
        {"LEGATUS_EMBEDDED": "0", "NEO4J_URI": "bolt://127.0.0.1:9"},
        {"LEGATUS_EMBEDDED": "0", "NEO4J_URI": "bolt://nowhere.invalid:7687"},
        {"LEGATUS_EMBEDDED": "0", "NEO4J_URI": "http://nonsense"},
        {"LEGATUS_HEAP": "much"},
    ],
)
def test_without_a_database_the_tables_serve(nowhere: dict[str, str], elsewhere: dict[str, str]) -> None:
    assert completed(nowhere | elsewhere, "legatus timeline fr", 2)[0] == "FRA"
    assert completed(nowhere | elsewhere, "legatus evidence ana", 2) == []
    assert not Path(nowhere["LEGATUS_HOME"], "embedded").exists(), "no database was made"


def test_old_names_are_renewed_where_a_server_answers(known: dict[str, str], settings: Settings) -> None:
    (file,) = (settings.home / "completion").glob("*.json")
    file.write_text(json.dumps({"actors": ["FRA"], "persons": ["Zoe Old"]}), "utf-8")
    assert completed(known, "legatus timeline zoe", 2) == ["Zoe\\ Old"], "they are fresh"
    os.utime(file, (0, 0))
    assert completed(known, "legatus timeline ana", 2) == ["Ana\\ Ruiz"], "the server says what is there now"


def test_a_broken_file_of_names_is_no_error(nowhere: dict[str, str], known: dict[str, str], settings: Settings) -> None:
    (file,) = (settings.home / "completion").glob("*.json")
    file.write_text("[", "utf-8")
    assert completed(known, "legatus timeline fr", 2)[:1] in (["FRA"], [])
