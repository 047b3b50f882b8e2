"""Acts that a noun takes up: "the accord" is what two others have just agreed, "the decision" what one has done."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon
from legatus.ingest.extract.ends import End, Ends

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

#: How far back, in tokens, an accord may have been told, and another act.
ACCORD_NEAR, ACT_NEAR = 250, 120
#: Types that are welcomed or deplored as a step, decision or move of their source.
STEPS = frozenset(
    {"YIELD", "SANCTION", "EXPEL", "DEPART", "MOBILIZE", "COERCE", "ASSAULT", "REJECT", "SUPPORT", "AID", "THREATEN"}
)


def echoes(noun: "Token", kind: str = "echo") -> bool:
    """Whether a noun takes up what was told before: "the allegation", "that closure"."""
    definite = any(c.lower_ in ("the", "this", "that", "these", "those", "such") for c in noun.children)
    return definite and noun.lemma_.lower() in lexicon.words("light", kind)


def parties(ends: Ends, verb: "Token", doing: Collection[str]) -> list[End]:
    """Whose accord or step the object of a verb is, where nothing in its phrase says so; third parties only."""
    for noun in grammar.logical_objects(verb):
        if any(ends.cover.get(t.i) for t in grammar.own_phrase(noun)):
            continue  # it says itself whose it is
        if echoes(noun, "accord"):
            found = _accord(ends, noun, doing)
        elif echoes(noun):
            found = _step(ends, noun, doing)
        else:
            continue
        if found:
            return [End(code, noun.i, direct=False) for code in found]
    return []


def _accord(ends: Ends, noun: "Token", doing: Collection[str]) -> list[str]:
    """The two who made the accord told of last, if whoever speaks of it is none of them."""
    for at, kind, source, target in reversed(ends.done):
        if noun.i - at > ACCORD_NEAR:
            break
        if kind == "AGREE" and not {source, target} & set(doing):
            return [source, target]
    return []


def _step(ends: Ends, noun: "Token", doing: Collection[str]) -> list[str]:
    """Who took the step told of last, if it is not whoever speaks of it."""
    for at, kind, source, _ in reversed(ends.done):
        if noun.i - at > ACT_NEAR:
            break
        if kind in STEPS:
            return [source] if source not in doing else []
    return []
