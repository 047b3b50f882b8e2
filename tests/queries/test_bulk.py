"""A graph goes through Neo4j's own import tool and is the same afterwards; what its files cannot hold is found out."""

import csv
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import hostile
import pytest
import world
from exports import export
from neo4j_server import Missing, imported_server

from legatus.ingest import graph
from legatus.ingest.loading import load
from legatus.ingest.resolution import refresh
from legatus.ontology.errors import InputError, OntologyError
from legatus.ontology.schema import XSD
from legatus.ontology.terms import LANG_STRING, STRING, Literal, Statement, line
from legatus.queries import bulk, store
from legatus.queries.database import Database, connect
from legatus.queries.import_files import Collision, ImportFiles
from legatus.queries.settings import Settings

FOREIGN = r"""
@prefix ex: <http://ex.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix legatus: <http://other.org/#> .
ex:ann a foaf:Person ; foaf:name "Ann\n\"A\""@en-US, "", "x;y,z" ; foaf:age 5, 6 ;
  foaf:knows ex:bob, [ foaf:name "" ] .
ex:bob foaf:age "old" ; legatus:weight 1.5, -0.0e0 ;
  legatus:born "2020-02-29"^^<http://www.w3.org/2001/XMLSchema#date> .
<https://w3id.org/legatus/id/state/MEX> foaf:page ex:page ; foaf:nick "Me\u001Fico", "M\u001Eico", " Mx\t\r\n " .
"""


@pytest.fixture
def filled(database: Database, tmp_path: Path) -> Database:
    """Our own records, and foreign data with everything that a table has trouble with."""
    records = graph.merged(r for reading in world.readings() for r in graph.records(reading, world.EXTRACTOR))
    database.transaction(lambda transaction: store.add(transaction, records))
    refresh(database)
    files = [tmp_path / "foreign.ttl", tmp_path / "hostile.nq"]
    files[0].write_text(FOREIGN, encoding="utf-8")
    files[1].write_text("".join(f"{line(one)}\n" for one in everything()), encoding="utf-8")
    assert not load(database, files).failed
    return database


def everything() -> Iterator[Statement]:
    """Every hostile thing, predicate, literal and graph at least once, in a fixed mix."""
    literals = [Literal(text, XSD + kind) for text, kind in hostile.TYPED]
    literals += [Literal(text, STRING) for text in hostile.TEXTS]
    literals += [Literal("Rio", LANG_STRING, tag) for tag in ("en", "en-US", "zh-Hant-TW")]
    things, predicates = cycle(hostile.THINGS), cycle(hostile.PREDICATES)
    graphs = cycle(["", "http://example.org/g", "", "_:9.aaaaaaaaaaaaaaaa", ""])
    for literal in literals * 3:
        yield Statement(next(things), next(predicates), literal, next(graphs))
        yield Statement(next(things), next(predicates), next(things), next(graphs))


@pytest.mark.slow
def test_the_real_import_tool_makes_the_same_graph_of_it(filled: Database, tmp_path: Path) -> None:
    done = bulk.write(filled, tmp_path / "new", texts=True)
    counted = filled.read("MATCH (n) RETURN count(n) AS n, count { MATCH ()-->() } AS edges")
    assert (done.nodes, done.edges) == (counted[0]["n"], counted[0]["edges"])
    try:
        with imported_server(done.script) as address:
            settings = Settings(tmp_path / "none", address.uri, address.username, address.password)
            with connect(settings) as made:
                assert made.read("SHOW CONSTRAINTS YIELD name RETURN count(*) AS n")[0]["n"] > 10
                assert export(made) == export(filled)
                assert refresh(made) == store.Changes()
                again = load(made, [tmp_path / "foreign.ttl", tmp_path / "hostile.nq"])
                assert (again.foreign_new, again.failed) == (0, [])
                assert export(made) == export(filled)
    except Missing as reason:
        pytest.skip(str(reason))


def test_the_same_graph_gives_the_same_files(filled: Database, tmp_path: Path) -> None:
    bulk.write(filled, tmp_path / "one")
    bulk.write(filled, tmp_path / "two")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_texts_of_articles_stay_out_unless_they_are_asked_for(filled: Database, tmp_path: Path) -> None:
    bulk.write(filled, tmp_path / "without")
    bulk.write(filled, tmp_path / "with", texts=True)
    words = world.ARRIVAL.raw[-20:]
    assert words not in (tmp_path / "without" / "Article-1.csv").read_text(encoding="utf-8")
    assert words in (tmp_path / "with" / "Article-1.csv").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_is_left_alone(filled: Database, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes").write_text("mine")
    with pytest.raises(InputError, match="mine: is there already"):
        bulk.write(filled, tmp_path / "mine")
    with pytest.raises(InputError, match="cannot be written"):
        bulk.write(filled, tmp_path / "no" / "such" / "folder")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def rows(file: Path) -> list[dict[str, str]]:
    header = next(csv.reader((file.parent / f"{file.stem}-header.csv").open(encoding="utf-8")))
    return [dict(zip(header, row, strict=True)) for row in csv.reader(file.open(encoding="utf-8", newline=""))]


def test_nodes_that_do_not_fit_one_table_go_to_another(tmp_path: Path) -> None:
    with ImportFiles(tmp_path) as files:
        files.node("Thing", {"id": "a", "born": date(2020, 1, 2), "names": ["x", "y"]})
        files.node("Thing", {"id": "b", "born": "once", "big": 2**62})
        files.node("Thing", {"id": "c", "names": [], "alive": True, "weight": float("-inf")})
        files.edge("a", "KNOWS", "b", "g")
    assert rows(tmp_path / "Thing-1.csv") == [
        {"id:ID": "a", "born:date": "2020-01-02", "names:string[]": "x\x1fy"},
    ]
    assert rows(tmp_path / "Thing-2.csv") == [
        {
            "id:ID": "b",
            "born:string": "once",
            "big:long": str(2**62),
            "names:string": "",
            "alive:boolean": "",
            "weight:double": "",
        },
        {
            "id:ID": "c",
            "born:string": "",
            "big:long": "",
            "names:string": "",
            "alive:boolean": "true",
            "weight:double": "-Infinity",
        },
    ]
    assert rows(tmp_path / "relationships.csv") == [
        {":START_ID": "a", ":TYPE": "KNOWS", ":END_ID": "b", "_g:string": "g"}
    ]


def test_columns_that_come_late_make_another_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legatus.queries.import_files.SAMPLE", 2)
    with ImportFiles(tmp_path) as files:
        for number in range(3):
            files.node("Thing", {"id": str(number), "a": 1})
        files.node("Thing", {"id": "late", "b": 1})
    assert len(rows(tmp_path / "Thing-1.csv")) == 3
    assert rows(tmp_path / "Thing-2.csv") == [{"id:ID": "late", "b:long": "1"}]


def test_long_fields_get_room(tmp_path: Path) -> None:
    with ImportFiles(tmp_path) as files:
        files.node("Thing", {"id": "a", "text": "x" * 1_000_000})
    assert "--read-buffer-size=8000000" in (tmp_path / "import.sh").read_text(encoding="utf-8")


@pytest.mark.parametrize("value", [[1, "a"], {"a": 1}, b"x"])
def test_what_no_file_can_hold_is_refused(tmp_path: Path, value: Any) -> None:
    with pytest.raises(OntologyError, match="cannot be imported"), ImportFiles(tmp_path) as files:
        files.node("Thing", {"id": "a", "value": value})


def test_a_separator_within_an_item_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(Collision), ImportFiles(tmp_path) as files:
        files.node("Thing", {"id": "a", "names": ["x\x1fy", "z"]})
