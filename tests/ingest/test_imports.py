"""Importing a reference list: audited, idempotent, safe to kill, a newer version of a record in place of the older."""

from pathlib import Path

import pytest
from exports import export
from pocom_files import Folder, office

from legatus.ingest import imports
from legatus.ingest.lists import lists, recognised
from legatus.ontology.errors import InputError, UsageError
from legatus.queries import marker, store
from legatus.queries.database import Database


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "list")
    made.person("roe-richard", "Richard", "Roe")
    made.country(
        office("a", appointed="1990-01-05", started="1990-03-01", ended=("1993-06-07", "Left post on")),
        office("b", "roe-richard", started="1993-09-01", ended="1992-01-01"),
        office("c", "roe-richard", appointed="1993-08-01", started="1993-09-01"),
        others=office("d", "roe-richard", note="Nomination of May 2, 1999, not acted upon by the Senate."),
    )
    return made


def test_a_list_is_audited_kept_and_resolved(database: Database, folder: Folder) -> None:
    audit = imports.run(database, None, str(folder.root))
    assert audit.source.name == "pocom"
    assert audit.read == {"office": 4, "person": 2}
    assert audit.read == audit.mapped + audit.ignored + audit.reported
    assert audit.reported == {"office": 1}
    assert audit.refused[0].origin.startswith("missions-countries/mexico.xml:")
    assert audit.new == {"tenure": 3, "milestone": 7}
    assert audit.missing == {"office": (4, 7262)}
    counts = store.counts(database)
    assert (counts["Tenure"], counts["Nomination"], counts["Person"], counts["Dataset"]) == (2, 1, 2, 1)
    dataset = store.some(database.read, ["dataset/pocom"])["dataset/pocom"]
    assert dataset.text("licence") == "CC0-1.0"
    mention = next(r for r in store.read(database.read, classes=("Mention",)) if r.text("record") == "mexico/a")
    assert mention.texts("extractedBy") == ("pocom@1.0#served",)
    assert not mention.all("quotes")


def test_a_second_import_changes_nothing(database: Database, folder: Folder) -> None:
    first = imports.run(database, "pocom", str(folder.root))
    before = export(database)
    again = imports.run(database, "pocom", str(folder.root))
    assert not again.new
    assert again.known == first.new
    assert again.resolved == store.Changes()
    assert export(database) == before


def test_a_run_that_is_killed_is_completed_by_the_next(
    database: Database, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Database) -> store.Changes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(imports, "refresh", killed)
        with pytest.raises(KeyboardInterrupt):
            imports.run(database, "pocom", str(folder.root))
    assert marker.due(database)
    imports.run(database, "pocom", str(folder.root))
    assert not marker.due(database)
    assert store.counts(database)["Tenure"] == 2


def test_what_a_newer_version_of_a_record_no_longer_says_ceases_to_count(database: Database, folder: Folder) -> None:
    imports.run(database, "pocom", str(folder.root))
    folder.country(office("a", appointed="1990-01-05", started="1990-03-02", changed="2021-05-05"))
    imports.run(database, "pocom", str(folder.root))
    terms = {r.text("start"): r for r in store.read(database.read, classes=("Tenure",))}
    changed = terms["1990-03-02"]
    assert changed.text("end") == "1990-03-02/.."
    kinds = {r.split("/")[1].split(".")[0] for r in changed.texts("milestone")}
    assert kinds == {"appointed", "credentials_presented"}
    assert len(terms) == 2, "records that the newer folder does not hold still count"


def test_a_rehearsal_keeps_nothing(database: Database, folder: Folder) -> None:
    audit = imports.run(None, None, str(folder.root))
    assert audit.new["tenure"] == 3
    assert store.counts(database) == {}


def test_what_is_no_list_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    assert recognised(tmp_path) is None
    with pytest.raises(UsageError, match="--source"):
        imports.run(None, None, str(tmp_path))
    with pytest.raises(InputError, match="no such file"):
        imports.run(None, "pocom", str(tmp_path / "nowhere"))
    with pytest.raises(UsageError, match="pocom"):
        imports.run(None, "pokemon", str(tmp_path))


def test_every_list_says_what_it_is() -> None:
    for name, info in lists().items():
        assert info.name == name
        assert all((info.title, info.publisher, info.licence, info.coverage, info.path))
