"""From documents to readings: order, skips, evidence, the annotation's form, selection, several processes."""

import json

import pytest

from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract.annotation import annotation
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.gate import gate
from legatus.ingest.extract.reader import VERSION, read

FAREWELL = """OSLO, Norway, May 15 (Own) - Norway's outgoing ambassador to Chad, Lars Dahl, said on Wednesday that \
Norway would keep helping Chad with refugees.

Dahl's departure comes as Chad's new president, Idriss Malloum, takes office.

Similar News:You can also read news stories similar to this one that we have collected from other news sources.
Peru recalls its ambassador to Chile, Ana FloresPeru recalled its ambassador to Chile, Ana Flores, on Tuesday.
Read more »
"""


def document(raw: str, key: str = "a") -> Document:
    return Document(key=key, origin=key, raw=raw, published="2019-05-15")


def one(raw: str) -> Reading:
    (reading,) = read([document(raw)])
    return reading


def test_facts_of_an_article_and_nothing_of_its_teasers() -> None:
    reading = one(FAREWELL)
    tenures = {
        (f.claims["person"], f.claims["role"], f.claims["sending"], f.claims["status"])
        for f in reading.facts
        if f.record_type == "tenure"
    }
    assert ("Lars Dahl", "ambassador", "NOR", "outgoing") in tenures
    assert ("Idriss Malloum", "head_of_state", "TCD", "incumbent") in tenures
    assert "Flores" not in json.dumps(annotation(reading))


def test_evidence_is_the_raw_text() -> None:
    reading = one(FAREWELL)
    assert reading.facts
    for fact in reading.facts:
        for span in fact.evidence:
            raw = FAREWELL[span.start : span.end]
            assert raw == raw.strip() and raw
            assert "\n" not in reading.shown[span]
            assert " ".join(raw.split()) == " ".join(reading.shown[span].split())


def test_annotation_has_every_key() -> None:
    record = annotation(one(FAREWELL))
    assert record["id"] == "a"
    tenure = record["tenure"][0]  # type: ignore[index]
    keys = (
        "person",
        "role",
        "sending",
        "receiving",
        "status",
        "from",
        "to",
        "evidence",
        "offsets",
        "rule",
        "confidence",
    )
    assert set(keys) <= set(tenure)
    empty = annotation(
        one(
            "Der Botschafter ist gestern nach Berlin gereist, um mit der Regierung zu sprechen. "
            "Er blieb zwei Tage dort."
        )
    )
    assert [empty[kind] for kind in ("tenure", "statement", "event", "relation_of_persons")] == [[], [], [], []]
    assert str(empty["skipped"]).startswith("language: ")


@pytest.mark.parametrize(("raw", "why"), [("", "empty"), ("   \n", "empty")])
def test_nothing_to_read(raw: str, why: str) -> None:
    assert one(raw).skipped == why


def test_sports_are_no_diplomacy() -> None:
    assert (
        one("The striker scored twice and the home side won the match by two goals on Sunday.").skipped
        == "no diplomatic content"
    )


def test_officials_count_where_they_speak() -> None:
    silent = "Peru's finance minister, Juan Soto, was born in Lima. Chile's president, Rosa Perez, met reporters."
    assert "Juan Soto" not in {f.claims.get("person") for f in one(silent).facts}
    speaks = "Peru's finance minister, Juan Soto, said on Monday that Peru rejected the tariffs that Chile had imposed."
    assert "Juan Soto" in {f.claims.get("person") for f in one(speaks).facts}


def test_order_and_processes_change_nothing() -> None:
    documents = [
        document(FAREWELL, "a"),
        document("Peru's president, Rosa Perez, spoke of Chile.", "b"),
        document("", "c"),
    ]
    alone = list(read(documents))
    assert [reading.document.key for reading in alone] == ["a", "b", "c"]
    assert list(read(reversed(documents))) == list(reversed(alone))
    assert list(read(documents, processes=2)) == alone


def test_the_gate_keeps_what_states_facts_and_drops_the_rest() -> None:
    long = "\n\n".join(
        [FAREWELL.split("\n\n")[0], *["The weather was fine and everybody had a good time that day."] * 12]
    )
    kept = gate(clean(document(long)))
    assert 0 < len(kept) < 13
    assert gate(clean(document("The weather was fine and everybody had a good time that day."))) == ()
    assert gate(clean(document("Ruandan shops were busy; Kenya bombards Malawi with parcels."))) != ()


def test_version() -> None:
    name, _, number = VERSION.partition("@")
    assert name and number


def test_an_official_to_whom_words_about_another_state_are_attributed_counts() -> None:
    said = "OSLO - Norwegian Trade Minister Kari Moe, in a short talk with reporters, said nothing new about Chad."
    silent = "OSLO - Norwegian Trade Minister Kari Moe lives near the embassy of Chad."
    assert "Kari Moe" in {str(fact.claims.get("person")) for fact in one(said).facts}
    assert "Kari Moe" not in {str(fact.claims.get("person")) for fact in one(silent).facts}
