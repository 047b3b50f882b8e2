"""The graph as RDF: export, load, validate, on both databases."""

import gzip
import json
from pathlib import Path

import pytest
from program import Run

from legatus.ontology.formats import FORMATS
from legatus.queries import store
from legatus.queries.database import Database


@pytest.mark.parametrize("suffix", [format.suffixes[0] for format in FORMATS])
def test_what_is_exported_can_be_loaded_and_exported_the_same(
    suffix: str, filled: Database, run: Run, tmp_path: Path
) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    done = run("export", str(first))
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    empty(filled)
    assert run("load", str(first)).exit_code == 0
    assert run("export", str(second)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    again = run("load", str(first))
    assert "Article: 0 new, 3 already known" in again.stderr
    assert "nothing changed" in again.stderr


def empty(database: Database) -> None:
    """Take everything away but the marker."""
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")


def test_standard_output_and_compression_hold_the_same(filled: Database, run: Run, tmp_path: Path) -> None:
    packed = tmp_path / "graph.ttl.gz"
    assert run("export", str(packed)).exit_code == 0
    text = run("export", "-").stdout
    assert text.startswith("@prefix ")
    assert gzip.decompress(packed.read_bytes()).decode() == text
    assert packed.read_bytes() == (run("export", str(packed)), packed.read_bytes())[1]
    triples = run("export", "-", "--format", "ntriples").stdout.splitlines()
    assert triples == sorted(triples)


def test_texts_stay_out_unless_asked_for(filled: Database, run: Run, tmp_path: Path) -> None:
    secret = "They must talk in private"
    filled.write("MATCH (a:Article) WHERE a.title STARTS WITH 'Tariffs' SET a.fullText = $text", text=secret)
    assert secret not in run("export", "-").stdout
    whole = tmp_path / "whole.trig"
    assert run("export", str(whole), "--texts").exit_code == 0
    assert secret in whole.read_text("utf-8")


def test_standard_input_is_loaded_and_validated(filled: Database, run: Run) -> None:
    text = run("export", "-", "--format", "trig").stdout
    empty(filled)
    assert run("load", "-", stdin=text).exit_code == 2, "nothing says which format this is"
    assert run("load", "-", "--format", "trig", stdin=text).exit_code == 0
    assert store.counts(filled)["Article"] == 3
    assert run("validate", "-", "--rdf-format", "trig", stdin=text).exit_code == 0


def test_bad_files_are_said_with_their_line_and_the_others_go_in(filled: Database, run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.nt", tmp_path / "bad.nt"
    assert run("export", str(good)).exit_code == 0
    lines = good.read_text("utf-8").splitlines()
    bad.write_text("\n".join([*lines[:3], "<this is no triple", *lines[3:]]), "utf-8")
    empty(filled)
    done = run("load", str(bad), str(tmp_path / "none.nt"), str(good))
    assert done.exit_code == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("legatus: error: ")]
    assert len(errors) == 2
    assert "bad.nt:4: " in errors[0]
    assert store.counts(filled)["Article"] == 3


def test_of_bad_files_nothing_goes_in_and_each_has_its_sentence(database: Database, run: Run, tmp_path: Path) -> None:
    good = b"<http://a.example/a> <http://a.example/p> 'x' .\n"
    rdf = b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:a='http://a.example/'>"
    thing = b"<rdf:Description rdf:about='http://a.example/a'>\n<a:p>x</a:p><a:p rdf:parseType='Own'/>"
    bad = {
        "wide.ttl": (good.decode().encode("utf-16"), "wide.ttl:1: is written in UTF-16"),
        "torn.ttl.gz": (gzip.compress(good * 99, mtime=0)[:-9], "torn.ttl.gz: cannot be read"),
        "late.ttl": (good * 20_000 + b"<a> <b> <<( <c> <d> <e> )>> .", "late.ttl:20001: triple terms of RDF 1.2"),
        "latin.ttl": (good + b"<a> <b> '\xe9' .", "latin.ttl:2: not well-formed Turtle: Invalid UTF-8"),
        "own.rdf": (rdf + thing + b"</rdf:Description></rdf:RDF>", "own.rdf:2: rdf:parseType='Own'"),
        "far.jsonld": (b'{"@context":\n"https://c.example/"}', "far.jsonld:2: not well-formed JSON-LD: the context"),
        "none.jsonld": (b"", "none.jsonld:1: is empty"),
        "image.nt": (bytes(range(256)), "image.nt:1: not well-formed N-Triples"),
    }
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder.nq").mkdir()
    (tmp_path / "marked.ttl").write_bytes(b"\xef\xbb\xbf" + good.replace(b"/p", b"/q"))
    done = run("load", *(str(tmp_path / name) for name in (*bad, "folder.nq", "marked.ttl")))
    assert done.exit_code == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("legatus: error: ")]
    for error, (_, told) in zip(
        errors, (*bad.values(), (b"", "folder.nq: cannot be read: Is a directory")), strict=True
    ):
        assert told in error
    exported = run("export", "-", "--format", "nquads").stdout
    assert exported == '<http://a.example/a> <http://a.example/q> "x" .\n'


def test_an_export_that_cannot_be_written_is_one_line(run: Run, filled: Database, tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "no" / "graph.ttl"))
    assert done.exit_code == 1
    assert "no folder" in done.stderr


@pytest.mark.usefixtures("filled")
def test_the_graph_conforms(run: Run) -> None:
    done = run("validate")
    assert done.exit_code == 0, done.stdout
    assert all(finding["severity"] == "warning" for finding in json.loads(done.stdout))
    assert "conforms: 0 violations" in done.stderr


def test_what_others_say_with_our_terms_is_validated_too(filled: Database, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "theirs.ttl"
    file.write_text(
        "@prefix leg: <https://w3id.org/legatus/ns#> . @prefix state: <https://w3id.org/legatus/id/state/> .\n"
        "<https://example.org/a> a leg:State ; leg:code 'X' . state:MEX leg:startChar 'x'^^<https://example.org/t> .\n",
        "utf-8",
    )
    assert run("load", str(file)).exit_code == 0
    done = run("validate")
    assert done.exit_code == 1
    found = {(f["focus"], f["path"]) for f in json.loads(done.stdout) if f["severity"] == "violation"}
    assert found == {("https://example.org/a", "type"), ("https://example.org/a", "code"), ("state/MEX", "startChar")}


def test_validation_says_0_1_or_2(bare: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        "@prefix leg: <https://w3id.org/legatus/ns#> .\n"
        "<https://w3id.org/legatus/id/person/x.aaaaaaaaaaaaaaaa> a leg:Person .\n",
        "utf-8",
    )
    done = bare("validate", str(broken))
    assert done.exit_code == 1
    findings = json.loads(done.stdout)
    assert any(f["severity"] == "violation" and f["focus"] == "person/x.aaaaaaaaaaaaaaaa" for f in findings)
    assert "does not conform" in done.stderr
    other = tmp_path / "other.ttl"
    other.write_text("<https://example.org/a> <https://example.org/b> 1 .\n", "utf-8")
    assert bare("validate", str(other)).exit_code == 0
    for name, text in (("none.ttl", None), ("torn.ttl", "<a> <b"), ("graph.xyz", "")):
        if text is not None:
            (tmp_path / name).write_text(text)
        done = bare("validate", str(tmp_path / name))
        assert done.exit_code == 2
        assert done.stderr.startswith("legatus: error: ")
        assert done.stdout == ""


def test_files_become_the_import_folder_without_a_database(bare: Run, tmp_path: Path) -> None:
    path, folder = tmp_path / "one.nt", str(tmp_path / "new")
    path.write_text('<urn:a> <urn:p> "x" .\n', encoding="utf-8")
    done = bare("export", folder, "--format", "neo4j-admin", "--from", str(path))
    assert done.exit_code == 0, done.stderr
    assert "3 nodes and 0 relationships written" in done.stderr
    assert (tmp_path / "new" / "import.sh").exists()
    again = bare("export", folder, "--format", "neo4j-admin", "--from", str(path))
    assert (again.exit_code, "is there already" in again.stderr) == (1, True)
    other = bare("export", str(tmp_path / "new.ttl"), "--from", str(path))
    assert (other.exit_code, "--from goes with" in other.stderr) == (2, True)
