"""What a paragraph is: teaser, caption, dateline, furniture, fragment; and which date the head of a text states."""

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.extract.clean import clean

LEAD = "Sylvania summoned the ambassador of Ruritania on Wednesday after shots were fired across the border, it said."
PROSE = (
    "Ruritania's government denied that its soldiers had fired and proposed a joint inquiry with the United Nations."
)


def kinds(raw: str) -> list[tuple[str, str]]:
    found = clean(Document(key="k", origin="o", raw=raw))
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def of(kind: str, raw: str) -> list[str]:
    return [text for found, text in kinds(raw) if found == kind]


def date(raw: str) -> str | None:
    return clean(Document(key="k", origin="o", raw=raw)).dateline


# teasers


@pytest.mark.parametrize(
    "heading",
    [
        "Similar News",
        "Related:",
        "Related stories",
        "More from World News",
        "You might also like",
        "Most read",
        "Latest news",
        "What to read next",
        "Editor's picks",
        "Recommended for you",
        "You can also read",
        "Also read",
    ],
)
def test_all_after_a_teaser_heading_is_a_teaser(heading: str) -> None:
    raw = f"{LEAD}\n\n{heading}\n\nFreedonia expels three diplomats\n\nOsterlich names ambassador to Freedonia\n"
    assert of("body", raw) == [LEAD]
    assert len(of("teaser", raw)) == 3


def test_the_article_resumes_after_a_box_of_headlines() -> None:
    raw = f"{LEAD}\n\nRelated\nFreedonia expels three diplomats\nOsterlich names envoy\n\n{PROSE}\n\nIt rained."
    assert of("body", raw) == [LEAD, PROSE, "It rained."]


def test_summaries_under_their_headlines_are_teasers() -> None:
    raw = (
        f"{LEAD}\n\nMore news\n\nFreedonia expels three diplomats\n\nFreedonia has expelled three "
        f"diplomats of Osterlich "
        "over spying, its foreign ministry said on Tuesday in a short statement to reporters.\n\nOsterlich names envoy "
        "to Freedonia\n\nOsterlich has named its trade minister as envoy to Freedonia, ending a vacancy of two years "
        "between the two neighbouring states."
    )
    assert of("body", raw) == [LEAD]


def test_what_stands_above_read_more_links_is_a_teaser() -> None:
    item = (
        "Osterlich names an envoyOsterlich has named its trade minister as envoy to Freedonia, the king said on Monday."
    )
    raw = (
        f"{LEAD}\nSimilar News:You can also read news stories similar to this one.\n{item}\nRead "
        f"more »\n{item}\nRead more »\n"
    )
    assert of("body", raw) == [LEAD]
    assert of("teaser", raw).count(item) == 2


@pytest.mark.parametrize(
    "line", ["Also read: Osterlich king visits Freedonia", "READ MORE | Envoy leaves Osterlich", "See also: Envoys"]
)
def test_a_teaser_on_one_line(line: str) -> None:
    raw = f"{LEAD}\n\n{line}\n\nThe two states signed a treaty in 1974."
    assert kinds(raw)[1:] == [("teaser", line), ("body", "The two states signed a treaty in 1974.")]


def test_prose_about_news_or_relations_is_no_teaser() -> None:
    raw = (
        f"{LEAD}\n\nThe two related the story to reporters.\n\nMore on these talks:\n\nThey begin "
        f"in May.\n\nRead on, he said."
    )
    assert of("teaser", raw) == []


# captions and datelines


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("STRELSAU — ", "STRELSAU —"),
        ("STRELSAU, Ruritania (AP) — ", "STRELSAU, Ruritania (AP) —"),
        ("Strelsau (Reuters) - ", "Strelsau (Reuters) -"),
        ("STRELSAU, March 3 (UPI) -- ", "STRELSAU, March 3 (UPI) --"),
        ("(Reuters) - ", "(Reuters) -"),
    ],
)
def test_a_dateline_is_parted_from_the_text(head: str, place: str) -> None:
    assert kinds(head + LEAD) == [("metadata", place), ("body", LEAD)]


def test_a_wire_dateline_that_lost_its_dash() -> None:
    credit = "(Reporting by Jane Roe; Editing by John Doe)"
    assert kinds(f"STRELSAU {LEAD} {credit}") == [("metadata", "STRELSAU"), ("body", LEAD), ("furniture", credit)]
    assert of("metadata", f"NATO Secretary General Jane Roe spoke to the press. {credit}") == []
    assert of("metadata", f"STRELSAU {LEAD}") == []


def test_a_speaker_of_a_transcript_is_no_dateline() -> None:
    assert of("metadata", "THE PRESIDENT: We shall recall our envoy.\n\nMS. ROE: When?") == []


CAPTION = "Ambassador Rupert Hentzau waves as he leaves the palace in Strelsau, Wednesday, March 3, 2021."


@pytest.mark.parametrize("between", [" STRELSAU, Ruritania (AP) — ", "\n\nSTRELSAU - ", "\n\n"])
def test_a_caption_above_the_text(between: str) -> None:
    raw = CAPTION + between + LEAD
    assert of("caption", raw) == [CAPTION]
    assert of("body", raw) == [LEAD]
    assert date(raw) == "2021-03-03"


@pytest.mark.parametrize(
    "raw",
    [
        f"FILE - {CAPTION}\n\nSTRELSAU — {LEAD}",  # from the archive
        f"{CAPTION.replace('Wednesday, March 3', 'Monday, March 1')}\n\n{LEAD}",  # another day than the text's
        f"{CAPTION.replace('March 3', 'March 4')}\n\n{LEAD}",  # no such Wednesday
        f"STRELSAU, March 3 (UPI) -- {LEAD}",  # no year
        f"{LEAD}\n\n{PROSE}\n\nWednesday, March 3, 2021",  # below the text
    ],
)
def test_a_date_that_is_not_certain_is_none(raw: str) -> None:
    assert date(raw) is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Wednesday, March 3, 2021\n\n", "2021-03-03"),
        ("Published: 3 March 2021 10:15 GMT\n\n", "2021-03-03"),
        ("STRELSAU | Wed Mar 3, 2021 3:10am EST\n\n", "2021-03-03"),
        ("STRELSAU, March 3, 2021 (AP) — ", "2021-03-03"),
        ("2021-03-03\n\n", "2021-03-03"),
        ("March 2021\n\n", "2021-03"),
    ],
)
def test_the_date_at_the_head(head: str, day: str) -> None:
    assert date(head + LEAD) == day
    assert of("body", head + LEAD) == [LEAD]


@pytest.mark.parametrize(
    "caption",
    [
        "Image: The bridge between the two states, closed since the shots of the third of March.",
        "The bridge between the two states, closed since the shots of March. (AP Photo/Jane Roe)",
        "In this photo from a handout the bridge between the two states is seen at night.",
    ],
)
def test_captions_by_label_or_credit(caption: str) -> None:
    assert of("caption", f"{LEAD}\n\n{caption}\n\n{PROSE}") == [caption]


# furniture


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this article",
        "© 2021 The Courier",
        "Copyright 2021 The Courier. All rights reserved.",
        "Sign up for our newsletter to get the news in your inbox.",
        "Follow us on Twitter",
        "Loading...",
        "Skip to content",
        "https://courier.example/story/1",
        "window.dataLayer = window.dataLayer || [];",
        "Source",
        "Image copyright Getty",
        "This article was first published in The Courier.",
        "(Reporting by Jane Roe; Editing by John Doe)",
    ],
)
def test_furniture(line: str) -> None:
    assert kinds(f"{LEAD}\n\n{line}\n\n{PROSE}") == [("body", LEAD), ("furniture", line), ("body", PROSE)]


@pytest.mark.parametrize(
    "line",
    [
        "(c) the term envoy means any person who was sent by a state;",
        "Back to you, Jane.",
        "Copyright law was discussed by both sides.",
        "Follow the envoy's advice, the king said.",
        "The minister will share this report with Sylvania.",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert of("furniture", f"{LEAD}\n\n{line}\n\n{PROSE}") == []


def test_shortcodes_go_and_bylines_are_furniture() -> None:
    raw = f"[ad_1]\n\nBy Jane Roe, Staff Writer\n\n{LEAD}\n[ad_2]\n"
    assert kinds(raw) == [("furniture", "By Jane Roe, Staff Writer"), ("body", LEAD)]


# damage


def test_paragraphs_that_were_run_together_are_parted() -> None:
    raw = 'The envoy left.The king stayed."No talks," he said."We wait," she said.NEXT STEPSThe states have 30 days.'
    assert of("body", raw) == [
        "The envoy left.",
        "The king stayed.",
        '"No talks," he said.',
        '"We wait," she said.',
        "NEXT STEPS",
        "The states have 30 days.",
    ]


def test_stops_inside_names_and_addresses_part_nothing() -> None:
    raw = "The U.S.Treaty of J.R.Roe is at www.example.org and 3.5 million, at 2 a.m.Monday."
    assert of("body", raw) == [raw]


def test_a_fragment_that_lost_its_subject_is_put_aside() -> None:
    raw = "They spoke of trade and fishing.and raising tolls on Sylvania would deepen the rift. Talks go on."
    assert kinds(raw) == [
        ("body", "They spoke of trade and fishing."),
        ("furniture", "and raising tolls on Sylvania would deepen the rift."),
        ("body", "Talks go on."),
    ]


def test_glued_words_stay_as_they_are() -> None:
    raw = "The newly electedin power said during thetalks that he agreed."
    assert of("body", raw) == [raw]


def test_sources_and_literature_are_no_text_of_the_article() -> None:
    raw = (
        f"{LEAD}\n\nSources\n\nJane Roe. \"Sylvania expels Ruritania's envoy after the shots, "
        f'ministry says". The Courier.\n'
    )
    assert of("body", raw) == [LEAD]


def test_an_agency_without_a_dash() -> None:
    assert kinds(f"Strelsau (CNN){LEAD}") == [("metadata", "Strelsau (CNN)"), ("body", LEAD)]
    assert of("metadata", "Rudolf Rassendyll (Ruritania) said so on Monday.") == []
