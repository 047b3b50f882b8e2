"""`legatus backup` and `restore`, and foreign files by the command line, on both databases."""

from pathlib import Path

from program import Run

from legatus.queries.database import Database


def empty(database: Database) -> None:
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")


def test_a_backup_is_restored_and_said_to_be_the_same(filled: Database, run: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "graph.zip")
    done = run("backup", file)
    assert done.exit_code == 0, done.stderr
    text = run("export", "-", "--format", "nquads").stdout
    refused = run("restore", file)
    assert refused.exit_code == 2
    assert "is not empty" in refused.stderr
    empty(filled)
    restored = run("restore", file)
    assert restored.exit_code == 0, restored.stderr
    assert "the graph is the same" in restored.stderr
    assert run("export", "-", "--format", "nquads").stdout == text
    assert run("restore", str(tmp_path / "none.zip")).exit_code == 1


def test_foreign_files_are_loaded_counted_and_exported(filled: Database, run: Run, tmp_path: Path) -> None:
    xml, base = tmp_path / "a.rdf", "http://example.org/d/"
    xml.write_text(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://example.org/'>"
        "<rdf:Description rdf:about='x' xml:lang='de-AT'><e:p>Jänner</e:p></rdf:Description></rdf:RDF>",
        "utf-8",
    )
    done = run("load", str(xml), "--base", base)
    assert done.exit_code == 0, done.stderr
    assert "statements of other models: 1 new, 0 already known" in done.stderr
    assert "statements of other models: 0 new, 1 already known" in run("load", str(xml), "--base", base).stderr
    text = run("export", "-").stdout
    assert '<http://example.org/d/x>\n    <http://example.org/p> "Jänner"@de-AT .' in text
    out = tmp_path / "out.ttl"
    assert "and 1 statement of other models written" in run("export", str(out)).stderr
    filled.write("MATCH (n:Resource) SET n += $row", row={key: ["neu"] for key in _keys(filled)})
    assert "was edited in the database" in run("export", str(out)).stderr
    assert run("load", str(tmp_path / "a.word")).exit_code == 2


def _keys(database: Database) -> list[str]:
    return [
        key
        for row in database.read("MATCH (n:Resource) RETURN keys(n) AS keys")
        for key in row["keys"]
        if "__p" in key and not key.startswith("_")
    ]
