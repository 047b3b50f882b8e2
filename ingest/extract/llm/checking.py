"""What a language model says is let through only where the text and the ontology bear it out.

Every quote must stand in the text (white space aside), every value be one that its vocabulary has, every date a date,
every actor a state or organisation of the reference tables. What fails is left out and counted by its reason.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from legatus.ingest.documents import Fact, RecordType, Span
from legatus.ingest.extract.annotation import keys
from legatus.ingest.extract.model import CleanText
from legatus.ontology.dates import DateError, bounds
from legatus.ontology.reference import reference
from legatus.ontology.schema import PropertyDef
from legatus.ontology.vocabulary import scheme

RULE = "llm"
#: Nobody has measured the user's model; she may.
CONFIDENCE = 0.5
#: What a record must state, by its claims' names.
REQUIRED: Mapping[RecordType, tuple[str, ...]] = {
    "tenure": ("person", "role", "sending"),
    "statement": ("speaker", "issue"),
    "event": ("claimType", "sourceActor"),
    "relation_of_persons": ("person", "relation", "ofPerson"),
}
ACTORS = frozenset({"sending", "sourceActor", "targetActor", "speakerCountry"})
QUOTES = 2
EVENT_TYPE, TARGET = "event-type", "targetActor"


class Unfit(ValueError):
    """Why a record cannot be a fact, in a few words that are counted."""


def answered(answer: str) -> dict[str, Any]:
    """The object in a model's answer, whatever stands around it. Raises ValueError where there is none."""
    start, end = answer.find("{"), answer.rfind("}")
    if start < 0 or end < start:
        raise ValueError("no JSON object")
    made = json.loads(answer[start : end + 1])
    for kind in REQUIRED:
        if not isinstance(made.get(kind, []), list):
            raise ValueError(f"'{kind}' is not a list")
    return dict(made)


def facts(answer: Mapping[str, Any], cleaned: CleanText, readable: str) -> Iterator[Fact | Unfit]:
    """The facts of an answer, and for each record that is none why; `readable`: the clean text, unread blocks blank."""
    for kind in REQUIRED:
        for record in answer.get(kind) or ():
            try:
                yield Fact(kind, claims(kind, record), evidence(record, cleaned, readable), RULE, CONFIDENCE)
            except Unfit as unfit:
                yield unfit


def claims(kind: RecordType, record: object) -> dict[str, str | tuple[str, ...]]:
    """The claims of a record. Raises Unfit."""
    if not isinstance(record, dict):
        raise Unfit("not an object")
    found: dict[str, str | tuple[str, ...]] = {}
    for key in keys(kind):
        value = record.get(str(key.annotation_key))
        several = value if isinstance(value, list) else [] if value in (None, "") else [value]
        if not all(isinstance(item, str) for item in several):
            raise Unfit(f"{key.annotation_key} is not a text")
        checked = tuple(dict.fromkeys(_checked(key, item.strip(), record) for item in several if item.strip()))
        if checked:
            found[key.name] = checked[0] if key.functional else checked
    missing = [name for name in REQUIRED[kind] if name not in found]
    if missing:
        raise Unfit(f"no {missing[0]}")
    if kind == "event":
        _two_ends(found)
    return found


def evidence(record: Mapping[str, Any], cleaned: CleanText, readable: str) -> tuple[Span, ...]:
    """The raw spans of the quotes. Raises Unfit where one does not stand in the text."""
    quotes = record.get("evidence")
    if not isinstance(quotes, list) or not quotes or not all(isinstance(quote, str) for quote in quotes):
        raise Unfit("no quote")
    return tuple(dict.fromkeys(_found(quote, cleaned, readable) for quote in quotes[:QUOTES]))


def _found(quote: str, cleaned: CleanText, readable: str) -> Span:
    words = quote.split()
    match = re.search(r"\s+".join(map(re.escape, words)), readable) if words else None
    if match is None:
        raise Unfit("a quote that is not in the text")
    return cleaned.raw(match.start(), match.end())


def _checked(key: PropertyDef, value: str, record: Mapping[str, Any]) -> str:
    """A value, or Unfit."""
    if key.name == "claimType" and value not in scheme(EVENT_TYPE):
        raise Unfit("an unknown type")
    if key.values_from and value not in scheme(key.values_from):
        raise Unfit(f"an unknown {key.annotation_key}")
    if key.range.endswith("PartialDate"):
        try:
            bounds(value)
        except DateError:
            raise Unfit(f"{key.annotation_key} is no date") from None
    if key.name == "pair":
        return _pair(value)
    if key.name in ACTORS and not _is_actor(value) and not (key.name == TARGET and _is_diplomatic(record)):
        raise Unfit(f"{key.annotation_key} is no state or organisation")
    return value


def _pair(value: str) -> str:
    ends = sorted(value.split("-"))
    if len(ends) != 2 or not all(map(_is_actor, ends)):
        raise Unfit("pair is not two states or organisations")
    return "-".join(ends)


def _two_ends(found: dict[str, str | tuple[str, ...]]) -> None:
    """Put the ends of an event in order. Raises Unfit where an end is missing that must not be."""
    flags = next(concept.flags for concept in scheme(EVENT_TYPE) if concept.notation == found["claimType"])
    if TARGET not in found:
        if not flags.get("targetOptional"):
            raise Unfit("no target")
    elif flags.get("unordered"):
        found["sourceActor"], found[TARGET] = sorted((str(found["sourceActor"]), str(found[TARGET])))


def _is_diplomatic(record: Mapping[str, Any]) -> bool:
    """Whether an event's target may be a subject or region in words: where envoys are named or leave."""
    return any(c.flags.get("targetOptional") and c.flags.get("diplomatic") for c in _of_type(record.get("type")))


def _of_type(name: object) -> Sequence[Any]:
    return [concept for concept in scheme(EVENT_TYPE) if concept.notation == name]


def _is_actor(code: str) -> bool:
    return code in reference().states or code in reference().organizations
