"""Statements of a document in its own voice: sentences of an office's document that bear policy."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from legatus.ingest.extract import frames, grammar, houses, lexicon, turns
from legatus.ingest.extract.ends import FIRST, Ends
from legatus.ingest.extract.issues import OTHER, issues_in
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.speech import Speech
from legatus.ingest.extract.stance import stance_of
from legatus.ingest.extract.voice import Voice
from legatus.ingest.extract.who import Speaker

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span

#: What a state undertakes, wants or holds; a sentence of an office without it is background.
POLICY = re.compile(
    r"\b(?:will|shall|commit\w*|pledg\w*|vow\w*|intend\w*|urg\w*|call(?:s|ed)? (?:on|for|upon)|"
    r"support\w*|condemn\w*|oppos\w*|reject\w*|"
    r"welcom\w*|recogni[sz]\w*|ready to|determined|resolv\w*|reaffirm\w*|continu\w+ to|must|should|"
    r"stand\w* (?:with|by)|thank\w*|"
    r"applaud\w*|commend\w*|agree\w*|seek\w*|remain\w*|work(?:ing)? (?:with|together|to)|affirm\w*|"
    r"impos\w*|announc\w*|grateful|concern\w*|demand\w*)\b",
    re.I,
)
#: Greetings and ceremony are no statements.
CEREMONY = re.compile(
    r"\b(?:congratulat\w*|best wishes|warm(?:est)? (?:wishes|greetings)|condolences?|happy|birthday|"
    r"celebrat\w*|honou?r to|joyful|prayers?)\b",
    re.I,
)


def speeches(parsed: Parsed, ends: Ends, voice: Voice | None, attributed: Iterable[Speech]) -> Iterator[Speech]:
    """The sentences of the document's own voice, those that `attributed` already gives to somebody left out."""
    if voice is None or voice.kind in ("list",):
        return
    taken = {s.place for s in attributed}
    for place, (kind, sentence) in enumerate(parsed.sentences):
        if kind == "title" or place in taken or CEREMONY.search(sentence.text) or not POLICY.search(sentence.text):
            continue
        acts = list(frames.acts_of(iter(sentence), ends))
        root = sentence.root
        if (
            voice.kind == "joint"
            and root.tag_ == "VBD"
            and root.lemma_.lower() not in lexicon.words("saying", "content")
        ):
            continue  # what was done, not what is held
        if any(a.type in ("CONSULT", "VISIT", "APPOINT") for a in acts) or sentence.root.lemma_ == "announce":
            continue
        speakers = tuple(_speakers(sentence, ends, voice))
        if speakers and (issues_in(sentence.text) != (OTHER,) or acts):
            yield Speech(place, sentence, speakers, None, f"voice_{voice.kind}", 0.5)


def of_turns(parsed: Parsed, ends: Ends, given: dict[int, Speaker], attributed: Iterable[Speech]) -> Iterator[Speech]:
    """The sentences of a transcript that weigh: of somebody who has the word, on policy, with another party named.

    `given` says who has the word in which sentence; of what is `attributed` in it only other people's words are kept.
    """
    official = houses.speaks_for(parsed.document.publisher or "") is not None
    told = {s.place: s for s in attributed if s.verb is not None and s.rule != "according_to"}
    for place, (_, sentence) in enumerate(parsed.sentences):
        speaker = given.get(sentence.start)
        if speaker is None and official and place in told and told[place].speakers:
            yield told[place]  # what others have said, as the question has it
            continue
        if speaker is None or sentence.text.rstrip().endswith("?") or CEREMONY.search(sentence.text):
            continue
        context = " ".join(s.text for _, s in parsed.sentences[max(0, place - 3) : place + 1])
        if not POLICY.search(sentence.text) and not official:
            continue
        if issues_in(context if official else sentence.text) == (OTHER,):
            continue
        speech = told.get(place)
        if speech is not None and any(s.person is not None and s.person is not speaker.person for s in speech.speakers):
            if turns.names_another(sentence, ends, speech.speakers[0].code):
                yield speech
            continue
        subjects = grammar.logical_subjects(sentence.root)
        own = {e.code for e in ends.all_of(subjects)} == {speaker.code}
        acts = [a for a in frames.acts_of(iter(sentence), ends) if speaker.code in {e.code for e in a.sources}]
        weighs = acts or own or (official and stance_of(sentence.text) in ("critical", "threatening"))
        if turns.names_another(sentence, ends, speaker.code) and weighs and not _only_travels(acts):
            yield Speech(place, sentence, (speaker,), None, "voice_transcript", 0.4)


def _only_travels(acts: "list[frames.Act]") -> bool:
    return bool(acts) and all(a.type in ("CONSULT", "VISIT", "APPOINT") for a in acts)


def _speakers(sentence: "Span", ends: Ends, voice: Voice) -> Iterator[Speaker]:
    """The document's speaker if the sentence is about what its side does; joint where both sides do it."""
    root = sentence.root
    subjects = grammar.children(root, "nsubj", "nsubjpass")
    codes = list(dict.fromkeys(e.code for e in ends.all_of(subjects)))
    if voice.kind == "other" and voice.joint and any(s.lower_ in FIRST for s in subjects):
        yield Speaker("Joint: " + ", ".join(voice.joint), voice.joint[0], None, voice.joint)
    elif voice.kind == "joint":
        if root.tag_ not in ("VBG", "VBN") and (
            set(codes) & set(voice.joint) or any(s.lower_ in FIRST for s in subjects)
        ):
            yield Speaker(voice.speaker, voice.joint[0], None, voice.joint)
    elif voice.kind == "readout":
        return
    elif len(codes) == 2 and voice.kind == "other":
        yield Speaker("Joint: " + ", ".join(sorted(codes)), sorted(codes)[0], None, tuple(sorted(codes)))
    elif voice.code and (voice.code in codes or any(s.lower_ in FIRST for s in subjects) or _first(sentence)):
        yield Speaker(voice.speaker, voice.code, voice.person)
    elif (
        len(codes) == 1
        and voice.kind == "other"
        and codes[0] in voice.joint
        and root.lemma_.lower() not in lexicon.words("operators", "hypothetical")
    ):
        yield Speaker(ends.parsed.doc[subjects[0].left_edge.i : subjects[0].i + 1].text, codes[0])


def _first(sentence: "Span") -> bool:
    return any(t.lower_ in ("we", "our", "i") for t in sentence)
