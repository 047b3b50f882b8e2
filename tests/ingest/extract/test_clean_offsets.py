"""Every clean character is the raw character at its offset, or a replacement that the module documents."""

import html
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from legatus.ingest import front_matter
from legatus.ingest.documents import Document, Media, Span
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.cleaning.run import UNSEEN, Builder
from legatus.ingest.extract.cleaning.yaml_title import title_run
from legatus.ingest.extract.model import CleanText
from legatus.ingest.metadata import plain

WORDS = ["Ruritania", "the envoy", "said.", "said.The", "U.S.", "“No,”", "Read more »", "Related:", "treaty", "and",
         "STRELSAU —", "6 May 2021", "<p>", "</p>", "<b>", "</b>", "<br>", "<div class='related'>", "</div>", "&amp;",
         "&#8217;", "&nbsp;", "&bogus;", "\\#", "**", "*", "_", "[link](http://a.b/c)", "[", "](", "```", "# ", "> ",
         "- ", "\n", "\n\n", "\r\n", "  ", "\t", "\xa0", "\u200b", "---", "[ad_1]", "<", ">", "&", "\\", "<!--", "-->",
         "<script>", "</script>", "(Reporting by A B)", "title: x", "'", '"', "é", "中", "😀"]  # fmt: skip
MATTER = st.sampled_from(
    ["", "---\ntitle: 'It''s &amp; on'\n---\n", '---\ndate: x\ntitle: "A\\u2019s\\_b\\\n  \\ c"\n---\n']
)
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
)


def document(raw: str, media: Media = "text", title: str | None = None) -> Document:
    return Document(key="k", origin="o", raw=raw, media=media, title=title)


def assert_sound(raw: str, found: CleanText) -> None:
    assert len(found.offsets) == len(found.text) + 1
    assert all(a <= b for a, b in zip(found.offsets, found.offsets[1:], strict=False))
    last = 0
    for block in found.blocks:
        assert last <= block.start < block.end <= len(found.text)
        assert found.text[block.start : block.end] == found.text[block.start : block.end].strip()
        last = block.end
        for index in range(block.start, block.end):
            place, character = found.offsets[index], found.text[index]
            source = raw[place : found.wide.get(place, place + 1)]
            assert (
                raw[place] == character
                or (character == " " and (raw[place].isspace() or place in found.wide or raw[place] in "<[&\\"))
                or (source.startswith("&") and character in html.unescape(source))
                or source == "''"
                or re.fullmatch(r"\\(x..|u.{4}|U.{8}|.)", source)
            ), (index, character, source)


@settings(max_examples=250, deadline=None)
@given(MATTER, texts, st.sampled_from(["text", "html"]))
def test_offsets_lead_back_to_the_raw_text(matter: str, raw: str, media: Media) -> None:
    assert_sound(matter + raw, clean(document(matter + raw, media)))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_letter_is_lost_or_made_up_in_prose(raw: str) -> None:
    letters = re.sub(r"[^\w]", "", "".join(c for c in raw if c not in UNSEEN))
    if re.search(r"[<>&\[\]#\\]", raw) or front_matter.find(raw):
        return
    kept = re.sub(r"[^\w]", "", clean(document(raw)).text)
    assert kept.replace("_", "") == letters.replace("_", "")


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters=UNSEEN),
        max_size=60,
    ),
    st.sampled_from(['"', "'", None, ">", "|"]),
    st.integers(20, 80),
    st.booleans(),
)
def test_a_title_reads_as_yaml_reads_it(title: str, style: str | None, width: int, escaped: bool) -> None:
    dumped = yaml.dump({"title": title}, default_style=style, width=width, allow_unicode=not escaped)
    raw = "---\n" + dumped.replace("'title':", "title:").replace('"title":', "title:") + "---\nBody."
    matter = front_matter.find(raw)
    if matter is None or dumped.startswith(("? ", '"title": !!', "'title': !!")) or "\ntitle" in dumped[1:]:
        return
    stated = yaml.load(raw[matter.start : matter.end], Loader=yaml.BaseLoader)["title"]
    run = title_run(raw, matter, Builder())
    assert (run.text if run else "") == plain(stated)


@pytest.mark.parametrize(
    ("raw", "clean_words", "slice_"),
    [
        ("Tolls &amp; fish", "Tolls & fish", "Tolls &amp; fish"),
        ("He said &#8220;no&#8221;", "He said “no”", "He said &#8220;no&#8221;"),
        ("Ruritania's\n   [old envoy](http://x.y/z) left", "old envoy", "old envoy"),
        ("The **new** envoy", "The new envoy", "The **new** envoy"),
        ("Signed by both\nstates in May", "both states", "both\nstates"),
    ],
)
def test_the_raw_slice_of_clean_words(raw: str, clean_words: str, slice_: str) -> None:
    found = clean(document(raw))
    start = found.text.index(clean_words)
    span = found.raw(start, start + len(clean_words))
    assert raw[span.start : span.end] == slice_


def test_outer_white_space_is_no_part_of_a_span() -> None:
    found = clean(document("One envoy.\n\nTwo envoys."))
    assert found.text == "One envoy.\n\nTwo envoys."
    assert found.raw(10, 15) == Span(12, 15)
