"""Help, greetings, suggestions and exit codes that need no database."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from program import PROGRAM, Run

from legatus.cli.app import build
from legatus.cli.formats import names

HEAVY = {"neo4j", "spacy", "pandas", "rdflib", "pyarrow", "pyoxigraph", "trafilatura", "lxml", "rich", "numpy"}


def leaves(command: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for name, inner in command.commands.items():
        if hasattr(inner, "commands"):
            yield from leaves(inner, f"{path}{name} ")
        else:
            yield f"{path}{name}", inner


COMMANDS = dict(leaves(typer.main.get_command(build())))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(name: str, bare: Run) -> None:
    done = bare(*name.split(), "--help")
    assert done.exit_code == 0
    assert "Examples:" in done.stdout
    assert f"$ legatus {name}" in done.stdout
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{name} {parameter.name} has no help"


@pytest.mark.parametrize("name", [n for n, c in COMMANDS.items() if "output" in {p.name for p in c.params}])
def test_whatever_writes_a_file_takes_every_format(name: str) -> None:
    options = {p.name: p for p in COMMANDS[name].params}
    if name not in ("extract", "report"):  # whose forms are the annotation's, and those of reports
        assert all(format in options["format"].help for format in names())


def test_without_a_command_it_says_what_to_try(bare: Run) -> None:
    done = bare()
    assert done.exit_code == 0
    assert "legatus ingest FOLDER" in done.stdout
    assert not done.stderr


def test_version(bare: Run) -> None:
    assert bare("--version").stdout.startswith("legatus ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["timelin", "USA"], "did you mean timeline"),
        (["xyzzy"], "legatus --help"),
        (["server", "strt"], "did you mean start"),
        (["find"], "TEXT"),
        (["query", "--shw"], "--show"),
        (["query", "incumbent"], "did you mean incumbents"),
        (["query", "--format", "tabel"], "did you mean table"),
        (["query", "-o", "list.xyz"], "--format"),
        (["query", "incumbents", "-p", "sending"], "name=value"),
        (["query", "incumbents", "-p", "on=2020", "-p", "on=2021"], "twice"),
        (["query", "-p", "sending=USA"], "name the query"),
        (["find", "x", "--class", "Persn"], "did you mean Person"),
        (["ingest"], "name a file"),
        (["ingest", "--again", "--dry-run"], "--dry-run"),
        (["ingest", "--processes", "0", "x"], "--processes"),
        (["cypher", " "], "empty"),
        (["cypher", "RETURN $n", "-p", "n=9223372036854775808"], "too large"),
        (["find", "\udcff"], "not UTF-8"),
        (["export", "graph.xyz"], ".ttl"),
        (["export", "graph.ttl", "--format", "rdf"], "turtle"),
        (["load", "graph.xyz"], ".ttl"),
    ],
)
def test_a_wrong_use_is_one_line_that_says_what_would_be_right(arguments: list[str], said: str, bare: Run) -> None:
    done = bare(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.startswith("legatus: error: ")
    assert done.stderr.count("\n") == 1
    assert not done.stdout


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from legatus.cli.app import build; build(); print(*(n for n in sys.modules if '.' not in n))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)


def test_the_shell_completes_commands_queries_and_formats(nowhere: dict[str, str]) -> None:
    def completed(line: str, word: int) -> str:
        env = nowhere | {"_LEGATUS_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(word)}
        return subprocess.run([PROGRAM], capture_output=True, text=True, check=True, env=env).stdout

    assert "timeline" in completed("legatus time", 1)
    assert "incumbents" in completed("legatus query incu", 2)
    assert "parquet" in completed("legatus query --format par", 3)
