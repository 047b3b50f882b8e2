"""States that are meant without a name: "its neighbour", "that country", "the South" beside the North."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon

if TYPE_CHECKING:
    from legatus.ingest.extract.ends import Ends
    from legatus.ingest.extract.tokens import Token

#: So far back, in tokens, a state may have been named that "the country" means, and two that had to do with each other.
COUNTRY_NEAR, PAIR_NEAR = 60, 160
#: Halves of a divided country that the news call by their side of the compass once both have been named.
HALVES = {"north": ("PRK", "KOR"), "south": ("KOR", "PRK")}


def country(ends: "Ends", noun: "Token", exclude: Collection[str]) -> str | None:
    """The state that "the country" or "that country" below a verb means: the one named last, not its doer."""
    words = {c.lower_ for c in noun.children if c.dep_ == "det"}
    if not words & {"the", "that", "this"} or noun.tag_ not in ("NN", "NNP"):
        return None
    if any(c.dep_ not in ("det", "punct") for c in noun.children):
        return None
    for i in range(noun.i - 1, max(-1, noun.i - COUNTRY_NEAR), -1):
        for actor in ends.cover.get(i, ()):
            if actor.person is None and actor.code not in exclude and actor.code in ends.states:
                return actor.code
    return None


def neighbour(ends: "Ends", noun: "Token", exclude: Collection[str]) -> str | None:
    """The other of two, named as the first one's: "its neighbour", "his guest", "their former ally"."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not owners or noun.tag_ not in ("NN", "NNP") or noun.lemma_.lower() not in lexicon.words("agents", "other"):
        return None
    if any(ends.cover.get(c.i) for c in grammar.own_phrase(noun) if c.dep_ in ("amod", "compound", "appos")):
        return None
    mine = {e.code for e in ends.all_of(owners)} or set(exclude)
    if len(mine) != 1:
        return None
    start, _ = ends.bounds.get(noun.i, (noun.i, noun.i))
    for at, *pair in reversed(ends.told):
        if start - at > PAIR_NEAR:
            break
        if mine & set(pair):
            return next((code for code in pair if code not in mine), None)
    return next((code for code in ends.bilateral if code not in mine), None) if mine & set(ends.bilateral) else None


def half(ends: "Ends", word: "Token") -> str | None:
    """The Korea that "the North" and "the South" mean in a text that names the state so called."""
    if word.lower_ not in HALVES or not word.text[:1].isupper() or ends.cover.get(word.i):
        return None
    if word.i == 0 or word.nbor(-1).lower_ != "the" or (word.i + 1 < len(word.doc) and word.nbor(1).pos_ == "PROPN"):
        return None
    code, other = HALVES[word.lower_]
    return code if {code, other} & ends.states else None
