"""Each format: what it recognises, what it takes from metadata, what it refuses."""

import json
from pathlib import Path

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.inputs import Failure, Notice, Outcome, documents
from legatus.ingest.metadata import FIELDS, stated
from legatus.ingest.sources import FALLBACK, sources, suffixes


def read(folder: Path, name: str, content: str) -> list[Outcome]:
    path = folder / name
    path.write_bytes(content.encode())
    return list(documents([path]))


def one(folder: Path, name: str, content: str) -> Document:
    (document,) = read(folder, name, content)
    assert isinstance(document, Document)
    return document


def test_formats_are_found_by_being_in_the_folder() -> None:
    assert {"text", "html", "records"} <= set(sources())
    assert FALLBACK in sources()
    assert {".txt", ".md", ".html", ".jsonl", ".json"} <= suffixes()
    assert all(source.NAME and source.__doc__ for source in sources().values())


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    raw = "  The envoy left.\r\nHe said\tgoodbye.\r\r\n\n"
    document = one(tmp_path, "2021-05-06-note.v2.txt", raw)
    assert document.raw == raw
    assert (document.key, document.media) == ("2021-05-06-note.v2", "text")
    assert document.published is None  # the date in a file's name is not stated by the article


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_front_matter_in_every_text_format(tmp_path: Path, name: str) -> None:
    raw = (
        "---\r\ntitle: \"The envoy\\u2019s\\_farewell\"\r\ndate: '2021-05-06'\r\nmodified_time: "
        "2021-05-07 01:02:03-04:00\r\n"
        "source_url: gopher://e.org/1\r\npublisher: Courier &amp; Co\r\nauthor: Jane Roe\r\ntags: "
        "[a, b]\r\n---\r\nHe left.\r\n"
    )
    document = one(tmp_path, name, raw)
    assert document.raw == raw
    assert document.title == "The envoy’s farewell"
    assert (document.published, document.modified) == ("2021-05-06", "2021-05-07")
    assert (document.url, document.publisher) == ("gopher://e.org/1", "Courier & Co")


def test_an_export_of_wordpress(tmp_path: Path) -> None:
    raw = (
        "---\nID: 3\npost_title: >\n  Envoy leaves\n  Strelsau\npost_date: 2016-04-05 23:05:05\npublished: true\n"
        "permalink: >\n  https://e.org/envoy/\noriginal_title:\n  - Another\n---\n[ad_1]<div><p>He left.</p></div>"
    )
    document = one(tmp_path, "x.txt", raw)
    assert (document.title, document.published, document.url) == (
        "Envoy leaves Strelsau",
        "2016-04-05",
        "https://e.org/envoy/",
    )
    assert document.media == "html"


@pytest.mark.parametrize(
    ("raw", "line", "what"),
    [
        ("---\ntitle: a\nnote: b: c\n---\nText.", 3, "invalid front matter"),
        ("---\ntitle: 'a\n---\nText.", 2, "invalid front matter"),
        ("\n---\ntitle: a\n- b\n---\nText.", 4, "invalid front matter"),
        ("---\ntitle: a\nText without end.", 1, "never closed"),
    ],
)
def test_invalid_front_matter_is_reported_with_its_line(tmp_path: Path, raw: str, line: int, what: str) -> None:
    (failure,) = read(tmp_path, "a.md", raw)
    assert isinstance(failure, Failure)
    assert failure.origin == f"{tmp_path / 'a.md'}:{line}"
    assert what in failure.message


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    assert one(tmp_path, "a.md", "---\nThe envoy left.\n---\nHe said goodbye.").title is None


def test_a_page_says_who_published_it_when(tmp_path: Path) -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": "Envoy leaves Strelsau",
                "datePublished": "2021-05-06T10:00:00Z",
                "publisher": {"@type": "Organization", "name": "The Courier"},
            },
        ],
    }
    raw = (
        f'<!doctype html><html><head><title>Envoy | Courier</title><link rel="canonical" href="https://e.org/1">'
        f'<meta property="article:modified_time" content="2021-05-07"><script '
        f'type="application/ld+json">{json.dumps(data)}'
        "</script></head><body><h1>Envoy</h1><p>He left.</p></body></html>"
    )
    for name in ("a.html", "a.txt", "a"):
        document = one(tmp_path, name, raw)
        assert (document.media, document.title, document.publisher) == ("html", "Envoy leaves Strelsau", "The Courier")
        assert (document.published, document.modified, document.url) == ("2021-05-06", "2021-05-07", "https://e.org/1")


def test_a_page_that_says_nothing_states_nothing(tmp_path: Path) -> None:
    document = one(tmp_path, "a.html", "<p>He left on 6 May 2021.</p>")
    assert (document.title, document.published, document.publisher) == (None, None, None)


RECORD = {
    "id": "n1",
    "url": "urn:x:1",
    "title": "Envoy leaves",
    "publisher": "Courier",
    "published": "2021-05",
    "text": "He left.\r\n",
    "licence": "none",
}


def test_records(tmp_path: Path) -> None:
    lines = [
        json.dumps(RECORD),
        "",
        json.dumps({"id": 7, "text": "---\ntitle: T\ndate: 2021-05-06\n---\n<p>x</p><p>y</p>"}),
        json.dumps({"text": "No id."}),
    ]
    first, second, third = read(tmp_path, "news.jsonl", "\n".join(lines))
    assert first == Document(
        key="n1",
        origin=f"{tmp_path / 'news.jsonl'}:1",
        raw="He left.\r\n",
        url="urn:x:1",
        title="Envoy leaves",
        publisher="Courier",
        published="2021-05",
    )
    assert isinstance(second, Document) and isinstance(third, Document)
    assert (second.key, second.title, second.published, second.media) == ("7", "T", "2021-05-06", "html")
    assert (third.key, third.origin) == ("news-4", f"{tmp_path / 'news.jsonl'}:4")


def test_an_array_and_a_single_record(tmp_path: Path) -> None:
    items = read(tmp_path, "a.json", json.dumps([RECORD, {"text": "Two."}], indent=1))
    assert [item.key for item in items if isinstance(item, Document)] == ["n1", "a-2"]
    assert one(tmp_path, "b.json", json.dumps({"text": "One."}, indent=1)).key == "b"
    assert len(read(tmp_path, "c.json", '{"text": "One."}\n{"text": "Two."}\n')) == 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "a"', "invalid JSON"),
        ("[1]", "expected a JSON object"),
        ('{"id": "x"}', "has no 'text'"),
        ('{"text": 3}', "not a text"),
        ('{"text": " "}', "is empty"),
        ('{"text": "\\ud83d"}', "half a character"),
        ('{"text": "---\\na: b: c\\n---\\nx"}', "invalid front matter"),
    ],
)
def test_a_wrong_record_is_reported_and_the_rest_goes_in(tmp_path: Path, line: str, message: str) -> None:
    good = json.dumps(RECORD)
    before, failure, after = read(tmp_path, "n.jsonl", f"{good}\n{line}\n{good}\n")
    assert isinstance(before, Document) and isinstance(after, Document) and isinstance(failure, Failure)
    assert failure.origin.startswith(f"{tmp_path / 'n.jsonl'}:2")
    assert message in failure.message


def test_broken_json_is_reported_with_its_line(tmp_path: Path) -> None:
    (failure,) = read(tmp_path, "a.json", '{"text":\n "a",\n "b":}')
    assert isinstance(failure, Failure)
    assert failure.origin == f"{tmp_path / 'a.json'}:3"


def test_a_date_that_is_none_is_noticed_and_not_used(tmp_path: Path) -> None:
    notice, document = read(tmp_path, "n.jsonl", json.dumps({**RECORD, "published": "06/01/2025"}))
    assert isinstance(notice, Notice) and "06/01/2025" in str(notice)
    assert isinstance(document, Document) and document.published is None


def test_the_record_goes_before_its_text_and_a_later_key_helps_out() -> None:
    found = stated({"title": "A", "published": "soon"}, {"title": "B", "date": "2021", "source": "https://e.org"})
    assert (found.title, found.published, found.publisher, found.unread) == ("A", "2021", None, ())


def test_no_key_states_two_fields() -> None:
    keys = [key for names in FIELDS.values() for key in names]
    assert len(keys) == len(set(keys))
    assert all(key == key.lower() for key in keys)
