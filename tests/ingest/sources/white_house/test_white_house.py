"""Texts of the White House: articles with their metadata, each once, from JSON Lines or the Markdown repository."""

import gzip
import json
from pathlib import Path

import pytest

from legatus.ingest import imports
from legatus.ingest.documents import Document
from legatus.ingest.lists import recognised
from legatus.ingest.outcomes import Ignored, Reported
from legatus.ingest.sources import white_house
from legatus.ontology.errors import InputError
from legatus.queries.database import Database

ADDRESS = "https://bidenwhitehouse.archives.gov/briefing-room/statements-releases/2021/03/02/a/"
NOMINATION = """NOMINATIONS SENT TO THE SENATE:

Ida Marie Ostrow, of Ohio, to be Ambassador Extraordinary and
Plenipotentiary of the United States of America to the Republic of Peru.

Tom Hale, of Iowa, to be United States District Judge for the Northern
District of Iowa, vice Ann Roe, retired.

\\###
"""


def record(id: str, text: str = NOMINATION, title: str = "Nominations Sent to the Senate") -> dict[str, str]:
    return {
        "id": id,
        "date": "2021-03-02",
        "published": "2021-03-02 17:50:55-05:00",
        "title": title,
        "url": ADDRESS + id,
        "category": "statements-releases",
        "text": text,
    }


def lines(folder: Path, *records: object) -> Path:
    file = folder / "documents.jsonl.gz"
    text = "\n".join(r if isinstance(r, str) else json.dumps(r) for r in records)
    file.write_bytes(gzip.compress(text.encode(), mtime=0))
    return file


def test_a_document_with_its_metadata(tmp_path: Path) -> None:
    file = lines(tmp_path, record("a", title="Nominations\u00a0Sent to the\u00a0Senate"))
    (document,) = white_house.documents(file)
    assert isinstance(document, Document)
    assert document.raw == NOMINATION, "the raw text stays as it is"
    assert (document.key, document.title, document.published) == ("a", "Nominations Sent to the Senate", "2021-03-02")
    assert (document.publisher, document.url) == ("The White House", ADDRESS + "a")


def test_the_same_text_counts_once_and_another_one_of_the_title_too(tmp_path: Path) -> None:
    again = record("b", NOMINATION.replace("\n", "  \n"), title="Nominations\u00a0Sent to the Senate")
    found = list(white_house.documents(lines(tmp_path, record("a"), again, record("c", "Other words."))))
    assert [type(item).__name__ for item in found] == ["Document", "Ignored", "Document"]
    assert isinstance(found[1], Ignored)
    assert found[1].reason == "repeats a text of the same title and day"


def test_a_broken_line_is_reported_and_a_text_without_words_left_out(tmp_path: Path) -> None:
    found = list(white_house.documents(lines(tmp_path, record("a"), '{"id": ', record("b", "\\###"))))
    assert isinstance(found[1], Reported)
    assert found[1].origin.endswith("documents.jsonl.gz:2")
    assert isinstance(found[2], Ignored)


def test_the_markdown_repository(tmp_path: Path) -> None:
    month = tmp_path / "statements-releases" / "2021-03"
    month.mkdir(parents=True)
    for name, key in (("2021-03-02-a", "permalink"), ("2021-03-02-a-2", "source_url")):
        (month / f"{name}.md").write_text(
            "---\ndate: '2021-03-02'\nmodified_time: 2021-03-03 11:31:52-05:00\n"
            "published_time: 2021-03-02 11:12:35-05:00\n"
            f"{key}: {ADDRESS}\ntitle: Nominations Sent to the Senate\n---\n \n{NOMINATION}",
            encoding="utf-8",
        )
    (tmp_path / "README.md").write_text("# Texts\n")
    assert recognised(tmp_path) is not None
    found = list(white_house.documents(tmp_path))
    document, others = next(item for item in found if isinstance(item, Document)), found
    assert isinstance(document, Document)
    assert (document.title, document.published, document.modified, document.url) == (
        "Nominations Sent to the Senate",
        "2021-03-02",
        "2021-03-03",
        ADDRESS,
    )
    assert sorted(item.reason for item in others if isinstance(item, Ignored)) == [
        "not an article (it accompanies other files)",
        "repeats a text of the same title and day",
    ]


def test_other_files_are_not_taken_for_these(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(
        json.dumps({"id": "1", "url": "https://example.org/a", "text": "x", "category": "y"})
    )
    assert not white_house.recognises(tmp_path / "news.jsonl")
    assert not white_house.recognises(tmp_path)
    with pytest.raises(InputError, match="folders of months"):
        list(white_house.documents(tmp_path))


def test_a_nomination_becomes_one_of_the_envoy_only(database: Database, tmp_path: Path) -> None:
    audit = imports.run(database, None, str(lines(tmp_path, record("a"), record("b"))))
    assert audit.source.name == "white_house"
    assert audit.read["document"] == 2
    assert (audit.mapped["document"], audit.ignored["document"]) == (1, 1)
    rows = database.read(
        "MATCH (p:Person)-[:NOMINEE_IN]->(n:Nomination)-[:OF]->(o:Post) RETURN p.name AS who, o.id AS post"
    )
    assert [(row["who"], row["post"]) for row in rows] == [("Ida Marie Ostrow", "post/ambassador.USA.PER")]
    again = imports.run(database, None, str(lines(tmp_path, record("a"), record("b"))))
    assert not again.new
    assert again.mapped == audit.mapped


def test_the_real_documents_are_read_once(shared: Path) -> None:
    found = list(white_house.documents(shared / "data" / "white-house" / "documents-2021-2022.jsonl.gz"))
    assert len(found) == 6085
    assert all(isinstance(item, Document | Ignored) for item in found)
    assert 10 < sum(isinstance(item, Ignored) for item in found) < 100
