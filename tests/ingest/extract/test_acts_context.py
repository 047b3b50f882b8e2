"""Events whose ends or whose act the sentence alone does not name: taken up, meant, spoken, travelled for."""

import pytest

from legatus.ingest.documents import Document, Fact
from legatus.ingest.extract import acts, mentions
from legatus.ingest.extract.clean import clean
from legatus.ingest.extract.parse import parse

DAY = "2019-05-15"


def events(text: str) -> list[Fact]:
    document = Document(key="a", origin="a.txt", raw=text, published=DAY)
    return acts.find(mentions.find(parse(document, clean(document), DAY)))


def short(facts: list[Fact]) -> set[str]:
    """`TYPE source target modality` of each fact."""
    names = ("claimType", "sourceActor", "targetActor", "modality")
    return {" ".join(str(f.claims.get(name, "-")) for name in names) for f in facts}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # third parties on an accord or a step that was told of before
        (
            "Chile and Peru signed an agreement on fishing on Monday. Spain welcomed the agreement.",
            "SUPPORT ESP CHL actual",
        ),
        (
            "Chile and Peru signed an agreement on fishing on Monday. Spain welcomed the agreement.",
            "SUPPORT ESP PER actual",
        ),
        (
            "Eritrea expelled the Danish ambassador on Monday. The European Union said it deplored the decision.",
            "ACCUSE EU ERI actual",
        ),
        # the other of two who have just had to do with each other
        (
            "Kenya closed its border with Uganda on Monday. Nairobi accused its neighbour of theft.",
            "ACCUSE KEN UGA actual",
        ),
        ("Peru seized two Chilean trawlers on Monday. Chile protested.", "PROTEST CHL PER actual"),
        (
            "Latvia has quarrelled with Belarus. Latvia accused Belarus of smuggling. It then halted all imports.",
            "SANCTION LVA BLR actual",
        ),
        (
            "Denmark froze aid to Eritrea in May. Danish companies have left the country, and Denmark called on the "
            "authorities of that country to free two priests.",
            "REQUEST DNK ERI actual",
        ),
        (
            "North Korea fired two missiles on Monday. The South condemned North Korea on Tuesday.",
            "ACCUSE KOR PRK actual",
        ),
        # who ends a measure has taken it; what a participle says is a fact
        ("The United States lifted the embargo imposed on Sudan in 1997.", "SANCTION USA SDN actual"),
        (
            "The Sudanese ambassador was called in and handed a protest note, the Kenyan foreign ministry said.",
            "PROTEST KEN SDN actual",
        ),
        # thanks for something done tell who did it
        ("Malawi thanked Norway for its assistance after the floods.", "AID NOR MWI actual"),
        ("Somalia thanked Egypt for its support at the United Nations.", "SUPPORT EGY SOM actual"),
        # a journey for talks
        (
            "A Kuwaiti delegation is expected in Nepal on Friday to negotiate a labour accord.",
            "CONSULT KWT NPL planned",
        ),
        ("Qatar's foreign minister arrived in Tashkent for talks.", "CONSULT QAT UZB actual"),
        ("The two ministers of Chile and Peru agreed to hold a meeting in Lima in June.", "CONSULT CHL PER planned"),
        ("The two ministers of Chile and Peru agreed to hold a meeting in Lima in June.", "AGREE CHL PER actual"),
        # a condition is a demand
        ("Canada said the ban would remain in force until Chile accepted inspections.", "REQUEST CAN CHL actual"),
        # words of blame and of refusal
        ("Congo says Rwanda is arming the rebels.", "ACCUSE COD RWA actual"),
        (
            "Peru claimed the island on Monday and accused Chile of occupying it. "
            '"There is nothing to negotiate," said Chilean President Ana Rojas.',
            "REJECT CHL PER actual",
        ),
        ("An agreement on gas between Azerbaijan and Kazakhstan was signed in Astana.", "AGREE AZE KAZ actual"),
        ("Morocco has called its ambassador home from Madrid.", "DEPART MAR ESP actual"),
        (
            "Kenya hosted talks between Sudan and Chad on Friday.",
            "CONSULT SDN TCD actual",
        ),
    ],
)
def test_what_the_sentence_does_not_name(text: str, event: str) -> None:
    kind, first, second, modality = event.split()
    either = {event, f"{kind} {second} {first} {modality}"} if kind in ("AGREE", "CONSULT") else {event}
    assert either & short(events(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru expelled two Chilean diplomats on Monday. Peru declined to comment on the report.", "REJECT"),
        ("Chile suspended duty-free imports of Peruvian fish.", "YIELD"),
        ("Mongolia opened an embassy in Vienna in 1997.", "YIELD"),
        ("Kenya hosted talks between Sudan and Chad on Friday.", "VISIT"),
        ("The first envoy of Ireland is also accredited to Laos.", "APPOINT"),
        ('"It removes an obstacle to trade with Senegal," the French Foreign Ministry said.', "ACCUSE"),
        ("Peru will lift its ban once Chile has paid compensation to Peru.", "AID"),
        ("Mexico said it was doing its duty without violating any right of the United States.", "ACCUSE"),
    ],
)
def test_what_is_no_act(text: str, kind: str) -> None:
    assert not any(event.startswith(kind) for event in short(events(text)))
