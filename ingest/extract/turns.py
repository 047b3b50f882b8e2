"""Who has the word in a transcript, sentence by sentence, and what of it weighs enough to be a statement."""

import re
from typing import TYPE_CHECKING

from legatus.ingest.extract import transcript
from legatus.ingest.extract.ends import FIRST, Ends
from legatus.ingest.extract.model import Parsed, Person
from legatus.ingest.extract.person_names import key
from legatus.ingest.extract.transcript import NOBODY, Turn
from legatus.ingest.extract.voice import Voice, title_of
from legatus.ingest.extract.who import Speaker

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span

#: Labels that name an office which only a state's own text leaves without a name.
OWN = frozenset({"THE PRESIDENT", "THE VICE PRESIDENT", "THE FIRST LADY", "THE PRIME MINISTER", "THE SECRETARY"})
SPOKES = re.compile(r"(?i)\bspokes(?:person|man|woman) $")
#: Titles whose bearers may be guests: their state must be known.
GUESTS = ("PRESIDENT ", "PRIME MINISTER ", "CHANCELLOR ", "MINISTER ", "FOREIGN MINISTER ", "KING ", "PREMIER ")


def by_sentence(parsed: Parsed, voice: Voice | None) -> dict[int, Speaker]:
    """The speaker of every sentence of a transcript, by the sentence's first token; empty for other documents."""
    if voice is None or voice.kind != "transcript":
        return {}
    found = transcript.turns(parsed)
    speakers = {label: _speaker(parsed, label, voice) for label in transcript.labels(found)}
    alone = Speaker(voice.speaker, voice.code, voice.person) if voice.person is not None and voice.code else None
    given: dict[int, Speaker] = {}
    for kind, sentence in parsed.sentences:
        turn: Turn | None = transcript.turn_at(found, sentence.start_char + 1)
        speaker = speakers[turn.label] if turn is not None else (alone if not found else None)
        if kind != "title" and speaker is not None:
            given[sentence.start] = speaker
    return given


def first_persons(parsed: Parsed, given: dict[int, Speaker]) -> dict[int, Speaker]:
    """Whom "we" and "I" stand for in the turns, by token."""
    return {
        token.i: given[sentence.start]
        for _, sentence in parsed.sentences
        if sentence.start in given
        for token in sentence
        if token.lower_ in FIRST
    }


def names_another(sentence: "Span", ends: Ends, code: str) -> bool:
    """Whether a sentence names another party than the speaker's, not only as a place."""
    return any(
        actor.code != code and actor.via not in ("place", "nominal")
        for token in sentence
        for actor in ends.cover.get(token.i, ())
    )


def _speaker(parsed: Parsed, label: str, voice: Voice) -> Speaker | None:
    if NOBODY.match(label):
        return None
    if label == transcript.ANSWER:
        return _answering(parsed, voice) if voice.code else None
    title = title_of(parsed)
    name = transcript.surname(label)
    if name is None:
        person = voice.person
        if label in OWN and voice.code:
            return Speaker(person.name, voice.code, person) if person else Speaker(label.capitalize(), voice.code)
        return Speaker(label.capitalize(), voice.code) if voice.code and label.startswith("SENIOR") else None
    bearer = _bearer(parsed, name)
    if bearer is not None and bearer.country:
        return Speaker(bearer.name, bearer.country, bearer)
    if label.startswith(GUESTS) or not voice.code:
        return None
    if label.startswith(("MR", "MS", "DR", "SECRETARY", "AMBASSADOR", "ADMIRAL", "GENERAL", "VICE PRESIDENT")):
        return Speaker(transcript.named_in(title, name) or name.title(), voice.code)
    return None


def _answering(parsed: Parsed, voice: Voice) -> Speaker:
    """Whoever answers without being named: the signer, else the person who is called spokesperson first."""
    named = (p for p in parsed.persons for s, _ in p.mentions if SPOKES.search(parsed.text[max(0, s - 16) : s]))
    person = voice.person or next((p for p in named if p.country in (None, voice.code)), None)
    return Speaker(person.name if person else voice.speaker, voice.code or "", person)


def _bearer(parsed: Parsed, name: str) -> Person | None:
    """The person of the text with this family name, if it is one only."""
    able = [p for p in parsed.persons if key(p.name)[-1:] == key(name)[-1:]]
    return able[0] if len(able) == 1 else None
