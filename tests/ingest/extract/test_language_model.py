"""The parser's model: that it reads as spaCy's own components do, with less work, and with how many threads."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from legatus.ingest.extract import attributes, embedding
from legatus.ingest.extract.attributes import Attributes
from legatus.ingest.extract.embedding import Embedding
from legatus.ingest.extract.language_model import language_model, one_thread, spacys_model

TEXTS = (
    "The Ambassador of Norway to Peru met Foreign Minister Ana Ruiz in Lima on Monday.",
    "  There's nothing I ain't gonna do, let's go; y'all got ta see 'em.\n\nHere are the things\nthat they'd had.",
    "\n\nSTATEMENT\n\nMs. O'Neill-Vance said: “We won't wait for the 27th of May, nor for $3 million.” (Reuters)",
    "Zzyzxian envoys to Strelsau",
    "Go",
    " ",
    "",
)


@pytest.fixture(scope="module")
def spacys() -> Language:
    return spacys_model()


def said(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph), t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_it_reads_as_spacys_own_components(spacys: Language, text: str) -> None:
    assert said(language_model()(text)) == said(spacys(text))


def test_preset_sentences_end_entities(spacys: Language) -> None:
    models: tuple[Any, ...] = (language_model(), spacys)
    docs = [model.make_doc(TEXTS[0]) for model in models]
    for doc, model in zip(docs, models, strict=True):
        doc[9].is_sent_start = True  # within "Foreign Minister Ana Ruiz"
        for _, component in model.pipeline:
            component(doc)
    assert said(docs[0]) == said(docs[1])


def test_words_are_seen_alike_whatever_was_read_before(spacys: Language) -> None:
    docs = [spacys.make_doc(text) for text in TEXTS[:4]]
    network = spacys.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    first = Embedding(network, spacys.vocab)
    expected = [first(doc) for doc in docs]
    for order in list(permutations(range(4)))[::5]:
        another = Embedding(network, spacys.vocab)
        found = {i: another(docs[i]) for i in order}
        assert all(np.array_equal(found[i], expected[i]) for i in order)


def test_what_is_kept_is_bounded(spacys: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "KEPT", 20)
    monkeypatch.setattr(attributes, "KEPT", 20)
    network = spacys.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    small, last = Embedding(network, spacys.vocab), Attributes(spacys)
    for text in (*TEXTS[:-1], *TEXTS[:-1]):
        doc = spacys.make_doc(text)
        assert np.allclose(small(doc), network.predict([doc])[0], atol=1e-4)
        parsed = spacys(text)
        before = said(parsed)
        assert said(last(parsed)) == before


def test_a_parse_has_one_thread_and_nobody_else_is_limited() -> None:
    def threads() -> set[int]:
        return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}

    language_model()
    before = threads()
    with one_thread():
        assert threads() == {1}
    assert threads() == before
