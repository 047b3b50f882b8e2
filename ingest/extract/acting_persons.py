"""Persons as actors: whose country an office gives, and whose country stands right beside the name.

"Prime Minister Lee of Singapore", "the Iranian foreign minister, Ali Salehi", "Mr Singh, India's foreign minister":
where no office has been read, the words of the name's own phrase give the country.
"""

import re
from dataclasses import replace
from itertools import pairwise

from legatus.ingest.extract import grammar
from legatus.ingest.extract.model import Actor, Parsed, Person
from legatus.ingest.extract.names import names
from legatus.ontology.reference import reference

#: The phrase must name an office, or a nationality says nothing about whom somebody acts for.
OFFICE = re.compile(
    r"president|minister|secretary|chancellor|premier|king\b|queen|prince|ambassador|envoy|leader|spokes|adviser|advisor|chief|"
    r"commissioner|official|general|taoiseach|emir|sultan|representative|diplomat|counterpart|crown|coordinator|director|governor-general",
    re.I,
)


def actors_of(parsed: Parsed, home: str | None) -> list[Actor]:
    """The actors of a document, every mention of a person who acts for a state among them, by the surest evidence.

    `home`: the state of the office that issues the document; its principal, named first, acts for it.
    """
    codes = {
        id(person): code for place, person in enumerate(parsed.persons) if (code := _code(parsed, person, place, home))
    }
    known = [
        replace(actor, code=codes[id(actor.person)])
        if actor.person is not None and id(actor.person) in codes
        else actor
        for actor in parsed.actors
    ]
    spans = {(actor.start, actor.end) for actor in known if actor.person is not None}
    added = [
        Actor(start, end, codes[id(person)], "person", person)
        for person in parsed.persons
        if id(person) in codes
        for start, end in person.mentions
        if (start, end) not in spans
    ]
    return sorted([*known, *added], key=lambda actor: (actor.start, -actor.end, actor.code))


def _code(parsed: Parsed, person: Person, place: int, home: str | None) -> str | None:
    """Whom a person acts for: as the name is followed, as the title says, as the tenures say, as stands beside it."""
    first = parsed.text[max(0, person.mentions[0][0] - 40) : person.mentions[0][0]] if person.mentions else ""
    stated = followed(parsed, person) or titled(parsed, person)
    if stated:
        return stated
    if place < PRINCIPALS and PRINCIPAL.search(first) and beside(parsed, person) is None:
        theirs = {c for p in parsed.persons if p is not person and (c := followed(parsed, p) or beside(parsed, p))}
        if person.country is None or person.country in theirs:
            return home or own_state(parsed, person)
    return person.country or beside(parsed, person) or around(parsed, person)


#: "… Abdullah II of Jordan", "… Yoon (ROK) of the Republic of Korea".
FOLLOWED = re.compile(r"(?:,? (?:Jr|Sr)\.?)?(?: [IVX]+\b)?(?: \([^)]{1,20}\))?,? of (?:the )?$")


def followed(parsed: Parsed, person: Person) -> str | None:
    """The state that "of …" right after a mention of a person names, or None."""
    text = parsed.text
    for actor in parsed.actors:
        if actor.via == "name":
            for _, end in person.mentions:
                if 0 < actor.start - end < 45 and FOLLOWED.fullmatch(text[end : actor.start]):
                    return actor.code
    return None


def titled(parsed: Parsed, person: Person) -> str | None:
    """The state that the document's stated title gives a person ("Call with President-Elect Lee of Singapore")."""
    title = parsed.document.title or ""
    surname = person.name.split()[-1]
    at = title.find(surname)
    if at < 0:
        return None
    rest = title[at + len(surname) :]
    for start, _, name in names().find(rest):
        if FOLLOWED.fullmatch(rest[:start]):
            return next(iter(name.codes), None)
    return None


#: A document's principal is among the first persons that it names, with a title.
PRINCIPALS = 2
PRINCIPAL = re.compile(
    r"(?:vice president|national security advis[eo]r|secretary|minister|president|envoy|ambassador|"
    r"chancellor|premier|first lady|advis[eo]r)\W+(?:dr\.? )?$",
    re.I,
)


#: What a readout says of its own side: "the U.S. commitment to", "the United States' support for".
OWN = re.compile(
    r"['’]?s? (?:\w+ )?(?:commitment|support|readiness|efforts|assistance|position|view|policy|administration|"
    r"government|"
    r"determination|appreciation|alliance|partnership)\b",
    re.I,
)
PAIRED = re.compile(r"[-–]| and (?:the )?")


def own_state(parsed: Parsed, person: Person) -> str | None:
    """The state of a principal whose office bears no country: the one most named that nobody else of the text acts for.

    A readout says "the Vice President" of its own side, and of the other side whose it is.
    """
    opening = next(
        (s for _, s in parsed.sentences if s.start_char <= person.mentions[0][0] < s.end_char), parsed.doc[0:1]
    )
    company = [
        p
        for p in parsed.persons
        if p is not person and any(opening.start_char <= start < opening.end_char for start, _ in p.mentions)
    ]
    others = {code for p in company if (code := followed(parsed, p) or p.country or beside(parsed, p))}
    counted: dict[str, int] = {}
    for actor in parsed.actors:
        if (
            actor.code not in others
            and actor.via in ("name", "adjective", "institution", "person")
            and actor.person is not person
        ):
            own = OWN.match(parsed.text[actor.end : actor.end + 40]) is not None
            counted[actor.code] = counted.get(actor.code, 0) + 1 + leads(parsed, actor) + 4 * own
    for first, second in pairwise(a for a in parsed.actors if a.via in ("name", "adjective")):
        between = parsed.text[first.end : second.start]
        for one, other in ((first, second), (second, first)):
            # "the U.S.-Japan alliance", "between the United States and Japan": the two sides named together
            if one.code in counted and other.code in others and len(between) < 10 and PAIRED.fullmatch(between):
                counted[one.code] += 5
    return max(counted, key=lambda code: counted[code], default=None) if counted else None


#: Offices of a state that the text need not name each time: "Foreign Ministry spokesman …".
NATIONAL = re.compile(
    r"foreign (?:ministry|minister|secretary|affairs)|prime minister|(?:defen[cs]e|interior|commerce|"
    r"trade|finance|justice|economy|immigration) (?:ministry|minister|department)|"
    r"ministry (?:spokes|official)|ministry of|government spokes|presidential spokes|"
    r"state department|state news agency|deputy minister",
    re.I,
)


def around(parsed: Parsed, person: Person) -> str | None:
    """The state whose minister or spokesman a person is called without naming it: that of the subject named before."""
    for start, end in person.mentions[:2]:
        words = parsed.text[max(0, start - 60) : end + 60]
        if not NATIONAL.search(words):
            continue
        before = [
            a
            for a in parsed.actors
            if start - 500 < a.start < start
            and a.via in ("name", "adjective", "capital", "institution")
            and a.code in reference().states
        ]
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
    return token is not None and token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "conj", "ccomp")


#: Candidates of a party speak for no office yet; the guideline counts them all the same.
CANDIDATE = re.compile(
    r"(?:republican|democratic|presidential)\W+(?:\w+\W+){0,3}(?:candidate|front-?runner|nominee|hopeful)", re.I
)
#: Parties that only one state has, by what their candidates are called in English news.
PARTIES = (("USA", re.compile(r"\b(?:Republican|Democratic)\b")),)


def is_candidate(parsed: Parsed, person: Person) -> bool:
    """Whether a person is in the text a candidate without an office, whose words are never acts."""
    if person.offices or not person.mentions:
        return False
    return any(CANDIDATE.search(parsed.text[max(0, start - 60) : end + 70]) for start, end in person.mentions)


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
        owner = next((named[c.i] for c in head.children if c.dep_ == "poss" and c.i in named), None)
        if owner:  # "Russia's Lavrov"
            return owner
        phrase = [t for t in grammar.own_phrase(head) if t.dep_ != "conj" or t.head != head]
        if head.dep_ == "appos":
            phrase += grammar.own_phrase(head.head)
        words = " ".join(t.text for t in sorted(phrase, key=lambda t: t.i))
        if not OFFICE.search(words):
            near_text = parsed.text[max(0, start - 60) : end + 70]
            if CANDIDATE.search(near_text):
                return next((code for code, party in PARTIES if party.search(parsed.text)), None)
            continue
        near = sorted((abs(t.i - head.i), named[t.i]) for t in phrase if t.i in named and abs(t.i - head.i) < 15)
        if near:
            return near[0][1]
    return None
