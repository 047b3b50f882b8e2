"""Data of any size by a fixed rule, for measuring: articles with their facts, and data of another model.

Nothing here is meant to be true. The same size gives the same data.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from legatus.ingest import graph
from legatus.ingest.documents import Document, Fact, Reading, RecordType, Span
from legatus.ontology.record import Record

VERSION = "made@1.0"

#: Facts of one article, and articles that tell of the same ones.
FACTS, TOLD = 10, 5

STATES = (
    "ARG",
    "AUS",
    "BRA",
    "CAN",
    "CHL",
    "DEU",
    "EGY",
    "FRA",
    "GBR",
    "IDN",
    "IND",
    "ITA",
    "JPN",
    "KEN",
    "MEX",
    "USA",
)
TYPES = ("ACCUSE", "AGREE", "CONSULT", "COOPERATE", "SANCTION")
ISSUES = ("migration", "energy", "tariffs", "trade", "water")
STANCES = ("cooperative", "critical", "neutral")
FIRST = (
    "Ada",
    "Bela",
    "Cleo",
    "Dara",
    "Emil",
    "Fritz",
    "Gwen",
    "Hugo",
    "Iris",
    "Jonas",
    "Kira",
    "Lena",
    "Milo",
    "Nora",
)
LAST = (
    "Abel",
    "Brandt",
    "Castro",
    "Dorn",
    "Eliot",
    "Falk",
    "Garcia",
    "Holm",
    "Ibarra",
    "Jansen",
    "Klein",
    "Lopez",
    "Moser",
)


def records(mentions: int) -> Iterator[Record]:
    """Articles, quotes and mentions, so many mentions, article by article."""
    for number in range(-(-mentions // FACTS)):
        reading = _reading(number, min(FACTS, mentions - number * FACTS))
        yield from graph.records(reading, VERSION)


def _reading(number: int, facts: int) -> Reading:
    story = number // TOLD
    day = date(1990, 1, 1) + timedelta(days=story * 7919 % 12_000)
    sentences = [_sentence(number, story, place) for place in range(facts)]
    document = Document(
        key=f"made-{number}",
        origin=f"made-{number}.txt",
        raw=" ".join(sentences),
        title=f"Report {number} on {ISSUES[number % len(ISSUES)]}",
        publisher=f"The Gazette of {number % 40}",
        url=f"https://gazette.example/{day.year}/{number}",
        published=day.isoformat(),
    )
    made, start = [], 0
    for place, sentence in enumerate(sentences):
        made.append(_fact(story, place, Span(start, start + len(sentence)), day))
        start += len(sentence) + 1
    return Reading(document, tuple(made), language="en", published=document.published, title=document.title)


def _sentence(number: int, story: int, place: int) -> str:
    one, other = _pair(story, place)
    matter = f"In matter {place} of report {number} officials of {one} and {other}"
    return f"{matter} spoke about {ISSUES[place % 5]} at length."


def _pair(story: int, place: int) -> tuple[str, str]:
    one = (story * 31 + place * 7) % len(STATES)
    return STATES[one], STATES[(one + 1 + (story + place) % (len(STATES) - 1)) % len(STATES)]


def _fact(story: int, place: int, span: Span, day: date) -> Fact:
    one, other = _pair(story, place)
    key = story * FACTS + place
    issue = ISSUES[key % len(ISSUES)]
    claims: dict[str, str | tuple[str, ...]]
    kind: RecordType
    if place % 10 < 5:
        kind = "event"
        claims = {"claimType": TYPES[key % 5], "sourceActor": one, "targetActor": other, "modality": "actual"}
        claims |= {"date": (day - timedelta(days=key % 30)).isoformat(), "issue": (issue,)}
    elif place % 10 < 8:
        kind = "statement"
        claims = {"speaker": _person(story, place), "speakerCountry": one, "pair": "-".join(sorted((one, other)))}
        claims |= {"stance": STANCES[key % 3], "issue": (issue,), "date": day.isoformat()}
    else:
        kind = "tenure"
        claims = {"person": _person(story, place), "role": "ambassador", "sending": one, "receiving": other}
        claims |= {"status": "incumbent", "start": (day - timedelta(days=400 + key % 400)).isoformat()}
    return Fact(kind, claims, (span,), "by-rule", 0.5 + key % 50 / 100)


def _person(story: int, place: int) -> str:
    key = story * FACTS + place
    name = f"{LAST[key // 14 % 13]}{LAST[key // 182 % 13].lower()}"
    return f"{FIRST[key % 14]} {name} {LAST[key // 2366 % 13]}"


def triples(number: int) -> Iterator[str]:
    """Data of another model as lines of N-Triples, nearly so many: things with long texts, linked to one another."""
    things = number // 6 + 1
    for each in range(things):
        thing = f"<http://data.example/thing/{each}>"
        yield f"{thing} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.example/ns#Kind{each % 20}> ."
        yield f'{thing} <http://www.w3.org/2000/01/rdf-schema#label> "Thing number {each}"@en-GB .'
        yield f'{thing} <http://purl.org/dc/terms/description> "{_text(each)}" .'
        for step in (1, 7, 4_001):
            other = f"<http://data.example/thing/{(each * 31 + step) % things}>"
            yield f"{thing} <http://data.example/ns#link{step % 5}> {other} ."


def _text(each: int) -> str:
    """A text of 300 to 1,500 characters."""
    sentence = f"This is what is told of thing {each}, in words that nobody has to read. "
    return sentence * (4 + each % 17)
