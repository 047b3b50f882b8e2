"""Persons as actors: whose country an office gives, and whose country stands right beside the name.

"Prime Minister Lee of Singapore", "the Iranian foreign minister, Ali Salehi", "Mr Singh, India's foreign minister":
where no office has been read, the words of the name's own phrase give the country.
"""

import re
from collections.abc import Iterator

from legatus.ingest.extract import grammar
from legatus.ingest.extract.model import Actor, Parsed, Person

#: The phrase must name an office, or a nationality says nothing about whom somebody acts for.
OFFICE = re.compile(
    r"president|minister|secretary|chancellor|premier|king\b|queen|prince|ambassador|envoy|leader|spokes|adviser|advisor|chief|"
    r"commissioner|official|general|taoiseach|emir|sultan|representative|diplomat|counterpart|crown|coordinator|director|governor-general",
    re.I,
)


def acting(parsed: Parsed) -> Iterator[Actor]:
    """Every mention of a person with a country, as an actor; mentions that are actors already come again."""
    for person in parsed.persons:
        code = person.country or beside(parsed, person)
        if code:
            yield from (Actor(start, end, code, "person", person) for start, end in person.mentions)


def beside(parsed: Parsed, person: Person) -> str | None:
    """The code of the actor in the noun phrase of a person's mentions, the first that has one, or None."""
    named = {}
    for actor in parsed.actors:
        if actor.via in ("name", "adjective", "institution", "capital"):
            span = parsed.doc.char_span(actor.start, actor.end, alignment_mode="expand")
            for token in span or ():
                named[token.i] = actor.code
    for start, end in person.mentions:
        span = parsed.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        head = span.root
        phrase = [t for t in grammar.own_phrase(head) if t.dep_ != "conj" or t.head != head]
        if head.dep_ == "appos":
            phrase += grammar.own_phrase(head.head)
        if not OFFICE.search(" ".join(t.text for t in phrase)):
            continue
        near = sorted((abs(t.i - head.i), named[t.i]) for t in phrase if t.i in named and abs(t.i - head.i) < 15)
        if near:
            return near[0][1]
    return None
