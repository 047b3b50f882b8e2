"""Reading a dependency parse: subjects, objects, prepositions, particles, negation, what governs what.

The labels are those of spaCy's English models (ClearNLP). Nothing here knows of states or acts.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis"})
#: Children that belong to the noun phrase itself.
WITHIN_NOUN = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "appos"})
#: Children below it that may still name whom it is about.
BELOW_NOUN = frozenset({"prep", "pobj", "pcomp", "dobj", "conj", "acl", "agent"})
RELATIVE = frozenset({"who", "which", "that", "whom"})


def children(token: "Token", *labels: str) -> "list[Token]":
    """The children of a token with one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def is_passive(verb: "Token") -> bool:
    """Whether a verb is passive, reduced relatives ("sanctions imposed by") included."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    if (
        verb.dep_ == "conj"
        and (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lemma_ in KEEPING))
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
        and (verb.lemma_ in KEEPING or not children(verb, "dobj"))
    ):
        return verb.head.pos_ == "VERB" and is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not _is_main(verb)


#: Verbs that keep an object in the passive: "was called in and handed a note".
KEEPING = frozenset({"hand", "give", "tell", "show", "offer", "send", "grant", "lend", "deny", "refuse"})


def _is_main(participle: "Token") -> bool:
    """Whether what the parser took for a participle is the verb of its sentence ("The ministry named Iran as …")."""
    return participle.head.dep_ == "ROOT" and bool(children(participle, "dobj", "oprd")) and not agents(participle)


def lemma(verb: "Token") -> str:
    """A predicate's lemma with its particle (`hand_over`)."""
    for child in verb.children:
        if child.dep_ == "prt":
            return f"{verb.lemma_.lower()}_{child.lower_}"
    return verb.lemma_.lower()


#: Adverbs that make one verb with the word before them, whatever the parser calls them.
PARTICLES = frozenset({"aside", "home", "away", "over", "back", "out", "up", "down", "off", "in"})


def lemmas(verb: "Token") -> tuple[str, ...]:
    """The lemmas under which a predicate may be looked up, the one with its particle first."""
    found = [lemma(verb)]
    if verb.i > 1 and verb.nbor(-1).text == "-":  # "test-fired", "a build-up"
        found.insert(0, f"{verb.nbor(-2).lower_}-{verb.lemma_.lower()}")
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in PARTICLES:
        found.append(f"{verb.lemma_.lower()}_{verb.nbor(1).lower_}")
    return tuple(dict.fromkeys([*found, verb.lemma_.lower()]))


def agents(verb: "Token") -> "list[Token]":
    """The heads of "by …" of a passive or of a nominalisation."""
    return [
        obj
        for by in verb.children
        if by.dep_ in ("agent", "prep") and by.lower_ == "by"
        for obj in children(by, "pobj")
    ]


def logical_subjects(verb: "Token", depth: int = 0) -> "list[Token]":
    """Who does what the verb says; empty where the sentence does not say. Conjuncts are left to the caller."""
    if verb.pos_ == "ADJ" or verb.lower_ == "opposed":  # "is opposed to": a state of mind and no passive
        found = agents(verb) or children(verb, *NOMINAL_SUBJECTS)
        return found or (_surface_subjects(verb.head, depth) if verb.dep_ == "acomp" else [])
    if is_passive(verb):
        return agents(verb)
    return _surface_subjects(verb, depth)


def _surface_subjects(verb: "Token", depth: int = 0) -> "list[Token]":
    own = children(verb, *NOMINAL_SUBJECTS)
    if own:
        if own[0].lower_ in RELATIVE and verb.dep_ == "relcl":
            return [antecedent(verb)]
        return [*_listed_before(own[0]), *own]
    if depth > 5 or verb.dep_ == "ROOT":
        # in a headline the parser takes the subject for a part of the verb ("Austria blocks …")
        return [c for c in children(verb, "compound", "npadvmod", "dep", "nmod", "amod") if _may_head(c, verb)][-1:]
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and head.tag_ == "VB" and head.head.pos_ == "VERB":
        return _surface_subjects(head.head, depth + 1)  # "said that talks could end it and asked …"
    if verb.dep_ == "conj":
        return _surface_subjects(head, depth + 1) if head.pos_ in ("VERB", "AUX") else []
    if verb.dep_ == "xcomp" and head.pos_ in ("VERB", "AUX", "ADJ"):
        objects = children(head, "dobj")
        return objects if objects and head.lemma_ not in OWN_PURPOSE else _surface_subjects(head, depth + 1)
    if verb.dep_ == "acomp" and verb.pos_ == "ADJ" and head.pos_ in ("VERB", "AUX"):  # "is due to", "is ready to"
        return _surface_subjects(head, depth + 1)
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        objects = children(head.head, "dobj")
        if objects and head.lower_ in ("of", "for", "from", "into"):
            return objects
        return _surface_subjects(head.head, depth + 1)
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head, depth + 1)
    if verb.dep_ == "acl" and (verb.tag_ == "VBG" or _is_main(verb)):
        return [head]
    if verb.dep_ == "acl" and head.pos_ == "NOUN" and (owners := _owners(head)):  # "the Iranian decision to withdraw"
        return owners
    if verb.dep_ in ("acl", "relcl") and head.dep_ in ("dobj", "attr") and head.head.pos_ in ("VERB", "AUX"):
        return _surface_subjects(head.head, depth + 1)
    return []


#: Verbs whose object does not do what their infinitive says: "summoned the envoy to demand …".
OWN_PURPOSE = frozenset(
    {"promise", "summon", "recall", "convene", "use", "call", "receive", "hold", "launch", "convoke"}
)


def _listed_before(subject: "Token") -> "list[Token]":
    """What a headline lists before its subject with a comma for "and": "S. Korea, Japan condemn launch"."""
    if subject.i < 2 or subject.nbor(-1).text != "," or subject.pos_ != "PROPN":
        return []
    before = subject.nbor(-2)
    return [before] if before.head == subject.head and before.dep_ in ("npadvmod", "dep", "nmod") else []


def _owners(noun: "Token") -> "list[Token]":
    return (
        children(noun, "poss")
        or [c for c in children(noun, "amod", "compound", "nmod") if c.text[:1].isupper() and c.i < noun.i][:1]
    )


def _may_head(word: "Token", verb: "Token") -> bool:
    return word.i < verb.i and word.pos_ in ("PROPN", "NOUN") and verb.pos_ == "VERB" and verb.tag_ in ("VBZ", "VBP")


def antecedent(verb: "Token") -> "Token":
    """The noun that a relative clause is about."""
    head = verb.head
    while head.dep_ == "relcl" and head.head is not head:
        head = head.head
    return head


def logical_objects(verb: "Token") -> "list[Token]":
    """Whom or what the verb acts on: the object, or the subject of a passive, or the noun of a relative clause."""
    objects = children(verb, "dobj", "oprd") or children(verb, "dative")
    if not objects and verb.i + 1 < len(verb.doc) and verb.nbor(1).dep_ == "prep" and verb.nbor(1).lower_ in PARTICLES:
        objects = children(verb.nbor(1), "pobj")  # "handed over prisoners", the particle read as a preposition
    if is_passive(verb):
        subjects = children(verb, "nsubjpass")
        if not subjects and verb.dep_ == "acl":
            return [verb.head]
        if not subjects and verb.dep_ == "conj":
            subjects = _surface_subjects(verb.head)
        return [antecedent(verb) if s.lower_ in RELATIVE and verb.dep_ == "relcl" else s for s in subjects] or objects
    if (
        not objects
        and verb.dep_ == "relcl"
        and not any(c.lower_ in RELATIVE and c.dep_ in NOMINAL_SUBJECTS for c in verb.children)
    ):
        return [antecedent(verb)]
    return [antecedent(verb) if o.lower_ in RELATIVE and verb.dep_ == "relcl" else o for o in objects]


def objects(verb: "Token") -> "list[Token]":
    """The logical objects of a verb and, of a passive that keeps one, its object too ("was given a boat by")."""
    found = logical_objects(verb)
    return [*found, *(o for o in children(verb, "dobj", "oprd") if o not in found)] if is_passive(verb) else found


def with_conjuncts(token: "Token") -> "list[Token]":
    """A noun and those joined to it by "and", the head first ("A, B and C"); appositions are not."""
    found = [token]
    for member in found:
        found += [child for child in member.children if child.dep_ == "conj" and child.pos_ != "VERB"]
    return found


def prepositional(token: "Token", *prepositions: str) -> "Iterator[Token]":
    """The objects of the prepositions that hang on a token, and on its particle or adverb."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in prepositions:
            for obj in children(child, "pobj"):
                # "with whom he had spoken": the noun that the clause is about
                yield antecedent(token) if obj.lower_ in RELATIVE and token.dep_ == "relcl" else obj
            for inner in children(child, "prep"):  # "out of"
                yield from children(inner, "pobj")
        elif child.dep_ in ("advmod", "prt", "acomp"):
            yield from prepositional(child, *prepositions)


def doers(noun: "Token") -> "list[Token]":
    """Who does what a noun of circumstance says: the subject of its verb ("during a visit to Rome, Lee said")."""
    current = noun
    while current.dep_ in ("pobj", "prep", "conj", "dobj", "advcl", "pcomp", "acl") and current.head is not current:
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            return logical_subjects(current)
    return []


def is_negated(token: "Token") -> bool:
    """Whether a predicate is denied: "did not", "never", "no talks", "without consulting"."""
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return True
    if any(
        c.dep_ == "neg" or (c.dep_ in ("advmod", "det") and c.lower_ in ("no", "never", "neither", "hardly", "not"))
        for c in token.children
    ):
        return True
    return any(
        o.lower_ in ("no", "none", "nothing") or any(d.lower_ in ("no", "neither") for d in o.children)
        for o in children(token, "dobj")
    )


def governor(token: "Token") -> "Token | None":
    """The predicate whose complement a predicate is ("agreed to sign", "refused to withdraw"), through conjuncts."""
    current = token
    while (
        current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX") and not children(current, "nsubj", "nsubjpass")
    ):
        current = current.head
    if current.dep_ in ("xcomp", "ccomp", "pcomp", "acl") and current.head is not current:
        head = current.head
        return head.head if current.dep_ == "pcomp" else head
    return None


def clause(token: "Token") -> "list[Token]":
    """The tokens of a predicate's own clause: its subtree without other clauses."""
    found: list[Token] = []
    stack = [token]
    while stack:
        current = stack.pop()
        found.append(current)
        stack += [
            c
            for c in current.children
            if c.dep_ not in CLAUSES and not (c.dep_ == "conj" and c.pos_ in ("VERB", "AUX"))
        ]
    return sorted(found, key=lambda t: t.i)


def own_phrase(noun: "Token") -> "list[Token]":
    """A noun phrase without clauses and conjuncts, two prepositions deep."""
    found: list[Token] = []
    stack = [(noun, 0)]
    while stack:
        current, depth = stack.pop()
        found.append(current)
        for child in current.children:
            deeper = depth + (child.dep_ == "prep")
            if child.dep_ in WITHIN_NOUN or (
                child.dep_ in ("prep", "pobj", "conj") and deeper <= 2 and child.pos_ != "VERB"
            ):
                stack.append((child, deeper))
    return sorted(found, key=lambda t: t.i)


def within_reach(word: "Token", predicate: "Token") -> bool:
    """Whether a word can take part in an act: not where it stands in a clause on the subject or in one of its own."""
    above = {predicate.i, *(t.i for t in predicate.ancestors)}
    current, relative = word, False
    while current.i not in above:
        if current.dep_ == "relcl":
            relative = True
        own = (
            current.dep_ == "conj" and current.pos_ in ("VERB", "AUX") and bool(children(current, "nsubj", "nsubjpass"))
        )
        if own or current.head == current or (relative and current.dep_ in NOMINAL_SUBJECTS):
            return False
        current = current.head
    return True
