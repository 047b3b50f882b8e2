"""Canned queries, names, timelines and DataFrames over a small world, on both databases."""

import pandas as pd
import pytest
import world

from legatus.ingest.resolution import refresh
from legatus.ontology.errors import UsageError
from legatus.queries import find, store
from legatus.queries.canned import queries
from legatus.queries.database import Database
from legatus.queries.graph import Graph


@pytest.fixture
def graph(database: Database) -> Graph:
    records = world.records()
    database.transaction(lambda t: store.add(t, records))
    refresh(database)
    return Graph(database)


def test_incumbents_are_certain_possible_or_absent(graph: Graph) -> None:
    certain = graph.query("incumbents", sending="Canada", on="2023-06-01")
    assert list(certain.columns) == ["host", "role", "who", "certain"]
    assert certain.to_dict("records") == [{"host": "MEX", "role": "ambassador", "who": "Ana Ruiz", "certain": True}]
    later = graph.query("incumbents", sending="CAN", on="2025-02-01")
    assert later["certain"].tolist() == [False]
    assert graph.query("incumbents", sending="CAN", on="2021-09-13").empty
    assert graph.query("incumbents", sending="CAN", on="2050-01-01").empty, "an open end does not last for ever"


def test_every_query_runs_and_has_its_columns(graph: Graph) -> None:
    tenure = graph.find("Ana Ruiz")["id"][0].replace("person/", "x/")
    values = {
        "person": "ana ruiz",
        "admin": "administration/none.aaaaaaaaaaaaaaaa",
        "article": "Tariffs on timber",
        "id": graph.find("Ana Ruiz")["id"][0],
        "iri": graph.find("Ana Ruiz")["id"][0],
        "tenure": "Ana Ruiz",
        "pair": "Canada Mexico",
        "sending": "CAN",
        "receiving": "mexican",
        "target": "CAN",
        "a": "MEX",
        "b": "CAN",
        "issue": "water",
    }
    assert tenure
    for query in queries().values():
        if query.name == "administration_envoys":
            continue  # nobody governs in this world
        given = {p.name: values[p.name] for p in query.parameters if p.name in values}
        found = graph.query(query.name, **given)
        assert list(found.columns) == list(query.columns), query.name


def test_answers(graph: Graph) -> None:
    assert graph.query("succession", sending="CAN", receiving="MEX")["who"].tolist() == ["Ana Ruiz"]
    assert graph.query("dyad_timeline", pair="MEX-CAN")["kind"].tolist().count("SANCTION") == 1
    warm = graph.query("dyad_temperature", pair="CAN-MEX").set_index("year")
    assert (warm["mean"] < 0).to_dict() == {2023: True, 2025: False}
    assert warm["n"].dtype == "Int64"
    quotes = graph.query("evidence", id=graph.find("Ana Ruiz")["id"][0])
    assert len(quotes) >= 3
    for url, quote, offset in zip(quotes["url"], quotes["quote"], quotes["offset"].astype(int), strict=True):
        document = next(d for d in (world.ARRIVAL, world.TARIFFS, world.FAREWELL) if d.url == url)
        assert document.raw[offset : offset + len(quote)] == quote
    lost = graph.query("retraction_impact", article="https://gazette.example/tariffs")["lost"].tolist()
    assert any(id.startswith("event/") for id in lost)
    assert not any(id.startswith("tenure/") for id in lost)


def test_a_timeline_tells_dated_rows_in_order_and_undated_ones_last(graph: Graph) -> None:
    rows = graph.timeline("Canada", "MEX")
    assert rows["kind"].tolist()[0] in ("start", "credentials_presented")
    assert {"SANCTION", "AGREE", "CONSULT (planned)", "cooperative"} <= set(rows["kind"])
    dated = rows["date"].notna().tolist()
    assert dated == sorted(dated, reverse=True)
    assert rows["earliest"].dtype == "datetime64[s]"
    assert (rows["source"] != "").all()
    assert rows[rows["kind"] == "SANCTION"]["text"].tolist() == ["Mexico imposed tariffs on Canadian timber."]


def test_a_timeline_can_be_narrowed(graph: Graph) -> None:
    assert set(graph.timeline("CAN", "MEX", since="2024", types=("event",))["kind"]) == {"AGREE", "CONSULT (planned)"}
    assert set(graph.timeline("CAN", "MEX", issues=("tariffs",))["kind"]) == {"SANCTION"}
    assert set(graph.timeline("Ana Ruiz")["what"]) >= {"statement"}
    assert set(graph.timeline("water")["what"]) == {"event", "statement"}
    assert len(graph.timeline("CAN")) >= len(graph.timeline("CAN", "MEX"))


@pytest.mark.parametrize(
    ("subjects", "message"),
    [
        (("USA", "usa"), "are the same"),
        (("USA", "Atlantis"), "'Atlantis' is no state"),
        (("Nobody At All",), "no state, issue or person in the graph"),
        (("USA", "MEX", "CAN"), "one or two states"),
    ],
)
def test_what_names_nothing_is_refused(graph: Graph, subjects: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        graph.timeline(*subjects)


def test_find_is_blind_to_case_and_accents_and_gives_ids(graph: Graph) -> None:
    best = find.find(graph.database, "ANA RUÍZ")[0]
    assert (best.cls, best.name) == ("Person", "Ana Ruiz")
    assert find.find(graph.database, "timber")[0].cls == "Article"
    assert find.find(graph.database, "MEX")[0].id == "state/MEX"
    assert find.find(graph.database, "zzz") == []


def test_wrong_parameters_are_refused_with_what_would_be_right(graph: Graph) -> None:
    for given, message in (
        ({"sendng": "USA"}, "did you mean sending"),
        ({}, "needs sending"),
        ({"sending": "Atlantis"}, "no state or organisation"),
        ({"sending": "USA", "on": "2025-01"}, "is no day"),
    ):
        with pytest.raises(UsageError, match=message):
            graph.query("incumbents", **given)


def test_an_empty_graph_answers_with_empty_frames(database: Database) -> None:
    graph = Graph(database)
    assert isinstance(graph.query("incumbents", sending="USA"), pd.DataFrame)
    assert graph.timeline("USA", "MEX").empty
