"""Who the speaker of an attribution is: a person by the fullest name, an institution, a state, two leaders together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from legatus.ingest.extract import grammar
from legatus.ingest.extract.ends import FIRST, PLURAL, SINGULAR_PERSON, THING, End, Ends
from legatus.ingest.extract.model import Person
from legatus.ingest.extract.quotes import Quote, in_quote

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span, Token

#: Bare institutions: whose they are the sentences before say.
INSTITUTION = frozenset(
    {
        "ministry",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "presidency",
        "embassy",
        "campaign",
        "office",
        "government",
        "department",
        "delegation",
    }
)
#: What somebody has issued speaks for whom spoke last.
ISSUED = frozenset(
    {"statement", "communique", "communiqué", "memo", "letter", "document", "release", "declaration", "note", "message"}
)
#: Nouns that stand for persons when two of them stand for a pair.
PERSONS = frozenset({"leader", "president", "minister", "both", "two", "they", "secretary", "counterpart", "official"})
#: The words of a speaker's phrase that are no part of the name.
DETERMINERS = re.compile(r"^(?:the|a|an|its|his|her|their|our|this|that|another|some)\s+", re.I)
#: How many sentences back a pronoun may look for who spoke.
REACH = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name as fully as the text has it, for whom, and the person if it is one; `joint`: for several."""

    name: str
    code: str
    person: Person | None = None
    joint: tuple[str, ...] = ()


class Spoken(Protocol):
    """What was said before: who said it, in which sentence."""

    @property
    def place(self) -> int:
        """The number of the sentence."""
        ...

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who said it."""
        ...

    @property
    def sentence(self) -> "Span":
        """The sentence."""
        ...


def speakers(
    heads: "list[Token]", verb: "Token", ends: Ends, before: "Sequence[Spoken]", marks: list[Quote]
) -> Iterator[Speaker]:
    """The speakers that the subject of a verb of saying stands for; none where it stands for no state."""
    members = [m for head in heads for m in grammar.with_conjuncts(head)]
    states = [e for m in members if m.pos_ != "PRON" for e in ends.of(m)]
    if len({e.code for e in states}) > 1 and ends.voice is not None and not any(e.person for e in states):
        codes = tuple(sorted({e.code for e in states}))
        if not any(m.lemma_.lower() in PERSONS for m in members):
            yield Speaker("Joint: " + ", ".join(codes), codes[0], None, codes)
            return
    for member in members:
        if in_quote(member.idx, marks):
            continue
        if member.pos_ == "PRON" or member.lower_ in FIRST:
            yield from _pronoun(member, ends, before, marks)
            continue
        found = ends.of(member)
        beside = _person_beside(member, ends)
        if beside is not None and beside.country and len({e.code for e in found}) > 1:  # "its minister, Ana Lee, said"
            yield Speaker(beside.name, beside.country, beside)
            continue
        if len({e.code for e in found}) > 1:
            yield from _together(member, [e.code for e in found], ends)
            continue
        if not found:
            bare = _bare(member, ends, before)
            if bare:
                yield bare
        for end in found:
            voice = ends.voice
            own = voice is not None and not voice.joint and voice.kind != "transcript" and end.code == voice.code
            if voice is not None and own and end.person is None and end.direct:
                yield Speaker(voice.speaker, end.code, voice.person)  # an office that names its own state speaks itself
                continue
            name = _name(member, end, ends)
            if end.person is not None or not LEGISLATURE.search(name):
                yield Speaker(name, end.code, end.person or _person_beside(member, ends))


def _pronoun(token: "Token", ends: Ends, before: "Sequence[Spoken]", marks: list[Quote]) -> Iterator[Speaker]:
    word = token.lower_
    if word in FIRST:
        voice = ends.voice
        said = ends.spoken.get(token.i)
        if isinstance(said, Speaker):  # in a transcript, whoever has the word
            yield said
        elif voice is not None and voice.kind == "transcript":
            return
        elif voice is not None and voice.joint:
            yield Speaker("Joint: " + ", ".join(voice.joint), voice.joint[0], None, voice.joint)
        elif voice is not None and voice.code:
            yield Speaker(voice.speaker, voice.code, voice.person)
        return
    found = [e for e in ends.of(token) if not in_quote(ends.parsed.doc[e.token].idx, marks)]
    if word in SINGULAR_PERSON | THING:
        last = _last(token, before, person=word in SINGULAR_PERSON)
        # whoever was named last: who spoke before, or the subject of a sentence since
        if last is not None and not (found and found[0].token > last[0]):
            yield last[1]
        else:
            yield from (Speaker(_name(token, end, ends), end.code, end.person) for end in found[:1])
    elif word in PLURAL or word in ("both", "two"):
        yield from _together(token, [e.code for e in found], ends)


def _last(token: "Token", before: "Sequence[Spoken]", *, person: bool) -> tuple[int, Speaker] | None:
    for speech in reversed(before[-REACH:]):
        if token.i - speech.sentence[-1].i > 90:
            return None
        for speaker in speech.speakers:
            if (speaker.person is not None) == person:
                return speech.sentence[-1].i, speaker
    return None


def _together(token: "Token", codes: list[str], ends: Ends) -> Iterator[Speaker]:
    """Two leaders, one speaker each, by the person last named for each state; several states: one joint speaker."""
    codes = list(dict.fromkeys(codes))
    kind = token.lemma_.lower().removesuffix("s") if token.pos_ != "PRON" else "they"
    people = [_leader(token, code, ends, heads=kind.startswith("president")) for code in codes]
    if len(codes) == 2 and kind in PERSONS and all(people):
        yield from (Speaker(p.name, code, p) for code, p in zip(codes, people, strict=True) if p)
    elif len(codes) > 1:
        joint = tuple(sorted(codes))
        yield Speaker("Joint: " + ", ".join(joint), joint[0], None, joint)


def _leader(token: "Token", code: str, ends: Ends, *, heads: bool) -> Person | None:
    """The person of a state named first in the document before this place: in a readout its principal.

    `heads`: "the two presidents" are no vice-presidents and ministers.
    """
    first: tuple[int, Person] | None = None
    for i in range(token.i):
        for actor in ends.cover.get(i, ()):
            if actor.code == code and actor.person is not None and first is None:
                if heads and actor.person.offices and all("head_of" not in o.role for o in actor.person.offices):
                    continue
                first = (i, actor.person)
    return first[1] if first else None


def _bare(token: "Token", ends: Ends, before: "Sequence[Spoken]") -> Speaker | None:
    """An institution without its state ("the foreign ministry"): that of the last actor before it that acted."""
    lemma = token.lemma_.lower()
    owner = next((c for c in token.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    if lemma in ISSUED and owner is not None:  # "the ministry's statement"
        end = next(iter(ends.of(owner)), None)
        return Speaker(_name(owner, end, ends), end.code, end.person) if end else _bare(owner, ends, before)
    if lemma in ISSUED:
        return next((s for speech in reversed(before[-REACH:]) for s in speech.speakers), None)
    if lemma not in INSTITUTION:
        return None
    for person in (a.person for t in token.children for a in ends.cover.get(t.i, ()) if a.person):
        code = next((a.code for t in token.children for a in ends.cover.get(t.i, ()) if a.person), None)
        return Speaker(_phrase(token), code, person) if code else None
    near = [a for i in range(max(0, token.i - 120), token.i) for a in ends.cover.get(i, ()) if a.via != "place"]
    subjects = [a for a in near if _is_subject(a.start, ends)]
    chosen = (subjects or near)[-1:]
    return Speaker(_phrase(token), chosen[0].code) if chosen else None


def _is_subject(start: int, ends: Ends) -> bool:
    span = ends.parsed.doc.char_span(start, start + 1, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and token.dep_ in ("compound", "amod", "poss", "nmod"):
        token = token.head
    return token is not None and token.dep_ == "nsubj"


def _name(token: "Token", end: End, ends: Ends) -> str:
    if end.person is not None and (end.direct or token.pos_ == "PRON"):
        return end.person.name
    beside = _person_beside(token, ends)
    if beside is not None:
        return beside.name
    if token.pos_ == "PRON" or not end.direct:
        other = ends.parsed.doc[end.token]
        if token.pos_ == "PRON":
            actor = next((a for a in ends.cover.get(end.token, ()) if a.code == end.code), None)
            return ends.parsed.doc.text[actor.start : actor.end] if actor else _phrase(other)
        if token.lemma_.lower() == "side":  # "the Uruguayan side": the state by its name
            named = (a for a in ends.actors if a.code == end.code and a.via == "name")
            state = next(named, None)
            return ends.parsed.doc.text[state.start : state.end] if state else _phrase(token)
        return _phrase(token)
    actor = next((a for a in ends.cover.get(token.i, ()) if a.code == end.code), None)
    return ends.parsed.doc.text[actor.start : actor.end] if actor else _phrase(token)


def _person_beside(token: "Token", ends: Ends) -> Person | None:
    """The person whose name stands in apposition to an office ("the commissioner, Ana Lee, …")."""
    if token.pos_ == "PRON":
        return None
    for child in token.children:
        if child.dep_ == "appos":
            at = child.idx
            for person in ends.parsed.persons:
                if any(start <= at < end for start, end in person.mentions):
                    return person
    return None


#: Bodies of legislators are no speakers (guideline, clarification 6).
LEGISLATURE = re.compile(
    r"\b(?:senate|congress|parliament|house of (?:representatives|commons|lords)|assembly|duma|knesset|lawmakers?)\b",
    re.I,
)


def _phrase(token: "Token") -> str:
    """The noun phrase without its determiner, relative clauses and appositions."""
    kept = [
        t
        for t in grammar.own_phrase(token)
        if t.dep_ not in ("appos", "conj", "cc") and (t.i <= token.i or t.dep_ in ("prep", "pobj", "compound", "det"))
    ]
    kept.append(token)
    first, last = min(t.i for t in kept), max(t.i for t in kept)
    return DETERMINERS.sub("", " ".join(token.doc[first : last + 1].text.split()))
