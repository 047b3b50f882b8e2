import re

from legatus.ingest.documents import Document
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.similar import BANDS, signature, signature_of

STORY = """Sylvania summoned the ambassador of Ruritania on Wednesday after shots were fired across the border.

Foreign Minister Flavia Elphberg told the envoy that her government expected an explanation within a week and that \
the bridge between the two states would stay closed until it was given.

Ruritania's government denied that its soldiers had fired and proposed a joint inquiry with the United Nations. The \
two states signed a border treaty in 1974 and have since fought only over tolls and fishing rights in the river.
"""


def bands(raw: str) -> set[str]:
    return set(signature(clean(Document(key="k", origin="o", raw=raw))))


def test_bands_are_short_and_the_same_everywhere() -> None:
    found = signature_of(STORY)
    assert len(found) == BANDS
    assert all(re.fullmatch(r"[0-9a-f]{11}", band) for band in found)
    assert found[0] == "0b5d77e4306"  # fixed on purpose: stored graphs hold these bands


def test_copies_under_another_headline_and_credit_share_a_band() -> None:
    copy = (
        "---\ntitle: Border shots anger Sylvania\n---\nBy Jane Roe\n\nSTRELSAU (AP) — "
        + STORY.replace("Wednesday", "Thursday")
        + "\n(Reporting by Jane Roe; Editing by John Doe)\n\nRelated\n\nFreedonia expels three "
        "diplomats\n\n© 2021 The Wire\n"
    )
    assert bands(STORY) & bands(copy)


def test_wrapping_case_and_accents_do_not_matter() -> None:
    assert bands(STORY) == bands(STORY.upper())
    assert signature_of("Café " + STORY) == signature_of("Cafe\n" + STORY)


def test_two_readouts_of_one_template_share_none() -> None:
    template = (
        "President Jane Roe spoke today with {who} of {where}. The two leaders discussed {topic} and reaffirmed the "
        "strong partnership between the two countries. President Roe thanked {who} for {thanks}. They agreed to "
        "remain in touch in the weeks ahead and to instruct their teams to {task}."
    )
    one = template.format(
        who="Prime Minister Rudolf Rassendyll",
        where="Ruritania",
        topic="tolls on the river bridge",
        thanks="his help with the refugees of the flood",
        task="draft a new fishing treaty",
    )
    other = template.format(
        who="President Flavia Elphberg",
        where="Sylvania",
        topic="air defence in the northern straits",
        thanks="sending doctors to the islands",
        task="prepare the summit of coastal states",
    )
    assert not bands(one) & bands(other)


def test_short_texts_match_only_their_likes() -> None:
    assert bands("The envoy left on Monday.") == bands("The envoy  left, on MONDAY")
    assert not bands("The envoy left on Monday.") & bands("The envoy left on Tuesday.")
    assert signature_of("") == ()
    assert signature_of("…") == ()
