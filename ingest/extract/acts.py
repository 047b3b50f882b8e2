"""Events: acts between states and organisations, one fact a pair of ends, each distinct fact once a document."""

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

from legatus.ingest.documents import Fact
from legatus.ingest.extract import acting_persons as persons
from legatus.ingest.extract import (
    consult,
    envoys,
    frames,
    grammar,
    journeys,
    offtopic,
    reported,
    speech,
    spoken,
    turns,
)
from legatus.ingest.extract.act_dates import date_of
from legatus.ingest.extract.drafts import Draft, distinct, fact
from legatus.ingest.extract.ends import FIRST, Ends
from legatus.ingest.extract.frames import Act
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.pairs import context_of
from legatus.ingest.extract.topic_features import OTHER
from legatus.ingest.extract.topics import Topics, own_words
from legatus.ingest.extract.voice import Voice, title_of, voice_of

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span as SpacySpan

#: More parties than this are not split pairwise (guideline, clarification 2).
MOST = 4


#: What one is thanked for, or is recalled, was done before ("thanked Norway for its support").
THANKING = frozenset({"thank", "appreciate", "recall", "commend", "note", "gratitude", "appreciation"})
#: Words that put what is told in the present tense into the future ("is sending its minister next week").
COMING = frozenset({"next", "tomorrow", "soon", "shortly"})
#: To receive a guest is two acts of one verb, and so is to agree on a meeting.
DOUBLE = ({"VISIT", "CONSULT"}, {"AGREE", "CONSULT"})


def find(parsed: Parsed) -> list[Fact]:
    """The events of a document whose actors, persons and offices are known, in the order of the text."""
    return [fact(parsed, draft) for draft in drafts_of(parsed)]


def drafts_of(parsed: Parsed) -> list[Draft]:
    """The same events before they become facts: with the words of each that tell its issues."""
    if offtopic.is_sport(parsed):
        return []
    voice = voice_of(parsed)
    ends = Ends(parsed, voice)
    given = turns.by_sentence(parsed, voice)
    ends.spoken = turns.first_persons(parsed, given)
    said = speech.speeches(parsed, ends)
    ends.spoken = {**ends.spoken, **speech.first_persons(parsed, said)}
    ends.speaking = {s.sentence.start: s.speakers[0] for s in said}
    words = [] if voice is not None and voice.kind == "transcript" else said
    drafts: list[Draft] = []
    # the text first, its title after it: a title is evidence only where the text does not say it
    for kind, sentence in sorted(parsed.sentences, key=lambda pair: pair[0] == "title"):
        if (
            sentence.text.rstrip().endswith("?")
            or (kind == "title" and voice is None and not is_headline(sentence))
            or _is_preamble(sentence, voice)
        ):
            continue
        if voice is not None and voice.kind == "transcript" and sentence.start not in given:
            continue  # a question, or nobody's words
        here = [s for s in words if s.sentence.start == sentence.start]
        found = list(_of_sentence(parsed, sentence, ends, voice, here))
        ends.done += [(sentence.start, d.type, d.source, d.target) for d in found if d.source and d.target]
        ends.told += [(sentence.start, d.source, d.target) for d in found if d.source and d.target]
        if kind == "title" and voice is None:  # a headline is evidence only of what the text does not tell at all
            told = {(d.type, frozenset(d.ends)) for d in drafts}
            drafts += [d for d in found if (d.type, frozenset(d.ends)) not in told]
            continue
        drafts += [d for d in found if kind != "title" or (d.type == "CONSULT" and consult.title_mode(sentence.text))]
    drafts += envoys.of_document(parsed, ends, voice)
    settle_modes(parsed, drafts, ends, voice)
    settle_days(drafts, voice)
    drafts = [d for d in drafts if d.target or not any(_tells_whence(other, d) for other in drafts)]
    kept = sorted(distinct(drafts), key=lambda d: d.evidence)
    topics = Topics(parsed, context_of(ends).named, office=voice is not None)
    for draft in kept:
        starts = [start for start, _ in draft.evidence]
        draft.issues = topics.issues(starts, draft.type, {e for e in draft.ends if e}, draft.own)
    return kept


def _tells_whence(told: Draft, bare: Draft) -> bool:
    """Whether another draft says from where the envoy leaves of whom this one says only that he does."""
    return told.target is not None and told.type == bare.type == "DEPART" and told.source == bare.source


def is_headline(sentence: "SpacySpan") -> bool:
    """Whether a title is a whole sentence, as headlines of news are ("India expels two diplomats")."""
    return sentence.root.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in sentence.root.children)


def _is_preamble(sentence: "SpacySpan", voice: Voice | None) -> bool:
    """Whether a sentence of a joint document is one of its considerations ("Recognizing the importance …")."""
    return voice is not None and voice.kind == "joint" and sentence[0].tag_ == "VBG" and sentence.root.tag_ == "VBG"


def _of_sentence(
    parsed: Parsed, sentence: "SpacySpan", ends: Ends, voice: Voice | None, said: list[speech.Speech]
) -> Iterator[Draft]:
    acts = list(reported.as_threats(frames.acts_of(iter(sentence), ends)))
    acts += [
        *reported.accusations(sentence, acts, ends),
        *reported.demands(sentence, ends),
        *reported.conditions(sentence, ends),
        *reported.prices(sentence, ends),
        *journeys.consultations(acts),
    ]
    acts += spoken.acts(sentence, said, acts, ends)
    if voice is not None and voice.kind == "transcript":
        acts = [a for a in acts if not _of_the_talk(a)]
    for act in most_specific(
        a for a in acts if not any(persons.is_candidate(parsed, e.person) for e in a.sources if e.person)
    ):
        for source, target in pairs(act):
            yield drafted(parsed, sentence, act, source, target, voice)


def _of_the_talk(act: Act) -> bool:
    """Whether a speaker only speaks of the talk itself: goes on to a topic, asks the next one to speak."""
    own = any(s.lower_ in FIRST for s in grammar.logical_subjects(act.predicate))
    return own and act.rule in ("travel_to", "invite", "ask", "thank", "praise")


def drafted(
    parsed: Parsed, sentence: "SpacySpan", act: Act, source: str, target: str | None, voice: Voice | None
) -> Draft:
    """One act of one pair as a draft."""
    date = date_of(parsed, sentence, act)
    return Draft(
        act.type,
        source,
        target,
        "planned" if act.modality == "actual" and _is_ahead(date, parsed.published, act) else act.modality,
        date,
        (OTHER,),
        ((sentence.start_char, sentence.end_char),),
        act.rule,
        act.confidence,
        content(act),
        mode=consult.mode(act, sentence) if act.type == "CONSULT" else None,
        own=own_words(act.predicate),
        day=parsed.published if _is_of_today(act, voice) else None,
    )


def _is_of_today(act: Act, voice: Voice | None) -> bool:
    """Whether an undated act is of the day of its document (guideline, clarification 3), not of some day before."""
    done = act.modality == "actual" or act.type == "THREATEN"
    if act.predicate.pos_ == "NOUN" and any(t.lemma_.lower() in THANKING for t in act.predicate.ancestors):
        return False
    perfect = act.predicate.tag_ == "VBN" and any(
        c.lower_ in ("has", "have", "'ve", "’ve") for c in act.predicate.children
    )
    return is_dated(voice) and done and not perfect and _present(act)


def _is_ahead(date: str | None, published: str | None, act: Act) -> bool:
    """Whether an act in the present tense is of a day that is still to come ("is sending its minister next week")."""
    if date is None or published is None or len(published) < 10 or act.predicate.tag_ not in ("VBG", "VBZ", "VBP"):
        return False
    if any(t.lower_ in COMING for t in grammar.clause(act.predicate)):
        return True
    return date[: len(published)] > published[: len(date)]


def is_dated(voice: Voice | None) -> bool:
    """Whether undated acts are of a document's own day: of an office's document they are, what is told is not."""
    return voice is not None and voice.kind != "transcript"


def pairs(act: Act) -> Iterator[tuple[str, str | None]]:
    """The pairs of an act's ends; none where too many parties are named at once."""
    sources = list(dict.fromkeys(e.code for e in act.sources))
    targets = list(dict.fromkeys(e.code for e in act.targets))
    if len(sources) > MOST or len(targets) > MOST:
        return
    if act.rule == "agreement_noun" and len(sources) + len(targets) > 2:
        return
    if act.joint:
        yield from combinations(sorted(sources), 2)
    elif not targets and act.type == "MOBILIZE" and len(sources) == 2 and not any(e.direct for e in act.sources):
        yield from permutations(sources)  # "both countries moved troops to the border"
    elif not targets:
        yield from ((source, None) for source in sources)
    else:
        yield from ((s, t) for s, t in product(sources, targets) if s != t)


def most_specific(acts: Iterable[Act]) -> list[Act]:
    """The acts of a sentence without those that say less of the same: one of a type for the same ends, the surest."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda a: -a.confidence):
        codes = {e.code for e in (*act.sources, *act.targets)}
        same = [a for a in kept if {e.code for e in (*a.sources, *a.targets)} == codes]
        if any(
            (a.type == act.type and (a.joint or _doing(a) == _doing(act) or a.type in frames.SYMMETRIC))
            or (a.predicate.i == act.predicate.i and {a.type, act.type} not in DOUBLE)
            for a in same
        ):
            continue
        kept.append(act)
    return sorted((a for a in kept if not _is_said_by(a, kept)), key=lambda a: a.predicate.i)


def _doing(act: Act) -> frozenset[str]:
    return frozenset(e.code for e in act.sources)


def _is_said_by(act: Act, acts: Iterable[Act]) -> bool:
    """Whether another act says it already: consent to an act is that act, what two agree on is the accord."""
    for other in acts:
        if other is act:
            continue
        if act.rule == "agree" and not act.joint and grammar.governor(other.predicate) == act.predicate:
            return True
        if other.rule in ("agree", "commit") and other.joint and grammar.governor(act.predicate) == other.predicate:
            return act.type in ("COOPERATE", "SUPPORT", "AGREE")
        if act.rule == "commit" and act.joint and other.type == "CONSULT":  # undertook to meet
            return grammar.governor(other.predicate) == act.predicate
    return False


def settle_modes(parsed: Parsed, drafts: list[Draft], ends: Ends, voice: Voice | None) -> None:
    """The mode of the consultation of a document's two parties: as its title has it, else as its opening."""
    stated = consult.title_mode(title_of(parsed)) if voice is not None and voice.kind == "readout" else None
    opening = next((consult.opening_mode(s.text) for kind, s in parsed.sentences if kind != "title"), None)
    for draft in drafts:
        if draft.type == "CONSULT" and set(draft.ends) == set(ends.bilateral):
            draft.mode = stated or draft.mode or opening


def settle_days(drafts: list[Draft], voice: Voice | None) -> None:
    """The day that undated acts of an office's document are of: that of the meeting that it reports, if it is dated."""
    if voice is None or voice.kind not in ("readout", "joint"):
        return
    met = next((d.date for d in drafts if d.type == "CONSULT" and d.modality == "actual" and d.date), None)
    for draft in drafts:
        draft.day = met if draft.day and met else draft.day


def content(act: Act) -> frozenset[str]:
    """The content words of an act's clause, without names of its ends: what tells two acts of a pair apart."""
    words: set[str] = set()
    passive = grammar.is_passive(act.predicate)
    stack = list(act.predicate.children)
    while stack:
        token = stack.pop()
        if token.dep_ in ("advcl", "relcl", "nsubj") or (token.dep_ == "nsubjpass" and not passive):
            continue
        stack += list(token.children)
        if token.pos_ in ("VERB", "NOUN", "ADJ") and len(token.lemma_) > 2:
            words.add(token.lemma_.lower())
    return frozenset(words)


def _present(act: Act) -> bool:
    """Whether a document speaks of its own day: not in a clause about the past."""
    return act.predicate.dep_ not in ("relcl", "acl") or act.predicate.tag_ in ("VBZ", "VBP")
