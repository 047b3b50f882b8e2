"""What a researcher does: real articles in, the same graph from any order and on both databases, and out again."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from exports import expected, export

from legatus.ingest import articles, graph
from legatus.ingest.articles import ingest
from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract.reader import VERSION, read
from legatus.ingest.inputs import documents
from legatus.ingest.loading import load
from legatus.ontology.validate import validate
from legatus.queries import store
from legatus.queries.database import Database
from legatus.queries.graph import Graph

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "articles"

#: Every article is read once a run: reading gives the same whatever comes before or after (tested with the reader).
_READ: dict[str, Reading] = {}


def read_once(found: list[Document]) -> dict[str, Reading]:
    fresh = [d for d in found if graph.id_of(d) not in _READ]
    _READ.update({graph.id_of(reading.document): reading for reading in read(fresh)})
    return {graph.id_of(d): _READ[graph.id_of(d)] for d in found}


def whole(readings: dict[str, Reading], format: str = "trig") -> str:
    kept = [r for r in readings.values() if not r.skipped]
    return expected(graph.merged(record for r in kept for record in graph.records(r, VERSION)), format)


def from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "read", lambda found, processes=1: (_READ[graph.id_of(d)] for d in found))


def test_the_farewell_that_the_project_starts_from(shared: Path, database: Database) -> None:
    paths = [str(path) for path in sorted((shared / "seed").glob("*.txt"))]
    first = ingest(database, paths)
    again = ingest(database, paths)
    assert first.articles["new"] == again.articles["known"] == 1
    assert not again.new
    assert again.resolved == store.Changes()
    (article,) = store.read(database.read, classes=("Article",))
    assert article.text("published") == "2025-01-06"
    with Graph(database) as door:
        incumbents = door.query("incumbents", sending="USA", on="2025-01-06")
        assert incumbents[["host", "role", "who"]].values.tolist() == [["MEX", "ambassador", "Ken Salazar"]]
        assert incumbents["certain"].tolist() == [True]
        rows = door.timeline("USA", "MEX")
        assert {"DEPART", "COOPERATE"} <= {str(kind).split()[0] for kind in rows["kind"]}
        assert any("Trump administration" in who for who in rows["who"])
        said = door.cypher(
            "MATCH (:Person {name: 'Ken Salazar'})<-[:SPOKEN_BY]-(s)-[:ABOUT]->(i:Issue) RETURN DISTINCT i.code AS code"
        )
        assert {"migration", "security_cooperation", "fentanyl_drugs"} <= set(said["code"])
        related = door.cypher("MATCH (a:Person)<-[:SUBJECT]-(r:Relation) RETURN a.name AS who, r.kind AS kind")
        wanted = {("Andrés Manuel López Obrador", "predecessor"), ("Andrés Manuel López Obrador", "ally")}
        assert wanted <= set(related.itertuples(index=False, name=None))
        raw = Path(paths[0]).read_text(encoding="utf-8")
        teasers = raw.index("Similar News")
        quotes = door.database.read("MATCH (q:Quote) RETURN q.text AS text, q.startChar AS first, q.endChar AS last")
        assert quotes
        for quote in quotes:
            assert raw[quote["first"] : quote["last"]] == quote["text"]
            assert quote["last"] <= teasers, "a fact from a teaser of another article"
        assert validate(list(store.read(door.database.read))).conforms


@pytest.mark.slow
def test_all_annotated_articles_give_the_same_graph_in_any_order(
    shared: Path, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(path) for path in sorted((shared / "evaluation" / "articles").glob("*.txt"))]
    assert len(paths) == 54
    readings = read_once([d for d in documents(paths) if isinstance(d, Document)])
    assert len(readings) == 54
    wanted = whole(readings)
    from_memory(monkeypatch)
    random.Random(database.kind).shuffle(paths)
    ingest(database, paths[:20])
    ingest(database, paths[10:])
    assert export(database) == wanted
    assert not ingest(database, paths).new
    assert export(database) == wanted
    assert validate(list(store.read(database.read))).conforms
    file = tmp_path / "all.ttl"
    file.write_text(export(database, "turtle"), encoding="utf-8")
    assert not load(database, [file]).new


@pytest.mark.slow
def test_the_seeds_conform_and_answer(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = read_once([d for d in documents([str(SEEDS)]) if isinstance(d, Document)])
    from_memory(monkeypatch)
    ingest(database, [str(SEEDS)])
    assert export(database) == whole(readings)
    report = validate(list(store.read(database.read)))
    assert report.conforms, report.violations[:3]
    with Graph(database) as door:
        succession = door.query("succession", sending="USA", receiving="MEX")["who"].tolist()
        assert [name for name in succession if name.split()[-1] in ("Landau", "Salazar", "Johnson")] == succession[-3:]


def test_reading_does_not_depend_on_batches_processes_or_hash_seed(tmp_path: Path) -> None:
    outputs = []
    for seed, options in (("1", []), ("2", ["--processes", "2"])):
        file = tmp_path / f"{seed}.jsonl"
        command = [str(Path(sys.executable).with_name("legatus")), "extract", *options, "-o", str(file)]
        command += [str(path) for path in sorted(SEEDS.glob("*.md"))[:3]]
        subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PATH": ""}, timeout=300)
        outputs.append(file.read_bytes())
    assert outputs[0] == outputs[1]
    assert len(json.loads(outputs[0].splitlines()[0])["tenure"]) >= 1
