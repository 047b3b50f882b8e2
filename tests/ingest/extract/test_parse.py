"""Sentences and offsets: what the parser is given, and what it makes of it."""

from legatus.ingest.documents import Document
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.model import Block
from legatus.ingest.extract.parse import blanked, ends, parse

TEXT = "Norway Calls Its Envoy Home\n\nNorway's ambassador to Chad has left. Mr. Dahl said so.\n\nChad did not answer."


def test_tokens_stand_where_they_stand_in_the_clean_text() -> None:
    document = Document(key="a", origin="a", raw=TEXT)
    cleaned = clean(document)
    parsed = parse(document, cleaned, None)
    assert all(cleaned.text[t.idx : t.idx + len(t)] == t.text for t in parsed.doc if not t.is_space)
    assert all(cleaned.text[s.start_char : s.end_char] == s.text for _, s in parsed.sentences)


def test_no_sentence_crosses_a_block_and_titles_do_not_end_one() -> None:
    document = Document(key="a", origin="a", raw=TEXT)
    texts = [s.text for _, s in parse(document, clean(document), None).sentences]
    assert texts[-3:] == ["Norway's ambassador to Chad has left.", "Mr. Dahl said so.", "Chad did not answer."]


def test_blocks_left_out_are_blank() -> None:
    assert blanked("one two three", [Block("body", 4, 7)]) == "    two      "


def test_where_a_sentence_may_end() -> None:
    assert ends("He left.", "She stayed")
    assert ends("“He left.”", "She stayed")
    assert not ends("He met Mr.", "Dahl")
    assert not ends("He left", "and she stayed")


def test_the_same_text_parses_the_same_whatever_was_parsed_before() -> None:
    document = Document(key="a", origin="a", raw=TEXT)
    first = [(t.text, t.tag_, t.head.i) for t in parse(document, clean(document), None).doc]
    other = Document(key="b", origin="b", raw="Something else was parsed between the two.")
    parse(other, clean(other), None)
    assert first == [(t.text, t.tag_, t.head.i) for t in parse(document, clean(document), None).doc]
