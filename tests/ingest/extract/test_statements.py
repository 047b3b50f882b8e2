"""Statements in texts of our own: who speaks, of which pair, with which stance, in whose voice."""

import pytest

from legatus.ingest.documents import Document, Fact
from legatus.ingest.extract import mentions, statements
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.parse import parse

DAY = "2019-05-15"


def said(text: str, title: str | None = None, publisher: str | None = None) -> list[Fact]:
    document = Document(key="a", origin="a.txt", raw=text, published=DAY, title=title, publisher=publisher)
    return statements.find(mentions.find(parse(document, clean(document), DAY)))


def short(facts: list[Fact]) -> list[tuple[object, ...]]:
    return [(f.claims["speaker"], f.claims.get("pair"), f.claims["stance"]) for f in facts]


@pytest.mark.parametrize(
    ("text", "speaker", "pair", "stance"),
    [
        # reported speech: person, institution, state
        (
            "Norwegian Foreign Minister Ann Berg said that Russia had violated human rights in the north.",
            "Ann Berg",
            "NOR-RUS",
            "critical",
        ),
        (
            "The Norwegian foreign ministry said that Russia had violated the border treaty.",
            "Norwegian foreign ministry",
            "NOR-RUS",
            "critical",
        ),
        ("Norway accused Russia of violating the arms treaty.", "Norway", "NOR-RUS", "critical"),
        # direct speech, the speaker before and after
        (
            'Norwegian Foreign Minister Ann Berg said: "We condemn the invasion that Russia has begun."',
            "Ann Berg",
            "NOR-RUS",
            "critical",
        ),
        (
            '"We will work together with Sweden on the migration of workers," Norwegian Prime Minister Ola Lund said.',
            "Ola Lund",
            "NOR-SWE",
            "cooperative",
        ),
        # nominal attribution and threats
        (
            "According to Foreign Minister Ann Berg of Norway, the tariffs of Russia are unacceptable.",
            "Ann Berg",
            "NOR-RUS",
            "critical",
        ),
        ("India threatened retaliation against Pakistan over the attack.", "India", "IND-PAK", "threatening"),
    ],
)
def test_a_statement_is_attributed(text: str, speaker: str, pair: str, stance: str) -> None:
    assert (speaker, pair, stance) in short(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Russia share a border.",
        "Norwegian Foreign Minister Ann Berg did not say whether Russia had violated the treaty.",
        "A professor in Oslo said that Russia had violated the treaty.",
        "The club said that the striker would not play against Spain.",
        "Governor Jane Roe said the police of New Mexico would hire more officers.",
    ],
)
def test_what_is_no_statement_of_a_state_gives_nothing(text: str) -> None:
    assert said(text) == []


def test_a_quotation_that_runs_on_is_of_the_same_speaker() -> None:
    text = (
        '"Russia has violated the arms treaty," Norwegian Foreign Minister Ann Berg said. '
        '"We demand that Russia destroy the missiles."'
    )
    assert {f.claims["speaker"] for f in said(text)} == {"Ann Berg"}


def test_a_quotation_of_nobodys_is_not_given_to_the_speaker_before() -> None:
    text = (
        "Norwegian Foreign Minister Ann Berg said that Russia had violated the arms treaty.\n\n"
        '"The missiles of Russia are old," said Tom Hill, an analyst. "Nobody fears them in Norway or in Russia."'
    )
    assert short(said(text)) == [("Ann Berg", "NOR-RUS", "critical")]


def test_he_said_is_the_person_named_last() -> None:
    text = (
        "Prime Minister Ola Lund of Norway spoke in Bergen. "
        "He said that Russia had violated the arms treaty and must destroy its missiles."
    )
    assert short(said(text)) == [("Ola Lund", "NOR-RUS", "critical")]


def test_the_two_leaders_are_two_speakers() -> None:
    facts = said(
        "President Ana Silva spoke today with Prime Minister Lee Chan of Singapore. "
        "The two leaders underscored their commitment to free trade.",
        title="Readout of President Silva’s Call with Prime Minister Lee of Singapore",
        publisher="The White House",
    )
    assert {(f.claims["speaker"], f.claims["speakerCountry"]) for f in facts} == {
        ("Ana Silva", "USA"),
        ("Lee Chan", "SGP"),
    }


def test_a_statement_in_an_offices_own_voice_is_of_its_signer() -> None:
    facts = said(
        "We urge Eritrea to withdraw its troops. Ambassador Roe was born in Maine.",
        title="Statement by National Security Advisor Jane Roe on the Horn of Africa",
        publisher="The White House",
    )
    assert [(f.claims["speakerCountry"], f.claims.get("pair")) for f in facts] == [("USA", "ERI-USA")]


def test_a_joint_statement_is_of_both() -> None:
    facts = said(
        "Chile and Peru will reduce the tariffs on copper. We will open a new border crossing.",
        title="Joint Statement of Chile and Peru",
    )
    assert {(f.claims["speaker"], f.claims["speakerCountry"], f.claims.get("pair")) for f in facts} == {
        ("Joint: CHL, PER", "CHL", "CHL-PER")
    }


def test_greetings_are_no_statement() -> None:
    facts = said(
        "We congratulate the people of Norway on their national day. We wish them a joyful celebration.",
        title="Statement by Secretary Jane Roe on the National Day of Norway",
        publisher="Department of State",
    )
    assert facts == []


@pytest.mark.parametrize(
    ("text", "speaker", "pair"),
    [
        ("Norway's foreign minister, Ann Berg, retorted that Russia had closed the road first.", "Ann Berg", "NOR-RUS"),
    ],
)
def test_verbs_of_saying_beyond_said(text: str, speaker: str, pair: str) -> None:
    assert (speaker, pair) in {(f.claims["speaker"], f.claims.get("pair")) for f in said(text)}


def test_an_answer_that_is_a_deed_is_no_statement() -> None:
    assert not said("Norway replied by expelling a Russian consul.")


@pytest.mark.parametrize(
    "text",
    [
        "Norway has expelled two Russian diplomats, the foreign ministry in Oslo said on Monday.",
        "Norway's foreign minister, Ann Berg, said that Oslo would impose sanctions on Russia.",
        "Norway's foreign minister, Ann Berg, said she would nominate Nils Moe as ambassador to Russia.",
        "Russia closed the road to Norway. Finland criticized the move.",
    ],
    ids=["expels", "sanctions", "nominates", "says little"],
)
def test_what_a_state_only_announces_or_comments_on_is_no_statement(text: str) -> None:
    assert not said(text)


def test_words_on_several_parties_have_no_pair() -> None:
    facts = said(
        "Norway's foreign minister, Ann Berg, accused Russia of closing the road. "
        "She said that Russia and Finland must respect the border treaty."
    )
    assert ("Ann Berg", None) in {(f.claims["speaker"], f.claims.get("pair")) for f in facts}


def test_an_offices_words_on_its_own_country_are_no_statement() -> None:
    text = (
        "Chile signed an agreement with Peru on customs in March.\n\n"
        "The port of Arica has been closed for a year. Its cranes are old. The trains are slow. Few ships come.\n\n"
        "The Chilean transport ministry said new telecommunications cranes must be bought at the port."
    )
    assert not said(text)
