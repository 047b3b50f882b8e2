"""The vocabularies: complete, unambiguous, and in agreement with the guideline and the tables they cite."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from legatus.ontology.errors import OntologyError
from legatus.ontology.schema import VOCAB, schema
from legatus.ontology.vocabulary import FOLDER, names, notations, scheme


@pytest.mark.parametrize("name", names())
def test_every_concept_is_described(name: str) -> None:
    vocabulary = scheme(name)
    assert vocabulary.label and vocabulary.definition and len(vocabulary) > 1
    for concept in vocabulary:
        assert concept.definition.endswith("."), concept.notation
        assert concept.iri.endswith("/" + concept.notation)
        assert concept.label not in concept.alt_labels
    orders = [concept.order for concept in vocabulary]
    assert orders == [None] * len(orders) or orders == list(range(1, len(orders) + 1))


@pytest.mark.parametrize("name", names())
def test_a_word_in_use_names_one_concept_of_a_scheme(name: str) -> None:
    if name == "milestone":
        return  # how a step is worded depends on who tells it
    words = [word.casefold() for concept in scheme(name) for word in (concept.label, *concept.alt_labels)]
    assert len(words) == len(set(words)), sorted(word for word in words if words.count(word) > 1)


def test_issues_are_the_records_of_the_data() -> None:
    assert {c.iri for c in scheme("issue")} == {f"https://w3id.org/legatus/id/issue/{n}" for n in notations("issue")}


def test_a_scheme_is_found_by_name_or_iri_and_a_wrong_name_is_told() -> None:
    assert scheme(VOCAB + "role") == scheme("role")
    with pytest.raises(OntologyError, match="no vocabulary 'rolle'"):
        scheme("rolle")
    with pytest.raises(OntologyError, match="has no 'viceroy'"):
        scheme("role")["viceroy"]


def test_an_unknown_flag_is_an_error_and_not_false() -> None:
    assert scheme("role").with_flag("envoy") >= {"ambassador", "consul_general"}
    assert not scheme("role")["foreign_minister"].has("envoy")
    with pytest.raises(OntologyError, match="'envoi'"):
        scheme("role")["ambassador"].has("envoi")
    with pytest.raises(OntologyError, match="'envoi'"):
        scheme("role").with_flag("envoi")


def test_every_status_makes_a_tenure_or_a_nomination() -> None:
    statuses = scheme("status")
    assert statuses.with_flag("service") | statuses.with_flag("onlyNominated") == notations("status")
    assert not statuses.with_flag("service") & statuses.with_flag("onlyNominated")
    assert statuses.with_flag("ended") < statuses.with_flag("service")


def test_milestones_agree_with_the_statuses_of_the_same_name() -> None:
    for notation in notations("status") & notations("milestone"):
        status, milestone = scheme("status")[notation], scheme("milestone")[notation]
        assert [status.has(f) for f in ("service", "onlyNominated")] == [
            milestone.has(f) for f in ("service", "onlyNominated")
        ], notation


def test_what_a_milestone_follows_is_a_milestone() -> None:
    for milestone in scheme("milestone"):
        assert notations("milestone") >= set(milestone.annotations.get("follows", ()))


def test_every_vocabulary_of_the_model_exists() -> None:
    used = {p.values_from for p in schema().properties.values() if p.values_from}
    assert used <= set(names())
    assert schema().properties["recordType"].values_from == "record-type"
    for prop in schema().properties.values():
        assert prop.claim_of <= notations("record-type"), prop.name


def test_a_malformed_vocabulary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (FOLDER / "stance.ttl").read_text(encoding="utf-8")
    (tmp_path / "stance.ttl").write_text(text.replace('notation "neutral"', 'notation "critical"'), encoding="utf-8")
    monkeypatch.setattr("legatus.ontology.vocabulary.FOLDER", tmp_path)
    names.cache_clear()
    scheme.cache_clear()
    try:
        with pytest.raises(OntologyError, match="one notation to two concepts"):
            scheme("stance")
    finally:
        names.cache_clear()
        scheme.cache_clear()


def test_the_guideline_and_the_vocabularies_name_the_same_values(shared: Path) -> None:
    guideline = (shared / "evaluation" / "GUIDELINES.md").read_text(encoding="utf-8")

    def listed(after: str) -> set[str]:
        found = re.search(after + r"\s*(.+?)[.(\n]", guideline)
        assert found, after
        return set(found[1].split(", "))

    assert listed(r"\(one or more; `other` only if none fits\):") == notations("issue")
    assert listed(r"latest the text states\):") == notations("status")
    assert set(re.findall(r"(?:^|· )([A-Z]+) \(", guideline, re.MULTILINE)) == notations("event-type")
    for name in ("role", "stance", "modality", "relation"):
        assert all(notation in guideline for notation in notations(name)), name


def test_scores_are_the_means_of_the_figures_they_cite(shared: Path) -> None:
    table = shared / "data" / "event-codes" / "CAMEO.goldsteinscale.tsv"
    with table.open(encoding="utf-8", newline="") as lines:
        figures = {
            row["CAMEOEVENTCODE"]: Decimal(row["GOLDSTEINSCALE"]) for row in csv.DictReader(lines, delimiter="\t")
        }
    for concept in scheme("event-type"):
        expected = sum(figures[code] for code in concept.cameo) / len(concept.cameo) if concept.cameo else None
        assert concept.score == expected, concept.notation


def test_categories_modes_and_contexts_are_those_of_plover(shared: Path) -> None:
    text = (shared / "data" / "event-codes" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    rows = [re.split(r"[:,#]", line) for line in text.splitlines() if re.match(r"\d+:", line)]
    columns = [{part.strip() for row in rows if n < len(row) for part in row[n].split(";")} for n in (1, 2, 3)]
    for name, known in zip(("event-type", "mode", "issue"), columns, strict=True):
        for concept in scheme(name):
            assert known >= set(concept.plover), concept.notation
