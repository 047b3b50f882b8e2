"""Our tokens and spaCy's say the same."""

import pytest

from legatus.ingest.extract.language_model import language_model
from legatus.ingest.extract.tokens import Doc

TEXT = (
    "  Ruritania's foreign minister, Ana Belt-Corvo, didn't meet her Zubrowkan counterpart on 3 May 2019.\n\n"
    "“We regret this,” she said, after the talks that were held in Strelsau had ended. Who wouldn’t?"
)
SAME = [
    "i",
    "idx",
    "text",
    "text_with_ws",
    "whitespace_",
    "lower_",
    "lemma_",
    "pos_",
    "tag_",
    "dep_",
    "ent_type_",
    "ent_iob_",
    "is_alpha",
    "is_space",
    "is_sent_start",
]


@pytest.fixture(scope="module")
def doc() -> Doc:
    return Doc(language_model()(TEXT))


def test_tokens_say_what_spacys_say(doc: Doc) -> None:
    assert doc.text == TEXT and len(doc) == len(doc.raw)
    for ours, theirs in zip(doc, doc.raw, strict=True):
        assert [getattr(ours, name) for name in SAME] == [getattr(theirs, name) for name in SAME]
        assert len(ours) == len(theirs) and ours.head.i == theirs.head.i
        assert ours.left_edge.i == theirs.left_edge.i
        for name in ("children", "subtree", "ancestors", "sent"):
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], name


def test_neighbours_end_with_the_document(doc: Doc) -> None:
    assert doc[3].nbor(-1) is doc[2]
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[len(doc) - 1].nbor(1)


def test_slices_are_spacys(doc: Doc) -> None:
    for start in range(-3, len(doc) + 2):
        for end in (start - 1, start, start + 1, start + 6):
            ours, theirs = doc[start:end], doc.raw[start:end]
            assert (ours.start, ours.end, ours.text) == (theirs.start, theirs.end, theirs.text)
            assert (ours.start_char, ours.end_char) == (theirs.start_char, theirs.end_char)
            assert [t.i for t in reversed(ours)] == [t.i for t in reversed(list(theirs))]
            assert [(e.text, e.label_) for e in ours.ents] == [(e.text, e.label_) for e in theirs.ents]
            if len(theirs):
                assert ours.root.i == theirs.root.i and ours[-1].i == theirs[-1].i


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_places_of_the_text_are_spacys(doc: Doc, mode: str) -> None:
    for start in range(-1, len(TEXT) + 1):
        for end in (start + 1, start + 4, start + 11):
            ours = doc.char_span(start, end, alignment_mode=mode)  # type: ignore[arg-type]
            theirs = doc.raw.char_span(start, end, alignment_mode=mode)
            assert (ours is None) == (theirs is None)
            if ours is not None and theirs is not None:
                assert (ours.start, ours.end) == (theirs.start, theirs.end)


def test_a_token_is_one_object(doc: Doc) -> None:
    assert doc[5] is doc[4:6][1] and doc[5].head is doc[doc[5].head.i]
    assert doc[4:6] == doc[4:6] and doc[4:6] != doc[4:7] and len({doc[4:6], doc[4:6]}) == 1
