import pytest
import strategies
import world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legatus.ontology.errors import OntologyError
from legatus.ontology.record import Record, Ref
from legatus.ontology.schema import schema
from legatus.queries import store
from legatus.queries.database import Database


def all_of(database: Database) -> dict[str, Record]:
    return {r.id: r for r in store.read(database.read)}


def test_what_is_added_comes_back_and_adding_it_again_changes_nothing(database: Database) -> None:
    records = world.records()
    first = database.transaction(lambda t: store.add(t, records))
    assert sum(c.added for c in first.values()) == len(records)
    assert all_of(database) == {r.id: r for r in records}
    assert database.transaction(lambda t: store.add(t, list(reversed(records)))) == {}
    assert store.counts(database)["Article"] == 3


def test_adding_is_union(database: Database) -> None:
    one, other = Record.of("article/a", title="A", extractedWith="x@1"), Record.of("article/a", extractedWith="x@2")
    database.transaction(lambda t: store.add(t, [one]))
    database.transaction(lambda t: store.add(t, [other]))
    assert all_of(database)["article/a"].texts("extractedWith") == ("x@1", "x@2")
    assert all_of(database)["article/a"].text("title") == "A"


def test_a_reference_to_nothing_is_refused_and_nothing_of_the_batch_stays(database: Database) -> None:
    mention = Record.of("mention/m", recordType="event", inSource=Ref("article/nowhere"))
    with pytest.raises(OntologyError, match="article/nowhere, which is not in the graph"):
        database.transaction(lambda t: store.add(t, [Record.of("article/a", title="A"), mention]))
    assert all_of(database) == {}


def test_replacing_writes_changes_and_removes_but_never_a_source(database: Database) -> None:
    old = [
        Record.of("state/CAN", name="Canada"),
        Record.of("state/MEX", name="Mexiko"),
        Record.of("article/a", title="A"),
    ]
    database.transaction(lambda t: store.add(t, old))
    known = {r.id: r for r in old[:2]}
    wanted = {
        r.id: r
        for r in (
            Record.of("state/MEX", name="Mexico"),
            Record.of("dyad/MEX-USA", name="MEX-USA", member=Ref("state/MEX")),
            Record.of("article/a", copyOf=Ref("article/a")),
        )
    }
    changes = database.transaction(lambda t: store.replace(t, wanted, known))
    assert (changes.added, changes.changed, changes.removed) == (1, 2, 1)
    now = all_of(database)
    assert sorted(now) == ["article/a", "dyad/MEX-USA", "state/MEX"]
    assert now["article/a"].text("title") == "A"
    assert now["article/a"].text("copyOf") == "article/a"
    database.transaction(
        lambda t: store.replace(t, {}, {id: store.derived_part(r) for id, r in now.items() if id == "article/a"})
    )
    assert all_of(database)["article/a"] == Record.of("article/a", title="A")


@given(records=st.lists(strategies.records(asserted_only=False), max_size=5, unique_by=lambda r: r.id))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_record_survives_the_database(database: Database, records: list[Record]) -> None:
    wanted = {r.id: r for r in records}
    for record in records:  # whatever is referred to must be there
        for name in record.values:
            if schema().property(name).reference:
                for target in record.texts(name):
                    wanted.setdefault(target, Record(target, {}))
    database.transaction(lambda t: store.add(t, list(wanted.values())))
    found = store.some(database.read, wanted)
    assert {id: found[id] for id in (r.id for r in records)} == {r.id: r for r in records}


def test_pages_join_without_gap_or_overlap(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PAGE", 7)
    records = [Record.of(f"article/{n:04}", title=str(n)) for n in range(50)]
    database.transaction(lambda t: store.add(t, records))
    assert [r.id for r in store.read(database.read, "source")] == [r.id for r in records]
