"""Doubtful pairs: what may be one person and is not, until somebody decides."""

import pytest

from legatus.ingest import curation, listings
from legatus.ingest.lists import ListInfo
from legatus.ingest.outcomes import Mapped, Stated
from legatus.ingest.resolution import refresh
from legatus.ingest.review import doubtful
from legatus.ontology.errors import UsageError
from legatus.ontology.record import Record
from legatus.queries import store
from legatus.queries.database import Database


def _list(name: str) -> ListInfo:
    return ListInfo(name, name.title(), "x", "CC0-1.0", "x", "x", None, None, {}, "1.0")


def _tenure(source: str, id: str, person: str, receiving: str = "FRA", start: str = "2001-05-01") -> list[Record]:
    claims = {"person": person, "personId": f"{source}:{id}", "role": "ambassador", "sending": "NOR"}
    fact = Stated("tenure", "served", {**claims, "receiving": receiving, "start": start})
    info = _list(source)
    return [listings.dataset(info), *listings.mentions(info, Mapped("office", f"{id}-{receiving}", (fact,)))]


@pytest.fixture
def two_lists(database: Database) -> Database:
    """Two lists that spell names differently, with homonyms far apart and persons that a list tells apart."""
    records = [
        *_tenure("one", "a", "Kari Olsen Dahl"),
        *_tenure("two", "b", "Kari Olsen Dahle", "ESP", "2005-01-01"),
        *_tenure("one", "c", "Lars Berg", "ITA"),
        *_tenure("one", "d", "Lars Berg", "DEU"),
        *_tenure("two", "e", "Lars Berg", "DEU", "1850-01-01"),
        *_tenure("two", "f", "Nils Vik", "JPN"),
    ]
    made = {r.id: r for r in records}
    database.transaction(lambda t: store.add(t, list(made.values())))
    refresh(database)
    return database


def test_names_spelled_alike_are_listed_and_those_that_a_list_tells_apart_are_not(two_lists: Database) -> None:
    (pair,) = doubtful(two_lists)
    assert {pair.one_name, pair.other_name} == {"Kari Olsen Dahl", "Kari Olsen Dahle"}
    assert pair.likeness >= 88
    assert pair.why == "names spelled alike, both of NOR"


def test_what_is_decided_is_not_listed_again_until_undone(two_lists: Database) -> None:
    made = curation.compare(two_lists, "same", "Kari Olsen Dahl", "Kari Olsen Dahle", "one envoy", by="me")
    assert not doubtful(two_lists)
    people = [r for r in store.read(two_lists.read, classes=("Person",)) if "Kari" in (r.text("name") or "")]
    assert [len(p.all("held")) for p in people] == [2]
    assert sorted(people[0].texts("xref")) == ["one:a", "two:b"]
    curation.undo(two_lists, made.decision.id, "two after all", by="me")
    assert len(doubtful(two_lists)) == 1
    curation.compare(two_lists, "different", "Kari Olsen Dahl", "Kari Olsen Dahle", "sisters", by="me")
    assert not doubtful(two_lists)


def test_a_pair_can_be_put_off(two_lists: Database) -> None:
    curation.compare(two_lists, "later", "Kari Olsen Dahl", "Kari Olsen Dahle", "ask the archive", by="me")
    assert not doubtful(two_lists)
    assert len(doubtful(two_lists, put_off=True)) == 1


def test_a_name_of_several_cannot_be_decided_about(two_lists: Database) -> None:
    with pytest.raises(UsageError, match="names 3 records"):
        curation.compare(two_lists, "same", "Lars Berg", "Nils Vik", "why not", by="me")


def test_a_mention_is_assigned_and_a_value_preferred(two_lists: Database) -> None:
    mentions = {r.text("record"): r.id for r in store.read(two_lists.read, classes=("Mention",))}
    curation.assign(two_lists, mentions["b-ESP"], "Kari Olsen Dahl", "her hand", by="me")
    names = {r.text("name"): len(r.all("held")) for r in store.read(two_lists.read, classes=("Person",))}
    assert sorted(n for name, n in names.items() if name and "Kari" in name) == [2]
    term = next(r for r in store.read(two_lists.read, classes=("Tenure",)) if "nils-vik" in r.id)
    curation.prefer(two_lists, term.id, "start", "2001-06-01", "the gazette", by="me")
    assert store.some(two_lists.read, [term.id])[term.id].text("start") == "2001-06-01"
