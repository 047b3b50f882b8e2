"""Transcripts: what is said belongs to whoever has the word, and small talk to nobody; some guards of acts."""

from legatus.ingest.documents import Document, Fact
from legatus.ingest.extract import acts, mentions, statements
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.parse import parse

DAY = "2021-06-15"
TALK = """James S. Brady Press Briefing Room

MS. HALE:  Good afternoon, everyone.  We are making progress on vaccines in every county.

We condemn Belarus for its brutal attacks on human rights activists, and we will impose sanctions on Belarus.

Q    Will we impose tariffs on Canada because the Canadian government violated the trade agreement?

MS. HALE:  I would say we are committed to cheaper prescription drugs and better jobs.

PRIME MINISTER OKAFOR:  Ghana and Nigeria have a long border.  We urge Ghana to reopen the border to our exports.
"""
TITLE = "Press Briefing by Press Secretary Joan Hale, June 15, 2021"


def parsed(text: str) -> Parsed:
    document = Document(key="a", origin="a.txt", raw=text, published=DAY, title=TITLE, publisher="The White House")
    return mentions.find(parse(document, clean(document), DAY))


def speakers(facts: list[Fact]) -> list[tuple[object, object]]:
    return [(f.claims["speaker"], f.claims.get("pair")) for f in facts]


def test_only_policy_towards_others_counts_and_is_the_speakers() -> None:
    assert speakers(statements.find(parsed(TALK))) == [("Joan Hale", "BLR-USA")]


def test_a_guest_whose_state_the_text_does_not_give_speaks_for_nobody() -> None:
    assert not [f for f in acts.find(parsed(TALK)) if f.claims.get("targetActor") == "GHA"]


def test_a_guest_with_a_state_speaks_for_it() -> None:
    named = TALK + "\nMS. HALE:  Nigerian Prime Minister Okafor leaves today.\n"
    assert ("REQUEST", "NGA", "GHA") in [
        (f.claims["claimType"], f.claims.get("sourceActor"), f.claims.get("targetActor"))
        for f in acts.find(parsed(named))
    ]


def test_reporters_questions_are_nobodys_acts() -> None:
    assert not [f for f in acts.find(parsed(TALK)) if "CAN" in f.claims.values()]


def test_acts_that_are_told_are_not_of_today() -> None:
    accused = next(f for f in acts.find(parsed(TALK)) if f.claims["claimType"] == "ACCUSE")
    assert accused.claims.get("date") is None


def of_news(text: str) -> list[tuple[object, ...]]:
    document = Document(key="a", origin="a.txt", raw=text, published=DAY)
    found = acts.find(mentions.find(parse(document, clean(document), DAY)))
    return [
        (f.claims["claimType"], f.claims.get("sourceActor"), f.claims.get("targetActor"), f.claims["modality"])
        for f in found
    ]


def test_what_is_due_is_planned() -> None:
    assert of_news("King Abdullah of Jordan is due to travel to Iraq later this month.") == [
        ("VISIT", "JOR", "IRQ", "planned")
    ]


def test_a_state_that_meets_a_demand_meets_nobody() -> None:
    assert not of_news("Norway and Qatar will meet growing demand for gas in Europe.")


def test_a_group_named_after_a_capital_is_not_its_government() -> None:
    assert not [a for a in of_news("Armenia met with the Minsk Group and thanked Italy.") if "BLR" in a]
