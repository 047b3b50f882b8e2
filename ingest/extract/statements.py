"""Statements: what a state's speaker says on an issue, with the pair it concerns and its stance."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legatus.ingest.documents import Fact
from legatus.ingest.extract import frames, grammar, offtopic, own_voice, turns
from legatus.ingest.extract.ends import Ends
from legatus.ingest.extract.frames import Act
from legatus.ingest.extract.issues import OTHER, first_issues, issues_in
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.speech import Speech, first_persons, speeches
from legatus.ingest.extract.stance import stance_of
from legatus.ingest.extract.voice import voice_of
from legatus.ingest.extract.who import Speaker


@dataclass(slots=True)
class Said:
    """A statement before it becomes a fact."""

    speaker: Speaker
    pair: str | None
    stance: str
    issues: tuple[str, ...]
    speech: Speech
    others: frozenset[str]
    more: Speech | None = None
    last_place: int = -1


def find(parsed: Parsed) -> list[Fact]:
    """The statements of a document whose actors, persons and offices are known, in the order of the text."""
    if offtopic.is_sport(parsed):
        return []
    voice = voice_of(parsed)
    ends = Ends(parsed, voice)
    given = turns.by_sentence(parsed, voice)
    ends.spoken = turns.first_persons(parsed, given)
    found = speeches(parsed, ends)
    ends.spoken = {**ends.spoken, **first_persons(parsed, found)}
    if voice is not None and voice.kind == "transcript":
        found = [*own_voice.of_turns(parsed, ends, given, found)]
    else:
        found = sorted([*found, *own_voice.speeches(parsed, ends, voice, found)], key=lambda s: s.place)
    said: list[Said] = []
    for speech in found:
        acts = list(frames.acts_of(iter(speech.sentence), ends))
        said += list(_of_speech(parsed, speech, acts, ends, said))
    return [fact(parsed, one) for one in distinct(said)]


def _of_speech(parsed: Parsed, speech: Speech, acts: list[Act], ends: Ends, before: list[Said]) -> Iterator[Said]:
    text = _content(speech)
    issues = _issues(parsed, speech, text)
    codes = {s.code for s in speech.speakers}
    for speaker in speech.speakers:
        own = [a for a in acts if speaker.code in {e.code for e in a.sources}]
        bare = issues_in(text) == (OTHER,)
        telling = [a for a in own if a.type not in ("CONSULT", "VISIT", "APPOINT", "DEPART")]
        if all(a.type in ("CONSULT", "VISIT") for a in acts) and acts and speech.rule == "speech_act":
            continue
        others = _others(speech, ends, speaker)
        pair = _pair(speaker, others, own, speech, codes, ends, before)
        if pair is None and not others and not _international(parsed, speaker, issues):
            continue
        if pair is None and not others and ends.voice is not None and not FOREIGN.search(speech.sentence.text):
            continue  # of an office's many sentences those on its own country's affairs
        if speaker.person is None and not speaker.joint and _announces(speech, own):
            continue
        near = {t.i for t in speech.verb.subtree} if speech.verb is not None and speech.rule == "speech_act" else None
        kinds = [a.type for a in own if near is None or a.predicate.i in near]
        stance = stance_of(text, kinds)
        if issues == (OTHER,) and not telling and (stance == "neutral" or not others):
            continue
        named = speech.verb is not None and speech.verb.lemma_.lower() in NAMING
        if bare and named and stance not in ("critical", "threatening"):
            continue  # "called the meeting excellent"
        if bare and not own and not _weighs(speech, pair, others, stance):
            continue
        yield Said(speaker, pair, stance, issues, speech, frozenset(others))


def _announces(speech: Speech, own: list[Act]) -> bool:
    """Whether a state or office only tells of its own act: the event says it all (guideline, clarification 11)."""
    verb = speech.verb
    if verb is None or verb.lemma_.lower() not in TELLING:
        return False
    return any(
        a.type not in ("ACCUSE", "REQUEST", "THREATEN", "REJECT")
        and (a.predicate == verb or grammar.governor(a.predicate) == verb)
        for a in own
    )


def _weighs(speech: Speech, pair: str | None, others: list[str], stance: str) -> bool:
    """Whether a sentence that names no issue says something of weight to another party all the same."""
    if pair is None or len(speech.sentence) < SHORT or speech.rule.startswith("voice_"):
        return False
    return bool(others) or stance != "neutral"


def _issues(parsed: Parsed, speech: Speech, text: str) -> tuple[str, ...]:
    """The issues of a speech; where its words name none, of the sentences around it, then of the beginning."""
    place = speech.place
    around = [s.text for _, s in parsed.sentences[max(0, place - 1) : place + 2]]
    lead = [s.text for _, s in parsed.sentences[:3]]
    return first_issues([text, speech.sentence.text, " ".join(around), " ".join(lead)])


def _content(speech: Speech) -> str:
    """The words that are the speaker's: the clause of the verb where a sentence has several speakers."""
    verb = speech.verb
    if (
        verb is None
        or speech.rule == "according_to"
        or (verb.dep_ == "ROOT" and not any(c.dep_ in ("conj", "ccomp") and c.pos_ == "VERB" for c in verb.children))
    ):
        return speech.sentence.text
    inside = {t.i for t in verb.subtree} - {t.i for c in verb.children if c.dep_ == "conj" for t in c.subtree}
    own = [t for t in speech.sentence if t.i in inside]
    return speech.sentence.text if len(own) < 6 else "".join(t.text_with_ws for t in own)


def _others(speech: Speech, ends: Ends, speaker: Speaker) -> list[str]:
    found: dict[str, None] = {}
    for token in speech.sentence:
        for actor in ends.cover.get(token.i, ()):
            if actor.code != speaker.code and actor.via != "place":
                found.setdefault(actor.code)
    return list(found)


def _pair(
    speaker: Speaker, others: list[str], own: list[Act], speech: Speech, codes: set[str], ends: Ends, before: list[Said]
) -> str | None:
    """The speaker's state and the one other party it speaks of or to; None if none or several."""
    targets = {e.code for a in own for e in (*a.targets, *(a.sources if a.joint else ()))} - {speaker.code}
    if len(codes) == 2:
        return _joined(*codes)
    if speaker.joint:
        return _joined(*speaker.joint) if len(speaker.joint) == 2 else None
    if len(others) == 1:
        return _joined(speaker.code, others[0])
    if len(targets) == 1:
        return _joined(speaker.code, targets.pop())
    if speech.rule.startswith("voice_"):
        home = ends.voice.code if ends.voice is not None else None
        return _joined(speaker.code, home) if home and not others else None
    for one in reversed(before):
        if one.speech.place < speech.place - 3:
            break
        if one.pair and speaker.code in one.pair.split("-") and (not others or set(one.pair.split("-")) & set(others)):
            return one.pair
    if len(others) > 1:
        return None
    if (
        len(ends.bilateral) == 2
        and speaker.code in ends.bilateral
        and (ends.voice is not None or ends.dominant(BILATERAL))
    ):
        return _joined(*ends.bilateral)
    return None


def _joined(first: str, second: str) -> str | None:
    return "-".join(sorted((first, second))) if first != second else None


def _international(parsed: Parsed, speaker: Speaker, issues: Iterable[str]) -> bool:
    """Whether a statement that names no other party is still on foreign affairs: the document is on two states."""
    named = {a.code for a in parsed.actors}
    return len(named - {speaker.code}) >= 1 and bool(set(issues) & INTERNATIONAL)


#: Verbs that give something a name: praise without content on an issue is no statement (guideline, clarification 9).
NAMING = frozenset({"call", "describe", "deem", "consider"})
#: A sentence of fewer words that names no issue says too little to be a statement on one.
SHORT = 8
#: Verbs with which one tells what one does.
TELLING = frozenset(
    {"say", "announce", "declare", "confirm", "signal", "state", "tell", "report", "claim", "express", "voice", "offer"}
)
#: So much of the shorter sentence's words must be in the other for the two to say the same.
ALIKE = 0.75
#: A document that names hardly any state but two is about these two, whoever speaks in it.
BILATERAL = 0.85
#: Words of which an office's sentence has one if it is on foreign affairs and names no other party.
FOREIGN = re.compile(
    r"\b(?:international\w*|foreign|abroad|overseas|global(?:ly)?|world(?:wide)?|allies|allied|countries|nations|"
    r"neighbou?rs?|region(?:al)?|multilateral\w*|bilateral\w*|diploma\w+|treat(?:y|ies)|embass\w+|embargo\w*|tariffs?|"
    r"sanctions?|cease-?fire|peace|refugees?|troops|invasion|hemisphere|transatlantic|Indo-Pacific|Middle East|"
    r"Europe\w*|Africa\w*|Asia\w*|Latin America\w*|leaders|sides|governments|partnership|G-?7|G-?20)\b"
)
#: Issues that are foreign affairs even where no other state is named.
INTERNATIONAL = frozenset(
    {
        "war_peace",
        "sanctions",
        "tariffs",
        "territorial_dispute",
        "security_cooperation",
        "arms",
        "migration",
        "trade",
        "border_security",
        "energy",
        "climate",
    }
)


def distinct(said: Iterable[Said]) -> list[Said]:
    """One statement a speaker and sentence; one that says the same again is left out."""
    kept: list[Said] = []
    for one in said:
        mine = [k for k in kept if k.speaker.name == one.speaker.name]
        if any(_repeats(one, earlier) for earlier in mine):
            continue
        # the next sentences of the same breath are one statement, the first of them its second quote
        last = mine[-1] if mine else None
        if last is not None and _runs_on(one, last):
            last.more = last.more or one.speech
            last.last_place = one.speech.place
            last.stance = one.stance if last.stance == "neutral" else last.stance
            last.issues = tuple(sorted({*last.issues, *one.issues} - {OTHER})) or (OTHER,)
            continue
        one.last_place = one.speech.place
        kept.append(one)
    return kept


def _runs_on(one: Said, last: Said) -> bool:
    """Whether a statement is the next sentence of the one before: of one quotation, or "…, he added"."""
    verb = one.speech.verb
    continued = one.speech.rule in ("quote_runs_on", "quote_before") or last.speech.rule == "quote_before"
    continued = continued or (verb is not None and verb.lemma_ in ("add", "continue"))
    stance = one.stance == last.stance or "neutral" in (one.stance, last.stance)
    near = one.speech.place == last.last_place + 1
    return continued and near and stance and one.pair == last.pair and bool(set(one.issues) & set(last.issues))


def _repeats(one: Said, earlier: Said) -> bool:
    if one.speech.place == earlier.speech.place:
        return one.stance == earlier.stance or one.speech.verb is None or "neutral" in (one.stance, earlier.stance)
    if one.pair != earlier.pair or one.stance != earlier.stance:
        return False
    mine, other = _words(one), _words(earlier)
    return len(mine & other) >= ALIKE * max(1, min(len(mine), len(other)))


def _words(one: Said) -> frozenset[str]:
    return frozenset(
        t.lemma_.lower() for t in one.speech.sentence if t.pos_ in ("VERB", "NOUN", "ADJ", "PROPN") and len(t.text) > 2
    )


def fact(parsed: Parsed, one: Said) -> Fact:
    """A statement as a fact, its quote as a span of the raw text."""
    claims: dict[str, str | tuple[str, ...]] = {
        "speaker": one.speaker.name,
        "speakerCountry": one.speaker.code,
        "stance": one.stance,
        "issue": one.issues,
    }
    if one.pair:
        claims["pair"] = one.pair
    sentences = [speech.sentence for speech in (one.speech, one.more) if speech is not None]
    evidence = tuple(parsed.clean.raw(s.start_char, s.end_char) for s in sentences)
    return Fact("statement", claims, evidence, f"statement.{one.speech.rule}", one.speech.confidence)
