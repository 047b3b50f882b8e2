"""What a speaker's words do to another state where no verb names it: words of blame accuse, words of refusal reject.

A speech is taken by its stance (`stance.py`) and by the one other state that it is about: the one that it names, or
else the one with which the speaker's state has just had to do.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon, stance
from legatus.ingest.extract.ends import End, Ends
from legatus.ingest.extract.frames import Act
from legatus.ingest.extract.sieve import Sieve
from legatus.ingest.extract.speech import Speech

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span, Token

#: Types that a sentence states itself; its words add none to one of these.
SPOKEN = frozenset(
    {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST", "SANCTION", "EXPEL", "DEPART", "YIELD", "COERCE"}
)
#: The acts that words can be.
KINDS = ("ACCUSE", "REJECT")
#: Cues of a critical stance that accuse whom the words are about.
BLAME = frozenset({"feeling", "wrong-law", "wrong-moral", "wrong-act", "harm-word", "not-how"})
#: How far back, in tokens, another state may have been dealt with.
NEAR = 90
#: Harm that is said not to be done.
UNDONE = re.compile(r"(?i)\b(?:without|not|avoid|prevent|against) (?:\w+ )?\w+(?:ing|ion)\b")
#: What blame weighs at least, and how much more than kind words.
ENOUGH, MARGIN = 4.0, 2.0
CONFIDENCE = 0.4


def acts(sentence: "Span", said: Iterable[Speech], found: Iterable[Act], ends: Ends) -> Iterator[Act]:
    """An ACCUSE or REJECT for every speech of a sentence that blames or refuses, beside the acts already found."""
    stated = list(found)
    for speech in said:
        if len(speech.speakers) != 1 or speech.speakers[0].joint or speech.rule in ("speech_act", "according_to"):
            continue
        speaker = speech.speakers[0]
        kind = _kind(" ".join(t.text for t in _said(sentence, speech)))
        other = _other(sentence, speech, ends) if kind else None
        if kind is None or other is None:
            continue
        against = [
            a
            for a in stated
            if a.type in SPOKEN and speaker.code in _codes(a.sources) and (other in _codes(a.targets) or not a.targets)
        ]
        if not against:
            predicate = speech.verb if speech.verb is not None else sentence.root
            source = End(speaker.code, predicate.i, speaker.person)
            yield Act(
                kind,
                (source,),
                (End(other, predicate.i, direct=False),),
                False,
                predicate,
                "actual",
                "words",
                CONFIDENCE,
            )


def _codes(ends: Iterable[End]) -> frozenset[str]:
    return frozenset(e.code for e in ends)


def _kind(text: str) -> str | None:
    """The act that words are: the one with the most weight, blame counting what the stance has of it."""
    stances = stance.scores(text)
    plain = UNDONE.sub(" ", text)
    found: dict[str, float] = dict.fromkeys(KINDS, 0.0)
    for kind, weight, pattern in _sieve()(plain):
        found[kind] += weight * min(2, len(pattern.findall(plain)))
    kind, weight = max(found.items(), key=lambda item: (item[1], item[0]))
    if weight < ENOUGH or weight < stances["cooperative"] + MARGIN or weight < stances["threatening"]:
        return None
    return kind


@cache
def _sieve() -> Sieve[tuple[str, float, re.Pattern[str]]]:
    """The cues that may be in a text."""
    return Sieve(cues(), lambda cue: cue[2])


@cache
def cues(language: str = "en") -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """The cues of the table, and those of the stance that blame something and are no verb of an act's own."""
    blame = [("ACCUSE", w, p) for cue, w, p in lexicon.patterns("stance", "cue", language) if cue in BLAME]
    return (*lexicon.patterns("spoken", "type", language), *blame)


def _other(sentence: "Span", speech: Speech, ends: Ends) -> str | None:
    """The one other state that a speech is about."""
    mine = speech.speakers[0].code
    about = _codes(ends.all_of(_subjects(speech), loose=True)) - {mine}
    if len(about) == 1:
        return next(iter(about))
    named = dict.fromkeys(
        a.code
        for token in _said(sentence, speech)
        for a in ends.cover.get(token.i, ())
        if a.via != "place" and a.code != mine
    )
    if named:
        return next(iter(named)) if len(named) == 1 else None
    pairs = [pair for at, *pair in reversed(ends.told) if mine in pair and sentence.start - at < NEAR]
    return next((code for code in pairs[0] if code != mine), None) if pairs else None


def _subjects(speech: Speech) -> "list[Token]":
    """What the clause that is said is about: its subjects, pronouns left out."""
    clauses = grammar.children(speech.verb, "ccomp") if speech.verb is not None else []
    return [s for c in clauses for s in grammar.children(c, "nsubj", "nsubjpass") if s.pos_ != "PRON"]


def _said(sentence: "Span", speech: Speech) -> "list[Token]":
    """The tokens of what is said, without the attribution."""
    verb = speech.verb
    if verb is None:
        return list(sentence)
    own = {verb.i} | {t.i for c in verb.children if c.dep_ in ("nsubj", "dative") for t in c.subtree}
    return [t for t in verb.subtree if t.i not in own]
