"""Who says what: the attributions of a text, direct and reported, and whose words a quotation is.

A speech is one sentence with its speakers: by a verb of saying or a speech act ("urged", "condemned"), by "according
to", by the quotation that runs on from the sentence before, or by nobody but the document's own voice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, saying, who
from legatus.ingest.extract.ends import Ends
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.quotes import Quote, in_quote, quoted_share, quotes
from legatus.ingest.extract.who import Speaker

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span, Token

#: From this share on a sentence is a part of a quotation.
QUOTED = 0.6


@dataclass(frozen=True, slots=True)
class Speech:
    """One sentence of somebody: `place` its number, `verb` the attribution's verb, `rule` how it was attributed."""

    place: int
    sentence: "Span"
    speakers: tuple[Speaker, ...]
    verb: "Token | None"
    rule: str
    confidence: float


def speeches(parsed: Parsed, ends: Ends) -> list[Speech]:
    """The speeches of a document in the order of its sentences, those of the document's own voice left out."""
    marks = quotes(parsed.text, parsed.clean.blocks)
    found: list[Speech] = []
    for place, (kind, sentence) in enumerate(parsed.sentences):
        if kind == "title":
            continue
        own = list(_attributed(place, sentence, ends, marks, found))
        found += own or _continued(place, sentence, found, marks)
    return [s for s in _taken_back(parsed, found, marks) if s.speakers]


def _attributed(place: int, sentence: "Span", ends: Ends, marks: list[Quote], before: list[Speech]) -> Iterator[Speech]:
    seen: set[tuple[str, ...]] = set()
    for token in sentence:
        if in_quote(token.idx, marks):
            continue
        found = saying.attribution(token, marks)
        if found is None:
            continue
        rule, heads = found.rule, list(found.heads)
        speakers = tuple(who.speakers(heads, token, ends, before, marks))
        if rule == "speech_act" or token.lemma_.lower() == "announce":
            office = any(head.lemma_.lower() in who.INSTITUTION for head in heads)
            told = saying.is_bare(token) or (saying.reports(token, marks) and rule == "speech_act")
            speakers = tuple(s for s in speakers if s.person or told or ends.voice or office)
            if token.lemma_.lower() in ("agree", "announce") and (ends.voice is None or any(s.joint for s in speakers)):
                continue
            above = grammar.governor(token)
            if above is not None and saying.rule_of(above, marks) == "said":
                continue
        key = (*(s.name for s in speakers), token.lemma_ if rule == "speech_act" else "")
        # a speaker who stands for no state is kept as nobody, so that the quotation that runs on is nobody's either
        if (speakers or (rule == "said" and heads)) and key not in seen:
            seen.add(key)
            yield Speech(place, sentence, speakers, token, rule, saying.WORTH[rule])


def _continued(place: int, sentence: "Span", before: list[Speech], marks: list[Quote]) -> list[Speech]:
    """A sentence within a quotation: of the speaker of the sentence before."""
    if quoted_share(sentence.start_char, sentence.end_char, marks) < QUOTED or not before:
        return []
    last = before[-1]
    if place - last.place > 2:
        return []
    return [Speech(place, sentence, last.speakers[:1], None, "quote_runs_on", round(last.confidence * 0.9, 3))]


def _taken_back(parsed: Parsed, found: list[Speech], marks: list[Quote]) -> list[Speech]:
    """Sentences that open a quotation whose speaker is only named after it ("… We regret this," she said)."""
    placed: dict[int, Speech] = {}
    for speech in found:
        if speech.place not in placed or not placed[speech.place].speakers:
            placed[speech.place] = speech
    for mark in marks:
        inside = [
            i
            for i, (_, s) in enumerate(parsed.sentences)
            if s.start_char < mark.end
            and mark.start < s.end_char
            and (i in placed or quoted_share(s.start_char, s.end_char, [mark]) >= QUOTED)
        ]
        named = next((placed[i] for i in inside if i in placed and placed[i].verb is not None), None)
        if named is None or named.rule == "speech_act":
            continue
        for i in inside:
            if i not in placed or placed[i].rule == "quote_runs_on":
                placed[i] = Speech(i, parsed.sentences[i][1], named.speakers[:1], None, "quote_before", 0.5)
    replaced = [s for s in found if s.rule != "quote_runs_on" or placed[s.place] is s]
    known = {id(s) for s in replaced}
    return sorted([*replaced, *(s for s in placed.values() if id(s) not in known)], key=lambda s: s.place)


def first_persons(parsed: Parsed, found: list[Speech]) -> dict[int, Speaker]:
    """Whom "we" and "I" stand for in the quotations: the speaker, by token."""
    marks = quotes(parsed.text, parsed.clean.blocks)
    speaker: dict[int, Speaker] = {}
    for speech in found:
        for token in speech.sentence:
            if token.lower_ in ("we", "us", "our", "ours", "i", "my", "me") and in_quote(token.idx, marks):
                speaker.setdefault(token.i, speech.speakers[0])
    return speaker
