"""The real annotated articles: what the annotators quoted is where facts are looked for, and teasers are not."""

import json
from pathlib import Path

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.language import language
from legatus.ingest.inputs import documents

READ = ("title", "body", "caption")


@pytest.fixture(scope="module")
def articles(shared: Path) -> list[Document]:
    found = [item for item in documents([str(shared / "evaluation" / "articles")]) if isinstance(item, Document)]
    assert len(found) == 54
    return found


def test_every_quote_of_the_annotation_lies_in_blocks_that_are_read(shared: Path, articles: list[Document]) -> None:
    """Letters of a quote outside them are markup: a key of front matter, a link's address, a tag, a dateline."""
    shares = []
    for document in articles:
        found = clean(document)
        read = {found.offsets[i] for b in found.blocks if b.kind in READ for i in range(b.start, b.end)}
        gold = json.loads((shared / "evaluation" / "gold" / f"{document.key}.json").read_text(encoding="utf-8"))
        for quote in {
            quote for facts in gold.values() if isinstance(facts, list) for f in facts for quote in f["evidence"]
        }:
            start = document.raw.index(quote)
            letters = [i for i in range(start, start + len(quote)) if document.raw[i].isalnum()]
            shares.append(sum(i in read for i in letters) / len(letters))
    assert len(shares) > 300
    assert min(shares) > 0.5
    assert sum(share > 0.85 for share in shares) / len(shares) > 0.99


def test_the_seed_article(shared: Path) -> None:
    (document,) = (d for d in documents([str(shared / "seed")]) if isinstance(d, Document))
    found = clean(document)
    read = [found.text[b.start : b.end] for b in found.blocks if b.kind in READ]
    assert found.dateline == "2025-01-06"
    after = document.raw.index("Similar News")
    assert all(found.offsets[b.start] < after for b in found.blocks if b.kind in READ)
    assert sum(b.kind == "caption" for b in found.blocks) == 1
    assert not any(text.startswith(("MEXICO", "and slapping")) for text in read)


def test_all_are_english(articles: list[Document]) -> None:
    assert {language(clean(document)).code for document in articles} == {"en"}


def test_the_records_hold_the_same_texts(shared: Path, articles: list[Document]) -> None:
    records = {d.key: d for d in documents([str(shared / "evaluation" / "documents.jsonl")]) if isinstance(d, Document)}
    assert {d.key: d.raw for d in articles} == {key: d.raw for key, d in records.items()}
    assert all(d.publisher for d in records.values())
