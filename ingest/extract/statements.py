"""Statements: what a state's speaker says on an issue, with the pair it concerns and its stance."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legatus.ingest.documents import Fact
from legatus.ingest.extract import frames, grammar, offtopic, own_voice, pairs, saying, turns
from legatus.ingest.extract.ends import Ends
from legatus.ingest.extract.frames import Act
from legatus.ingest.extract.issues import OTHER, first_issues, issues_in
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.speech import Speech, first_persons, speeches
from legatus.ingest.extract.stance import stance_of
from legatus.ingest.extract.topics import Topics
from legatus.ingest.extract.voice import voice_of
from legatus.ingest.extract.who import Speaker

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token


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
    said, topics = said_of(parsed)
    return [fact(parsed, one, topics) for one in said]


def said_of(parsed: Parsed) -> tuple[list[Said], Topics]:
    """The same statements before they become facts, and what the document's sentences are about."""
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
    context = pairs.context_of(ends)
    for speech in found:
        acts = list(frames.acts_of(iter(speech.sentence), ends))
        said += list(_of_speech(parsed, speech, acts, ends, context, said))
    topics = Topics(parsed, context.named, office=voice is not None)
    return distinct(said), topics


def _of_speech(
    parsed: Parsed, speech: Speech, acts: list[Act], ends: Ends, context: pairs.Context, before: list[Said]
) -> Iterator[Said]:
    text = _content(speech)
    issues = _issues(parsed, speech, text)
    quoted = any(mark in speech.sentence.text for mark in QUOTATION)
    for speaker in speech.speakers:
        own = [a for a in acts if speaker.code in {e.code for e in a.sources}]
        bare = issues_in(text) == (OTHER,)
        telling = [a for a in own if a.type not in (*ENCOUNTERS, "APPOINT", "DEPART")]
        if speech.rule == "speech_act" and any(a.type in ENCOUNTERS and _is_of(a, speech) for a in acts):
            continue
        others = pairs.others(speaker, speech, ends)
        pair = pairs.pair_of(speaker, speech, acts, ends, context, before)
        foreign = bool(pair or others) or _abroad(speaker, speech, context, issues)
        if not foreign or (pair is None and not others and ends.voice is not None and _is_domestic(speech)):
            continue  # of an office's many sentences those on its own country's affairs
        if not speaker.joint and _announces(speech, own, speaker, ends, quoted=quoted):
            continue
        acts_only = bare and speech.rule == "speech_act" and not quoted
        if acts_only and speech.verb is not None and saying.is_courtesy(speech.verb):
            continue  # "thanked Norway for its hospitality", "rejected the accusation"
        near = {t.i for t in speech.verb.subtree} if speech.verb is not None and speech.rule == "speech_act" else None
        kinds = [a.type for a in own if near is None or a.predicate.i in near]
        stance = stance_of(text, kinds)
        if not quoted and _says_little(speaker, speech, pair, stance):
            continue
        if not quoted and ends.voice is None and not others and not own and _at_home(speaker, speech, context):
            continue
        if bare and not quoted and stance == "neutral" and not others and not telling:
            continue
        attributed = speech.verb is not None or speech.rule.startswith("quote")
        if attributed and ends.voice is None:
            if len(speech.sentence) < SHORTEST:
                continue
        elif issues == (OTHER,) and not telling and (stance == "neutral" or not others):
            continue
        named = speech.rule == "said" and speech.verb is not None and speech.verb.lemma_.lower() in NAMING
        if bare and named and stance not in ("critical", "threatening"):
            continue  # "called the meeting excellent"
        if bare and not own and ends.voice is not None and not _weighs(speech, pair, others, stance):
            continue
        yield Said(speaker, pair, stance, issues, speech, frozenset(others))


def _says_little(speaker: Speaker, speech: Speech, pair: str | None, stance: str) -> bool:
    """Whether a state or office says nothing of weight to nobody in particular: "Ukraine criticised the move"."""
    if pair is not None or speaker.person is not None or speaker.joint:
        return False
    return speech.rule == "speech_act" or stance == "neutral"


def _at_home(speaker: Speaker, speech: Speech, context: pairs.Context) -> bool:
    """Whether a state or office speaks where the text just before has been on its own country alone."""
    if speaker.person is not None or speaker.joint:
        return False
    low, high = max(0, speech.place - JUST_BEFORE), speech.place + 1
    return not set[str]().union(*context.named[low:high]) - {speaker.code}


def _is_of(act: Act, speech: Speech) -> bool:
    """Whether an act is what the verb of a speech says, or the clause right below it."""
    verb = speech.verb
    if verb is None:
        return False
    beside = (
        verb.dep_ in ("parataxis", "ccomp") and verb.head == act.predicate
    )  # "… has expelled two, the ministry said"
    return beside or act.predicate == verb or grammar.governor(act.predicate) == verb


def _announces(speech: Speech, own: list[Act], speaker: Speaker, ends: Ends, *, quoted: bool) -> bool:
    """Whether a state or office only tells of its own act: the event says it all (guideline, clarification 11)."""
    verb = speech.verb
    if verb is None or verb.lemma_.lower() not in TELLING:
        return False
    told = [a for a in own if a.type not in ("ACCUSE", "REQUEST", "THREATEN", "REJECT") and _is_of(a, speech)]
    if speaker.person is not None or (verb.lemma_.lower() in REPORTING and not is_state(speaker, ends)):
        told = [a for a in told if a.type not in ("AGREE", "SUPPORT")]
        names = any(c.lemma_.lower() in POSTING for c in grammar.children(verb, "ccomp"))
        return (bool(told) or names) and not quoted and not any(_goes_on(a.predicate) for a in told)
    return bool(told)


def _goes_on(predicate: "Token") -> bool:
    """Whether another clause stands beside a predicate: more is said than the one act."""
    clauses = [*predicate.children, *(predicate.head.children if predicate.dep_ in ("conj", "xcomp") else ())]
    return any(c.dep_ in ("conj", "ccomp", "advcl") and c.pos_ in ("VERB", "AUX") and c != predicate for c in clauses)


def is_state(speaker: Speaker, ends: Ends) -> bool:
    """Whether a speaker is a state by its name or capital, not an office of it."""
    return any(
        a.code == speaker.code
        and a.via in ("name", "capital")
        and ends.parsed.text[a.start : a.end].casefold() == speaker.name.casefold()
        for a in ends.actors
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


def _abroad(speaker: Speaker, speech: Speech, context: pairs.Context, issues: Iterable[str]) -> bool:
    """Whether words that name no other party are still on foreign affairs: the text around them is on another one."""
    low, high = max(0, speech.place - pairs.NEAR), speech.place + 2
    near: set[str] = set().union(*context.named[low:high]) - {speaker.code}
    return bool(near) or (bool(set(issues) & INTERNATIONAL) and bool(set(context.often) - {speaker.code}))


def _is_domestic(speech: Speech) -> bool:
    return not FOREIGN.search(speech.sentence.text)


#: So many sentences back another country must have been named for an office's bare words to be on foreign affairs.
JUST_BEFORE = 2
#: Verbs that give something a name: praise without content on an issue is no statement (guideline, clarification 9).
NAMING = frozenset({"call", "describe", "deem", "consider"})
#: What somebody does who fills a post: it is an event, and no statement by itself.
POSTING = frozenset({"nominate", "appoint", "name", "recall"})
#: Acts that are meetings: who agrees to one or asks for one says nothing on an issue.
ENCOUNTERS = frozenset({"CONSULT", "VISIT"})
#: A sentence of fewer words that names no issue says too little to be a statement on one.
SHORT = 8
#: A sentence of so few words in the news says nothing.
SHORTEST = 5
#: What opens a quotation.
QUOTATION = ('"', "“", "«", "„")
#: Verbs with which one tells what one does.
TELLING = frozenset(
    {"say", "announce", "declare", "confirm", "signal", "state", "tell", "report", "claim", "express", "voice", "offer"}
)
#: Verbs of these that report more than an announcement, where it is not a state that is said to speak.
REPORTING = frozenset({"say", "express", "voice", "offer", "state"})
#: So much of the shorter sentence's words must be in the other for the two to say the same.
ALIKE = 0.75
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


def own_of(one: Said) -> tuple[str, str] | None:
    """The words of a statement alone, where its sentence has others' too (`Topics.issues`)."""
    return (_content(one.speech), "") if one.more is None else None


def fact(parsed: Parsed, one: Said, topics: Topics) -> Fact:
    """A statement as a fact, its quote as a span of the raw text, its issues by all the text."""
    sentences = [speech.sentence for speech in (one.speech, one.more) if speech is not None]
    claims: dict[str, str | tuple[str, ...]] = {
        "speaker": one.speaker.name,
        "speakerCountry": one.speaker.code,
        "stance": one.stance,
        "issue": topics.issues(
            [s.start_char for s in sentences], None, one.pair.split("-") if one.pair else (), own_of(one)
        ),
    }
    if one.pair:
        claims["pair"] = one.pair
    evidence = tuple(parsed.clean.raw(s.start_char, s.end_char) for s in sentences)
    return Fact("statement", claims, evidence, f"statement.{one.speech.rule}", one.speech.confidence)
