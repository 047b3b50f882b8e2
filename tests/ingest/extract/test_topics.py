"""What acts and statements are about, by the words of a document."""

from collections.abc import Callable

import pytest

from legatus.ingest.documents import Fact
from legatus.ingest.extract import acts, statements
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.topic_words import weights_in
from legatus.ontology.schema import schema
from legatus.ontology.vocabulary import notations

Read = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("the herders' cattle-rustling", {"border_security"}),
        ("The quotas for coffee exports", {"trade"}),
        ("consultations with the opposite side", set()),  # nothing consular
        ("the Democratic Republic of the Congo", set()),  # nothing of democracy
        ("He took up his duties in New Mexico.", set()),
        ("the WHO sent doctors", {"health"}),
        ("the man who sent a letter", set()),
        ("in Korean waters", {"border_security", "territorial_dispute"}),
        ("they share the water", {"water"}),
        ("two treaties on irrigation", {"water"}),
    ],
)
def test_words_name_issues_the_longest_term_at_each_place(text: str, issues: set[str]) -> None:
    assert set(weights_in(text)) == issues


def test_a_term_counts_once_however_often_it_stands() -> None:
    assert weights_in("Wheat, wheat and more wheat.") == weights_in("Wheat.")


def test_the_table_names_only_issues_of_the_ontology() -> None:
    known = set(notations(str(schema().property("issue").values_from)))
    assert {row["issue"] for row in rows("topics")} - {""} <= known


QUARREL = (
    "Fishing quarrel grows\n\nOman closed the border with Yemen on Sunday after smugglers crossed the frontier.\n\n"
    "Yemen rejected the charge.\n\nThe two crossing points had been shut before, in May."
)


def issues_of(facts: list[Fact], kind: str) -> list[tuple[str, ...]]:
    return [tuple(f.claims["issue"]) for f in facts if f.claims.get("claimType") == kind]


def test_an_act_that_names_no_issue_has_that_of_the_quarrel(parsed: Read) -> None:
    assert issues_of(acts.find(parsed(QUARREL)), "REJECT") == [("border_security",)]


def test_an_act_that_names_its_own_issue_keeps_it(parsed: Read) -> None:
    text = QUARREL + "\n\nIn March Oman signed an agreement with Yemen on exports of coffee and on import quotas."
    assert issues_of(acts.find(parsed(text)), "AGREE") == [("trade",)]


def test_an_envoy_named_is_no_issue_unless_the_text_says_so(parsed: Read) -> None:
    text = "Rana Saleh was appointed ambassador of Oman to Norway on Monday."
    assert issues_of(acts.find(parsed(text)), "APPOINT") == [("other",)]


def test_what_an_act_is_for_counts_and_what_came_before_it_less(parsed: Read) -> None:
    text = "Norway urged Chile to lower its tariffs on salmon after the Chilean parliament met in Santiago."
    found = issues_of(acts.find(parsed(text)), "REQUEST")
    assert len(found) == 1 and "tariffs" in found[0] and "democracy_elections" not in found[0]


def test_an_act_told_of_a_thing_has_the_issue_of_the_thing(parsed: Read) -> None:
    text = "Some 400 refugees are to go home under a protocol that Ghana and Togo signed last week."
    assert issues_of(acts.find(parsed(text)), "AGREE") == [("migration",)]


def test_a_statement_takes_the_issue_of_the_text_around_it(parsed: Read) -> None:
    text = (
        "Kenya tested the vaccine that Norway had sent for the outbreak of measles.\n\n"
        '"We are grateful to Norway and will do our part," Foreign Minister Ann Wanjiru of Kenya said on Monday.'
    )
    found = [f.claims["issue"] for f in statements.find(parsed(text))]
    assert found and all(issues == ("health",) for issues in found)
