"""What becomes of an act through the words that govern it: planned, conditional, refused, merely spoken of.

"Agreed to", "will" and "intends to" make it planned; "urged", "refused", "could" and "if" mean that it did not happen
(the governing word states an act of its own); "would" in reported speech is a plan (`en/operators.csv`).
"""

from typing import TYPE_CHECKING, Literal

from legatus.ingest.extract import grammar, lexicon

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

Modality = Literal["actual", "planned", "conditional"]


def _word(kind: str, token: "Token") -> bool:
    return token.lemma_.lower() in lexicon.words("operators", kind)


def modality(predicate: "Token") -> Modality | None:
    """How real the act of a predicate is; None where the text does not say that it happens."""
    own = _own(predicate)
    if own is None:
        return None
    if predicate.dep_ == "acl" and predicate.tag_ == "VBN" and own == "actual":
        return own  # "the sanctions imposed on": a fact, whatever becomes of the thing
    current, result, depth = predicate, own, 0
    while depth < 6:
        if _conditioned(current):
            return None
        above = _governed(current)
        if above is None:
            break
        if grammar.is_negated(above) or (_word("dropped", above) and not _performs(above)):
            return None
        if _word("planned", above) and current.tag_ != "VBN" and not _finite(current):
            result = "planned"
        if above.pos_ in ("VERB", "AUX"):
            governing = _own(above)
            if governing is None:
                return None
            if governing == "planned" and current.dep_ in ("xcomp", "advcl"):
                result = "planned"
        current = above
        depth += 1
    return result


def _performs(verb: "Token") -> bool:
    """Whether the wish is the act: "I want to thank", "we would like to express"."""
    subjects = grammar.children(verb, "nsubj")
    return verb.lemma_.lower() in ("want", "like", "wish") and any(s.lower_ in ("i", "we") for s in subjects)


def _own(predicate: "Token") -> Modality | None:
    """By the predicate's own auxiliaries."""
    if grammar.is_negated(predicate):
        return None
    if predicate.pos_ in ("NOUN", "PROPN"):
        beside = {c.lower_ for c in predicate.children if c.dep_ in ("amod", "compound")}
        if beside & lexicon.words("operators", "unreal"):
            return None
        if beside & lexicon.words("operators", "coming"):
            return "planned"
    words = _auxiliaries(predicate)
    if words & {"will", "shall", "'ll", "wo"}:
        return "planned"
    if "would" in words:
        return "planned" if _reported(predicate) else None
    if words & lexicon.words("operators", "hypothetical"):
        return None
    if "to" in words and predicate.dep_ in ("ROOT", "relcl", "conj") and words & {"is", "are", "was", "were", "to"}:
        return "planned" if words & {"is", "are", "was", "were"} or predicate.dep_ == "ROOT" else "actual"
    if predicate.dep_ == "xcomp" and "to" in words and predicate.head.lemma_ == "be":
        return "planned"
    if predicate.dep_ == "advcl" and "to" in words and not any(c.dep_ == "nsubj" for c in predicate.children):
        # "met to discuss" is one act, as real as the meeting; any other purpose is still to be reached
        arrived = predicate.head.lemma_.lower() in ("arrive", "fly", "gather", "sit") and predicate.head.tag_ == "VBD"
        return "actual" if arrived or _word("talked", predicate) else "planned"
    if predicate.dep_ in ("acl", "relcl") and words == {"to"} and not _word("planned", predicate.head):
        ranked = {c.lower_ for c in predicate.head.children} & {"first", "last", "only", "latest", "second"}
        return "actual" if ranked and predicate.head.dep_ in ("attr", "appos", "oprd") else None
    return "actual"


def _auxiliaries(predicate: "Token") -> set[str]:
    words = {c.lower_ for c in predicate.children if c.dep_ in ("aux", "auxpass")}
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in predicate.children)
    finite = predicate.tag_ in ("VBD", "VBZ")  # "could end the war, and asked": no modal goes with it
    if not words and predicate.dep_ == "conj" and not own and not finite and predicate.head.pos_ in ("VERB", "AUX"):
        return {c.lower_ for c in predicate.head.children if c.dep_ in ("aux", "auxpass")}
    return words


def _finite(predicate: "Token") -> bool:
    return predicate.tag_ in ("VBD", "VBZ") or any(c.dep_ in ("nsubj", "nsubjpass") for c in predicate.children)


def _reported(predicate: "Token") -> bool:
    above = grammar.governor(predicate)
    return above is not None and _word("report", above)


def _governed(current: "Token") -> "Token | None":
    """The word whose complement, purpose clause or conjunct a predicate is."""
    above = grammar.governor(current)
    if above is not None:
        return above
    if current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX") and not _finite(current):
        return grammar.governor(current.head)
    if current.dep_ == "advcl" and not _finite(current) and current.head.pos_ in ("VERB", "AUX"):
        return current.head
    if current.pos_ in ("NOUN", "PROPN"):
        head = current
        while (
            head.dep_ in ("pobj", "prep", "dobj", "conj", "compound", "nsubj", "nsubjpass", "attr", "poss")
            and head.head is not head
        ):
            if head.dep_ == "prep" and head.lower_ not in ("to", "of", "for", "on", "about", "with"):
                return None  # "before its test", "during their visit": the time of something else, itself a fact
            head = head.head
            if head.pos_ in ("VERB", "AUX") or (head.pos_ == "NOUN" and _word("dropped", head)):
                return head
    return None


def _conditioned(predicate: "Token") -> bool:
    """Whether a predicate stands in a clause of condition."""
    return any(
        c.dep_ in ("mark", "advmod") and c.lower_ in lexicon.words("operators", "if") for c in predicate.children
    )


def menace(predicate: "Token") -> Modality | None:
    """How real a harm is that is only warned of or hangs on a condition ("could close the border, he warned")."""
    if grammar.is_negated(predicate) or not _auxiliaries(predicate) & {"could", "would", "may", "might", "will", "can"}:
        return None
    above = [predicate]
    while len(above) < 4 and (governing := grammar.governor(above[-1])) is not None:
        above.append(governing)
    conditional = any(is_conditional(verb) for verb in above[:2])
    if any(_word("menacing", verb) for verb in above[1:]):
        return "conditional" if conditional else "actual"
    return "conditional" if conditional and any(_word("report", verb) for verb in above[1:]) else None


def _inverted(auxiliary: "Token") -> bool:
    """Whether an auxiliary makes a condition by standing before its subject: "should this continue"."""
    subjects = grammar.children(auxiliary.head, "nsubj", "nsubjpass")
    first = auxiliary.i == auxiliary.sent.start or auxiliary.nbor(-1).pos_ not in ("ADV", "SCONJ", "PRON")
    asked = auxiliary.sent.text.rstrip().endswith("?")
    return bool(subjects) and auxiliary.i < subjects[0].i and first and not asked


def is_conditional(predicate: "Token") -> bool:
    """Whether the act hangs on a condition: a clause with "if" or "unless" below it or below what governs it."""
    current: Token | None = predicate
    while current is not None:
        for token in current.subtree:
            if token.dep_ == "mark" and token.lower_ in ("if", "unless", "until"):
                return True
            if token.dep_ == "aux" and token.lower_ in ("should", "were", "had") and _inverted(token):
                return True
        current = grammar.governor(current)
    return False
