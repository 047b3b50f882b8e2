"""When an act was: the date among those of its sentence that belongs to it, not to what it only names."""

from typing import TYPE_CHECKING

from legatus.ingest.extract import grammar, lexicon
from legatus.ingest.extract.frames import Act
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.when import dates_in

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Span as SpacySpan
    from legatus.ingest.extract.tokens import Token


def date_of(parsed: Parsed, sentence: "SpacySpan", act: Act) -> str | None:
    """When an act was: a date in its clause, else one of what governs it, else the only one of its sentence."""
    found = dates_in(sentence.text, parsed.published, ahead=act.modality == "planned")
    if act.modality == "planned" and len(found) > 1:
        found = [when for when in found if when.value != parsed.published]  # the day of the announcement
    found = [when for when in found if not _of_a_thing(parsed, _token_at(sentence, when.start))]
    current = act.predicate
    for _ in range(4):
        if act.modality == "planned" and current is not act.predicate and tells(current):
            found = dates_in(sentence.text, parsed.published)  # the day on which it was told lies behind
        inside = {t.i for t in grammar.clause(current)}
        for when in found:
            token = _token_at(sentence, when.start)
            if token is not None and token in inside:
                return when.value
        if current.head is current or current.dep_ in ("relcl", "acl"):
            break
        current = current.head
    if len(found) == 1 and (act.predicate.dep_ == "ROOT" or act.predicate.head.dep_ == "ROOT"):
        token = _token_at(sentence, found[0].start)
        return None if token is None or _of_another(parsed.doc[token], act.predicate) else found[0].value
    return None


def tells(token: "Token") -> bool:
    """Whether a verb tells of something, and so has a day of its own."""
    return token.pos_ == "VERB" and token.lemma_.lower() in lexicon.words("operators", "report")


#: Things that bear the day of their making in their name.
DATED = frozenset({"statement", "resolution", "declaration", "communique", "communiqué"})


def _of_a_thing(parsed: Parsed, at: int | None) -> bool:
    """Whether a day belongs to the name of a thing: "the September 22 joint statement"."""
    token = parsed.doc[at] if at is not None else None
    while token is not None and token.dep_ in ("nummod", "punct", "compound", "npadvmod", "nmod"):
        if token.head.lemma_.lower() in DATED:
            return True
        token = token.head if token.head != token else None
    return False


#: What was done to a thing in the past that an act of today only names.
FOUNDED = frozenset({"establish", "found", "create", "conclude", "adopt"})


def _of_another(token: "Token", predicate: "Token") -> bool:
    """Whether a day stands in a clause about a thing that the act only names ("the coalition founded in 2014")."""
    while token.head != token and token != predicate:
        if token.dep_ == "acl" and token.head != predicate and token.lemma_.lower() in FOUNDED:
            return True
        token = token.head
    return False


def _token_at(sentence: "SpacySpan", offset: int) -> int | None:
    at = sentence.start_char + offset
    # a pattern may begin with a preposition ("in May"): any token of it hangs in the same clause
    return next((t.i for t in sentence if t.idx <= at < t.idx + len(t.text_with_ws)), None)
