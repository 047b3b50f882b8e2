"""What one state says of another: that it did harm is an accusation, that it must do something a demand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon, operators
from legatus.ingest.extract.ends import End, Ends
from legatus.ingest.extract.frames import HARMFUL, Act
from legatus.ingest.extract.operators import Modality

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span

#: What is a reproach when somebody else tells it of you.
HOSTILE = frozenset({"COERCE", "ASSAULT", "THREATEN", "MOBILIZE"})


def accusations(sentence: "Span", acts: Iterable[Act], ends: Ends) -> Iterator[Act]:
    """An ACCUSE for every hostile act of a sentence that another state's spokesman reports."""
    for act in list(acts):
        if act.type not in HOSTILE or act.modality != "actual" or (act.type == "MOBILIZE" and not act.targets):
            continue
        above = grammar.governor(act.predicate)
        if above is None or above.lemma_.lower() not in lexicon.words("saying", "content") | {"accuse"}:
            continue
        speakers = [
            e for e in ends.all_of(grammar.logical_subjects(above)) if e.code not in {s.code for s in act.sources}
        ]
        if speakers and above.lemma_.lower() != "accuse":
            yield Act("ACCUSE", tuple(speakers), act.sources, False, above, "actual", "reported_act", 0.45)


def as_threats(acts: Iterable[Act]) -> Iterator[Act]:
    """The acts, harm that is only vowed turned into a threat ("vowed to wage war on …")."""
    for act in acts:
        above = grammar.governor(act.predicate)
        vowed = above is not None and above.lemma_.lower() in lexicon.words("operators", "vowed")
        if act.type in HARMFUL and act.modality == "conditional" and act.targets:
            yield replace(act, type="THREATEN", rule=f"conditional_{act.rule}")
        elif above is not None and vowed and act.type in HARMFUL and act.targets:
            modality: Modality = "conditional" if operators.is_conditional(above) else "actual"
            yield replace(act, type="THREATEN", predicate=above, modality=modality, rule=f"vowed_{act.rule}")
        else:
            yield act


#: Verbs and auxiliaries of duty.
DUTY = frozenset({"must", "should", "ought"})


def demands(sentence: "Span", ends: Ends) -> Iterator[Act]:
    """A REQUEST for every duty that a speaker lays on another state: "China must …", "Iran needs to …"."""
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX") or grammar.is_negated(token):
            continue
        owed = any(c.dep_ == "aux" and c.lower_ in DUTY for c in token.children)
        needs = token.lemma_ in ("need", "have") and any(
            c.dep_ == "xcomp" and any(k.lower_ == "to" for k in c.children) for c in token.children
        )
        if not (owed or needs) or any(
            c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in token.children
        ):
            continue
        above = grammar.governor(token)
        subjects = grammar.children(token, "nsubj", "nsubjpass")
        if above is not None and any(t.lower_ in ("it", "they", "he", "she") for t in subjects):
            subjects = grammar.children(above, "dobj", "dative") or subjects  # "told Iran that it must …"
        targets = [e for e in ends.all_of(subjects) if e.person is None]
        speakers = ends.all_of(grammar.logical_subjects(above)) if above is not None else []
        if not speakers and sentence.start in ends.speaking:
            speaker = ends.speaking[sentence.start]
            speakers = [End(speaker.code, token.i, speaker.person)]
        if {t.code for t in targets} & {s.code for s in speakers}:
            continue  # "our two countries must …"
        if speakers and len(targets) == 1:
            yield Act("REQUEST", tuple(speakers), tuple(targets), False, token, "actual", "duty", 0.5)


#: Verbs that say of a measure that it goes on.
GOING_ON = frozenset({"remain", "stay", "keep", "continue", "last", "hold", "refuse", "maintain", "leave"})


def conditions(sentence: "Span", ends: Ends) -> Iterator[Act]:
    """A REQUEST for every condition that another state must fulfil first: "the ban would stay until Kuwait agreed"."""
    for token in sentence:
        if token.dep_ != "advcl" or not any(
            c.dep_ == "mark" and c.lower_ in ("until", "unless") for c in token.children
        ):
            continue
        verb = token.head
        if verb.lemma_.lower() not in GOING_ON and not grammar.is_negated(verb):
            continue
        targets = [e for e in ends.all_of(grammar.children(token, "nsubj")) if e.person is None]
        speakers = ends.all_of(grammar.logical_subjects(verb))
        if not speakers and sentence.start in ends.speaking:
            speaker = ends.speaking[sentence.start]
            speakers = [End(speaker.code, token.i, speaker.person)]
        apart = {t.code for t in targets}.isdisjoint(s.code for s in speakers)
        if len(targets) == 1 and len(speakers) == 1 and apart:
            yield Act("REQUEST", tuple(speakers), tuple(targets), False, token, "actual", "condition", 0.45)


#: What whoever is threatened is told to pay, face or suffer.
PRICE = frozenset(
    {"price", "consequence", "cost", "wrath", "punishment", "retaliation", "reprisal", "repercussion", "retribution"}
)


def prices(sentence: "Span", ends: Ends) -> Iterator[Act]:
    """A THREATEN for every price that a speaker says another state will pay."""
    for token in sentence:
        if token.lemma_.lower() not in ("pay", "face", "suffer", "bear", "feel") or grammar.is_negated(token):
            continue
        ahead = any(c.lower_ in ("will", "would", "'ll", "must", "could") for c in grammar.children(token, "aux"))
        above = grammar.governor(token)
        if above is not None and above.lemma_ == "make":  # "would make them pay a price"
            ahead = ahead or any(c.lower_ in ("will", "would", "'ll") for c in grammar.children(above, "aux"))
        if not ahead or above is None or not any(o.lemma_.lower() in PRICE for o in grammar.children(token, "dobj")):
            continue
        targets = ends.all_of(grammar.children(token, "nsubj"))
        speakers = [e for e in ends.all_of(grammar.logical_subjects(above)) if e.code not in {t.code for t in targets}]
        open_ended = any(t.lower_ in ("any", "further") for t in token.subtree)
        modality: Modality = "conditional" if open_ended or operators.is_conditional(above) else "actual"
        if speakers and targets:
            yield Act("THREATEN", tuple(speakers), tuple(targets), False, token, modality, "price", 0.5)
