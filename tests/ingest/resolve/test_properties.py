"""What holds for any input: order and repetition do not matter; every id ever given still leads somewhere."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legatus.ingest.resolve import resolve
from legatus.ontology.mapping import node, relationships
from legatus.ontology.record import Record

NAMES = (
    "Ken Marlow",
    "Kenneth Lee Marlow",
    "Marlow",
    "Rosa Ibarra",
    "Ibarra",
    "Rosa Ibarra Luna",
    "Ann Marlow",
    "White House",
)
POSTS = (("ambassador", "USA", "MEX"), ("head_of_state", "MEX", None), ("head_of_state", "USA", None),
         ("ambassador", "USA", None), ("official_other", "MEX", None))  # fmt: skip
STATUSES = ("nominated", "elect", "incumbent", "outgoing", "former", "recalled", "appointed", "withdrawn")
DAYS = ("2019-03-01", "2021-09-01", "2021-09-02", "2024-12-20", "2025-01-06", "2025-01-07", "2025-06", None)
ISSUES = ("trade", "tariffs", "migration")
PATHS = ("person", "tenure", "nomination", "milestone", "administration", "event", "statement", "relation")


@st.composite
def worlds(draw: st.DrawFn) -> list[tuple[int, int]]:
    """A world as a list of seeds: what each article is and says. Built by `records`."""
    return draw(st.lists(st.tuples(st.integers(0, 2**32), st.integers(0, 5)), min_size=1, max_size=7))


def records(build: Any, world: list[Any]) -> list[list[Record]]:
    """The articles and datasets of a world, each with what it says."""
    made = []
    for i, (seed, says) in enumerate(world):
        r = random.Random(seed)
        dataset = r.random() < 0.15
        source = build.dataset(f"List {seed % 3}") if dataset else _article(build, r, i)
        facts = [_fact(build, r, source, j) for j in range(says)]
        made.append([source, *(fact for fact in facts if fact is not None)])
    return made


def _article(build: Any, r: random.Random, i: int) -> Record:
    url = r.choice((None, None, "https://news.example/1", "https://news.example/2"))
    signature = r.choice(((), (), ("s1",), ("s1", "s2"), ("s2",)))
    with_versions = r.choice((("rules@1.0",), ("rules@1.0",), ("rules@1.0", "rules@1.1")))
    published = r.choice(DAYS)
    article: Record = build.article(f"text {i}", published, url, signature=signature, extractedWith=with_versions)
    return article


def _fact(build: Any, r: random.Random, source: Record, j: int) -> Record | None:
    name, (role, sending, receiving) = r.choice(NAMES[:-1]), r.choice(POSTS)
    if source.id.startswith("dataset/"):
        key = f"{r.randint(0, 3)}"
        row = {"record": key, "personId": f"p{key}", "status": "former", "start": r.choice(("2017", "2021-09-11"))}
        made: Record = build.tenure(source, name, role, sending, receiving, release=r.choice(("1", "2")), **row)
        return made
    at, by = r.choice((0, 60, 120)), r.choice(("rules@1.0#a", "rules@1.0#b", "rules@1.1#a"))
    kind = r.randint(0, 3)
    if kind == 0:
        dates: dict[str, Any] = {
            "start": r.choice((None, None, "2021-09", "2017-01-20")),
            "end": r.choice((None, None, "2021-01-20")),
        }
        made = build.tenure(source, name, role, sending, receiving, status=r.choice(STATUSES), at=at, by=by, **dates)
    elif kind == 1:
        ends, issue = r.choice((("USA", "MEX"), ("MEX", "USA"))), r.choice(ISSUES)
        made = build.event(source, r.choice(("CONSULT", "ACCUSE")), *ends, issue, date=r.choice(DAYS), at=at, by=by,
                           modality=r.choice(("actual", "planned")), participant=(name,))  # fmt: skip
    elif kind == 2:
        made = build.statement(source, r.choice(NAMES), r.choice(("USA", "MEX")), issue=r.choice(ISSUES), at=at, by=by)
    else:
        other = r.choice(NAMES[:-1])
        if other == name:
            return None
        made = build.relation(source, name, r.choice(("ally", "predecessor")), other, at=at, by=by)
    return made


def flat(groups: list[list[Record]]) -> list[Record]:
    return [record for group in groups for record in group]


@settings(max_examples=60, deadline=None)
@given(world=worlds(), seed=st.integers(0, 2**32))
def test_order_and_repetition_do_not_matter(build: Any, world: list[Any], seed: int) -> None:
    all_records = flat(records(build, world))
    expected = resolve(all_records)
    shuffled = all_records + all_records[::2]
    random.Random(seed).shuffle(shuffled)
    assert resolve(shuffled) == expected
    for record in expected:  # what the database can hold: one value where one is allowed, references to what is there
        node(record)
        relationships(record)


@settings(max_examples=60, deadline=None)
@given(world=worlds())
def test_every_reference_leads_to_a_record_and_every_record_has_a_mention(build: Any, world: list[Any]) -> None:
    given_records = flat(records(build, world))
    made = {record.id: record for record in resolve(given_records)}
    known = {*made, *(record.id for record in given_records)}
    for record in made.values():
        assert {id for _, id in relationships(record)} <= known
        if record.id.split("/")[0] in PATHS:
            assert record.texts("denotedBy")
            assert not set(record.texts("denotedBy")) & set(record.texts("formerlyDenotedBy"))
        if record.id.split("/")[0] in ("tenure", "nomination"):
            path = "held" if record.id.startswith("tenure") else "nomineeIn"
            assert len([p for p in made.values() if record.id in p.texts(path)]) == 1


@settings(max_examples=100, deadline=None)
@given(world=worlds(), kept=st.integers(0, 127))
def test_every_id_of_a_partial_load_still_leads_to_at_most_one_record(build: Any, world: list[Any], kept: int) -> None:
    groups = records(build, world)
    partial = build.resolved(flat([g for i, g in enumerate(groups) if kept >> i & 1]))
    full = build.resolved(flat(groups))
    active = {m for r in full.records.values() for m in r.texts("denotedBy")}
    for path in PATHS:
        for record in partial.all(path):
            now = full.whereis(record.id)
            assert len(now) <= 1
            anchor = "mention/" + record.id.rpartition(".")[2][:16]
            if anchor in active and path not in ("person", "relation"):
                assert now, f"{record.id} is lost, although its mention counts"


@settings(max_examples=60, deadline=None)
@given(world=worlds(), which=st.integers(0, 6), seed=st.integers(0, 100))
def test_retracting_an_article_equals_not_having_it_and_revoking_restores(
    build: Any, world: list[Any], which: int, seed: int
) -> None:
    groups = records(build, world)
    gone = groups[which % len(groups)][0]
    if gone.id.startswith("dataset/"):
        return
    retract = build.decide("retract", gone.id, at=f"2026-01-01T00:{seed % 60:02}:00Z")
    with_it, without = flat(groups), flat([g for g in groups if g[0].id != gone.id])
    retracted = resolve([*with_it, retract])
    assert [_without_traces(r) for r in retracted] == [_without_traces(r) for r in resolve(without)]
    revoke = build.decide("revoke", retract.id, at="2026-01-01T00:00:00Z")
    assert resolve([revoke, *with_it, retract]) == resolve(with_it)


def _without_traces(record: Record) -> Record:
    """The record without what only leads lost mentions to it."""
    return Record(record.id, {k: v for k, v in record.values.items() if k != "formerlyDenotedBy"})


def test_the_generator_reaches_every_class(build: Any) -> None:
    found = {
        r.id.split("/")[0] for s in range(60) for r in resolve(flat(records(build, [(s * 7 + k, 5) for k in range(6)])))
    }
    assert found >= {*PATHS, "state", "post", "dyad", "issue", "article"}


@pytest.mark.parametrize("repeat", range(2))
def test_the_output_is_in_the_order_of_ids(build: Any, repeat: int) -> None:
    ids = [r.id for r in resolve(flat(records(build, [(repeat, 5), (repeat + 10, 5)])))]
    assert ids == sorted(set(ids))
