"""Which two actors a statement is between: the speaker's and the one other party that it speaks of or to.

In order: whom the verb of saying addresses ("urged Iran"), the one other party that the words themselves name, whom
the acts in them are aimed at, and else the party that the text has been about with the speaker's, if it is clearly one.
Several parties give no pair (the annotation guideline's rule), and neither does a third party that speaks of two others
without naming one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from legatus.ingest.extract import frames, grammar, saying
from legatus.ingest.extract.ends import Ends
from legatus.ingest.extract.frames import Act
from legatus.ingest.extract.speech import Speech
from legatus.ingest.extract.who import Speaker
from legatus.ontology.reference import reference

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

#: How many sentences back the text still is about the same parties.
REACH = 5
#: So many sentences back what was said still tells between whom; and within one breath of a speaker.
NEAR, BREATH = 3, 2
#: How much more the party meant must have been told of than any other.
MARGIN = 2.0
#: How much being told of in the whole document counts beside being told of just before.
WHOLE = 0.5
#: Prepositions of a verb of saying behind which stands whom the words are meant for.
TOWARDS = frozenset({"to", "on", "upon", "at", "against", "with", "from", "of", "for"})
#: Prepositions behind which an organisation is where something is dealt with, not the other party.
VENUES = frozenset({"before", "at", "in", "under", "within", "through", "by", "via", "inside", "to"})
#: States whose names are plurals.
STATES_IN_PLURAL = frozenset(
    {
        "states",
        "nations",
        "emirates",
        "netherlands",
        "philippines",
        "bahamas",
        "maldives",
        "comoros",
        "seychelles",
        "us",
        "u.s.",
    }
)
#: What tells only when something was said.
WHEN = frozenset(
    {"after", "before", "during", "while", "following", "when", "ahead", "amid", "as", "since", "on", "at", "in"}
)


class Told(Protocol):
    """A statement before: who made it, where, of which pair."""

    @property
    def speaker(self) -> Speaker:
        """Who made it."""
        ...

    @property
    def speech(self) -> Speech:
        """Where."""
        ...

    @property
    def pair(self) -> str | None:
        """Of which pair."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """Of which actors the sentences of a document tell, by the sentence's number, and how often in all."""

    ends: Ends
    named: tuple[frozenset[str], ...]
    often: dict[str, float]
    known: dict[int, list[str]] = field(default_factory=dict)

    def acts(self, place: int) -> list[str]:
        """The pairs between whom the sentences just before a place tell acts, read where they are first asked for."""
        found: list[str] = []
        for before in range(max(0, place - NEAR), place):
            if before not in self.known:
                sentence = self.ends.parsed.sentences[before][1]
                acts = list(frames.acts_of(iter(sentence), self.ends)) if len(self.named[before]) > 1 else []
                sides = {(a.sources[0].code, a.targets[0].code) for a in acts if a.sources and a.targets}
                self.known[before] = sorted({pair for one, other in sides if (pair := joined(one, other))})
            found += self.known[before]
        return found


def context_of(ends: Ends) -> Context:
    """The actors of every sentence, places left out."""
    named = [
        frozenset(a.code for t in sentence for a in ends.cover.get(t.i, ()) if a.via != "place")
        for _, sentence in ends.parsed.sentences
    ]
    often: dict[str, float] = {}
    for codes in named:
        for code in codes:
            often[code] = often.get(code, 0.0) + 1.0 / max(1, len(named))
    return Context(ends, tuple(named), often)


def joined(first: str, second: str) -> str | None:
    """A pair as it is written, or None of an actor with itself."""
    return "-".join(sorted((first, second))) if first != second else None


def pair_of(
    speaker: Speaker, speech: Speech, acts: Sequence[Act], ends: Ends, context: Context, told: Sequence[Told]
) -> str | None:
    """The pair of a statement of one speaker; `acts` are those of its sentence, `told` what was said before it."""
    recent = [t.pair for t in told if t.pair and t.speech.place >= speech.place - NEAR]
    codes = {s.code for s in speech.speakers}
    if speaker.joint or len(codes) == 2:
        both = speaker.joint or tuple(codes)
        return joined(*both) if len(both) == 2 else None
    aimed = addressed(speaker, speech, acts, ends)
    if len(aimed) == 1:
        return joined(speaker.code, next(iter(aimed)))
    spoken_of = others(speaker, speech, ends)
    if len(spoken_of) == 1:
        return joined(speaker.code, spoken_of[0])
    if len(spoken_of) > 1:
        return _among(speaker, spoken_of, speech, acts, ends)
    if speech.rule.startswith("voice_"):
        home = ends.voice.code if ends.voice is not None else None
        return joined(speaker.code, home) if home else None
    own = [t for t in told if t.speaker.name == speaker.name and t.speech.place >= speech.place - BREATH]
    if own and (speech.rule.startswith("quote") or own[-1].pair):
        return own[-1].pair  # who goes on speaking speaks of the same party
    return _running(speaker, speech, context, recent)


def addressed(speaker: Speaker, speech: Speech, acts: Sequence[Act], ends: Ends) -> set[str]:
    """Whom the verb of saying itself is aimed at: its object, or the target of the act that it is."""
    verb = speech.verb
    if verb is None:
        return set()
    own = [a for a in acts if a.predicate == verb and speaker.code in {e.code for e in a.sources}]
    targets = {e.code for a in own for e in (*a.targets, *(a.sources if a.joint else ()))}
    heads = grammar.children(verb, "dobj", "dative")
    if saying.rule_of(verb) == "speech_act":
        heads += [o for p in grammar.children(verb, "prep") if p.lower_ in TOWARDS for o in grammar.children(p, "pobj")]
    targets |= {e.code for e in ends.all_of(heads)}
    return targets - {speaker.code}


def others(speaker: Speaker, speech: Speech, ends: Ends) -> list[str]:
    """The other parties that the words of a speech name, states before organisations that are only a venue."""
    found: dict[str, bool] = {}
    for token in content(speech):
        for actor in ends.cover.get(token.i, ()):
            if token.head != token and actor.start <= token.head.idx < actor.end:
                continue  # only the head of a name tells how it stands in its clause
            if actor.code != speaker.code and actor.via != "place":
                found[actor.code] = found.get(actor.code, False) or _is_party(token, actor.code)
    return [code for code, party in found.items() if party]


def _is_party(token: "Token", code: str) -> bool:
    """Whether a mention is of somebody one can have to do with: no people of a state, no organisation as a venue."""
    if token.tag_ in ("NNS", "NNPS") and token.text.endswith("s") and token.lower_ not in STATES_IN_PLURAL:
        return False  # "sent the North Koreans back"
    if code not in reference().organizations:
        return True
    while token.dep_ in ("compound", "amod", "poss", "nmod", "conj") and token.head != token:
        if token.dep_ in ("compound", "amod", "nmod"):
            return False  # "resolutions of the U.N. Security Council", "a NATO summit"
        token = token.head
    return not (token.dep_ == "pobj" and token.head.lower_ in VENUES)


def content(speech: Speech) -> "list[Token]":
    """The tokens of what is said: without the speaker's phrase, clauses of other subjects, and when it was."""
    verb = speech.verb
    if verb is None or speech.rule == "according_to":
        return list(speech.sentence)
    left: set[int] = set()
    for head in grammar.children(verb, "nsubj", "nsubjpass"):
        left |= {t.i for t in head.subtree}
    for child in verb.children:
        clause = child.dep_ == "conj" and bool(grammar.children(child, "nsubj", "nsubjpass"))
        when = child.dep_ in ("prep", "advcl") and _when(child) and speech.rule == "said"
        if clause or when:
            left |= {t.i for t in child.subtree}
    inside = speech.sentence if verb.dep_ == "ROOT" else _clause(speech, verb)
    return [t for t in inside if t.i not in left]


def _clause(speech: Speech, verb: "Token") -> "list[Token]":
    own = list(verb.subtree)
    words = [t for t in own if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")]
    return own if len(words) > 3 else list(speech.sentence)


def _when(child: "Token") -> bool:
    if child.dep_ == "prep":
        return child.lower_ in WHEN
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in WHEN for c in child.children)


def _among(speaker: Speaker, codes: list[str], speech: Speech, acts: Sequence[Act], ends: Ends) -> str | None:
    """Of several parties the one that the speaker's acts are aimed at, or that the words are about."""
    targets = {
        e.code
        for a in acts
        if speaker.code in {e.code for e in a.sources}
        for e in (*a.targets, *(a.sources if a.joint else ()))
    } - {speaker.code}
    if len(targets) == 1:
        return joined(speaker.code, targets.pop())
    topics = _topics(speaker, speech, ends) & set(codes)
    return joined(speaker.code, topics.pop()) if len(topics) == 1 else None


def _topics(speaker: Speaker, speech: Speech, ends: Ends) -> set[str]:
    """Who is the subject of the clause that is said."""
    verb = speech.verb
    if verb is None:
        return set()
    clauses = grammar.children(verb, "ccomp", "parataxis")
    if verb.dep_ in ("parataxis", "ccomp") and verb.head != verb:
        clauses.append(verb.head)
    subjects = [s for clause in clauses for s in grammar.children(clause, "nsubj", "nsubjpass")]
    return {e.code for e in ends.all_of(subjects)} - {speaker.code}


def _running(speaker: Speaker, speech: Speech, context: Context, recent: Iterable[str]) -> str | None:
    """The party that the text has been about together with the speaker's, if it is clearly one."""
    weight: dict[str, float] = {}
    for back in range(REACH + 1):
        place = speech.place - back
        if place < 0:
            break
        for code in context.named[place] - {speaker.code}:
            weight[code] = weight.get(code, 0.0) + 1.0 / (1 + back)
    for code, often in context.often.items():
        if code != speaker.code:
            weight[code] = weight.get(code, 0.0) + WHOLE * often
    for pair in (*recent, *context.acts(speech.place)):
        sides = pair.split("-")
        if speaker.code in sides:
            other = sides[0] if sides[1] == speaker.code else sides[1]
            weight[other] = weight.get(other, 0.0) + 0.5
    ranked = sorted(weight.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return None
    return joined(speaker.code, ranked[0][0])
