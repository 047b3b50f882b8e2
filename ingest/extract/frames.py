"""Acts of a sentence by the frames of `en/acts.csv`: predicate, its object's words, and who is in which slot."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon, operators
from legatus.ingest.extract.ends import End, Ends
from legatus.ingest.extract.lexicon import Frame
from legatus.ingest.extract.operators import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Types whose two ends have no order.
SYMMETRIC = frozenset({"AGREE", "CONSULT"})
#: Types that are still to come when they are only announced.
ANNOUNCED = frozenset({"SANCTION", "AID", "MOBILIZE", "YIELD", "VISIT"})
#: Types that a state does to another through its citizens, companies and ships.
AGAINST_NATIONALS = frozenset({"COERCE", "YIELD", "SANCTION", "ASSAULT", "EXPEL", "COOPERATE"})
#: Types whose target may be named by a city of it.
PLACED = frozenset({"VISIT", "MOBILIZE", "ASSAULT"})
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
    found = [frame for key in keys for frame in lexicon.frames().get((pos, key), ())]
    acts: list[Act] = []
    for frame in sorted(found, key=lambda f: not f.object and not f.person):
        if acts and not frame.person:
            break
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
        heads = grammar.logical_objects(token) or [
            *grammar.logical_subjects(token),
            *(o for c in token.children if c.dep_ == "prep" for o in grammar.children(c, "pobj")),
        ]
        heads += [*grammar.children(token, "acomp", "oprd", "ccomp"), *grammar.prepositional(token, "as")]
    words = {
        w
        for h in heads
        for m in grammar.with_conjuncts(h)
        for t in grammar.own_phrase(m)
        for w in (t.lemma_.lower(), t.lower_)
    }
    fits = any(all(w in words for w in alternative) for alternative in frame.object)
    return fits != frame.negative


def _filled(token: "Token", frame: Frame, ends: Ends) -> Act | None:
    sources = _sources(token, frame, ends)
    if not sources and frame.source[-1] == "parties":
        sources = ends.parties(token)
        if len(sources) == 2:
            return _made(token, frame, sources, [], joint=True)
    if not sources:
        return None
    if frame.type == "AGREE" and _holds_opinion(token):
        return None
    if not _meant(token, frame):
        return None
    codes = {e.code for e in sources}
    targets, joint = _targets(token, frame, ends, codes)
    if targets is None:
        return None
    if frame.person and not any(e.person for e in targets if e) and not any(e.person for e in sources if e):
        return None
    return _made(token, frame, sources, targets, joint=joint)


def _made(token: "Token", frame: Frame, sources: list[End], targets: list[End], *, joint: bool) -> Act | None:
    """The act itself, by what governs its predicate; None where it is only spoken of."""
    real = operators.modality(token)
    kind, rule = frame.type, frame.rule
    if real is None:
        if kind in FRIENDLY and _will_not(token):
            kind, real, rule = "REJECT", "actual", f"not_{rule}"
        else:
            return None
    elif real == "planned" and kind != "THREATEN" and operators.is_conditional(token):
        real = "conditional"
    elif frame.rule in ("work_with", "help") and real == "planned":
        return None  # a promise of good will is no act
    elif kind in ANNOUNCED and token.lemma_.lower() in lexicon.words("operators", "announced"):
        real = "planned"
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
    if frame.rule == "phone":
        return not grammar.children(token, "oprd", "ccomp", "xcomp")
    if lemma == "meet":
        return not any(o.lemma_.lower() in lexicon.words("agents", "met") for o in grammar.logical_objects(token))
    if lemma == "thank":
        return any(s.lower_ in ("i", "we") for s in grammar.logical_subjects(token))
    return True


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
    return negated and bool(words & {"will", "would", "wo"} or token.lemma_ in ("recognize", "recognise", "agree"))


def _sources(token: "Token", frame: Frame, ends: Ends) -> list[End]:
    for slot in frame.source:
        if slot == "parties":
            continue
        found = _slot(token, slot, ends, frozenset(), strict=True)
        if found:
            return found
    return []


def _targets(token: "Token", frame: Frame, ends: Ends, sources: set[str]) -> tuple[list[End] | None, bool]:
    """The targets and whether the sources act together; None where the frame needs a target and finds none."""
    for slot in frame.target:
        if slot == "none":
            return [], False
        if slot == "joint":
            if len(sources) > 1:
                return [], True
            continue
        if slot == "partner":
            partner = [c for c in ends.bilateral if c not in sources] if sources & set(ends.bilateral) else []
            return ([End(c, token.i, direct=False) for c in partner] or None), False
        if slot == "other":
            one = ends.other(token, sources)
            if one:
                return [End(e.code, e.token, e.person, direct=False) for e in one], False
            continue
        found = [
            e
            for e in _slot(
                token, slot, ends, sources, strict=frame.person, places=frame.type in PLACED, frame_type=frame.type
            )
            if e.code not in sources
        ]
        if frame.type not in AGAINST_NATIONALS:
            found = [e for e in found if not e.national]
        if found:
            return found, False
        if slot == "between" and len(sources) > 1:
            return [], True
    return None, False


def _slot(
    token: "Token",
    slot: str,
    ends: Ends,
    exclude: "set[str] | frozenset[str]",
    *,
    strict: bool,
    places: bool = False,
    frame_type: str = "",
) -> list[End]:
    slot, exact = slot.removesuffix("!"), slot.endswith("!")
    if slot == "subj":
        return ends.all_of(grammar.logical_subjects(token), loose=not strict)
    if slot == "poss":
        return _possessors(token, ends)
    if slot == "doer":
        return ends.all_of(grammar.doers(token))
    if slot == "obj_to":  # "told X to …": only where somebody is told to do something
        heads = grammar.logical_objects(token) if grammar.children(token, "xcomp") else []
    elif slot == "obj":
        heads = grammar.logical_objects(token)
    elif slot == "dative":
        heads = [
            o
            for c in grammar.children(token, "dative")
            for o in ([c] if c.pos_ != "ADP" else grammar.children(c, "pobj"))
        ]
    elif slot == "comp":
        heads = [
            s for c in grammar.children(token, "ccomp", "xcomp") for s in grammar.children(c, "nsubj", "nsubjpass")
        ]
    elif slot == "deep":
        return _deep(token, ends, exclude, places=places)
    else:
        heads = list(grammar.prepositional(token, slot))
        for child in (
            grammar.logical_objects(token) + grammar.children(token, "nsubjpass")
            if token.pos_ in ("VERB", "AUX")
            else []
        ):
            heads += list(grammar.prepositional(child, slot))
        if token.pos_ == "NOUN" and slot != "of" and token.dep_ in ("dobj", "pobj"):
            heads += list(grammar.prepositional(token.head, slot)) if token.dep_ == "dobj" else []
    if (
        not heads
        and frame_type in ("CONSULT", "AGREE", "VISIT")
        and slot in ("with", "to")
        and token.pos_ in ("VERB", "AUX")
    ):
        # the parser hangs "by telephone with …" on the telephone
        heads = [
            o
            for t in grammar.clause(token)
            if t.dep_ == "prep" and t.lower_ == slot
            for o in grammar.children(t, "pobj")
        ]
    if frame_type == "CONSULT" and slot in ("with", "between"):
        company = _company(
            [*heads, *(c for c in token.children if heads and c.i > heads[0].i and c.dep_ in LISTED)], ends
        )
        if company:
            return company
    if strict:
        return ends.all_of(heads)
    direct = [e for e in ends.all_of(heads, loose=True, places=places, exclude=exclude) if e.code not in exclude]
    return direct or ([] if exact else ends.nearest(heads, exclude, places=places))


def _company(heads: "list[Token]", ends: Ends) -> list[End]:
    """The persons of a list of interlocutors, however the parse hangs them together, clauses left out."""
    found: dict[str, End] = {}
    stack = list(heads)
    while stack:
        token = stack.pop()
        for end in ends.of(token):
            if end.person is not None:
                found.setdefault(end.code, end)
        stack += [
            c
            for c in token.children
            if c.dep_ in ("conj", "appos", "compound", "prep", "pobj", "nmod", "npadvmod", "dep")
            and c.lower_ not in ABOUT
        ]
    return sorted(found.values(), key=lambda e: e.token)


#: Labels under which the parser hangs the second of a list of interlocutors on the verb.
LISTED = frozenset({"npadvmod", "dobj", "dep", "appos", "conj", "oprd"})
#: After these comes what was talked about.
ABOUT = frozenset(
    {
        "on",
        "about",
        "regarding",
        "over",
        "concerning",
        "at",
        "in",
        "during",
        "for",
        "to",
        "after",
        "ahead",
        "before",
        "following",
    }
)


def _possessors(noun: "Token", ends: Ends) -> list[End]:
    """Whose a noun is: "Mexico's help", "their talks", "U.S.-Russian talks", "Chinese sanctions"."""
    heads = grammar.children(noun, "poss", "amod", "compound", "nmod")
    if any(
        h.lower_ in ("its", "their") for h in heads
    ):  # "condemned Iran for its test": of whoever is named right before
        before = (e for i in range(noun.i - 1, noun.sent.start - 1, -1) for e in ends.of(noun.doc[i]) if e.direct)
        last = next((e for e in before if noun.doc[e.token].pos_ != "PRON"), None)
        if last is not None and not any(h.lower_ == "their" for h in heads):
            return [last]
    found = {e.code: e for h in heads for m in grammar.with_conjuncts(h) for e in ends.of(m, loose=h.dep_ == "poss")}
    if not found:
        found = {
            e.code: e
            for h in heads
            for c in h.children
            for e in ends.of(c)
            if c.dep_ in ("compound", "amod", "nmod", "punct")
        }
    return list(found.values())


def _deep(token: "Token", ends: Ends, exclude: "set[str] | frozenset[str]", *, places: bool) -> list[End]:
    """The ends nearest below a predicate, after it: for predicates whose object is a clause."""
    level = [
        c
        for c in token.children
        if c.i > token.i
        and c.dep_ not in ("conj", "npadvmod")
        and (c.dep_ != "advcl" or any(k.lower_ == "to" and k.dep_ == "aux" for k in c.children))
    ]
    for _ in range(7):
        found = {
            e.code: e
            for t in level
            for e in ends.of(t, loose=True, places=places, exclude=exclude)
            if e.code not in exclude
        }
        if found:
            return list(found.values())
        level = [c for t in level for c in t.children if c.dep_ != "relcl"]
    return []
