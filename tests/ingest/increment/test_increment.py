"""Whatever comes in whatever order: taking it in gives the graph that a full rebuild gives."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legatus.ingest import articles, increment, resolution
from legatus.ingest.documents import Document
from legatus.ingest.graph import merged
from legatus.ingest.increment import entries
from legatus.ingest.resolution import catch_up, refresh
from legatus.ingest.resolve import resolved
from legatus.ontology.turtle import trig
from legatus.queries import marker, store
from legatus.queries.all_keys import Entry
from legatus.queries.database import Database

#: Look-ups that come and go; the others may be more than a full rebuild makes.
EXACT = ("url", "band", "surname", "short", "slots", "event", "statement", "participant", "listed")


def export(database: Database) -> str:
    """Everything, as the export writes it."""
    return "".join(trig(store.read(database.read)))


def look_ups(database: Database) -> set[Entry]:
    """The look-ups that the graph keeps."""
    rows = database.read("MATCH (k:LegatusKeys) RETURN k.entries AS entries")
    return {(key, v) for row in rows for key, values in json.loads(row["entries"]).items() for v in values}


def clear(database: Database) -> None:
    database.write("MATCH (n) WHERE NOT n:Legatus DETACH DELETE n")
    database.write("MATCH (m:Legatus) REMOVE m.keys, m.pending SET m.due = false")


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), steps=st.integers(4, 12))
def test_after_every_step_the_graph_is_that_of_a_full_rebuild(
    database: Database, world: Any, seed: int, steps: int
) -> None:
    clear(database)
    made = world(database, seed)
    for _ in range(steps):
        made.step()
        assert made.is_() == made.should_be()
        wanted, kept = set(entries.of_resolution(resolved(merged(made.maker.grown)))), look_ups(database)
        assert wanted <= kept
        assert {e for e in kept - wanted if e[0].split(entries.SEP)[0] in EXACT} == set()
    before = export(database)
    assert refresh(database) == store.Changes()
    assert export(database) == before


def test_articles_are_taken_in_without_resolving_everything(database: Database, world: Any) -> None:
    made = world(database, 11)
    for _ in range(12):
        article = made.maker.article()
        made.add(article, [article[0].id])
    assert made.anew <= 2  # the first, and where it was not certain what an article concerns


def test_what_was_killed_half_way_is_taken_in_by_the_next_run(
    database: Database, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(database, 5)
    for _ in range(4):
        article = made.maker.article()
        made.add(article, [article[0].id])
    before, kept = made.is_(), look_ups(database)

    def killed(self: object) -> None:
        raise KeyboardInterrupt

    article = made.maker.article()
    with monkeypatch.context() as patch:
        patch.setattr("legatus.queries.keys.Keys.write", killed)
        with pytest.raises(KeyboardInterrupt):
            made.add(article, [article[0].id])
    assert made.is_() == before
    assert look_ups(database) == kept
    assert marker.due(database)
    catch_up(database)
    assert made.is_() == made.should_be()
    assert not marker.due(database)


def test_a_program_that_knows_no_look_ups_makes_them_worthless(database: Database, world: Any) -> None:
    made = world(database, 3)
    for _ in range(3):
        article = made.maker.article()
        made.add(article, [article[0].id])
    anew = made.anew
    database.write("MATCH (m:Legatus {id: 'legatus'}) SET m.writes = m.writes + 1")
    article = made.maker.article()
    made.add(article, [article[0].id])
    assert made.anew == anew + 1
    assert made.is_() == made.should_be()


def test_other_rules_than_those_of_the_graph_resolve_everything(
    database: Database, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(database, 3)
    for _ in range(2):
        article = made.maker.article()
        made.add(article, [article[0].id])
    anew = made.anew
    monkeypatch.setattr(resolution, "fingerprint", lambda: "other rules")
    article = made.maker.article()
    made.add(article, [article[0].id])
    assert made.anew == anew + 1


def test_what_concerns_too_much_is_resolved_with_all(
    database: Database, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(database, 8)
    for _ in range(3):
        article = made.maker.article()
        made.add(article, [article[0].id])

    def refused(*arguments: object) -> None:
        raise increment.TooMuch

    monkeypatch.setattr(increment, "take_in", refused)
    article = made.maker.article()
    anew = made.anew
    made.add(article, [article[0].id])
    assert made.anew == anew + 1
    assert made.is_() == made.should_be()


def test_articles_that_come_one_by_one_give_what_they_give_at_once(database: Database) -> None:
    found = [Document(key=f"d{n}", origin=f"d{n}", raw=text, published=f"2025-0{1 + n}-06") for n, text in _texts()]
    for document in found:
        articles.ingest(database, (), found=[document])
    one_by_one = export(database)
    clear(database)
    articles.ingest(database, (), found=found)
    assert export(database) == one_by_one


def _texts() -> Iterator[tuple[int, str]]:
    folder = Path(__file__).resolve().parents[3] / "seeds" / "articles"
    return enumerate(path.read_text("utf-8") for path in islice(sorted(folder.glob("*.md")), 6))


def test_the_articles_of_the_evaluation_one_by_one(database: Database, shared: Path) -> None:
    source = str(shared / "evaluation" / "documents.jsonl")
    from legatus.ingest.inputs import documents

    found = [document for document in documents([source]) if isinstance(document, Document)]
    assert len(found) == 54
    read = {}
    from legatus.ingest.extract.extractor import Extractor
    from legatus.ingest.extract.reader import VERSION
    from legatus.ingest.extract.reader import read as rules

    for document, reading in zip(found, rules(iter(found)), strict=True):
        read[document.key] = reading
    extractor = Extractor(VERSION, lambda some: (read[document.key] for document in some))
    for document in found:
        articles.ingest(database, (), found=[document], extractor=extractor)
    one_by_one = export(database)
    clear(database)
    articles.ingest(database, (), found=found, extractor=extractor)
    assert export(database) == one_by_one
