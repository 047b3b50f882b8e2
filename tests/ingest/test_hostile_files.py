"""Each file of what bridges lose, and all of them together, come back from both databases as they were."""

from collections.abc import Iterable
from pathlib import Path

import hostile_files
import pyoxigraph as ox
import pytest
import w3c
from exports import export

from legatus.ingest.loading import load
from legatus.ontology.formats import FORMATS, readable
from legatus.ontology.rdf_files import opened
from legatus.ontology.terms import line
from legatus.queries.database import Database

WITH_GRAPHS = ("trig", "nquads", "jsonld")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in hostile_files.files().items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def empty(database: Database) -> None:
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")


def parsed(files: Iterable[Path]) -> ox.Dataset:
    """What files hold as another parser reads them, blank nodes apart by file."""
    return w3c.canonical(
        quad
        for file in files
        for quad in ox.parse(
            path=file, format=readable(file), base_iri=file.resolve().as_uri(), rename_blank_nodes=True
        )
    )


def held(database: Database, format: str) -> ox.Dataset:
    rdf = next(f.rdf for f in FORMATS if f.name == format)
    return w3c.canonical(ox.parse(export(database, format).encode(), format=rdf))


def spelt(files: Iterable[Path]) -> set[str]:
    """Every statement without blank nodes as its file spells it, the case of language tags too."""
    said = {line(one) for file in files for one in opened(file, readable(file)).statements()}
    return {one for one in said if "_:" not in one}


def test_each_comes_back_by_itself(database: Database, files: list[Path]) -> None:
    lost = []
    for file in files:
        empty(database)
        assert not load(database, [file]).failed, file.name
        wanted = parsed([file])
        lost += [f"{file.name} as {format}" for format in WITH_GRAPHS if held(database, format) != wanted]
        exported = set(export(database, "nquads").splitlines())
        lost += [f"{file.name}: {one}" for one in sorted(spelt([file]) - exported)]
    assert lost == []


def test_all_come_back_together_and_nothing_twice(database: Database, files: list[Path]) -> None:
    empty(database)
    assert not load(database, files).failed
    first = export(database, "nquads")
    wanted = parsed(files)
    for format in WITH_GRAPHS:
        assert held(database, format) == wanted
    again = load(database, list(reversed(files)))
    assert (again.failed, again.foreign_new) == ([], 0)
    assert export(database, "nquads") == first
