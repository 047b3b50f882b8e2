"""Who does and who bears an act that a noun names: "lodged a protest with", "won the endorsement of".

The verbs are in `en/light.csv`: those that give an act, those that bear one, those that are struck by one.
"""

from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token


def _is(kind: str, verb: "Token") -> bool:
    words = lexicon.words("light", kind)
    return verb.pos_ in ("VERB", "AUX") and any(lemma in words for lemma in grammar.lemmas(verb))


def _first(noun: "Token") -> "Token":
    """The first of the nouns that a noun is joined to: "a rebuke and a warning"."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def verb_of(noun: "Token") -> "Token | None":
    """The light verb that gives an act: "issued a rebuke", "a protest was lodged", "the protest lodged by"."""
    first = _first(noun)
    if first.dep_ in ("dobj", "nsubjpass") and _is("giving", first.head):
        return first.head
    return next((c for c in first.children if c.dep_ == "acl" and c.tag_ == "VBN" and _is("giving", c)), None)


def doers(noun: "Token") -> "list[Token]":
    """Who does what a noun says, through its light verb."""
    verb = verb_of(noun)
    return grammar.logical_subjects(verb) if verb is not None else []


def bearers(noun: "Token") -> "list[Token]":
    """Whom an act befalls: the subject of "won", "faces", "came under", "was hit by"."""
    first = _first(noun)
    head = first.head
    if first.dep_ == "dobj" and _is("bearing", head) and not grammar.is_passive(head):
        return grammar.logical_subjects(head)
    if first.dep_ != "pobj":
        return []
    verb = head.head
    if head.lower_ in ("by", "with") and _is("struck", verb) and grammar.is_passive(verb):
        return grammar.logical_objects(verb)
    if head.lower_ == "under" and _is("lying", verb):
        return grammar.logical_subjects(verb)
    return []
