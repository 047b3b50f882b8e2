"""When a predicted record is the annotated one: every aspect of its type agrees.

The guideline's rules. A tenure is its person, role, sender and receiver; an event its type, its two ends and its place
in the text; a statement its speaker, its pair and its place; a relation of persons its two persons and the relation.
What else a record says (status, dates, stance, modality, issues) is an attribute, scored on matched records only.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from legatus.ontology.vocabulary import scheme

#: One record in the annotation's form.
Record = Mapping[str, Any]
Test = Callable[[Record, Record, str], bool]

#: The key of the several values that are compared by their overlap and not as equal or not.
ISSUES = "issues"
#: Attributes by record type, beside the issues of events and statements.
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "tenure": ("status", "from", "to"),
    "event": ("date", "modality"),
    "statement": ("stance",),
    "relation_of_persons": (),
}
WITH_ISSUES = frozenset({"event", "statement"})
#: Stored alphabetically where nobody alone did it (guideline, clarification 11), so its ends count in either order.
OFTEN_JOINT = frozenset({"COOPERATE"})


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that must agree: its name, the record's key that holds it, and the test (gold, predicted, text)."""

    name: str
    key: str
    agrees: Test


def same_record(kind: str, gold: Record, predicted: Record, text: str) -> bool:
    """Whether two records of one type are the same fact; `text` is the article's raw text."""
    return all(aspect.agrees(gold, predicted, text) for aspect in ASPECTS[kind])


def same_person(one: object, other: object) -> bool:
    """Whether two names may be one person's: the last words agree, or one name's words are among the other's."""
    a, b = words(one), words(other)
    if a and b:
        return a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)
    return a == b


def same_place(one: object, other: object) -> bool:
    """Whether two states, organisations or places in words are the same; nothing agrees with nothing."""
    return words(one) == words(other) if one and other else not one and not other


def same_stretch(gold: Record, predicted: Record, text: str) -> bool:
    """Whether the two records quote the same stretch of text, at least in part; a quote stands where it first does."""
    return any(
        start < other_end and other_start < end
        for start, end in places(gold.get("evidence"), text)
        for other_start, other_end in places(predicted.get("evidence"), text)
    )


def places(quotes: Iterable[str] | None, text: str) -> list[tuple[int, int]]:
    """Where the quotes stand in the text; a quote that is not in it stands nowhere."""
    found = [(text.find(quote), len(quote)) for quote in quotes or ()]
    return [(start, start + length) for start, length in found if start >= 0]


def words(name: object) -> list[str]:
    """The words of a name without accents and case: letters of A to Z and digits."""
    letters = unicodedata.normalize("NFKD", str(name or ""))
    return re.findall("[a-z0-9]+", letters.encode("ascii", "ignore").decode("ascii").casefold())


def overlap(one: Iterable[str] | None, other: Iterable[str] | None) -> float:
    """The Jaccard index of two sets of issues: 1 where both are empty."""
    a, b = set(one or ()), set(other or ())
    return len(a & b) / len(a | b) if a or b else 1.0


@cache
def unordered() -> frozenset[str]:
    """The types of events whose two ends count in either order."""
    return OFTEN_JOINT | {concept.notation for concept in scheme("event-type") if concept.flags.get("unordered")}


def _ends(event: Record) -> tuple[Any, Any]:
    source, target = event.get("source"), event.get("target")
    if event.get("type") in unordered() and str(target) < str(source):
        return target, source
    return source, target


def _equal(key: str) -> Test:
    return lambda gold, predicted, text: bool(gold.get(key) == predicted.get(key))


def _person(key: str) -> Test:
    return lambda gold, predicted, text: same_person(gold.get(key), predicted.get(key))


def _place(key: str) -> Test:
    return lambda gold, predicted, text: same_place(gold.get(key), predicted.get(key))


def _end(place: int) -> Test:
    return lambda gold, predicted, text: same_place(_ends(gold)[place], _ends(predicted)[place])


SENTENCE = Aspect("sentence", "evidence", same_stretch)
ASPECTS: Mapping[str, tuple[Aspect, ...]] = {
    "tenure": (
        Aspect("person", "person", _person("person")),
        Aspect("role", "role", _equal("role")),
        Aspect("sender", "sending", _equal("sending")),
        Aspect("receiver", "receiving", _place("receiving")),
    ),
    "event": (
        Aspect("type", "type", _equal("type")),
        Aspect("source", "source", _end(0)),
        Aspect("target", "target", _end(1)),
        SENTENCE,
    ),
    "statement": (
        Aspect("speaker", "speaker", _person("speaker")),
        Aspect("pair", "pair", lambda gold, ours, text: (gold.get("pair") or None) == (ours.get("pair") or None)),
        SENTENCE,
    ),
    "relation_of_persons": (
        Aspect("person", "person", _person("person")),
        Aspect("relation", "relation", _equal("relation")),
        Aspect("other person", "of", _person("of")),
    ),
}
