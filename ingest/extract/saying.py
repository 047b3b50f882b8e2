"""Ways of saying: which words of a sentence attribute it to somebody, and to whom (`en/saying.csv`).

A verb of saying ("said", "retorted") reports whatever stands with it; others do so only with a clause or a quotation
("recalled that"), or with a name that they give ("described the plan as reckless"); speech acts ("urged") are
statements by themselves, and so are nouns of saying with a light verb ("issued a warning").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from legatus.ingest.extract import grammar, lexicon, operators
from legatus.ingest.extract.quotes import Quote

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

Rule = Literal["said", "speech_act", "according_to"]
#: What a rule's attributions are worth before they are scaled.
WORTH: dict[Rule, float] = {"said": 0.6, "speech_act": 0.5, "according_to": 0.55}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A word that attributes its sentence: by which rule, and the heads of the phrases that name who speaks."""

    token: "Token"
    rule: Rule
    heads: "tuple[Token, ...]"


def attribution(token: "Token", marks: Sequence[Quote]) -> Attribution | None:
    """The attribution that a word makes, or None."""
    if token.lower_ == "according":
        heads = [o for p in [token, *grammar.children(token, "prep")] for o in grammar.children(p, "pobj")]
        return Attribution(token, "according_to", tuple(heads))
    if token.lower_ in ("in", "by") and (owners := _viewers(token)):
        return Attribution(token, "according_to", tuple(owners))
    if token.pos_ not in ("VERB", "AUX"):
        return None
    rule = rule_of(token, marks)
    if rule is None or not _speaks(token, rule):
        return None
    heads = grammar.logical_subjects(token)
    if token.lemma_ in ("quote", "cite") and grammar.children(token, "nsubjpass"):  # "was quoted as saying"
        heads = grammar.children(token, "nsubjpass")
    elif token.lemma_ == "quote":  # "the agency quoted an official as saying"
        heads = grammar.children(token, "dobj") or [
            s for c in grammar.children(token, "ccomp") for s in grammar.children(c, "nsubj")
        ]
    return Attribution(token, rule, tuple(heads))


def rule_of(verb: "Token", marks: Sequence[Quote] = ()) -> Rule | None:
    """Whether a verb reports words ("said") or is an act by itself ("speech_act"); None if neither."""
    names = grammar.lemmas(verb)
    base = verb.lemma_.lower()
    if base == "read" and not any(c.lemma_.lower() in ISSUED for c in grammar.children(verb, "nsubj")):
        return None
    if base == "quote" and not reports(verb, marks):
        return None
    particle = [n for n in names if n != base]
    if any(n in _words("act") for n in particle) and base not in _words("act"):
        return "speech_act"
    if any(n in _words("content") for n in particle) and base not in _words("content"):
        return "said"
    if base in _words("naming") and _names(verb):
        return "said"
    if base in _words("content"):
        return "said"
    if base in _words("clause") and reports(verb, marks):
        return "said"
    if base in _words("act"):
        return "speech_act"
    if base in _words("giving") and any(o.lemma_.lower() in _words("noun") for o in grammar.children(verb, "dobj")):
        return "speech_act"
    return None


def is_courtesy(verb: "Token") -> bool:
    """Whether a speech act is mere thanks, or no more than a no to a charge: without an issue it is no statement."""
    names = grammar.lemmas(verb)
    if any(n in _words("kind") for n in names):
        given = [o for p in grammar.children(verb, "prep") if p.lower_ == "for" for o in grammar.children(p, "pobj")]
        return any(o.lemma_.lower() in _words("kindness") for o in given)
    charged = grammar.children(verb, "dobj")
    return any(n in _words("answer") for n in names) and any(o.lemma_.lower() in _words("charge") for o in charged)


def is_bare(verb: "Token") -> bool:
    """Whether a speech act is a statement even of a state as such: reproaches, demands, threats."""
    return verb.lemma_.lower() in _words("bare") or verb.lemma_.lower() in _words("giving")


def _words(kind: str) -> frozenset[str]:
    return lexicon.words("saying", kind)


def _names(verb: "Token") -> bool:
    """Whether a verb gives its object a name: "called it a mistake", "dismissed the plan as a stunt"."""
    if verb.lemma_.lower() == "call":
        if any(c.lower_ == "what" for c in verb.children) or verb.head.lower_ == "what":
            return False
        return bool(grammar.children(verb, "oprd", "ccomp"))
    return bool(grammar.children(verb, "oprd")) or any(
        p.lower_ in ("as", "to") for p in grammar.children(verb, "prep", "dative")
    )


def reports(verb: "Token", marks: Sequence[Quote]) -> bool:
    """Whether a verb stands with a clause that it reports, or beside a quotation of its sentence."""
    if any(c.lower_ in ("as", "that") for c in grammar.children(verb, "prep", "mark")) and verb.lemma_ == "quote":
        return True
    if any(c.dep_ == "ccomp" and c.tag_ not in ("VB", "VBG") for c in verb.children):
        return True
    sentence = verb.sent
    return verb.dep_ in ("ROOT", "conj", "ccomp", "parataxis") and any(
        sentence.start_char <= q.start < sentence.end_char and not q.start <= verb.idx < q.end for q in marks
    )


def _speaks(verb: "Token", rule: Rule) -> bool:
    """Whether a verb tells of words that were spoken: not denied, not background, not hoped for."""
    if verb.dep_ in ("acl", "relcl", "pcomp") and not _asides(verb):
        return False
    if _past_then(verb) or _does(verb) or (rule == "speech_act" and _says_nothing(verb)):
        return False
    return operators.modality(verb) == "actual" or (
        rule == "said" and verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ")
    )


def _asides(verb: "Token") -> bool:
    """Whether a relative clause attributes what it stands with: "a step that the minister described as hostile"."""
    subjects = grammar.children(verb, "nsubj")
    own = bool(subjects) and subjects[0].lower_ not in (*grammar.RELATIVE, "what", "it", "they")
    return own and verb.lemma_.lower() in _words("naming") - {"call"} and _names(verb)


def _past_then(verb: "Token") -> bool:
    """Whether words lie before what the text tells ("had long opposed"): background, if not given word by word."""
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children)


def _says_nothing(verb: "Token") -> bool:
    """Whether a speech act tells neither of what nor to whom ("protested"), or only that nothing was said."""
    complements = ("dobj", "ccomp", "xcomp", "prep", "oprd", "acomp", "dative", "advcl", "attr")
    if not grammar.children(verb, *complements) and not grammar.is_passive(verb) and verb.dep_ != "conj":
        return True
    return verb.lemma_.lower() in ("decline", "refuse") and any(
        c.lemma_.lower() in _words("silence") for c in grammar.children(verb, "xcomp")
    )


def _does(verb: "Token") -> bool:
    """Whether an answer is a deed and no words: "replied by expelling a consul"."""
    by = any(c.lower_ == "by" and grammar.children(c, "pcomp") for c in grammar.children(verb, "prep"))
    return by and verb.lemma_.lower() in _words("clause")


def _viewers(token: "Token") -> "list[Token]":
    """Whose view a phrase gives: "in the ministry's view", "in the words of the envoy"."""
    found: list[Token] = []
    for noun in grammar.children(token, "pobj"):
        if noun.lemma_.lower() in _words("view"):
            found += grammar.children(noun, "poss")
            found += [
                o for p in grammar.children(noun, "prep") if p.lower_ == "of" for o in grammar.children(p, "pobj")
            ]
    return found


#: What is read out for somebody.
ISSUED = frozenset({"statement", "communique", "communiqué", "note", "letter", "message", "text", "declaration"})
