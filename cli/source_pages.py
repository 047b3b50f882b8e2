"""The page on the reference lists: what each is, what is mapped to what, and the tables that say so."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from legatus.cli.markdown import table
from legatus.ingest import sources
from legatus.ingest.lists import ListInfo, lists

ABOUT = (
    "<!-- Made by `python -m legatus.cli.docs docs` from `source.yaml`, `about.md` and the tables in each folder of "
    "`ingest/sources/`; a test keeps them equal. -->"
)


def sources_markdown() -> str:
    """Every reference list: its data sheet, its `about.md`, and the tables of its folder."""
    return "\n".join(line.rstrip() for line in _page()).rstrip() + "\n"


def _page() -> Iterator[str]:
    yield from ("# Reference lists", "", ABOUT, "")
    yield from (
        "A list is imported with `legatus ingest --source NAME PATH`, or by its shape without `--source`. Every record",
        "is mapped to facts, ignored for a reason, or reported and left out; a run ends with an audit in which records",
        "read = mapped + ignored + reported. Importing twice changes nothing. `legatus sources` lists them.",
        "",
    )
    for info in lists().values():
        yield from _list(info)


def _list(info: ListInfo) -> Iterator[str]:
    folder = files(f"{sources.__name__}.{info.name}")
    yield from (f"## {info.name}", "", f"**{info.title}.** {info.coverage}", "")
    facts = [("publisher", info.publisher), ("licence", info.licence), ("give it", info.path)]
    facts += [("from", info.url)] if info.url else []
    facts += (
        [("the whole list", ", ".join(f"{n:,} {kind}" for kind, n in info.expects.items()))] if info.expects else []
    )
    yield from table(("", ""), facts)
    yield ""
    about = folder / "about.md"
    if about.is_file():
        yield from (about.read_text(encoding="utf-8").rstrip(), "")
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".csv")), key=lambda f: f.name):
        yield from (f"`{info.name}/{file.name}`:", "", *_table(file), "")


def _table(file: Traversable) -> Iterator[str]:
    head, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
    marked = {i for i, name in enumerate(head) if name in ("pattern", "head", "verb", "label", "id")}
    yield from table(head, ([_code(cell) if i in marked else cell for i, cell in enumerate(row)] for row in rows))


def _code(cell: str) -> str:
    return f"`{cell}`" if cell else ""
