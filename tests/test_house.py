"""The rules of the house that a reader relies on: imports one way, Cypher in its folder, files one can hold in mind."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: From the top down: each folder knows only those below it.
FLOORS = ("cli", "ingest", "queries", "ontology", "seeds")
FILES = [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]
#: A process of its own, which tells the command that started it how it went.
SERVER = ROOT / "queries" / "server.py"
CYPHER = re.compile(r"\b(MATCH|MERGE|CREATE|UNWIND)\s*\([^)\n]*[:{)]|\bRETURN\s+\w+\s+AS\b")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    floor = FLOORS.index(path.relative_to(ROOT).parts[0])
    allowed = {f"legatus.{name}" for name in FLOORS[floor:]}
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        top = name.split(".")
        assert top[0] not in FLOORS, f"{name}: import legatus.{name} instead"
        if top[0] == "legatus" and len(top) > 1:
            assert ".".join(top[:2]) in allowed, f"{path.relative_to(ROOT)} imports {name}, which lies above it"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_statements_are_cypher_files(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_help(node.value):
            assert not CYPHER.search(node.value), f"{path.relative_to(ROOT)}:{node.lineno} holds a Cypher statement"


def test_files_are_short() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in FILES)
    assert lengths[-1] <= 400
    assert lengths[len(lengths) // 2] <= 110


def test_only_the_command_line_prints() -> None:
    for path in FILES:
        if path.relative_to(ROOT).parts[0] == "cli" or path == SERVER:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", f"{path.relative_to(ROOT)}:{node.lineno} prints"


def _is_help(text: str) -> bool:
    """Examples in help texts show Cypher to people; nothing runs them."""
    return "legatus cypher" in text
