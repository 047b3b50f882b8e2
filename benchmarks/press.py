"""A made press: articles of any number about the relations of sixty states, the same for the same number.

As in real news a few states are in most of them (the weight of a state falls with its rank), those who head a state are
named all the time, envoys and officials now and then. One article in twenty is a copy of the one before, one in fifty
a new version of it. Nothing here is meant to be true.
"""

import random
from datetime import date, timedelta
from functools import cache

from legatus.ingest.documents import Document, Fact, Reading, Span
from legatus.ontology.reference import reference

VERSION = "made@1.0"

#: Facts of one article.
FACTS = 10

STATES = 60
#: The days that the articles are of.
FROM, DAYS = date(2016, 1, 1), 3_650
GIVEN = "Ada|Bela|Cleo|Dara|Emil|Fritz|Gwen|Hugo|Iris|Jonas|Kira|Lena|Milo|Nora|Otto|Pia|Quinn|Rosa|Sven|Tilda"
START = "Ab|Bran|Cas|Dor|El|Fal|Gar|Hol|Ib|Jan|Kle|Lop|Mos|Nor|Ost|Pal|Qui|Ros|Sil|Tor|Ulm|Vas|Wel|Zim"
END = "bel|dter|tro|nan|iot|ken|cia|mer|arra|sen|ist|ezar|ner|din|wald"
TYPES = ("ACCUSE", "AGREE", "CONSULT", "COOPERATE", "SANCTION")
ISSUES = ("migration", "energy", "tariffs", "trade", "water")
STANCES = ("cooperative", "critical", "neutral")


@cache
def _states() -> tuple[tuple[str, ...], tuple[float, ...]]:
    codes = [code for code, state in reference().states.items() if state.head]
    return tuple(codes[:STATES]), tuple(1 / rank for rank in range(1, STATES + 1))


def reading(number: int) -> Reading:
    """One article, with what it says."""
    if number and number % 20 == 0:
        return _of(number, number - 1, f"Copied from another paper, as number {number}.", number)
    if number % 50 == 7:
        return _of(number, number - 1, f"This is a new version, number {number}.", number - 1)
    return _of(number, number, "", number)


def _of(number: int, told: int, note: str, at: int) -> Reading:
    chance = random.Random(told)
    codes, weights = _states()
    one = chance.choices(codes, weights)[0]
    other = chance.choices(
        [c for c in codes if c != one], [w for c, w in zip(codes, weights, strict=True) if c != one]
    )[0]
    day = FROM + timedelta(days=chance.randrange(DAYS))
    sentences = [f"In matter {place} of report {told} {one} and {other} spoke at length." for place in range(FACTS)]
    document = Document(
        key=f"press-{number}",
        origin=f"press-{number}.txt",
        raw=" ".join([*sentences, note]).strip(),
        title=f"Report {number}",
        publisher=f"The Gazette of {number % 40}",
        url=f"https://gazette.example/{at}",
        published=(day + timedelta(days=number - told)).isoformat(),
    )
    facts, start = [], 0
    for place, sentence in enumerate(sentences):
        facts.append(_fact(chance, place, one, other, day, Span(start, start + len(sentence))))
        start += len(sentence) + 1
    signature = tuple(f"{band:x}{told:08x}" for band in range(16))
    return Reading(
        document, tuple(facts), language="en", published=document.published, title=document.title, signature=signature
    )


def _fact(chance: random.Random, place: int, one: str, other: str, day: date, span: Span) -> Fact:
    head, pair = holder(reference().states[one].head or "", one, "", day), "-".join(sorted((one, other)))
    envoy = holder("ambassador", one, other, day)
    spoken = {
        "pair": pair,
        "stance": chance.choice(STANCES),
        "issue": (chance.choice(ISSUES),),
        "date": day.isoformat(),
    }
    if place == 0:
        role = reference().states[one].head or ""
        claims = {"person": head, "role": role, "sending": one, "status": "incumbent"}
        return Fact("tenure", claims, (span,), "by-rule", 0.9)
    if place == 1:
        claims = {"person": envoy, "role": "ambassador", "sending": one, "receiving": other, "status": "incumbent"}
        return Fact("tenure", claims, (span,), "by-rule", 0.9)
    if place < 5:
        speaker = (head, envoy.split()[-1], person(f"official {other} {chance.randrange(40)}"))[place - 2]
        country = other if place == 4 else one
        return Fact(
            "statement",
            {"speaker": speaker, "speakerCountry": country, "issue": (chance.choice(ISSUES),), **spoken},
            (span,),
            "by-rule",
            0.8,
        )
    if place == 9 and chance.random() < 0.3:
        before = holder("ambassador", one, other, day - timedelta(days=1_100))
        if before != envoy:
            said = {"person": before, "relation": "predecessor", "ofPerson": envoy}
            return Fact("relation_of_persons", said, (span,), "by-rule", 0.7)
    ends = {"claimType": chance.choice(TYPES), "sourceActor": one, "targetActor": other, "modality": "actual"}
    more = {"date": (day - timedelta(days=chance.randrange(30))).isoformat(), "issue": (chance.choice(ISSUES),)}
    return Fact("event", ends | more | ({"participant": (head,)} if place == 5 else {}), (span,), "by-rule", 0.8)


def holder(role: str, sending: str, receiving: str, day: date) -> str:
    """Who holds an office on a day: about three years each, four where a state is headed."""
    years = 3 if receiving else 4
    shift = random.Random(f"{role} {sending} {receiving}").randrange(years * 365)
    return person(f"{role} {sending} {receiving} {(day.toordinal() + shift) // (years * 365)}")


@cache
def person(key: str) -> str:
    """A name, the same for the same key."""
    chance = random.Random(key)
    given, start, end = (parts.split("|") for parts in (GIVEN, START, END))
    family = chance.choice(start) + chance.choice(end)
    return f"{chance.choice(given)} {family if chance.random() < 0.5 else family + chance.choice(end)}"
