"""When an act was: the date among those of its sentence that belongs to it, not to what it only names."""

import re
from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon
from legatus.ingest.extract.frames import Act
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.when import When, dates_in

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span as SpacySpan
    from legatus.ingest.extract.tokens import Token

#: Words that tell a date from another one.
RELATED = re.compile(
    r"\b(?:later|afterwards|after th(?:at|is)|earlier|before|next|following|previous|preceding|same|that)\b", re.I
)
#: Words that tell a day from another day.
DAYS = re.compile(r"\b(?:day|days|week|weeks|morning|afternoon|evening|night)\b", re.I)
#: Acts of words: what they are about has days of its own ("demanded the return of the islands lost in 1947").
WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
#: A date so few words behind the verb of a clause about a thing is the thing's; one farther on may hang elsewhere.
NEAR = 6
#: Helpers of verbs that speak of what is still to come.
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
#: So many sentences back "the following day" may be told from.
BACK = 8


def date_of(parsed: Parsed, sentence: "SpacySpan", act: Act) -> str | None:
    """When an act was: a date in its clause, else one of what governs it, else the only one of its sentence."""
    anchor = _anchor(parsed, sentence)
    found = _dates(parsed, sentence, anchor, act)
    if act.modality == "planned" and len(found) > 1:
        found = [when for when in found if when.value != parsed.published]  # the day of the announcement
    things = {w.start for w in found if _is_of_a_thing(parsed, sentence, w, act)}
    found = [when for when in found if when.start not in things]
    current = act.predicate
    for _ in range(4):
        if current is not act.predicate and tells(current):
            reported = act.modality != "planned" and _said_below(act.predicate, current)
            if reported and not _announces(parsed, current, act):
                return None  # the day of the telling is not that of the act
            found = dates_in(sentence.text, parsed.published, anchor=anchor)  # it lies behind
            found = [when for when in found if when.start not in things]
        inside = {t.i for t in _own_clause(current)}
        for when in found:
            token = _token_at(sentence, when.start)
            if token is not None and token in inside:
                return when.value
        if current.dep_ == "relcl" and (day := _at(sentence, found, current.head)):
            return day  # "in 1985, when …"
        if current.head is current or current.dep_ in ("relcl", "acl"):
            break
        current = current.head
    if len(found) == 1 and (act.predicate.dep_ == "ROOT" or act.predicate.head.dep_ == "ROOT"):
        token = _token_at(sentence, found[0].start)
        return None if token is None or _of_another(parsed.doc[token], act) else found[0].value
    return None


def _own_clause(predicate: "Token") -> "list[Token]":
    """A predicate's clause, with what its subject does beside it ("Speaking in Oslo on Monday, the minister …")."""
    beside = [
        child
        for child in predicate.children
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i < predicate.i and not _has_subject(child)
    ]
    return [*grammar.clause(predicate), *(token for child in beside for token in grammar.clause(child))]


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in token.children)


def _at(sentence: "SpacySpan", found: list[When], token: "Token") -> str | None:
    """The date of which a word is a part."""
    at = token.idx - sentence.start_char
    return next((when.value for when in found if when.start <= at < when.end), None)


def _dates(parsed: Parsed, sentence: "SpacySpan", anchor: str | None, act: Act) -> list[When]:
    """The dates of a sentence, each told forwards where its own clause speaks of what is still to come."""
    behind = dates_in(sentence.text, parsed.published, anchor=anchor)
    before = {when.start: when for when in dates_in(sentence.text, parsed.published, ahead=True, anchor=anchor)}
    found = []
    for past in behind:
        token = _token_at(sentence, past.start)
        forwards = act.modality == "planned" or (token is not None and _to_come(parsed.doc[token]))
        found.append(before.get(past.start, past) if forwards else past)
    return found


def _to_come(token: "Token") -> bool:
    """Whether the clause of a date is in the future: "will leave in May", "is to meet", "by 1 October"."""
    while token.pos_ not in ("VERB", "AUX") and token.head is not token:
        token = token.head
    helpers = [c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")]
    return bool(FUTURE & set(helpers)) or ("to" in helpers and token.head.lemma_ == "be")


def _anchor(parsed: Parsed, sentence: "SpacySpan") -> str | None:
    """The last date named in the sentences before, from which "two days later" is told."""
    if not RELATED.search(sentence.text):
        return None
    before = [s for _, s in parsed.sentences if s.start_char < sentence.start_char][-BACK:]
    values = [when.value for s in before for when in dates_in(s.text, parsed.published)]
    days = [value for value in values if len(value) == len("2020-01-31")] if DAYS.search(sentence.text) else []
    last = (days or values)[-1:]
    return last[0] if last else None


def _said_below(predicate: "Token", telling: "Token") -> bool:
    """Whether a predicate is in what a verb of telling tells, not itself a telling."""
    return predicate.dep_ in ("ccomp", "parataxis") or telling.dep_ in ("parataxis", "ccomp")


def _announces(parsed: Parsed, telling: "Token", act: Act) -> bool:
    """Whether somebody by name tells what his own state does: the day of the telling is that of the act."""
    spoken = [t.idx for t in telling.children if t.dep_ == "nsubj"]
    own = {end.code for end in act.sources}
    return any(
        start <= at < end and person.country in own
        for person in parsed.persons
        for start, end in person.mentions
        for at in spoken
    )


def tells(token: "Token") -> bool:
    """Whether a verb tells of something, and so has a day of its own."""
    return token.pos_ == "VERB" and token.lemma_.lower() in lexicon.words("operators", "report")


#: Things that bear the day of their making in their name.
DATED = frozenset({"statement", "resolution", "declaration", "communique", "communiqué", "deadline", "target", "date"})


def _is_of_a_thing(parsed: Parsed, sentence: "SpacySpan", when: When, act: Act) -> bool:
    """Whether a day is not of the act: of a thing ("next week's vote"), or only the first ("since 2 January")."""
    at = _token_at(sentence, when.start)
    if at is None:
        return True
    owner = next((t for t in parsed.doc[at : at + 4] if t.tag_ == "POS"), None)
    if owner is not None and sentence.text[when.end :].startswith(("'s", "’s")):
        return owner.head.head is not act.predicate
    named = sentence.text[: when.start].lower().rstrip().endswith("since") or sentence.text[when.start :].startswith(
        "since"
    )
    followed = sentence.text[when.end : when.end + 6].lower().startswith(", when")
    return _of_a_thing(parsed, at) or (named and not followed)


def _of_a_thing(parsed: Parsed, at: int | None) -> bool:
    """Whether a day belongs to the name of a thing: "the September 22 joint statement"."""
    token = parsed.doc[at] if at is not None else None
    while token is not None and token.dep_ in ("nummod", "punct", "compound", "npadvmod", "nmod"):
        if token.head.lemma_.lower() in DATED:
            return True
        token = token.head if token.head != token else None
    return False


def _of_another(token: "Token", act: Act) -> bool:
    """Whether a day stands in a clause about a thing that the act only names ("the coalition founded in 2014")."""
    told = ("ccomp", "xcomp", "conj", "advcl") if act.type in WORDS else ("conj",)
    date = token
    while token.head != token and token != act.predicate:
        verb = token.pos_ in ("VERB", "AUX")
        if verb and token.dep_ in ("acl", "relcl") and date.i - token.i <= NEAR:
            return token.head != act.predicate
        if verb and token.dep_ in told:
            return True
        token = token.head
    return False


def _token_at(sentence: "SpacySpan", offset: int) -> int | None:
    at = sentence.start_char + offset
    # a pattern may begin with a preposition ("in May"): any token of it hangs in the same clause
    return next((t.i for t in sentence if t.idx <= at < t.idx + len(t.text_with_ws)), None)
