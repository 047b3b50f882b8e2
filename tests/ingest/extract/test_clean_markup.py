"""Markup comes off, wrapped lines are joined, lists and addresses stay lines."""

import pytest

from legatus.ingest.documents import Document, Media
from legatus.ingest.extract.clean import clean


def blocks(raw: str, media: Media = "text", title: str | None = None) -> list[tuple[str, str]]:
    found = clean(Document(key="k", origin="o", raw=raw, media=media, title=title))
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def body(raw: str, media: Media = "text") -> list[str]:
    return [text for kind, text in blocks(raw, media) if kind == "body"]


def test_an_empty_text_has_no_blocks() -> None:
    for raw in ("", "  \n\n", "---\ntitle: ''\n---\n"):
        found = clean(Document(key="k", origin="o", raw=raw))
        assert (found.text, found.blocks, found.dateline) == ("", (), None)


def test_one_sentence_is_body() -> None:
    assert blocks("The envoy of Ruritania left Strelsau on Monday.") == [
        ("body", "The envoy of Ruritania left Strelsau on Monday.")
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    raw = (
        "The two governments agreed on Tuesday to send new\nambassadors to each other's capitals "
        "before the end of\nJune.\n\nTalks on fishing rights go on.\n"
    )
    assert body(raw) == [
        "The two governments agreed on Tuesday to send new ambassadors to each other's capitals "
        "before the end of June.",
        "Talks on fishing rights go on.",
    ]


def test_an_abbreviation_at_a_line_end_ends_no_paragraph() -> None:
    raw = "The treaty was sent to the U.S.\nSenate, which has until the end of the coming winter to\nvote on it."
    assert body(raw) == [
        "The treaty was sent to the U.S. Senate, which has until the end of the coming winter to vote on it."
    ]


def test_lines_of_a_list_and_an_address_stay_lines() -> None:
    raw = (
        "Present were these people, as the protocol of the day\nstates:\n\nJane Roe, "
        "Ambassador\nJohn Doe, Consul\nStrelsau\n\n- first, a treaty on\n  water\n* second, tolls\n"
    )
    assert body(raw)[1:] == [
        "Jane Roe, Ambassador",
        "John Doe, Consul",
        "Strelsau",
        "first, a treaty on water",
        "second, tolls",
    ]


def test_a_long_line_is_a_paragraph_of_its_own() -> None:
    sentence = (
        "The ambassador of Ruritania met the foreign minister of Sylvania to speak about the "
        "border, the river and the bridge that joins the two banks."
    )
    assert body(f"{sentence}\n{sentence}") == [sentence, sentence]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('An [envoy](https://e.org/a_(b)?c=d "title") left.', "An envoy left."),
        ("An [envoy][1] left.", "An envoy left."),
        ("**Bold** and *slanted* and __strong__ and _soft_ words.", "Bold and slanted and strong and soft words."),
        ("A snake_case_name, 5 * 3 * 2 and \\*stars\\*.", "A snake_case_name, 5 * 3 * 2 and *stars*."),
        ("The 44<sup>th</sup> <u>district</u>, <a href='x'>here</a>.", "The 44th district, here."),
        ("Fish &amp; chips &lt;3 &bogus; A&B.", "Fish & chips <3 &bogus; A&B."),
        ("No\u00a0break, soft\u00adhyphen, zero\u200bwidth.", "No break, softhyphen, zerowidth."),
        ("![A castle](c.jpg) The castle stands.", "The castle stands."),
        ("> He left,\n> she stayed.", "He left, she stayed."),
    ],
)
def test_inline_markup(raw: str, text: str) -> None:
    assert body(raw) == [text]


def test_headings_and_rules() -> None:
    raw = "# Envoy leaves Strelsau\n\nHe left.\n\n***\n\n## What next\n\nNobody knows.\n\n\\###\n"
    assert blocks(raw) == [
        ("title", "Envoy leaves Strelsau"),
        ("body", "He left."),
        ("body", "What next"),
        ("body", "Nobody knows."),
    ]


def test_the_title_of_front_matter_is_a_block_and_the_rest_is_gone() -> None:
    raw = (
        '---\ndate: 2021-05-06\ntitle: "The envoy\\u2019s long\\\n  \\ farewell '
        'to\\_Strelsau"\ntags: x\n---\n\nHe left.\n'
    )
    assert blocks(raw) == [("title", "The envoy’s long farewell to Strelsau"), ("body", "He left.")]
    found = clean(Document(key="k", origin="o", raw=raw))
    span = found.raw(0, found.blocks[0].end)
    assert raw[span.start : span.end] == "The envoy\\u2019s long\\\n  \\ farewell to\\_Strelsau"


def test_a_repeated_headline_is_furniture() -> None:
    raw = "---\ntitle: Envoy leaves Strelsau\n---\nEnvoy Leaves Strelsau\n\nHe left on Monday.\n"
    assert [kind for kind, _ in blocks(raw)] == ["title", "furniture", "body"]


def test_the_stated_title_is_found_in_the_text() -> None:
    assert blocks("Envoy leaves.\n\nHe left on Monday.", title="Envoy leaves.")[0] == ("title", "Envoy leaves.")


PAGE = """<!DOCTYPE html><html><head><title>Envoy leaves | Courier</title><script>var a = "<p>no</p>";</script></head>
<body class="with-sidebar"><nav><a href="/">Home</a></nav><h1>Envoy leaves&nbsp;Strelsau</h1>
<article>
<p>Ruritania&rsquo;s <b>envoy</b> to Sylvania left Strelsau on Monday after a dispute over tolls &amp; fish.</p>
<figure><img alt="x"><figcaption>The envoy waves at the station in Strelsau on Monday.</figcaption></figure>
<div class="related-stories"><h3>Related</h3>
<p>Freedonia has expelled three diplomats of Osterlich over spying.</p></div>
<p>The two states have had ambassadors in each other's capital since the peace of 1950, the ministry said.
<p>Talks go on.<br>Nobody knows how long.</article>
<footer><p>All rights reserved</p></footer></body></html>"""


def test_a_page() -> None:
    found = blocks(PAGE, "html")
    assert ("title", "Envoy leaves Strelsau") in found
    assert [text for kind, text in found if kind == "body"] == [
        "Ruritania’s envoy to Sylvania left Strelsau on Monday after a dispute over tolls & fish.",
        "The two states have had ambassadors in each other's capital since the peace of 1950, the ministry said.",
        "Talks go on.",
        "Nobody knows how long.",
    ]
    kinds = {text: kind for kind, text in found}
    assert kinds["The envoy waves at the station in Strelsau on Monday."] == "caption"
    assert kinds["Freedonia has expelled three diplomats of Osterlich over spying."] == "teaser"
    assert kinds["All rights reserved"] == "furniture"
    assert not any(text == "no" or "var a" in text for text in kinds)


def test_a_fragment_of_html_below_front_matter() -> None:
    raw = (
        "---\npost_title: 'Envoy &#8211; gone'\n---\n [ad_1]\n<br><div id=\"x\"><p>He "
        'left.</p><span id="y"/><p>She stayed.</p></div>[ad_2]\n'
    )
    assert blocks(raw) == [("title", "Envoy – gone"), ("body", "He left."), ("body", "She stayed.")]


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        ("<p>He left<br>on Monday.</p>", ["He left on Monday."]),
        ("<p>He left.<br/>She stayed.</p>", ["He left.", "She stayed."]),
        ("<p>Jane Roe<br>Ambassador</p><p>x y</p>", ["Jane Roe", "Ambassador", "x y"]),
        ("<p>He left<br><br>and she stayed.</p>", ["He left", "and she stayed."]),
    ],
)
def test_line_breaks_of_html(raw: str, paragraphs: list[str]) -> None:
    assert body(raw, "html") == paragraphs


def test_deep_and_broken_html_is_read_in_one_go() -> None:
    raw = "<div>" * 3000 + "<p>He left" + "</b></i>" * 50 + " <a href='unclosed>now.</p><p>She stayed.</p>"
    assert "She stayed." in body(raw, "html")[-1]
