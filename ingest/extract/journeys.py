"""What a journey is for: who travels somewhere "for talks" or "to negotiate" meets those who are there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon
from legatus.ingest.extract.frames import Act

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token


def consultations(acts: Iterable[Act]) -> Iterator[Act]:
    """A CONSULT for every VISIT of a sentence that is made for talks, unless the talks are an act already."""
    found = list(acts)
    for act in found:
        if act.type != "VISIT" or act.rule == "send_to" or len(act.targets) != 1 or not _for_talks(act.predicate, act):
            continue
        codes = {e.code for e in (*act.sources, *act.targets)}
        met = any(a.type == "CONSULT" and {e.code for e in (*a.sources, *a.targets)} & codes for a in found)
        if not met:
            yield replace(act, type="CONSULT", rule="visit_for_talks")


def _for_talks(verb: "Token", act: Act) -> bool:
    """Whether a journey's purpose is talks with nobody else than the host."""
    nouns = list(grammar.prepositional(verb, "for"))
    nouns += [o for n in nouns for o in grammar.prepositional(n, "of")]  # "for a round of talks"
    verbs = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and any(k.lower_ == "to" for k in c.children)]
    if verb.pos_ in ("NOUN", "PROPN"):
        verbs = [c for c in verb.children if c.dep_ in ("acl", "relcl") and any(k.lower_ == "to" for k in c.children)]
    nouns += [
        o
        for v in verbs
        if v.lemma_.lower() in ("hold", "have", "begin", "start", "open", "continue")
        for o in grammar.children(v, "dobj")
    ]
    talking = [t for t in nouns if t.lemma_.lower() in lexicon.words("light", "talking")]
    talking += [v for v in verbs if v.lemma_.lower() in lexicon.words("light", "talk")]
    return any(not list(grammar.prepositional(t, "with", "between")) for t in talking)
