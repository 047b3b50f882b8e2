"""The seed articles: well-formed, dated, sourced, and in our own words."""

import datetime
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = sorted((ROOT / "seeds" / "articles").glob("*.md"))
REQUIRED = ("title", "publisher", "published", "source", "note")
OPTIONAL = ("url",)
WORDS_IN_COMMON = 8  # a run of words this long is taken for a copied sentence


def _parts(path: Path) -> tuple[dict[str, Any], str]:
    """An article's front matter and its body."""
    raw = path.read_text(encoding="utf-8")
    assert raw.startswith("---\n"), f"{path.name} has no front matter"
    head, body = raw[4:].split("\n---\n", 1)
    meta = yaml.safe_load(head)
    assert isinstance(meta, dict)
    return meta, body.strip()


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of `WORDS_IN_COMMON` consecutive words of a text, without case and punctuation."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + WORDS_IN_COMMON]) for i in range(len(words) - WORDS_IN_COMMON + 1)}


def _foreign_texts(shared: Path) -> Iterator[tuple[str, str]]:
    """The texts that are not ours, with a name: the seed article, the annotated articles, the papers on Mexico."""
    for path in sorted([*(shared / "seed").glob("*.txt"), *(shared / "evaluation" / "articles").glob("*.txt")]):
        yield path.name, path.read_text(encoding="utf-8")
    with gzip.open(shared / "data" / "white-house" / "documents-2021-2022.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if "Mexic" in line:
                document = json.loads(line)
                yield document["id"], document["title"] + "\n" + document["text"]


def test_there_are_at_least_twenty_and_the_farewell_comes_first() -> None:
    assert len(ARTICLES) >= 20
    meta, body = _parts(ARTICLES[0])
    assert ARTICLES[0].name.startswith("01-")
    assert "farewell" in meta["title"]
    assert "Ken Salazar" in body and "January 6, 2025" in body


def test_file_names_are_numbered_dated_and_in_order() -> None:
    names = [re.fullmatch(r"(\d\d)-(\d{4}-\d\d-\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*\.md", path.name) for path in ARTICLES]
    assert all(names), [path.name for path, match in zip(ARTICLES, names, strict=True) if not match]
    matches = [match for match in names if match]
    assert [int(match[1]) for match in matches] == list(range(1, len(ARTICLES) + 1))
    dates = [datetime.date.fromisoformat(match[2]) for match in matches[1:]]
    assert dates == sorted(dates)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_front_matter_and_length(path: Path) -> None:
    meta, body = _parts(path)
    assert set(REQUIRED) <= set(meta) <= {*REQUIRED, *OPTIONAL}
    for key in set(meta) - {"published"}:
        assert isinstance(meta[key], str) and meta[key].strip(), f"{key} must be a text"
    assert type(meta["published"]) is datetime.date, "published must be an ISO date (2025-01-06)"
    assert datetime.date(2019, 1, 1) <= meta["published"] <= datetime.date(2025, 12, 31)
    if "url" in meta:
        assert re.fullmatch(r"https?://[^\s/]+/\S*", meta["url"])
    assert 80 <= len(body.split()) <= 250
    assert body.endswith("."), "complete sentences to the end"


def test_the_date_of_the_source_is_not_before_the_event() -> None:
    for path in ARTICLES:
        event = datetime.date.fromisoformat(path.name[3:13])
        published = _parts(path)[0]["published"]
        assert event <= published <= event + datetime.timedelta(days=14), path.name


def test_titles_and_urls_are_unique() -> None:
    metas = [_parts(path)[0] for path in ARTICLES]
    assert len({meta["title"].casefold() for meta in metas}) == len(metas)
    urls = [meta["url"] for meta in metas if "url" in meta]
    assert len(set(urls)) == len(urls)


def test_weekdays_agree_with_their_dates() -> None:
    for path in ARTICLES:
        for weekday, date in re.findall(r"(\w+day), (\w+ \d{1,2}, \d{4})", _parts(path)[1]):
            assert datetime.datetime.strptime(date, "%B %d, %Y").strftime("%A") == weekday, (path.name, date)


def test_quotations_are_only_a_few_words() -> None:
    for path in ARTICLES:
        for quotation in re.findall(r"[“\"]([^”\"]*)[”\"]", _parts(path)[1]):
            assert len(quotation.split()) <= 5, (path.name, quotation)


def test_the_readme_names_every_article_and_its_publisher() -> None:
    rows = {
        cells[0].strip("` "): cells[1]
        for line in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8").splitlines()
        if re.match(r"\| `\d\d-", line) and len(cells := line.strip("| ").split(" | ")) == 2
    }
    assert {path.name for path in ARTICLES} == set(rows)
    for path in ARTICLES:
        assert _parts(path)[0]["publisher"] in rows[path.name], path.name


def test_no_sentence_is_copied(shared: Path) -> None:
    ours = {path.name: _runs(path.read_text(encoding="utf-8").split("\n---\n", 1)[1]) for path in ARTICLES}
    everything = set().union(*ours.values())
    copied = [
        (ours_name, name, " ".join(run))
        for name, text in _foreign_texts(shared)
        for run in sorted(_runs(text) & everything)
        for ours_name, runs in ours.items()
        if run in runs
    ]
    assert not copied, copied


def test_a_copied_sentence_would_be_seen() -> None:
    sentence = "The two ministers met on a quiet island and agreed to reopen the old ferry line."
    assert _runs("Before. " + sentence.upper() + " After.") & _runs(sentence)
    assert not _runs("The ministers met and agreed to reopen the line.") & _runs(sentence)
