"""Our own exports come back as they were, on both databases; what is bad stays out whole."""

from pathlib import Path
from typing import Any

import pytest
import world
from exports import expected, export

from legatus.ingest import graph, keeping
from legatus.ingest.loading import load
from legatus.ingest.resolution import refresh
from legatus.ontology.formats import FORMATS, Format
from legatus.queries import store
from legatus.queries.database import Database

HEAD = "@prefix leg: <https://w3id.org/legatus/ns#> . @base <https://w3id.org/legatus/id/> .\n"


def written(folder: Path, name: str, format: str) -> Path:
    file = folder / name
    file.write_text(expected(world.records(), format), encoding="utf-8")
    return file


@pytest.mark.parametrize("format", FORMATS, ids=lambda f: f.name)
def test_an_export_loads_back_to_the_same_bytes(database: Database, tmp_path: Path, format: Format) -> None:
    name, suffix = format.name, format.suffixes[0]
    file = written(tmp_path, f"a{suffix}", name)
    summary = load(database, [file])
    assert not summary.failed
    assert not summary.differing
    assert summary.new["Article"] == 3
    assert export(database, name) == file.read_text(encoding="utf-8")
    assert export(database) == expected(world.records())
    again = load(database, [file])
    assert not again.new
    assert again.known["Article"] == 3
    assert export(database) == expected(world.records())


def test_several_files_are_their_union(database: Database, tmp_path: Path) -> None:
    files = one_file_a_reading(tmp_path)
    load(database, [files[2], files[0]])
    load(database, [files[1]])
    assert export(database) == expected(world.records())


def one_file_a_reading(folder: Path) -> list[Path]:
    files = []
    for i, reading in enumerate(world.readings()):
        files.append(folder / f"{i}.trig")
        files[-1].write_text(expected(graph.records(reading, world.EXTRACTOR)), encoding="utf-8")
    return files


def test_what_a_load_has_added_alone_is_not_read_back(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = one_file_a_reading(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(store, "read", None)
        load(database, [*files, written(tmp_path, "all.trig", "trig")])
    assert export(database) == expected(world.records())
    assert refresh(database) == store.Changes()


def test_what_somebody_else_has_added_meanwhile_is_resolved_too(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = one_file_a_reading(tmp_path)
    keep = keeping.keep_records

    def and_another(other: Database, *given: Any) -> None:
        keep(other, *given)
        monkeypatch.setattr(keeping, "keep_records", keep)
        load(other, others)

    monkeypatch.setattr(keeping, "keep_records", and_another)
    load(database, [first])
    assert export(database) == expected(world.records())
    assert refresh(database) == store.Changes()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<state/MEX> leg:name 'Mexico' .\n<state/MEX> leg:name", "not well-formed"),
        (
            "<mention/m> a leg:Mention ; leg:recordType 'event' ; leg:inSource <article/none> .",
            "neither in the file nor",
        ),
        ("<mention/m> a leg:Mention ; leg:confidence 0.50 .", "should be written 0.5"),
    ],
)
def test_a_bad_file_stays_out_whole_and_the_rest_goes_in(
    database: Database, tmp_path: Path, text: str, message: str
) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(HEAD + "<article/a> a leg:Article ; leg:title 'A' .\n" + text, encoding="utf-8")
    summary = load(database, [bad, written(tmp_path, "good.trig", "trig"), tmp_path / "missing.ttl"])
    assert [f.origin.split(".ttl")[0] for f in summary.failed] == [str(tmp_path / "bad"), str(tmp_path / "missing")]
    assert message in summary.failed[0].message
    assert export(database) == expected(world.records())
    assert "article/a" not in store.some(database.read, ["article/a"])


def test_a_resolved_record_that_no_mention_gives_is_kept_and_said(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(HEAD + "<person/x.aaaaaaaaaaaaaaaa> a leg:Person ; leg:name 'X' .", encoding="utf-8")
    summary = load(database, [file])
    assert (summary.kept, summary.differing) == (["person/x.aaaaaaaaaaaaaaaa"], [])
    assert 'person:x.aaaaaaaaaaaaaaaa\n    a leg:Person ;\n    leg:name "X" .' in export(database)
    assert store.some(database.read, summary.kept) == {}, "it is no record that queries would find"


def test_a_resolved_record_that_its_mention_no_longer_gives_is_reported(database: Database, tmp_path: Path) -> None:
    file, old = written(tmp_path, "a.trig", "trig"), tmp_path / "old.ttl"
    mention = next(r.id for r in world.records() if r.id.startswith("mention/"))
    old.write_text(HEAD + f"<person/x.aaaaaaaaaaaaaaaa> a leg:Person ; leg:denotedBy <{mention}> .", encoding="utf-8")
    summary = load(database, [file, old])
    assert (summary.kept, summary.differing) == ([], ["person/x.aaaaaaaaaaaaaaaa"])
    assert export(database) == expected(world.records())
