"""Who is in which slot of a frame: subject, object, preposition, possessor, the subject of a light verb.

A frame of `en/acts.csv` names its slots in order of preference; the first that holds an end counts.
"""

from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon, light, partners
from legatus.ingest.extract.ends import End, Ends
from legatus.ingest.extract.lexicon import Frame
from legatus.ingest.extract.parties import GROUPS, PERSONS

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

#: Types that a state does to another through its citizens, companies and ships.
AGAINST_NATIONALS = frozenset({"COERCE", "YIELD", "SANCTION", "ASSAULT", "EXPEL", "COOPERATE"})
#: Types whose target may be named by a city of it.
PLACED = frozenset({"VISIT", "MOBILIZE", "ASSAULT", "DEPART"})


def sources(token: "Token", frame: Frame, ends: Ends) -> list[End]:
    """The ends that do what a predicate says; none where the sentence names nobody."""
    for slot in frame.source:
        if slot == "parties":
            continue
        if slot == "within":  # "a convoy with Kuwaiti supplies"
            found = ends.nearest(grammar.logical_subjects(token))
        elif slot == "owner":  # "its duty on … was cut", where nobody is named who cut it
            found = _owners(token, ends) or _enders(token, ends) if grammar.is_passive(token) else []
        elif slot == "between":
            found = _slot(token, slot, ends, frozenset(), strict=True) or _between(token, ends)
        elif slot == "near":  # "received Ukrainian wheat": what is received tells from whom
            found = ends.nearest(grammar.objects(token), _receivers(token, ends))
        else:
            found = _slot(
                token,
                slot,
                ends,
                frozenset(),
                strict=True,
                places=token.pos_ == "VERB" and (slot == "from" or (slot == "in" and frame.type == "EXPEL")),
            )
        if found:
            return found
    if "borne" in frame.target and light.bearers(token):  # "has the backing of", "drew the anger of"
        return _slot(token, "of", ends, frozenset(), strict=True)
    return []


def _owners(token: "Token", ends: Ends) -> list[End]:
    found = [e for o in grammar.logical_objects(token) for e in _possessors(o, ends)]
    return found if len(found) == 1 else []


def _enders(token: "Token", ends: Ends) -> list[End]:
    """Who ends what a participle says of a thing has done it before: "lifted the sanctions imposed in 1992"."""
    noun = token.head
    if token.dep_ != "acl" or noun.dep_ != "dobj" or noun.head.lemma_.lower() not in lexicon.words("light", "ending"):
        return []
    return ends.all_of(grammar.logical_subjects(noun.head))


def _between(verb: "Token", ends: Ends) -> list[End]:
    """The parties that a passive names further down: "an accord on gas between X and Y was signed"."""
    if not grammar.is_passive(verb):
        return []
    below = [t for o in grammar.logical_objects(verb) for t in o.subtree if t.lower_ == "between" and t.dep_ == "prep"]
    return ends.all_of(o for t in below for o in grammar.children(t, "pobj"))


def _receivers(token: "Token", ends: Ends) -> set[str]:
    return {e.code for e in ends.all_of(grammar.logical_subjects(token), loose=True)}


def targets(token: "Token", frame: Frame, ends: Ends, doing: set[str]) -> tuple[list[End] | None, bool]:
    """The targets and whether the sources act together; None where the frame needs a target and finds none."""
    for slot in frame.target:
        if slot == "none":
            other = [c for c in ends.bilateral if c not in doing] if doing & set(ends.bilateral) else []
            if frame.type == "DEPART" and len(other) == 1 and ends.dominant():
                return [End(other[0], token.i, direct=False)], False
            return [], False
        if slot == "joint":
            if len(doing) > 1:
                return [], True
            continue
        if slot == "partner":
            partner = [c for c in ends.bilateral if c not in doing] if doing & set(ends.bilateral) else []
            return ([End(c, token.i, direct=False) for c in partner] or None), False
        if slot == "other":
            one = [] if _acts_on_somebody(token) else partners.other(ends, token, doing)
            if one:
                return [End(e.code, e.token, e.person, direct=False) for e in one], False
            continue
        found = [
            e
            for e in _slot(
                token, slot, ends, doing, strict=frame.person, places=frame.type in PLACED, frame_type=frame.type
            )
            if e.code not in doing
        ]
        if frame.type not in AGAINST_NATIONALS:
            found = [e for e in found if not e.national]
        if found:
            return found, False
        if slot == "between" and len(doing) > 1:
            return [], True
    return None, False


def in_slot(token: "Token", slot: str, ends: Ends, frame: Frame) -> list[End]:
    """The ends in one slot of a frame, whoever does what its predicate says."""
    return _slot(token, slot, ends, frozenset(), strict=frame.person, frame_type=frame.type)


def _acts_on_somebody(token: "Token") -> bool:
    """Whether a verb's object is somebody else, of whom no state is known ("accused these countries of …")."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    words = {o.lemma_.lower() for o in grammar.logical_objects(token)}
    return bool(words & (GROUPS | PERSONS | {"rebel", "militant", "opposition", "group", "party", "critic", "people"}))


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
    strict, slot = strict and not slot.endswith("~"), slot.removesuffix("~")
    slot, exact = slot.removesuffix("!"), slot.endswith("!")
    if slot == "poss":
        return _possessors(token, ends)
    if slot == "deep":
        return _deep(token, ends, exclude, places=places)
    heads = _heads(token, slot)
    if slot in ("subj", "doer", "light"):
        return ends.all_of(heads, loose=slot == "subj" and not strict)
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
    if not heads and frame_type == "CONSULT" and slot == "with":
        heads = [s for c in grammar.children(token, "advcl") if _marked_with(c) for s in grammar.children(c, "nsubj")]
    if frame_type == "CONSULT" and slot in ("with", "between"):
        company = _company(
            [*heads, *(c for c in token.children if heads and c.i > heads[0].i and c.dep_ in LISTED)], ends
        )
        if company:
            return company
    if strict:
        return ends.all_of(heads, places=places)
    if slot == "comp":  # "wants its soldiers home" asks nobody
        heads = [h for h in heads if not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in h.children)]
    direct = [e for e in ends.all_of(heads, loose=True, places=places, exclude=exclude) if e.code not in exclude]
    return direct or ([] if exact else ends.nearest(heads, exclude, places=places))


def _marked_with(clause: "Token") -> bool:
    """Whether the parser made a clause of "spoke with X to consult"."""
    return any(m.lower_ == "with" for m in grammar.children(clause, "mark"))


def _heads(token: "Token", slot: str) -> "list[Token]":
    """The heads of the phrases in a slot."""
    if slot == "subj":
        return grammar.logical_subjects(token)
    if slot == "doer":
        return grammar.doers(token)
    if slot == "light":
        return light.doers(token)
    if slot == "borne":
        return light.bearers(token)
    if slot == "obj_to":  # "told X to …": only where somebody is told to do something
        return grammar.logical_objects(token) if grammar.children(token, "xcomp") else []
    if slot == "obj":
        return grammar.logical_objects(token)
    if slot == "dative":
        return [
            o
            for c in grammar.children(token, "dative")
            for o in ([c] if c.pos_ != "ADP" else grammar.children(c, "pobj"))
        ]
    if slot == "addressee":
        return _addressees(token)
    if slot == "comp":
        return [s for c in grammar.children(token, "ccomp", "xcomp") for s in grammar.children(c, "nsubj", "nsubjpass")]
    return _prepositional(token, slot)


def _addressees(noun: "Token") -> "list[Token]":
    """To whom something is said or asked at an encounter: "told his counterpart in a telephone call"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "during", "at", "over"):
        return []
    verb = noun.head.head
    while verb.dep_ in ("pobj", "prep", "dobj", "nmod") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    words = lexicon.words("saying", "content") | lexicon.words("saying", "act") | {"press"}
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() not in words:
        return []
    return [*grammar.logical_objects(verb), *grammar.prepositional(verb, "to", "on", "upon")]


def _prepositional(token: "Token", preposition: str) -> "list[Token]":
    """The objects of a preposition that hangs on a predicate, on its object, or on the light verb of a noun."""
    heads = list(grammar.prepositional(token, preposition))
    if token.pos_ in ("VERB", "AUX"):
        for child in grammar.objects(token) + grammar.children(token, "nsubjpass"):
            heads += list(grammar.prepositional(child, preposition))
            for inner in grammar.prepositional(child, "of"):  # "part of its aid to …"
                heads += list(grammar.prepositional(inner, preposition)) if preposition != "of" else []
        if token.dep_ == "acl" and token.head.dep_ == "nsubjpass":  # "the trucks donated by X were handed to Y"
            heads += list(grammar.prepositional(token.head.head, preposition))
    elif preposition != "of":
        verb = light.verb_of(token)
        comes = token.dep_ == "nsubj" and token.head.lemma_.lower() in ("come", "go", "arrive")
        if verb is None and (comes or token.dep_ in ("dobj", "nsubjpass")):
            verb = token.head
        heads += list(grammar.prepositional(verb, preposition)) if verb is not None else []
        for inner in grammar.prepositional(token, "of"):  # "an exchange of views between X and Y"
            heads += list(grammar.prepositional(inner, preposition))
    return heads


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
