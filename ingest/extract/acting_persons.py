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


def acting(parsed: Parsed, home: str | None) -> Iterator[Actor]:
    """Every mention of a person with a country, as an actor; mentions that are actors already come again.

    `home`: the state of the office that issues the document; its principal, named first, acts for it.
    """
    for place, person in enumerate(parsed.persons):
        code = person.country or beside(parsed, person) or (home if place == 0 else None) or around(parsed, person)
        if code:
            yield from (Actor(start, end, code, "person", person) for start, end in person.mentions)


#: Candidates of a party speak for no office yet; their state's they are (guideline: statements of presidential candidates).
CANDIDATE = re.compile(r"(?:republican|democratic|presidential)\W+(?:\w+\W+){0,3}(?:candidate|front-?runner|nominee|hopeful)", re.I)
#: Parties that only one state has, by what their candidates are called in English news.
PARTIES = (("USA", re.compile(r"\b(?:Republican|Democratic)\b")),)


#: Offices of a state that the text need not name each time: "Foreign Ministry spokesman …".
NATIONAL = re.compile(
    r"foreign (?:ministry|minister|secretary|affairs)|prime minister|(?:defen[cs]e|interior|commerce|trade|finance|justice|economy|immigration) (?:ministry|minister|department)|"
    r"ministry (?:spokes|official)|ministry of|government spokes|presidential spokes|state department|state news agency|deputy minister",
    re.I,
)


def around(parsed: Parsed, person: Person) -> str | None:
    """The state whose minister or spokesman a person is called without naming it: that of the subject named before."""
    for start, end in person.mentions[:2]:
        words = parsed.doc.text[max(0, start - 60) : end + 60]
        if not NATIONAL.search(words):
            continue
        before = [a for a in parsed.actors if start - 500 < a.start < start and a.via in ("name", "adjective", "capital", "institution")]
        subjects = [a for a in before if leads(parsed, a)]
        chosen = (subjects or before)[-1:] or parsed.actors[:1]
        if chosen:
            return chosen[0].code
    return None


def leads(parsed: Parsed, actor: Actor) -> bool:
    """Whether an actor is the subject of its clause, or belongs to the subject."""
    span = parsed.doc.char_span(actor.start, actor.end, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and token.dep_ in ("compound", "amod", "poss", "nmod"):
        token = token.head
    return token is not None and token.dep_ == "nsubj"


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
        words = " ".join(t.text for t in sorted(phrase, key=lambda t: t.i))
        if not OFFICE.search(words):
            near_text = parsed.doc.text[max(0, start - 60) : end + 70]
            if CANDIDATE.search(near_text):
                return next((code for code, party in PARTIES if party.search(parsed.doc.text)), None)
            continue
        near = sorted((abs(t.i - head.i), named[t.i]) for t in phrase if t.i in named and abs(t.i - head.i) < 15)
        if near:
            return near[0][1]
    return None
