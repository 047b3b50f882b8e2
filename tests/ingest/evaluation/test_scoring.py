"""What counts as found, on cases made by hand."""

from typing import Any

import pytest

from legatus.ingest.evaluation.alike import places, same_person, same_place
from legatus.ingest.evaluation.misses import errors
from legatus.ingest.evaluation.pairing import partners
from legatus.ingest.evaluation.scoring import Article, by_source, score

TEXT = "Kenya named Amina Odhiambo ambassador to Peru. Peru's envoy Luis Rojas met Kenyan officials. Peru blamed Chad."
FIRST, SECOND, THIRD = (sentence.strip() + "." for sentence in TEXT.split(".")[:3])


def tenure(person: str = "Amina Odhiambo", **other: Any) -> dict[str, Any]:
    made = {"person": person, "role": "ambassador", "sending": "KEN", "receiving": "PER", "status": "appointed"}
    return made | {"from": None, "to": None, "evidence": [FIRST]} | other


def event(kind: str, source: str, target: str | None, evidence: str = SECOND, **other: Any) -> dict[str, Any]:
    made = {"type": kind, "source": source, "target": target, "date": None, "modality": "actual", "issues": ["trade"]}
    return made | {"evidence": [evidence]} | other


def statement(speaker: str, pair: str | None, evidence: str = THIRD, **other: Any) -> dict[str, Any]:
    return {"speaker": speaker, "pair": pair, "stance": "neutral", "issues": [], "evidence": [evidence]} | other


def article(kind: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]], ident: str = "a") -> Article:
    return Article(ident, TEXT, {kind: gold}, {kind: predicted})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Amina Odhiambo", "Odhiambo", True),
        ("José Núñez", "JOSE NUNEZ", True),
        ("Luis Rojas", "Ana Rojas", True),  # the last word alone decides, as the guideline says
        ("Foreign Ministry of Peru", "Foreign Ministry", True),
        ("Luis Rojas", "Luis Vega", False),
        ("Luis Rojas", None, False),
        (None, "", True),
    ],
)
def test_persons_match_by_their_last_words_or_as_parts(one: str, other: str | None, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_nothing_is_the_same_place_as_nothing_only() -> None:
    assert same_place(None, "") and same_place("Horn of Africa", "horn of AFRICA")
    assert not same_place("PER", None) and not same_place(None, "PER")


def test_a_quote_that_is_not_in_the_text_stands_nowhere() -> None:
    assert places([FIRST, "No such words."], TEXT) == [(0, len(FIRST))]


def test_a_tenure_matches_whatever_its_attributes_are() -> None:
    found = score([article("tenure", [tenure()], [tenure("Odhiambo", status="former", to="2020")])])["tenure"]
    assert (found.gold, found.predicted, found.matched, found.f1) == (1, 1, 1, 1.0)
    assert (found.right("status"), found.right("from"), found.right("to")) == (0.0, 1.0, 0.0)


def test_events_without_order_match_either_way_and_others_do_not() -> None:
    for kind, matched in (("CONSULT", 1), ("AGREE", 1), ("COOPERATE", 1), ("ACCUSE", 0)):
        gold, ours = event(kind, "KEN", "PER"), event(kind, "PER", "KEN")
        assert score([article("event", [gold], [ours])])["event"].matched == matched, kind


def test_an_event_must_stand_in_the_same_place() -> None:
    made = score([article("event", [event("CONSULT", "KEN", "PER")], [event("CONSULT", "KEN", "PER", FIRST)])])["event"]
    assert made.matched == 0 and len(made.missed) == len(made.spurious) == 1


def test_a_part_of_the_sentence_is_the_same_place() -> None:
    gold, ours = event("CONSULT", "KEN", "PER"), event("CONSULT", "KEN", "PER", "met Kenyan officials")
    assert score([article("event", [gold], [ours])])["event"].matched == 1


def test_issues_count_by_their_overlap() -> None:
    gold = event("CONSULT", "KEN", "PER", issues=["trade", "water"])
    found = score([article("event", [gold], [event("CONSULT", "KEN", "PER", issues=["trade", "health"])])])["event"]
    assert found.right("issues") == pytest.approx(1 / 3)


def test_a_record_is_matched_once() -> None:
    found = score([article("tenure", [tenure()], [tenure(), tenure()])])["tenure"]
    assert (found.matched, found.precision, found.recall) == (1, 0.5, 1.0)


def test_of_two_candidates_the_one_whose_attributes_agree_is_taken() -> None:
    assert partners("tenure", [tenure()], [tenure(status="former"), tenure()], TEXT) == {0: 1}


def test_as_many_as_possible_are_matched() -> None:
    """The shorter name fits both, so it must give way to the longer, which fits one only."""
    gold = [tenure("Amina Odhiambo"), tenure("Amina Wanjiru")]
    predicted = [tenure("Amina"), tenure("Wanjiru")]
    assert len(partners("tenure", gold, predicted, TEXT)) == 2
    assert len(partners("tenure", gold[::-1], predicted[::-1], TEXT)) == 2


def test_an_article_without_facts_costs_by_false_ones_only() -> None:
    nothing, one = article("event", [], []), article("event", [], [event("CONSULT", "KEN", "PER")])
    assert score([nothing])["event"].precision == score([nothing])["event"].recall == 1.0
    assert (score([one])["event"].precision, score([one])["event"].f1) == (0.0, 0.0)


def test_sources_are_sorted_and_unknown_ones_left_out() -> None:
    made = [Article(str(n), "", {}, {}, kind) for n, kind in enumerate(("news", None, "history", "news"))]
    assert {kind: [a.id for a in some] for kind, some in by_source(made).items()} == {
        "history": ["2"],
        "news": ["0", "3"],
    }


@pytest.mark.parametrize(
    ("kind", "gold", "ours", "why"),
    [
        ("tenure", tenure(), tenure(role="special_envoy"), "wrong role"),
        ("tenure", tenure(), tenure(receiving=None), "no receiver"),
        ("tenure", tenure(), tenure(sending="PER", receiving="KEN"), "wrong sender and receiver"),
        ("event", event("ACCUSE", "PER", "TCD"), event("REJECT", "PER", "TCD"), "wrong type"),
        ("event", event("ACCUSE", "PER", "TCD"), event("ACCUSE", "TCD", "PER"), "ends the other way round"),
        ("event", event("ACCUSE", "PER", "TCD"), event("ACCUSE", "PER", "TCD", FIRST), "another sentence"),
        ("statement", statement("Peru", "PER-TCD"), statement("Peru", "KEN-PER"), "wrong pair"),
        ("statement", statement("Peru", "PER-TCD"), statement("Rojas", "PER-TCD"), "wrong speaker"),
    ],
)
def test_near_misses_are_named_by_what_differs(kind: str, gold: Any, ours: Any, why: str) -> None:
    found = errors([article(kind, [gold], [ours])], kind)
    assert [(error.found, error.why) for error in found] == [(False, why), (True, why)]


def test_other_errors() -> None:
    gold = [event("ACCUSE", "PER", "TCD", THIRD), event("CONSULT", "KEN", "PER", SECOND)]
    ours = [gold[1], gold[1], event("AID", "FRA", "DEU", FIRST)]
    found = errors([article("event", gold, ours)], "event")
    assert [(e.found, e.why) for e in found] == [(False, "not found"), (True, "found twice"), (True, "not annotated")]
