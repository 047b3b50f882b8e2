"""The page of the house: every module with what it holds, from the modules' own first lines."""

import ast
from collections.abc import Iterator
from pathlib import Path

from legatus.cli.markdown import table

ABOUT = "<!-- Made from the modules' own words by `python -m legatus.cli.docs docs`; a test keeps them equal. -->"

#: The folders from the ground up: each knows only those before it.
FLOORS = ("seeds", "ontology", "queries", "ingest", "cli")


def house_markdown() -> str:
    """A section a folder, a row a module: its name and the first sentence of its docstring."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield from ("# The house, module by module", "", ABOUT, "")
    yield from (
        "Imports run one way: `cli → ingest → queries → ontology`. The way of a fact through these modules is told in",
        "[architecture.md](architecture.md).",
    )
    for floor in FLOORS:
        folder = Path(__file__).resolve().parent.parent / floor
        yield from ("", f"## {floor}/", "", _first(folder / "__init__.py"), "")
        files = sorted(p for p in folder.rglob("*.py") if p != folder / "__init__.py" and "__pycache__" not in p.parts)
        rows = [(f"`{_name(folder, p)}`", text) for p in files if (text := _first(p))]
        if rows:
            yield from table(("module", "holds"), rows)


def _name(folder: Path, file: Path) -> str:
    name = file.relative_to(folder).as_posix()
    return name.removesuffix("__init__.py") if name.endswith("/__init__.py") else name


def _first(file: Path) -> str:
    """The first paragraph of a module's docstring, on one line."""
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split())
