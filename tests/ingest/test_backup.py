"""Everything goes from one database into another of either kind, and it is known to be the same."""

import io
import zipfile
from pathlib import Path

import pytest
import world
from exports import export
from neo4j_server import Address

from legatus.ingest import backup
from legatus.ingest.loading import load
from legatus.ingest.resolution import refresh
from legatus.ontology.errors import DatabaseError, InputError
from legatus.ontology.record import Record
from legatus.queries import marker, store
from legatus.queries.database import Database, connect
from legatus.queries.settings import Settings

FOREIGN = """@prefix ex: <http://example.org/> . @prefix state: <https://w3id.org/legatus/id/state/> .
state:CAN ex:p [ ex:q "x"@en-GB , 1.10 ; ex:r <http://example.org/%20> ] . ex:g { ex:a ex:p state:CAN, "two\\nlines" }
"""


def fill(database: Database, folder: Path) -> None:
    """The small world, a text that exports leave out, and data of another model."""
    secret = Record.of("article/withtext", title="T", fullText="Not for others.\n\x00")
    database.transaction(lambda t: store.add(t, [*world.records(), secret]))
    refresh(database)
    file = folder / "foreign.trig"
    file.write_text(FOREIGN, encoding="utf-8")
    assert load(database, [file]).foreign_new == 6


def written(database: Database, file: Path) -> backup.Backup:
    with file.open("wb") as out:
        return backup.write(database, out)


def empty(database: Database) -> None:
    database.command("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")


def test_a_backup_comes_back_whole(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path)
    file, again = tmp_path / "a.zip", tmp_path / "b.zip"
    done = written(database, file)
    before = export(database), {r.id: r for r in store.read(database.read)}
    empty(database)
    restored, differing = backup.restore(database, file)
    assert (restored, differing) == (done, [])
    assert (export(database), {r.id: r for r in store.read(database.read)}) == before
    written(database, again)
    assert again.read_bytes() == file.read_bytes()
    assert database.read("MATCH (s:State {id: 'state/CAN'})-[:ex__p]->(b) RETURN b.ex__q IS NOT NULL AS named") == [
        {"named": True}
    ]


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_a_graph_moves_to_the_other_kind_and_back(
    embedded_home: Settings, neo4j_address: Address, tmp_path: Path
) -> None:
    address = neo4j_address
    other = Settings(tmp_path / "home", address.uri, address.username, address.password)
    with connect(embedded_home, adopt=True) as one, connect(other, adopt=True) as two:
        for database in (one, two):
            database.prepare()
            empty(database)
        fill(one, tmp_path)
        first = written(one, tmp_path / "one.zip")
        assert backup.restore(two, tmp_path / "one.zip") == (first, [])
        assert written(two, tmp_path / "two.zip") == first
        assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_database_that_is_not_empty_is_refused(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path)
    file = tmp_path / "a.zip"
    written(database, file)
    text = export(database)
    with pytest.raises(DatabaseError, match="not empty"):
        backup.restore(database, file)
    assert export(database) == text


def test_a_restore_that_was_cut_short_is_completed(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path)
    file = tmp_path / "a.zip"
    done, text = written(database, file), export(database)
    empty(database)
    database.transaction(lambda t: marker.restore(t, done.digest))
    database.transaction(lambda t: store.add(t, world.records()[:1]))
    assert backup.restore(database, file) == (done, [])
    assert export(database) == text


def test_what_is_no_backup_or_is_damaged_is_refused_and_nothing_written(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path)
    good = tmp_path / "a.zip"
    written(database, good)
    empty(database)
    whole = good.read_bytes()
    middle = len(whole) // 3
    changed = io.BytesIO()
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Canad", b"Kanad"))
    files = {
        "empty": b"",
        "text": b"no zip",
        "torn": whole[: len(whole) // 2],
        "bits": whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :],
        "changed": changed.getvalue(),
    }
    for name, content in files.items():
        bad = tmp_path / name
        bad.write_bytes(content)
        with pytest.raises(InputError, match=name):
            backup.restore(database, bad)
    with pytest.raises(InputError, match="missing"):
        backup.restore(database, tmp_path / "missing")
    assert database.read("MATCH (n) WHERE NOT n:Legatus RETURN n.id AS id") == []


def test_what_the_rules_give_otherwise_is_said(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path)
    database.write("MATCH (s:State {id: 'state/CAN'}) SET s.name = 'Kanada'")  # as older rules may have had it
    file = tmp_path / "a.zip"
    written(database, file)
    empty(database)
    assert backup.restore(database, file)[1] == [backup.RESOLVED]
