"""Acts of a sentence by the frames of `en/acts.csv`: predicate, its object's words, and who is in which slot."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon, operators, partners, slots, taken_up
from legatus.ingest.extract.careers import ENVOYS
from legatus.ingest.extract.ends import SERVANTS, End, Ends
from legatus.ingest.extract.lexicon import Frame
from legatus.ingest.extract.operators import Modality
from legatus.ingest.extract.parties import PERSONS

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

#: Types whose two ends have no order.
SYMMETRIC = frozenset({"AGREE", "CONSULT"})
#: Types that are still to come when they are only announced.
ANNOUNCED = frozenset({"SANCTION", "AID", "MOBILIZE", "YIELD", "VISIT"})
#: Acts that answer what another state has just done or said.
REPLIES = frozenset({"REJECT", "YIELD", "ACCUSE", "PROTEST", "SANCTION", "THREATEN", "REQUEST"})
#: Acts that somebody outside may do to those whose accord or step they are about.
TAKING_UP = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
#: Acts whose doer a passive may leave out ("the ambassador was summoned"), and slots that name nobody by themselves.
UNSIGNED = frozenset({"SANCTION", "YIELD", "EXPEL", "PROTEST"})
NO_PLACE = frozenset({"other", "partner", "none", "joint", "deep", "borne"})
#: Friendly acts that are refused by not being done.
NOT_DONE = frozenset({"recognize", "recognise", "agree", "accept", "support", "back", "endorse"})
#: Types whose other end, where the sentence names none, is the other party of the document.
MUTUAL = frozenset({"AID", "YIELD", "SANCTION"})
#: Types that are a threat when they are only warned of.
HARMFUL = frozenset({"COERCE", "ASSAULT", "SANCTION", "EXPEL", "MOBILIZE"})
#: Types that, denied of the future ("will not sign", "does not recognise"), are a refusal.
FRIENDLY = frozenset({"AGREE", "COOPERATE", "AID", "YIELD", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act found at a predicate: its ends not yet split into pairs. `joint`: the sources act with each other."""

    type: str
    sources: tuple[End, ...]
    targets: tuple[End, ...]
    joint: bool
    predicate: "Token"
    modality: Modality
    rule: str
    confidence: float


def acts_of(tokens: "Iterator[Token]", ends: Ends) -> Iterator[Act]:
    """The acts of a sentence's tokens: of its verbs first, then of its nouns whose verb has not stated them."""
    members = list(tokens)
    stated: list[Act] = []
    for token in members:
        adjective = token.pos_ == "ADJ" or (token.lower_ == "opposed" and not grammar.agents(token))
        pos = "a" if adjective else "v" if token.pos_ in ("VERB", "AUX") else None
        if pos:
            stated += _best(token, pos, ends)
    yield from stated
    for token in members:
        if token.pos_ not in ("NOUN", "PROPN") or ends.cover.get(token.i):
            continue
        if any(_within(token, act.predicate) for act in stated):
            continue
        for act in _best(token, "n", ends):
            if not any(act.type == a.type and _codes(act) & _codes(a) for a in stated):
                stated.append(act)
                yield act


def _within(noun: "Token", verb: "Token") -> bool:
    """Whether a noun is only the object of an act that its verb states ("suspended its tariffs on …")."""
    return (
        any(noun in grammar.own_phrase(o) for o in grammar.logical_objects(verb))
        if verb.pos_ in ("VERB", "AUX")
        else False
    )


def _codes(act: Act) -> frozenset[str]:
    return frozenset(e.code for e in (*act.sources, *act.targets))


def _best(token: "Token", pos: str, ends: Ends) -> list[Act]:
    """The act of the most specific frame that has both ends: one with words for its object before one without.

    To receive a person is two acts, a visit and a consultation; nothing else is.
    """
    keys = (token.lower_,) if pos == "a" else grammar.lemmas(token)
    # a verb with its particle has a meaning of its own: to call in is not to call
    own = [lexicon.frames().get((pos, key), ()) for key in keys]
    found = list(own[0]) if own[0] and grammar.children(token, "prt") else [f for frames in own for f in frames]
    acts: list[Act] = []
    for frame in sorted(found, key=lambda f: not f.object and not f.person):
        if acts and not frame.person and not (frame.rule == "agree" and acts[0].rule == "agree_to_meet"):
            continue
        if _object_fits(token, frame) and all(frame.type != act.type for act in acts):
            act = _filled(token, frame, ends)
            acts += [act] if act is not None else []
    return acts


def _object_fits(token: "Token", frame: Frame) -> bool:
    if not frame.object:
        return True
    if frame.pos == "n":
        heads = [token]
    else:
        beside = [o for c in token.children if c.dep_ in ("prep", "agent") for o in grammar.children(c, "pobj")]
        governs = bool(grammar.children(token, "xcomp")) and not frame.wide
        heads = grammar.objects(token) or ([] if governs else [*grammar.logical_subjects(token), *beside])
        heads += [*grammar.children(token, "acomp", "oprd", "ccomp"), *_named_as(token)]
        if frame.wide:
            heads += [*beside, *grammar.logical_subjects(token)]
            heads += grammar.children(token, "advmod", "prt", "amod", "xcomp", "prep")
            heads += [s for c in grammar.children(token, "ccomp") for s in grammar.children(c, "nsubj", "nsubjpass")]
            heads += [o for c in grammar.children(token, "xcomp") for o in grammar.children(c, "dobj")]
            heads += [c for o in grammar.objects(token) for c in grammar.children(o, "acl", "relcl")]
    words = {
        w
        for h in heads
        for m in grammar.with_conjuncts(h)
        for t in grammar.own_phrase(m)
        if not _in_compound(t)
        for w in (t.lemma_.lower(), t.lower_)
    }
    fits = any(all(w in words for w in alternative) for alternative in frame.object)
    if frame.negative and any(h.ent_type_ == "PERSON" for h in heads):
        return False  # what is done to things, not to somebody by name
    return fits != frame.negative


def _named_as(verb: "Token") -> "list[Token]":
    """What somebody or something is described as, noun or adjective."""
    places = [verb, *grammar.logical_objects(verb)]
    return [c for t in places for p in grammar.children(t, "prep") if p.lower_ == "as" for c in p.children]


def _in_compound(word: "Token") -> bool:
    """Whether a word is only the first part of one with a hyphen that undoes it: "duty-free", "visa-free"."""
    after = word.doc[word.i + 1 : word.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].lower_ in ("free", "exempt", "proof")


def _filled(token: "Token", frame: Frame, ends: Ends) -> Act | None:
    if frame.rule == "speak_with" and any(p.lower_ == "of" for p in grammar.children(token, "prep")):
        return None  # who speaks of something speaks with nobody
    sources = slots.sources(token, frame, ends)
    if not sources and frame.source[-1] == "parties":
        sources = partners.parties(ends, token)
        if len(sources) == 2:
            return _made(token, frame, sources, [], joint=True)
    if not sources and frame.type in UNSIGNED and frame.pos == "v" and grammar.is_passive(token):
        sources = _unsigned(token, frame, ends)
    if not sources:
        return None
    if frame.type == "AGREE" and _holds_opinion(token):
        return None
    if not _meant(token, frame):
        return None
    codes = {e.code for e in sources}
    taken = taken_up.parties(ends, token, codes) if frame.pos == "v" and frame.type in TAKING_UP else []
    targets, joint = (taken, False) if taken else slots.targets(token, frame, ends, codes)
    if targets is None:
        targets = _untold(token, frame, ends, codes)
    if targets is None or (frame.type == "VISIT" and any(_is_posted(e, targets) for e in sources)):
        return None
    if frame.person and not any(e.person for e in (*targets, *sources)) and not _names_office(token):
        return None
    return _made(token, frame, sources, targets, joint=joint)


def _unsigned(token: "Token", frame: Frame, ends: Ends) -> list[End]:
    """Who has done what a passive tells without its doer: the other of the two that had to do with each other."""
    for slot in frame.target:
        if slot in NO_PLACE:
            continue
        borne = slots.in_slot(token, slot, ends, frame)
        if borne:
            codes = {e.code for e in borne}
            doer = partners.speaking(ends, token, codes) or partners.told_with(ends, token, codes)
            return [End(doer, token.i, direct=False)] if doer else []
    return []


def _untold(token: "Token", frame: Frame, ends: Ends, codes: set[str]) -> list[End] | None:
    """Whom an act is meant for where its sentence names nobody: whom it answers, or a document's other party."""
    if frame.type == "EXPEL" and any(o.lemma_.lower() in SERVANTS for o in grammar.logical_objects(token)):
        return partners.partner(ends, token, codes) or None
    echoes = any(taken_up.echoes(o) for o in grammar.logical_objects(token)) or _in_return(token)
    echoes = echoes or (frame.type == "PROTEST" and not grammar.logical_objects(token))
    if frame.pos == "v" and frame.type in REPLIES and echoes:
        return partners.answered(ends, token, codes) or None
    if frame.type in MUTUAL and frame.object and ends.home and partners.alone_with(ends, token, codes):
        return [End(c, token.i, direct=False) for c in ends.bilateral if c not in codes]
    return None


def _in_return(token: "Token") -> bool:
    """Whether a verb says itself that it answers: "in return", "in response"."""
    return any(
        o.lower_ in ("return", "response", "retaliation", "reply", "turn") for o in grammar.prepositional(token, "in")
    )


def _is_posted(visitor: End, targets: list[End]) -> bool:
    """Whether whoever comes is the envoy there: an ambassador who walks to the ministry pays no visit."""
    codes = {e.code for e in targets}
    offices = visitor.person.offices if visitor.person is not None else []
    return any(o.role in ENVOYS and o.receiving in codes and o.status != "former" for o in offices)


def _names_office(token: "Token") -> bool:
    """Whether a verb's object or its subject is an office ("received the foreign minister of …")."""
    heads = [*grammar.logical_objects(token), *grammar.logical_subjects(token)]
    return any(h.lemma_.lower() in PERSONS or h.lower_ in ("delegation", "team", "mission") for h in heads)


def _made(token: "Token", frame: Frame, sources: list[End], targets: list[End], *, joint: bool) -> Act | None:
    """The act itself, by what governs its predicate; None where it is only spoken of."""
    real = operators.modality(token)
    kind, rule = frame.type, frame.rule
    if real is None:
        if kind in FRIENDLY and _will_not(token):
            kind, real, rule = "REJECT", "actual", f"not_{rule}"
        elif kind in HARMFUL and targets and (menaced := operators.menace(token)) is not None:
            kind, real, rule = "THREATEN", menaced, f"menaced_{rule}"
        else:
            return None
    elif real == "planned" and kind != "THREATEN" and operators.is_conditional(token):
        real = "conditional"
    elif frame.rule in ("work_with", "help") and real == "planned":
        return None  # a promise of good will is no act
    elif _is_announced(token, frame):
        real = "planned" if real == "actual" else real
    elif kind == "THREATEN":
        real = "conditional" if operators.is_conditional(token) else "actual"
    doubt = 1.0 if all(e.direct for e in (*sources, *targets)) else 0.9
    return Act(kind, tuple(sources), tuple(targets), joint, token, real, rule, round(frame.confidence * doubt, 3))


def _meant(token: "Token", frame: Frame) -> bool:
    """Whether a verb of several meanings has the frame's: guests are welcomed to a place, to call names is no call."""
    lemma = token.lemma_.lower()
    if frame.rule in ("receive", "host_talks") and lemma in ("welcome", "greet"):
        places = [
            o
            for c in grammar.children(token, "prep")
            if c.lower_ in ("to", "at", "in")
            for o in grammar.children(c, "pobj")
        ]
        return any(o.ent_type_ in ("GPE", "FAC", "ORG", "LOC") or o.pos_ == "PROPN" for o in places)
    if frame.rule in ("call_on", "courtesy_visit"):  # to call on a minister is a demand only where one follows
        asked = grammar.children(token, "xcomp", "ccomp", "advcl") or list(grammar.prepositional(token, "for"))
        return bool(asked) == (frame.rule == "call_on")
    if frame.rule == "cooperation_noun":  # "a memorandum of cooperation" is another act
        return not (token.dep_ == "pobj" and token.head.lower_ == "of")
    if lemma == "resolve" and frame.rule == "commit":  # to resolve to do something, and not to resolve a dispute
        return bool(grammar.children(token, "xcomp", "ccomp")) or any(grammar.prepositional(token, "to"))
    if frame.rule == "wish":
        return any(
            c.lower_ in ("would", "will") for k in grammar.children(token, "ccomp") for c in grammar.children(k, "aux")
        )
    if frame.rule == "insist":  # "insisted that they leave", not "insisted that they had left"
        return any(_is_asked(c) for c in grammar.children(token, "ccomp"))
    if lemma in ("refuse", "decline"):  # who declines to comment refuses nobody anything
        return not any(c.lemma_.lower() in lexicon.words("light", "comment") for c in grammar.children(token, "xcomp"))
    if frame.rule in ("receive", "host_talks") and any(
        o.lemma_.lower() in lexicon.words("light", "encounter") for o in grammar.logical_objects(token)
    ):  # who hosts a meeting of others need not take part
        return False
    if frame.rule == "agree" and any(c.lemma_ == "meet" for c in grammar.children(token, "xcomp")):
        return False  # to agree to meet is to meet, and nothing more
    if frame.rule == "agree" and any(
        o.lemma_.lower() in ("meet", "meeting", "talk", "summit") for o in grammar.prepositional(token, "to", "on")
    ):
        return False
    if frame.rule == "phone":
        return not grammar.children(token, "oprd", "ccomp", "xcomp")
    if lemma == "meet":
        return not any(o.lemma_.lower() in lexicon.words("agents", "met") for o in grammar.logical_objects(token))
    if frame.rule == "deploy":  # what marches by itself is another frame's
        return bool(grammar.objects(token))
    if frame.rule == "praise":  # praise for something done, not of somebody
        accord = any(taken_up.echoes(o, "accord") for o in grammar.logical_objects(token))
        return accord or any(grammar.prepositional(token, "for"))
    return True


def _is_announced(token: "Token", frame: Frame) -> bool:
    """Whether a verb only tells of what is still to come: sanctions announced, a meeting agreed to."""
    announced = frame.type in ANNOUNCED and token.lemma_.lower() in lexicon.words("operators", "announced")
    return announced or frame.rule == "agree_to_meet"


def _is_asked(verb: "Token") -> bool:
    singular = any(s.tag_ in ("NN", "NNP") for s in grammar.children(verb, "nsubj"))  # "that Chile amend"
    return (
        verb.tag_ == "VB"
        or (verb.tag_ == "VBP" and singular)
        or any(c.lower_ in ("should", "must", "to") for c in grammar.children(verb, "aux"))
    )


def _holds_opinion(token: "Token") -> bool:
    """Whether "agreed that …" tells of a view and not of an accord: a finite clause without a modal."""
    clauses = grammar.children(token, "ccomp")
    return bool(clauses) and not any(
        c.lower_ in ("will", "would", "should", "shall", "must", "to")
        for k in clauses
        for c in grammar.children(k, "aux")
    )


def _will_not(token: "Token") -> bool:
    words = {c.lower_ for c in token.children if c.dep_ == "aux"}
    negated = any(c.dep_ == "neg" for c in token.children)
    return negated and bool(words & {"will", "would", "wo"} or token.lemma_ in NOT_DONE)
