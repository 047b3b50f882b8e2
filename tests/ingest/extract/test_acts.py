"""Events in sentences of our own: who does what to whom, whether it happens, and when."""

import pytest

from legatus.ingest.documents import Document, Fact
from legatus.ingest.extract import acts, mentions
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.parse import parse

DAY = "2019-05-15"  # a Wednesday


def events(text: str, title: str | None = None, publisher: str | None = None) -> list[Fact]:
    document = Document(key="a", origin="a.txt", raw=text, published=DAY, title=title, publisher=publisher)
    return acts.find(mentions.find(parse(document, clean(document), DAY)))


def short(facts: list[Fact]) -> set[str]:
    """`TYPE source target modality` of each fact."""
    names = ("claimType", "sourceActor", "targetActor", "modality")
    return {" ".join(str(f.claims.get(name, "-")) for name in names) for f in facts}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # direction: active, passive, relative clause
        ("Norway condemned Russia on Tuesday.", "ACCUSE NOR RUS actual"),
        ("Russia was condemned by Norway on Tuesday.", "ACCUSE NOR RUS actual"),
        ("Norway, which has accused Russia of spying, closed the port.", "ACCUSE NOR RUS actual"),
        ("Kenya blamed the raid on Somalia.", "ACCUSE KEN SOM actual"),
        # what is refused, asked, threatened
        ("Finland rejected a Swedish proposal to share the costs.", "REJECT FIN SWE actual"),
        ("Peru will not recognize the government of Venezuela.", "REJECT PER VEN actual"),
        ("Chile urged Bolivia to withdraw its troops.", "REQUEST CHL BOL actual"),
        ("Chile called on Bolivia to withdraw its troops.", "REQUEST CHL BOL actual"),
        ("India demanded that Pakistan hand over the men.", "REQUEST IND PAK actual"),
        ("India threatened to cut trade with Pakistan.", "THREATEN IND PAK actual"),
        ("India vowed to attack Pakistan.", "THREATEN IND PAK actual"),
        ("Foreign Minister Ann Berg of Norway said Russia must release the crew.", "REQUEST NOR RUS actual"),
        # hostile acts
        ("Canada imposed sanctions on Belarus on Monday.", "SANCTION CAN BLR actual"),
        ("Belarus was hit after Canada imposed new tariffs on Belarusian goods.", "SANCTION CAN BLR actual"),
        ("Egypt severed diplomatic relations with Qatar.", "SANCTION EGY QAT actual"),
        ("Greece summoned the Turkish ambassador on Tuesday.", "PROTEST GRC TUR actual"),
        ("Japan lodged a protest with China over the ships.", "PROTEST JPN CHN actual"),
        ("Ecuador expelled three Peruvian diplomats.", "EXPEL ECU PER actual"),
        ("Iraq invaded Kuwait in 1990.", "ASSAULT IRQ KWT actual"),
        ("Fighter jets of Russia violated Estonian airspace.", "COERCE RUS EST actual"),
        ("North Korea tested a ballistic missile on Tuesday.", "MOBILIZE PRK - actual"),
        ("The United States deployed troops to Poland.", "MOBILIZE USA POL actual"),
        # friendly acts
        ("Canada lifted sanctions on Belarus.", "YIELD CAN BLR actual"),
        ("Iran released ten American prisoners.", "YIELD IRN USA actual"),
        ("Spain extradited the banker to Argentina.", "COOPERATE ESP ARG actual"),
        ("Japan gave Nepal 20 million dollars in aid.", "AID JPN NPL actual"),
        ("Brazil recognized Kosovo on Monday.", "SUPPORT BRA XKX actual"),
        ("Portugal expressed its support for Angola.", "SUPPORT PRT AGO actual"),
        ("Chile and Peru signed an agreement on fishing.", "AGREE CHL PER actual"),
        ("Chile signed a treaty with Peru.", "AGREE CHL PER actual"),
        ("Chile and Peru agreed to open the border.", "AGREE CHL PER actual"),
        # meetings and visits
        ("The foreign ministers of Chile and Peru met on Monday.", "CONSULT CHL PER actual"),
        ("German Chancellor Anna Roth visited Warsaw on Monday.", "VISIT DEU POL actual"),
        ("President Ivan Petrov of Bulgaria will travel to Croatia next week.", "VISIT BGR HRV planned"),
        ("Bulgaria plans to deploy troops to Croatia.", "MOBILIZE BGR HRV planned"),
        ("Denmark recalled its ambassador from Iran.", "DEPART DNK IRN actual"),
        # nouns with light verbs, and whom an act befalls
        ("A complaint was lodged with Chile by Bolivia.", "PROTEST BOL CHL actual"),
        ("Zambia's plan won the endorsement of Ghana.", "SUPPORT GHA ZMB actual"),
        ("Peruvian posts came under attack from Ecuador.", "ASSAULT ECU PER actual"),
        ("Kenyan tea was hit by a ban from Egypt.", "SANCTION EGY KEN actual"),
        # how a headline puts it, and a day beside its subject
        ("Austria blocks Albania's entry into the pact", "REJECT AUT ALB actual"),
        ("Spain, Portugal condemn Libya", "ACCUSE ESP LBY actual"),
        ("Nepal Tuesday urged Bhutan to open the road.", "REQUEST NPL BTN actual"),
        # harm that is only warned of
        (
            "Iraq would close the pipeline to Turkey should the talks fail, the oil ministry warned.",
            "THREATEN IRQ TUR conditional",
        ),
        ("Angola's defence minister said Zambia would pay a heavy price for any raid.", "THREATEN AGO ZMB conditional"),
        # who is asked, sent out, received
        ("Rome told Cairo it must explain the arrest.", "REQUEST ITA EGY actual"),
        ("Malta gave the Libyan ambassador two days to leave.", "EXPEL MLT LBY actual"),
        ("Cuba's top diplomat was received by the Angolan head of state.", "CONSULT AGO CUB actual"),
        ("Bowing to pressure from Cairo, Sudan opened the dam.", "YIELD SDN EGY actual"),
        ("Leaders from Chad and Niger signed an accord.", "AGREE NER TCD actual"),
        ("Georgia and Turkmenistan signed a treaty.", "AGREE GEO TKM actual"),
    ],
)
def test_an_act_is_found(text: str, event: str) -> None:
    assert event in short(events(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya accused Somalia of smuggling. Mogadishu dismissed the allegation.", "REJECT SOM KEN actual"),
        ("Laos sent home the Thai envoy. Thailand reduced relations in return.", "SANCTION THA LAO actual"),
        (
            "Malawi's leader telephoned the presidents of Zambia and Angola and urged both leaders to meet.",
            "REQUEST MWI ZMB actual",
        ),
        ("Niger and Mali met. The two countries are signing a treaty.", "AGREE MLI NER actual"),
    ],
)
def test_the_other_end_is_found_in_what_was_told_before(text: str, event: str) -> None:
    assert event in short(events(text))


def test_in_the_document_of_an_office_a_bare_title_is_its_own() -> None:
    text = "The President received the Foreign Minister of Peru today. The Government will send aid to Peru."
    found = short(events(text, publisher="Ministry of Foreign Affairs of Chile"))
    assert "VISIT PER CHL actual" in found
    assert "AID CHL PER planned" in found


def test_a_pronoun_within_its_own_subject_ends_the_search() -> None:
    text = "Officials from its ministry and from its army said that their talks with its envoys had failed in Peru."
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not condemn Russia.",
        "A trade war between Chile and Peru hurts both.",
        "Officials praised opponents of the Belarusian president in Poland.",
        "Norway could impose sanctions on Russia.",
        "If Norway imposes sanctions on Russia, prices will rise.",
        "Has Norway condemned Russia?",
        "Norway beat Russia 3-1 in the final.",
        "Mexico postponed the auction of its telephone network.",
        "A Norwegian company criticized Russia.",
        "Norway and Russia are neighbours.",
        "The police of New Mexico arrested two men from Georgia, the U.S. state.",
    ],
)
def test_what_did_not_happen_or_is_no_act_of_states_gives_nothing(text: str) -> None:
    assert events(text) == []


def test_joint_subjects_and_objects_are_split_pairwise() -> None:
    found = short(events("France and Italy condemned Syria and Iran."))
    assert found == {f"ACCUSE {s} {t} actual" for s in ("FRA", "ITA") for t in ("SYR", "IRN")}


def test_many_parties_are_not_split() -> None:
    text = "Chile, Peru, Brazil, Bolivia, Ecuador and Colombia signed an agreement on the forest."
    assert events(text) == []


def test_several_acts_in_one_sentence() -> None:
    found = short(events("Greece summoned the Turkish ambassador and accused Turkey of violating its airspace."))
    assert {"PROTEST GRC TUR actual", "ACCUSE GRC TUR actual"} <= found


def test_a_reported_intrusion_is_an_act_and_an_accusation() -> None:
    found = short(events("Estonia said on Tuesday that Russia had violated its airspace."))
    assert {"COERCE RUS EST actual", "ACCUSE EST RUS actual"} <= found


def test_the_date_is_that_of_the_clause() -> None:
    facts = events("Chile signed a treaty with Peru on Monday, and Brazil visited nobody until 2015.")
    assert [f.claims.get("date") for f in facts if f.claims["claimType"] == "AGREE"] == ["2019-05-13"]


def test_an_event_is_told_once() -> None:
    text = "Canada imposed sanctions on Belarus on Monday.\n\nThe sanctions that Canada imposed on Belarus hit banks."
    facts = [f for f in events(text) if f.claims["claimType"] == "SANCTION"]
    assert len(facts) == 1
    assert (
        text[facts[0].evidence[0].start : facts[0].evidence[0].end] == "Canada imposed sanctions on Belarus on Monday."
    )


def test_consent_to_an_act_is_the_act() -> None:
    assert short(events("Turkey agreed to lift its tariffs on Serbian goods.")) == {"YIELD TUR SRB planned"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("President Ana Silva of Brazil spoke by phone today with President Juan Rey of Chile.", "call"),
        ("President Ana Silva of Brazil met today with President Juan Rey of Chile in Lima.", "meeting"),
    ],
)
def test_the_mode_of_a_consultation(text: str, mode: str) -> None:
    modes = [f.claims.get("mode") for f in events(text) if f.claims["claimType"] == "CONSULT"]
    assert modes == [mode]


def test_a_readout_takes_the_day_of_publication_and_the_mode_of_its_title() -> None:
    facts = events(
        "President Ana Silva spoke with Prime Minister Lee Chan of Singapore. The two leaders discussed trade.",
        title="Readout of President Silva’s Call with Prime Minister Lee of Singapore",
        publisher="The White House",
    )
    consult = [f for f in facts if f.claims["claimType"] == "CONSULT"]
    assert [
        (f.claims["sourceActor"], f.claims["targetActor"], f.claims["date"], f.claims["mode"]) for f in consult
    ] == [("SGP", "USA", DAY, "call")]


def test_a_list_of_nominations() -> None:
    text = (
        "NOMINATIONS SENT TO THE SENATE:\n\nJane Roe, of Maine, to be Ambassador Extraordinary and Plenipotentiary "
        "of the United States of America to the Kingdom of Norway.\n\n"
        "John Doe, of Ohio, to be United States Marshal for Ohio.\n"
    )
    assert short(events(text, title="Nominations Sent to the Senate", publisher="The White House")) == {
        "APPOINT USA NOR planned"
    }


def test_establishment_of_relations_without_a_doer_is_of_the_two_parties() -> None:
    text = "Diplomatic relations between Estonia and Iceland were established on August 22, 1991."
    facts = events(text)
    assert short(facts) == {"AGREE EST ISL actual"}
    assert facts[0].claims["date"] == "1991-08-22"


def test_every_fact_bears_the_name_of_its_rule_and_an_honest_confidence() -> None:
    facts = events("Norway condemned Russia on Tuesday.")
    assert [f.rule for f in facts] == ["event.accuse"]
    assert 0 < facts[0].confidence < 1


def test_what_is_done_without_another_act_is_not_that_act() -> None:
    assert "CONSULT" not in " ".join(
        short(events("Norway closed its border with Sweden on Monday without consulting Sweden."))
    )


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        # the day of the telling, and days of things that the act only names
        ("Kenya has withdrawn its troops from Somalia, officials said on Monday.", "YIELD", None),
        ("Norway called on Chile to open its border, closed since 2011.", "REQUEST", None),
        ("Norway called on Chile to hold the talks that it had put off in 2017.", "REQUEST", None),
        # what is still to come is told forwards
        ("Kenya will sign an agreement with Chile on Friday.", "AGREE", "2019-05-17"),
        # days of things, beginnings, what the subject did beside it, and the date that a clause is about
        ("Kenya refused entry to observers of last year's vote in Chile.", "REJECT", None),
        ("Kenya has detained four Chilean crews since 2 January.", "COERCE", None),
        ("Speaking in Oslo on Monday, Foreign Minister Ann Berg of Norway condemned Chile.", "ACCUSE", "2019-05-13"),
        ("Ties warmed in 1985, when Norway recognized the government of Chile.", "SUPPORT", "1985"),
        # told from another date
        (
            "Kenya expelled two Chilean diplomats on May 2. Chile expelled two Kenyan diplomats a day later.",
            "EXPEL",
            None,
        ),
    ],
)
def test_a_day_counts_where_it_is_that_of_the_act(text: str, kind: str, date: str | None) -> None:
    found = [f.claims.get("date") for f in events(text) if f.claims["claimType"] == kind]
    if text.endswith("a day later."):
        assert found == ["2019-05-02", "2019-05-03"]
    else:
        assert set(found) <= {date}


OFFICE = "Ministry of Foreign Affairs of Kenya\nPress statement\n\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kenya condemns the attack by Somalia on its border post.", DAY),
        ("Kenya has consistently supported Norway in the dispute with Chile.", None),
        ("Kenya thanks Norway for its support.", DAY),
    ],
)
def test_an_undated_act_of_an_office_is_of_its_day_unless_it_is_told_as_done(text: str, date: str | None) -> None:
    facts = events(
        OFFICE + text, title="Statement on Norway and Somalia", publisher="Ministry of Foreign Affairs of Kenya"
    )
    assert {f.claims.get("date") for f in facts if f.claims["sourceActor"] == "KEN"} <= {date}


def test_who_will_leave_has_not_left() -> None:
    facts = events("Ann Berg, the Norwegian ambassador to Chile, will leave Santiago in January.")
    assert [(f.claims["modality"], f.claims["date"]) for f in facts if f.claims["claimType"] == "DEPART"] == [
        ("planned", "2020-01")
    ]
