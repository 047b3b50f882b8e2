"""Any RDF 1.1 comes back from both databases as it went in, joined to our own nodes, and nothing twice."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import hostile
import pyoxigraph as ox
import pytest
import w3c
import world
from exports import expected, export
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legatus.ingest.loading import load
from legatus.ingest.resolution import refresh
from legatus.ontology.formats import FORMATS, Format, readable
from legatus.ontology.rdf_files import opened
from legatus.ontology.record import Record, Ref
from legatus.ontology.terms import Statement, line, same
from legatus.queries import foreign, marker, store
from legatus.queries.database import Database, Transaction

HEAD = """@prefix ex: <http://example.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix leg: <https://w3id.org/legatus/ns#> . @prefix state: <https://w3id.org/legatus/id/state/> .
"""


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text if name.endswith((".nq", ".nt", ".rdf", ".jsonld")) else HEAD + text, encoding="utf-8")
    return file


def parsed(*files: Path) -> ox.Dataset:
    """The union of some files as another parser reads them, blank nodes apart."""
    return w3c.canonical(quad for file in files for quad in quads(file))


def quads(file: Path) -> Iterable[ox.Quad]:
    format, base = readable(file), file.resolve().as_uri()
    found = ox.parse(path=file, format=format, base_iri=base, rename_blank_nodes=True)
    if format != ox.RdfFormat.RDF_XML:
        return found
    text = "\n".join(map(line, opened(file, format).statements()))  # its XML literals are not canonical
    return ox.parse(text, format=ox.RdfFormat.N_QUADS)


def held(database: Database, format: str = "trig") -> ox.Dataset:
    """What an export of the database holds."""
    rdf = next(f.rdf for f in FORMATS if f.name == format)
    return w3c.canonical(ox.parse(export(database, format).encode(), format=rdf))


def empty(database: Database) -> None:
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")


def add(database: Database, statements: Sequence[Statement]) -> int:
    def work(transaction: Transaction) -> int:
        marker.lock(transaction)
        return foreign.add(transaction, statements)

    return database.transaction(work)


EVERYTHING = """
ex:a a foaf:Person, ex:Thing ; foaf:name "Ana"@es-MX, "Ana", "Anna"@de ; ex:n 1, 01, 1.10, 1.0E0, true ;
  ex:knows [ foaf:name "x" ; ex:knows ex:a ], ( 1 "two" ( ) ) ; ex:text \"\"\"many
lines, a "quote" and a \\\\ @en\"\"\" .
ex:a foaf:name "Ana" .
ex:g { ex:a foaf:name "Ana" ; ex:knows ex:b, ex:a . ex:b a foaf:Person . _:x ex:p _:x }
<http://example.org/%5D?x=y#z> { ex:a ex:knows ex:b ; a ex:Thing . }
_:x { ex:a ex:p <urn:x-y:z__z> }
"""


@pytest.mark.parametrize("format", FORMATS, ids=lambda f: f.name)
def test_every_format_gives_back_what_was_loaded_and_no_more(
    database: Database, tmp_path: Path, format: Format
) -> None:
    file = written(tmp_path, "a.trig", EVERYTHING)
    summary = load(database, [file])
    assert not summary.failed
    wanted = parsed(file)
    assert summary.foreign_new == len(wanted)
    if format.name in ("turtle", "ntriples"):
        wanted = w3c.canonical(ox.Quad(q.subject, q.predicate, q.object) for q in parsed(file))
    assert held(database, format.name) == wanted
    exported = tmp_path / f"b{format.suffixes[0]}"
    exported.write_text(export(database, format.name), encoding="utf-8")
    empty(database)
    load(database, [exported])
    assert export(database, format.name) == exported.read_text(encoding="utf-8")


def test_loading_again_changes_nothing_and_files_are_a_union(database: Database, tmp_path: Path) -> None:
    one = written(tmp_path, "a.trig", EVERYTHING)
    two = written(tmp_path, "b.trig", EVERYTHING.replace("foaf:name", "ex:label").replace("ex:g {", "ex:h {"))
    load(database, [two])
    load(database, [one])
    text = export(database)
    assert held(database) == parsed(one, two)
    again = load(database, [one, two])
    assert (again.foreign_new, again.new.total()) == (0, 0)
    assert export(database) == text
    empty(database)
    load(database, [one, two])
    assert export(database) == text
    exported = tmp_path / "c.nq"
    exported.write_text(export(database, "nquads"), encoding="utf-8")
    assert load(database, [exported]).foreign_new == 0


def test_foreign_data_are_pleasant_in_cypher(database: Database, tmp_path: Path) -> None:
    month = '"2019-08"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    text = f"""ex:a a foaf:Person ; foaf:name "Ana" ; ex:age 41 ; foaf:knows ex:b ; leg:start {month} ;
      leg:accreditedTo state:MEX . state:MEX foaf:page <http://mx.example/> ; ex:rank 3 ."""
    database.transaction(lambda t: store.add(t, world.records()))
    refresh(database)
    load(database, [written(tmp_path, "a.ttl", text)])
    rows = database.read(
        "MATCH (a:Resource {id: 'http://example.org/a'})-[:foaf__knows]->(b:Resource) "
        "MATCH (a)-[:ACCREDITED_TO]->(s:State) "
        "RETURN a._a AS classes, a.foaf__name AS name, a.ex__age AS age, a.start AS start, a.startMax.day AS last, "
        "b.id AS b, s.code AS code, s.ex__rank AS rank"
    )
    assert rows == [
        {
            "classes": ["foaf__Person"],
            "name": ["Ana"],
            "age": [41],
            "start": "2019-08",
            "last": 31,
            "b": "http://example.org/b",
            "code": "MEX",
            "rank": [3],
        }
    ]
    both, file = export(database), tmp_path / "both.trig"
    assert both.startswith(expected(world.records())), "our own part is as it was"
    file.write_text(both, encoding="utf-8")
    empty(database)
    summary = load(database, [file])
    assert (summary.failed, summary.differing, summary.kept) == ([], [], [])
    assert export(database) == both


def test_what_is_said_of_a_record_follows_it(database: Database, tmp_path: Path) -> None:
    text = (
        "state:CAN foaf:page <http://ca.example/> ; ex:rank 1 ; ex:p state:CAN, state:MEX . ex:a leg:target state:CAN ."
    )
    file = written(tmp_path, "a.ttl", text + "state:MEX a leg:State ; leg:name 'Mexiko' ; leg:name 5 .")
    summary = load(database, [file])
    assert summary.kept == ["state/MEX"]
    assert database.read("MATCH (s:State) RETURN s.id AS id") == []
    assert held(database) == parsed(file)
    reading = world.records()
    database.transaction(lambda t: store.add(t, reading))
    refresh(database)
    where = (
        "MATCH (:Resource {id: 'http://example.org/a'})-[:TARGET]->(s:State) RETURN s.code AS code, s.ex__rank AS rank"
    )
    assert database.read(where) == [{"code": "CAN", "rank": [1]}]
    assert database.read("MATCH (r:Resource) WHERE r.id STARTS WITH 'state/' RETURN r.id AS id") == []
    assert set(parsed(file)) <= set(held(database))
    known = {r.id: r for r in store.read(database.read, "reference", "resolved")}
    database.transaction(lambda t: store.replace(t, {}, known))  # as if every source were retracted
    database.command("MATCH (n) WHERE n:Article OR n:Quote OR n:Mention DETACH DELETE n")
    assert database.read("MATCH (s:State) RETURN s.id AS id") == []
    assert held(database) == parsed(file)


def test_a_change_to_a_record_leaves_alone_what_others_say_of_it(database: Database, tmp_path: Path) -> None:
    old = Record.of("dyad/CAN-MEX", name="CAN-MEX", member=[Ref("state/CAN"), Ref("state/MEX")])
    states = [Record.of("state/CAN", name="Kanada", altName="Dominion"), Record.of("state/MEX", name="Mexico"), old]
    database.transaction(lambda t: store.add(t, states))
    text = "<https://w3id.org/legatus/id/dyad/CAN-MEX> ex:p state:CAN ; leg:member state:CAN . state:CAN ex:n 7 ."
    load(database, [written(tmp_path, "a.ttl", text)])
    database.write("MATCH (m:Legatus) SET m.due = false")
    changed = {
        "dyad/CAN-MEX": Record.of("dyad/CAN-MEX", name="CAN-MEX", member=[Ref("state/MEX")]),
        "state/CAN": Record.of("state/CAN", name="Canada"),
    }
    database.transaction(lambda t: store.replace(t, changed, {r.id: r for r in (states[0], old)}))
    assert {r.id: r for r in store.read(database.read)} == changed | {"state/MEX": states[1]}
    said = {line(s).replace("https://w3id.org/legatus/id/", "") for s in foreign.read(database)}
    assert said == {
        "<dyad/CAN-MEX> <http://example.org/p> <state/CAN> .",
        '<state/CAN> <http://example.org/n> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    }


@pytest.mark.parametrize("bad", ["ex:a ex:p", "ex:a ex:p <<( ex:a ex:b ex:c )>> .", "ex:a ex:p '\\uD800' ."])
def test_of_a_bad_file_nothing_stays(database: Database, tmp_path: Path, bad: str) -> None:
    good = written(tmp_path, "good.ttl", "ex:a ex:p 1 .")
    summary = load(database, [written(tmp_path, "bad.ttl", "ex:b ex:p 2 .\n" * 20 + bad), good])
    assert [f.origin for f in summary.failed] == [f"{tmp_path / 'bad.ttl'}:23"]
    assert held(database) == parsed(good)


def test_prefixes_of_files_are_taken_while_they_are_free(database: Database, tmp_path: Path) -> None:
    load(database, [written(tmp_path, "a.ttl", "ex:a ex:p 1 .")])
    other = tmp_path / "b.ttl"
    other.write_text("@prefix ex: <http://example.com/> . ex:a ex:p 2 .", encoding="utf-8")
    load(database, [other])
    assert held(database) == parsed(tmp_path / "a.ttl", other)
    keys = database.read("MATCH (n:Resource {id: 'http://example.com/a'}) RETURN keys(n) AS keys")[0]["keys"]
    assert "ex__p" not in keys
    assert "@prefix ex: <http://example.org/> .\n" in export(database)


def test_an_edited_value_is_exported(database: Database, tmp_path: Path) -> None:
    load(database, [written(tmp_path, "a.ttl", "ex:a ex:p 1.10, 'x'@en-GB .")])
    database.write("MATCH (n:Resource) SET n.ex__p = [2]")
    edited: list[str] = []
    assert [line(s) for s in foreign.read(database, edited)] == [
        '<http://example.org/a> <http://example.org/p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    ]
    assert edited == ["http://example.org/a ex__p"]


@given(statements=hostile.datasets, cut=st.integers(0, 25))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_statements_survive_in_any_order(database: Database, statements: list[Statement], cut: int) -> None:
    empty(database)
    for part in (statements[cut:], statements[:cut], statements):
        add(database, part)
    back = [one._replace(object=same(one.object)) for one in foreign.read(database)]
    assert len(back) == len(set(back))
    assert set(back) == {one._replace(object=same(one.object)) for one in statements}


def test_the_w3cs_files_come_back_together(database: Database, shared: Path) -> None:
    files = [case.path for case in w3c.cases(shared) if not case.negative]
    assert len(files) == 680
    assert not load(database, files).failed
    wanted = parsed(*files)
    for format in ("trig", "nquads", "jsonld"):
        assert held(database, format) == wanted


def test_the_w3cs_bad_files_are_refused(database: Database, shared: Path) -> None:
    files = [case.path for case in w3c.cases(shared) if case.negative]
    assert len(load(database, files).failed) == len(files) == 312
    assert len(held(database)) == 0


@pytest.mark.slow
def test_the_w3cs_files_come_back_one_by_one(database: Database, shared: Path) -> None:
    for case in w3c.cases(shared):
        if not case.negative:
            empty(database)
            assert not load(database, [case.path], base=case.base).failed
            assert held(database) == case.expected(), case.path.name
