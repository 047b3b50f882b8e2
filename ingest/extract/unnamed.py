"""Envoys told of without a name ("recalled her ambassador to Kuwait") who are named later ("Ambassador X left")."""

import re
from collections.abc import Container, Sequence

from legatus.ingest.extract import countries
from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.model import Actor, Office, Parsed, Person
from legatus.ingest.extract.senders import POSSESSIVE
from legatus.ingest.extract.titles import Title
from legatus.ontology.reference import reference

RULE = "named-after"
#: So many sentences after a title its holder may be named.
AFTER = 2
#: Words for an envoy or head told of before, in front of the name.
CONCERNED = re.compile(r"(?:The|That) (?:diplomat|envoy|official|ambassador|minister)(?: concerned| in question)?, ")
#: What follows a name that needs no description.
VERB = re.compile(r" (?!(?:of|from|and|who|at|in|with|the|a|an)\b)[a-z]+(?:ed|s|t|id|ent|ew|ook|ade)\b")
#: What a title of somebody named elsewhere is worth of one beside the name.
SURE = 0.85


def fill(parsed: Parsed, actors: Sequence[Actor], said: Sequence[Title], tied: Container[tuple[int, int]]) -> None:
    """Give bare envoys of a document the two sides of the only envoy of that rank whom it does not name."""
    told = {
        (title.role, sender, title.receivers[0]): title
        for title in said
        if title.kind == "envoy" and not title.plural and len(title.receivers) == 1
        if (title.start, title.end) not in tied and (sender := sender_of(parsed, actors, title))
    }
    for person in parsed.persons:
        for office in person.offices:
            if office.role in ENVOYS and office.sending is None and office.receiving is None:
                able = [side for side in told if side[0] == office.role]
                if len(able) == 1:
                    _, office.sending, office.receiving = able[0]
                    title = told[able[0]]
                    office.title = parsed.text[title.start : title.end]
                    office.confidence = round(office.confidence * SURE, 3)


def introduce(parsed: Parsed, actors: Sequence[Actor], said: Sequence[Title], tied: Container[tuple[int, int]]) -> None:
    """Give an office of which only the title was said to whoever opens the next sentence without any description.

    "Chad's ambassador to Mali was summoned on Monday. Idris Sow spent an hour inside."
    """
    sentences = [(s.start_char, s.end_char) for _, s in parsed.sentences]
    for title in said:
        sender = sender_of(parsed, actors, title)
        if title.plural or (title.start, title.end) in tied or sender is None or title.status == "former":
            continue
        if title.kind == "official" or (title.kind == "envoy" and not title.receivers):
            continue
        if any(o.role == title.role and o.sending == sender for p in parsed.persons for o in p.offices):
            continue
        after = [place for place in sentences if place[0] > title.start][:AFTER]
        told = [place for place in sentences if place[0] <= title.start][-1:]
        named = ((place, p) for place in after for p in parsed.persons if opens(parsed, place, p))
        found = next(named, None)
        if found is not None:
            place, person = found
            receiver = title.receivers[0] if title.receivers else None
            words = parsed.text[title.start : title.end]
            person.offices.append(
                Office(
                    title.role,
                    sender,
                    receiver,
                    title.status,
                    title=words,
                    evidence=[*told, place],
                    rule=RULE,
                    confidence=0.7,
                )
            )


def opens(parsed: Parsed, place: tuple[int, int], person: Person) -> bool:
    """Whether a person without an office is first named at the head of a sentence, and not said who it is."""
    start, end = person.mentions[0]
    if person.offices or not place[0] <= start < place[1] or " " not in person.name:
        return False
    before, after = parsed.text[place[0] : start], parsed.text[end : place[1]]
    if CONCERNED.fullmatch(before):
        return True
    return before == "" and VERB.match(after) is not None


def sender_of(parsed: Parsed, actors: Sequence[Actor], title: Title) -> str | None:
    """The side that a title names, or whose "its" is."""
    if title.senders:
        return title.senders[0]
    if not POSSESSIVE.search(parsed.text[max(0, title.start - 20) : title.start]):
        return None
    start = next((s.start_char for _, s in parsed.sentences if s.start_char <= title.start < s.end_char), 0)
    states = [a for a in actors if a.code in reference().states and a.code not in title.receivers]
    return countries.nearest(states, start, title.start, title.start)
