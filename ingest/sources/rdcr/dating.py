"""When an act of an entry happened, and who did it, as finely as its prose says.

The sentence that counts is the one that holds the act's verb and does not deny it; a date counts where its year is one
of the head's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legatus.ingest.stated_dates import IN_WORDS, MONTH_IN_WORDS, MONTHS, in_words, iso
from legatus.ontology.reference import code_for, reference

_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bU\.S)(?<!\b(?:Jr|Sr|St|Mr|Dr|No))(?<!\bGen)\.\s+(?=[A-Z“])")
_DENIED = re.compile(
    r"\b(?:never|not|no longer|refus\w+|withheld|declin\w+|without|no|neither|nor|would|could|until|before|prior to)\b"
    r"[^.;]{0,40}$"
)
_AMERICAN = re.compile(r"\b(?:United States|U\.S\.|Washington|American|Department of State|Congress)\b")
#: Letters between a subject and its verb: further away, and the subject is another's.
NEAR = 90


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence on an act: where its verb stands, whether it is denied, and its dates by their place."""

    sentence: str
    verb: int
    denied: bool
    dates: tuple[tuple[int, str], ...]


def on_act(body: str, verb: str) -> Iterator[Found]:
    """The sentences of a body that hold a verb, in order, each once for its first use of it that nothing denies."""
    for sentence in _SENTENCE.split(body):
        uses = list(re.finditer(rf"\b(?:{verb})", sentence, re.IGNORECASE))
        if not uses:
            continue
        kept = [use for use in uses if not _DENIED.search(sentence[: use.start()])]
        yield Found(sentence, (kept or uses)[0].start(), not kept, tuple(_dates(sentence)))


def date_of(found: Found, years: tuple[int, int] | None) -> str | None:
    """The date of an act in its sentence: the first one after the verb, else the last before it; of the head's years.
    A day rather than a month."""
    fitting = [(at, d) for at, d in found.dates if years is None or years[0] <= int(d[:4]) <= years[1]]
    for length in (10, 7):
        after = [d for at, d in fitting if at > found.verb and len(d) == length]
        before = [d for at, d in fitting if at < found.verb and len(d) == length]
        if after or before:
            return after[0] if after else before[-1]
    return None


def _dates(sentence: str) -> Iterator[tuple[int, str]]:
    for match in IN_WORDS.finditer(sentence):
        day = in_words(match)
        if day is not None:
            yield match.start(), day
    for match in MONTH_IN_WORDS.finditer(sentence):
        month = iso(int(match["year"]), MONTHS[match["month"].lower()])
        if month is not None:
            yield match.start(), month


def doer(found: Found, own: str, names: tuple[str, ...]) -> str | None:
    """Who broke relations: `USA`, or `own` (the country's code); None where the sentence does not say.

    The one with whom they were broken is the other; else the subject stands before an active verb, after "by" where
    relations were broken.
    """
    before, after = found.sentence[: found.verb], found.sentence[found.verb :]
    if re.search(r"\brelations\W+(?:\w+\W+){0,3}$", before):  # "relations were severed", "relations ended"
        by = re.match(r"\w+\W+(?:\w+\W+){0,6}?by (?:the )?([^,.;]+)", after)
        return _side(by[1], own, names) if by else None
    active = re.match(r"(?:\w+ed|\w+s|broken?)\W+(?:\w+\W+){0,4}?relations\b(?: with (?:the )?([^,.;]+))?", after)
    if active is None:
        return None
    if active[1]:
        other = _side(" ".join(active[1].split()[:4]), own, names)
        return {"USA": own, own: "USA"}.get(other or "")
    return _side(re.split(r"[,;]\s|\bwhen\b|\bafter\b|\bthat\b", before)[-1][-NEAR:], own, names)


def _side(words: str, own: str, names: tuple[str, ...]) -> str | None:
    """Which of the two some words name; None where they name both or neither."""
    american = _AMERICAN.search(words) is not None
    if american == any(re.search(rf"\b{re.escape(name)}\b", words) for name in names):
        return None
    return "USA" if american else own


def names_of(code: str, name: str) -> tuple[str, ...]:
    """The names and adjectives by which prose calls a country."""
    state = reference().states.get(code)
    known = (*state.names, *state.adjectives, *state.capitals) if state else ()
    return tuple(dict.fromkeys((name, *known)))


def recogniser(head: str, own: str) -> tuple[str | None, ...]:
    """Who recognises by a head: USA, the country (`Danish Recognition of the United States`), or both (`Mutual`).
    None stands for a state that has no code."""
    if re.search(r"\bMutual\b|\bbetween\b", head):
        return "USA", own
    match = re.match(r"(?:The )?(.*?)(?:['’]s?)? Recognition of (?:the Independence of )?the United States\b", head)
    if match is None:
        return ("USA",)
    return (code_for(match[1]) or (own if own != "USA" else None),)
