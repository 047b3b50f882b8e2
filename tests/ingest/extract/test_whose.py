"""Offices that the text does not tell in one phrase: whose minister, whose predecessor, which list; and the stance."""

import pytest

from legatus.ingest.documents import Document
from legatus.ingest.extract import reader
from legatus.ingest.extract.houses import host, speaks_for
from legatus.ingest.extract.stance import stance_of


def tenures(text: str, **about: str) -> set[tuple[object, ...]]:
    facts = reader.read_one(Document(key="k", origin="k.txt", raw=text, **about)).facts  # type: ignore[arg-type]
    claims = [f.claims for f in facts if f.record_type == "tenure"]
    return {tuple(c.get(k) for k in ("person", "role", "sending", "receiving", "status")) for c in claims}


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        (
            "KATHMANDU, March 4 — Nepal's government urged India to reopen the border. "
            '"We have asked India for an answer," Prime Minister Sunita Gurung told lawmakers.',
            ("Sunita Gurung", "head_of_government", "NPL", None, "incumbent"),
        ),
        (
            "China offered to help Nepal with fuel. Its ambassador in Kathmandu, Zhao Wen, said trucks would come.",
            ("Zhao Wen", "ambassador", "CHN", "NPL", "incumbent"),
        ),
        (
            "Australia has summoned the Cambodian ambassador over the arrest of a reporter. "
            "The ambassador, Chan Sophal, told the minister in Canberra that the courts were independent.",
            ("Chan Sophal", "ambassador", "KHM", "AUS", "incumbent"),
        ),
        (
            "Mara Lind is Sweden's ambassador to Chile. She succeeds Nils Berg, who left Santiago in May.",
            ("Nils Berg", "ambassador", "SWE", "CHL", "former"),
        ),
        (
            "Secretary of State Ann Roe, Treasury Secretary Joe Poe and Commerce Secretary Lou Doe told Mexico that "
            "the United States would impose tariffs on steel from Mexico.",
            ("Joe Poe", "minister_other", "USA", None, "incumbent"),
        ),
    ],
)
def test_a_title_finds_its_state(text: str, tenure: tuple[object, ...]) -> None:
    assert tenure in tenures(text)


def test_envoys_of_a_list_have_presented_their_credentials() -> None:
    text = (
        "President Chola Banda of Zambia today received letters of credence from two heads of mission.\n\n"
        "H.E. Ms. Anna Virta, Ambassador of Finland;\n\nH.E. Mr. Luis Prado, Ambassador of Peru.\n"
    )
    found = tenures(text)
    assert ("Anna Virta", "ambassador", "FIN", "ZMB", "credentials_presented") in found
    assert ("Luis Prado", "ambassador", "PER", "ZMB", "credentials_presented") in found


def test_a_mission_lists_those_who_headed_it() -> None:
    text = "Norway opened its embassy in Zambia.\n\nHeads of mission\n\nRolf Aune, 1990-1994\n\nInga Moen (1994-1999)\n"
    found = tenures(text, publisher="Royal Norwegian Embassy in Lusaka")
    assert ("Rolf Aune", "ambassador", "NOR", "ZMB", "former") in found


@pytest.mark.parametrize(
    ("publisher", "state", "seat"),
    [
        ("Embassy of Chile, Nairobi", "CHL", "KEN"),
        ("Ministry of Foreign Affairs, Islamabad", "PAK", None),
        ("Ministry of Foreign Affairs of Georgia", "GEO", None),
        ("State House, Lusaka", "ZMB", None),
        ("The Nairobi Post", None, None),
    ],
)
def test_a_publisher_tells_its_state_and_its_seat(publisher: str, state: str | None, seat: str | None) -> None:
    assert (speaks_for(publisher), host(publisher)) == (state, seat)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("If the raids go on, our army will strike again, the minister said.", "threatening"),
        ("They will pay dearly for this, the general said.", "threatening"),
        ("This is not how friends treat each other, she said.", "critical"),
        ("He urged the junta to release the prisoners at once.", "critical"),
        ("The minister said that the dam would be built together.", "cooperative"),
        ("The president thanked Japan for the hospital.", "cooperative"),
        ("The spokesman said no decision had been made.", "neutral"),
    ],
)
def test_the_words_of_a_statement_tell_its_stance(text: str, stance: str) -> None:
    assert stance_of(text) == stance
