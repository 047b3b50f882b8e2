"""Files become the import tool's folder without a database, and the imported graph is what loading them gives."""

import csv
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import hostile
import pytest
import world
from exports import export
from neo4j_server import Missing, imported_server

from legatus.ingest import bulk_files, graph, keeping, ranges, reading_files
from legatus.ingest.articles import add_read
from legatus.ingest.loading import load
from legatus.ingest.resolution import refresh, wanted
from legatus.ontology.errors import InputError
from legatus.ontology.record import Record
from legatus.ontology.schema import XSD
from legatus.ontology.terms import LANG_STRING, STRING, Literal, Statement, line
from legatus.ontology.turtle import trig
from legatus.queries import store
from legatus.queries.database import Database, connect
from legatus.queries.settings import Settings

ONE = r"""
@prefix ex: <http://ex.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix legatus: <http://other.org/#> .
@prefix x: <http://one.example/> . @prefix leg: <https://w3id.org/legatus/ontology#> .
ex:ann a foaf:Person ; foaf:name "Ann\n\"A\""@en-US, "", "x;y,z" ; foaf:age 5, 6 ; x:of x:a ;
  foaf:knows ex:bob, [ foaf:name "" ], <https://w3id.org/legatus/id/state/MEX> ;
  foaf:knows <https://w3id.org/legatus/id/state/FRA> .
ex:bob foaf:age "old" ; legatus:weight 1.5, -0.0e0 .
<https://w3id.org/legatus/id/state/MEX> foaf:page ex:page ; foaf:nick "Me\u001Fico", "M\u001Eico", " Mx\t\r\n " .
<https://w3id.org/legatus/id/state/MEX> a <http://ex.org/Country> .
<https://w3id.org/legatus/id/person/nobody> a leg:Person ; leg:name "Nobody" ; foaf:page ex:none .
"""

TWO = r"""
@prefix ex: <http://ex.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix x: <http://two.example/> .
ex:ann foaf:age 7 ; foaf:knows ex:bob, ex:carl ; x:of "two" . ex:dan foaf:knows ex:ann .
<https://w3id.org/legatus/id/state/CAN> foaf:nick "Can"@en ; foaf:knows <https://w3id.org/legatus/id/state/MEX> .
ex:dan foaf:likes <https://w3id.org/legatus/id/state/CAN> .
"""


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


def files(folder: Path) -> list[Path]:
    """Our own sources in part, all that follows from them, and foreign data that touch them and one another."""
    made = [folder / name for name in ("one.ttl", "ours.trig", "hostile.nq", "two.ttl", "many.nt")]
    readings = world.readings()
    some = graph.merged(r for reading in readings[:2] for r in graph.records(reading, world.EXTRACTOR))
    for path, text in (
        (made[0], ONE),
        (made[1], "".join(trig([*some, *resolved(some)]))),
        (made[2], "".join(f"{line(one)}\n" for one in everything())),
        (made[3], TWO),
        (made[4], "".join(f"<http://ex.org/{n}> <http://ex.org/to> <http://ex.org/{n * 7}> .\n" for n in range(30))),
    ):
        path.write_text(text, encoding="utf-8")
    return made


def readings_file(folder: Path, *numbers: int) -> Path:
    path = folder / f"readings-{'-'.join(map(str, numbers))}.parquet"
    with path.open("wb") as file:
        reading_files.write([world.readings()[number] for number in numbers], world.EXTRACTOR, file)
    return path


def resolved(records: list[Record]) -> list[Record]:
    return [r for r in wanted(records).values() if not r.id.startswith(("article/", "dataset/"))]


@pytest.mark.slow
@pytest.mark.parametrize("settings", ["neo4j"], indirect=True)
def test_the_imported_graph_is_the_one_that_loading_gives(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FEW", 2)  # of the files some are large ones, and a small one adds to these
    monkeypatch.setattr(ranges, "SIZE", 500)  # and the last is read in ranges
    paths, read, more = files(tmp_path), readings_file(tmp_path, 1), readings_file(tmp_path, 2)
    done, said = bulk_files.write([*paths, read], tmp_path / "new", texts=True)
    assert not add_read(database, [read]).failed
    loaded = load(database, paths)
    assert not loaded.failed
    assert (said.kept, said.differing) == (loaded.kept, loaded.differing)
    counted = database.read("MATCH (n) RETURN count(n) AS n, count { MATCH ()-->() } AS edges")
    assert (done.nodes, done.edges) == (counted[0]["n"], counted[0]["edges"])
    try:
        with imported_server(done.script) as address:
            settings = Settings(tmp_path / "none", address.uri, address.username, address.password)
            with connect(settings) as made:
                assert export(made) == export(database)
                assert refresh(made) == store.Changes()
                again = load(made, paths)
                assert (again.foreign_new, again.new.total(), again.failed) == (0, 0, [])
                assert add_read(made, [read]).new.total() == 0
                assert export(made) == export(database)
                for grown in (made, database):
                    assert add_read(grown, [more]).new.total() > 0
                assert export(made) == export(database)
                assert refresh(made) == store.Changes()
    except Missing as reason:
        pytest.skip(str(reason))


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of every table of a label."""
    made = []
    for file in sorted(folder.glob(f"{name}*.csv")):
        if not file.stem.endswith("-header"):
            header = next(csv.reader((folder / f"{file.stem}-header.csv").open(encoding="utf-8")))
            opened = csv.reader(file.open(encoding="utf-8", newline=""))
            made += [dict(zip(header, row, strict=True)) for row in opened]
    return made


def test_a_thing_of_which_two_files_tell_is_one_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FEW", 1)
    one, two = tmp_path / "one.nt", tmp_path / "two.nt"
    link = "<urn:a> <urn:p/r> <urn:b> .\n"
    one.write_text(f'<urn:a> <urn:p/n> "1" .\n{link}<urn:b> <urn:p/n> "1" .\n', encoding="utf-8")
    two.write_text(f'<urn:a> <urn:p/n> "2" .\n{link}<urn:c> <urn:p/r> <urn:d> .\n', encoding="utf-8")
    done, said = bulk_files.write([one, two], tmp_path / "new")
    assert (done.nodes, done.edges, said.foreign_new) == (4 + 2, 2, 5)  # with the prefix and the marker
    made = rows(tmp_path / "new", "Resource")
    assert sorted(row["id:ID"] for row in made) == ["urn:a", "urn:b", "urn:c", "urn:d"]
    assert [row["_stub:boolean"] for row in made if row["id:ID"] == "urn:d"] == ["true"]


def test_texts_of_articles_stay_out_unless_they_are_asked_for(tmp_path: Path) -> None:
    path = readings_file(tmp_path, 1, 2)
    _, without = bulk_files.write([path], tmp_path / "without")
    _, whole = bulk_files.write([path], tmp_path / "with", texts=True)
    assert (without.left_out, whole.left_out) == (2, 0)
    assert "fullText:string" not in rows(tmp_path / "without", "Article")[0]
    assert world.FAREWELL.raw in [row["fullText:string"] for row in rows(tmp_path / "with", "Article")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<urn:a> <urn:b> .\n", r"bad\.nt:1: "),
        (
            "<https://w3id.org/legatus/id/quote/0.0-1> <https://w3id.org/legatus/ontology#startChar> 1 .",
            r"bad\.nt",
        ),
    ],
)
def test_a_bad_file_leaves_nothing_behind(tmp_path: Path, text: str, message: str) -> None:
    good, bad = tmp_path / "good.nt", tmp_path / "bad.nt"
    good.write_text("<urn:a> <urn:p> <urn:b> .\n", encoding="utf-8")
    bad.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        bulk_files.write([good, bad], tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.nt", "good.nt"]


def test_a_record_that_no_file_has_is_missed(tmp_path: Path) -> None:
    records = [r for r in graph.records(world.readings()[0], world.EXTRACTOR) if not r.id.startswith("quote/")]
    path = tmp_path / "part.trig"
    path.write_text("".join(trig(records)), encoding="utf-8")
    with pytest.raises(InputError, match=r"part\.trig: mention/.* refers to quote/.*, which is in none of the files"):
        bulk_files.write([path], tmp_path / "new")
