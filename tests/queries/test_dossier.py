"""Dossiers read from both databases: the facts of the timeline, with every quote, and the same in few statements."""

from collections import Counter
from typing import Any

import pytest
import world
from world import added, document, fact, reading

from legatus.ingest.resolution import refresh
from legatus.ontology.errors import UsageError
from legatus.ontology.record import Record
from legatus.queries import store
from legatus.queries.database import Database
from legatus.queries.dossier.model import Fact
from legatus.queries.dossier.read import dossier, lasting
from legatus.queries.timeline import timeline


@pytest.fixture
def filled(database: Database) -> Database:
    add(database, world.records())
    return database


def add(database: Database, records: list[Record]) -> None:
    database.transaction(lambda t: store.add(t, records))
    refresh(database)


def one(facts: tuple[Fact, ...], what: str, kind: str | None = None) -> Fact:
    (found,) = [f for f in facts if f.what == what and (kind is None or f.kind == kind)]
    return found


def test_it_has_the_facts_of_the_timeline_with_names_and_dates(filled: Database) -> None:
    found = dossier(filled, "Canada", "MEX")
    assert (found.subjects, found.codes) == (("Canada", "Mexico"), ("CAN", "MEX"))
    assert found.title == "Canada – Mexico"
    rows = timeline(filled, "Canada", "MEX")
    assert {f.id for f in found.facts if f.what != "milestone"} == {row.id for row in rows}
    assert Counter(f.what for f in found.facts) == {"event": 3, "statement": 1, "tenure": 1, "milestone": 1}
    assert found.as_of == "2025-01-06"
    assert [s.publisher for s in found.sources] == ["The Gazette", "The Gazette", "The Courier"]


def test_a_term_has_what_is_certain_and_what_is_possible(filled: Database) -> None:
    term = one(dossier(filled, "CAN", "MEX").facts, "tenure")
    assert (term.who, term.role, term.sending, term.receiving) == ("Ana Ruiz", "ambassador", "CAN", "MEX")
    assert term.certain and [day.isoformat() for day in term.certain] == ["2021-09-14", "2025-01-06"]
    assert term.possible and term.possible[0].isoformat() == "2021-09-14"
    assert term.possible[1].year < 9999, "no further than a working estimate"
    assert one(dossier(filled, "CAN", "MEX").facts, "milestone").term == term.id


def test_a_term_without_dates_stands_as_of_its_source(filled: Database) -> None:
    note = document("elect", "Bo Chan is the ambassador-designate of Canada to Mexico.", "The Herald", "2026-02-03")
    claims = {"person": "Bo Chan", "role": "ambassador", "sending": "CAN", "receiving": "MEX", "status": "elect"}
    add(filled, added(reading(note, fact(note, "tenure", note.raw, **claims))))
    found = one(dossier(filled, "CAN", "MEX").facts, "nomination")
    assert one(lasting(filled, "CAN", "MEX").facts, "nomination").date == found.date
    row = next(row for row in timeline(filled, "CAN", "MEX") if row.id == found.id)
    assert found.date == row.date == "2026-02-03" and found.day
    assert not [f for f in dossier(filled, "CAN", "MEX", until="2025").facts if f.id == found.id]


def test_what_lasts_can_be_read_alone(filled: Database) -> None:
    whole = dossier(filled, "CAN", "MEX")
    alone = lasting(filled, "CAN", "MEX")
    assert [f.id for f in alone.facts] == [f.id for f in whole.facts if f.lasting]
    assert [(f.possible, f.certain) for f in alone.facts] == [(f.possible, f.certain) for f in whole.facts if f.lasting]
    assert (alone.subjects, alone.codes, alone.names) == (whole.subjects, whole.codes, whole.names)
    assert not any(f.evidence for f in alone.facts)
    assert lasting(filled, "CAN", "MEX", until="2020").facts == ()
    assert lasting(filled, "CAN", "MEX", issues=["water"]).facts == ()


def test_an_event_has_its_score_issues_and_every_quote(filled: Database) -> None:
    facts = dossier(filled, "CAN", "MEX").facts
    sanction = one(facts, "event", "SANCTION")
    assert (sanction.sending, sanction.receiving, sanction.modality) == ("MEX", "CAN", "actual")
    assert sanction.score and sanction.score < 0 and sanction.level == sanction.score / 10
    assert sanction.issues == ("tariffs", "trade")
    (evidence,) = sanction.evidence
    assert evidence.quote == "Mexico imposed tariffs on Canadian timber." and evidence.start == 0
    assert evidence.source.url == "https://gazette.example/tariffs"
    assert evidence.rules == (f"{world.EXTRACTOR}#by-hand",) and evidence.confidence == 0.9
    assert one(facts, "event", "CONSULT").modality == "planned"
    assert one(facts, "statement").level == 1.0
    assert len(one(facts, "tenure").evidence) == 3


def test_filters_are_those_of_the_timeline(filled: Database) -> None:
    water = dossier(filled, "CAN", "MEX", issues=["water"])
    assert {f.kind for f in water.facts} == {"AGREE", "CONSULT", "cooperative"}
    assert water.asked == ("on water",)
    late = dossier(filled, "CAN", "MEX", since="2024", types=["event"])
    assert {f.kind for f in late.facts} == {"AGREE", "CONSULT"}, "what is undated stays"
    assert late.asked == ("from 2024", "only event")
    assert {f.what for f in dossier(filled, "CAN", "MEX", until="2022", types=["tenure"]).facts} == {"tenure"}


@pytest.mark.parametrize(
    ("subject", "title"),
    [("water", "water"), ("Ana Ruiz", "Ana Ruiz"), ("CAN", "Canada"), ("MEX-CAN", "Canada – Mexico")],
)
def test_whatever_has_a_timeline_has_a_dossier(filled: Database, subject: str, title: str) -> None:
    found = dossier(filled, subject)
    assert found.title == title and found.facts


def test_what_names_nothing_is_refused(filled: Database) -> None:
    with pytest.raises(UsageError, match="no state, issue or person in the graph"):
        dossier(filled, "Nobody At All")


def test_conflicting_claims_stand_beside_their_sources(filled: Database) -> None:
    other = document("other", "Ana Ruiz took up her post as ambassador on 1 December 2021.", "The Herald", "2022-01-05")
    claims = {"person": "Ana Ruiz", "role": "ambassador", "sending": "CAN", "receiving": "MEX", "status": "incumbent"}
    later = reading(other, fact(other, "tenure", other.raw, start="2021-12-01", **claims))
    add(filled, added(later))
    term = one(dossier(filled, "CAN", "MEX").facts, "tenure")
    said = {claim.value: claim.source.publisher for claim in term.claims if claim.field == "start"}
    assert said == {"2021-09-14": "The Gazette", "2021-12-01": "The Herald"}


def test_links_lead_to_holders_posts_states_and_issues(filled: Database) -> None:
    found = dossier(filled, "CAN", "MEX", links=True)
    kinds = Counter(link.type for link in found.links)
    assert {"HELD", "OF", "SENT_BY", "ACCREDITED_TO", "SOURCE", "TARGET", "ABOUT", "SPOKEN_BY"} <= set(kinds)
    assert not {"DENOTED_BY", "FORMERLY_DENOTED_BY"} & set(kinds)
    assert found.names["state/CAN"] == "Canada" and found.names["issue/water"]


def test_the_number_of_statements_does_not_grow_with_the_facts(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = filled.read

    def counted(statement: str, **parameters: Any) -> Any:
        asked.append(statement)
        return read(statement, **parameters)

    monkeypatch.setattr(filled, "read", counted)
    few, numbers = dossier(filled, "CAN", "MEX", types=["event", "statement", "tenure", "milestone"]), len(asked)
    raw = " ".join(f"Mexico imposed tariffs on Canadian goods number {n}." for n in range(40))
    article = document("m", raw, "The Post", "2023-05-05")
    facts = [
        fact(
            article,
            "event",
            f"Mexico imposed tariffs on Canadian goods number {n}.",
            claimType="SANCTION",
            sourceActor="MEX",
            targetActor="CAN",
            issue=("tariffs",),
            date="2023-05-05",
            modality="actual",
        )
        for n in range(40)
    ]
    add(filled, added(reading(article, *facts)))
    asked.clear()
    many = dossier(filled, "CAN", "MEX", types=["event", "statement", "tenure", "milestone"])
    assert len(many.facts) >= len(few.facts) + 40
    assert len(asked) == numbers
