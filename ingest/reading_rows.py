"""A reading as a row of a table, and back: the columns of a fact are the claims of the ontology."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from legatus.ingest.documents import Document, Fact, Media, Reading, RecordType, Span
from legatus.ontology.dates import DateError, bounds
from legatus.ontology.errors import InputError
from legatus.ontology.schema import PropertyDef, schema
from legatus.ontology.vocabulary import notations

#: What a document states of itself, under its own names.
STATED = ("key", "origin", "media", "url", "title", "publisher", "published", "modified")
#: What reading it found out, by column.
FOUND: Mapping[str, str] = {
    "found_title": "title",
    "found_published": "published",
    "language": "language",
    "skipped": "skipped",
}
#: A row without these is none.
NEEDED = ("key", "origin", "media", "text", "extractor")
#: The kinds of facts, and of media.
KINDS: tuple[RecordType, ...] = get_args(RecordType)
MEDIA: tuple[Media, ...] = get_args(Media)
#: The vocabulary of `claimType`, which is only that of events.
EVENT_TYPES = "event-type"


@cache
def claims() -> tuple[PropertyDef, ...]:
    """Every claim that a fact may make, in the ontology's order."""
    return tuple(p for p in schema().properties.values() if p.claim_of.intersection(KINDS))


def row(reading: Reading, extractor: str) -> dict[str, Any]:
    """A reading as a row. Raises `InputError` for a claim that the ontology does not have."""
    return {
        **{name: getattr(reading.document, name) for name in STATED},
        **{column: getattr(reading, name) for column, name in FOUND.items()},
        "extractor": extractor,
        "signature": list(reading.signature),
        "facts": [_fact_row(fact, reading) for fact in reading.facts],
        "text": reading.document.raw,
    }


def reading(row: Mapping[str, Any], where: str) -> Reading:
    """The reading of a row. `where`: the file and row, for messages.

    Raises `InputError` for what `row` would not have made: a quote that is not in the text, a claim that the kind of
    fact does not have, a value that the vocabularies do not know.
    """
    missing = next((name for name in NEEDED if row[name] is None), None)
    if missing:
        raise InputError(f"{where}: no {missing}, which every article needs")
    if row["media"] not in MEDIA:
        raise InputError(f"{where}: '{row['media']}' is no medium; expected {' or '.join(MEDIA)}")
    for column in ("published", "modified", "found_published"):
        _check_date(row[column], column, where)
    document = Document(raw=row["text"], **{name: row[name] for name in STATED})
    shown: dict[Span, str] = {}
    facts = tuple(_fact(each or {}, document.raw, shown, where) for each in row["facts"] or ())
    found = {name: row[column] for column, name in FOUND.items()}
    return Reading(document, facts, signature=tuple(row["signature"] or ()), shown=shown, **found)


def _fact_row(fact: Fact, reading: Reading) -> dict[str, Any]:
    raw = reading.document.raw
    made: dict[str, Any] = {"recordType": fact.record_type}
    for claim in claims():
        value = fact.claims.get(claim.name)
        made[claim.name] = value if claim.functional or value is None or not isinstance(value, str) else (value,)
    lost = fact.claims.keys() - made.keys()
    if lost:
        raise InputError(f"{reading.document.origin}: the ontology has no claim '{min(lost)}', which {fact.rule} makes")
    made["evidence"] = [
        {"start": s.start, "end": s.end, "text": raw[s.start : s.end], "shown": reading.shown.get(s)}
        for s in fact.evidence
    ]
    return {**made, "rule": fact.rule, "confidence": fact.confidence}


def _fact(row: Mapping[str, Any], raw: str, shown: dict[Span, str], where: str) -> Fact:
    kind = next((kind for kind in KINDS if kind == row.get("recordType")), None)
    if kind is None:
        raise InputError(f"{where}: '{row.get('recordType')}' is no type of fact; expected {', '.join(KINDS)}")
    made: dict[str, str | tuple[str, ...]] = {}
    for claim in claims():
        value = row[claim.name]
        if value is None or value == []:
            continue
        if kind not in claim.claim_of:
            raise InputError(f"{where}: the type {kind} has no claim '{claim.name}'")
        for text in [value] if claim.functional else value:
            _check(claim, kind, text, where)
        made[claim.name] = value if claim.functional else tuple(value)
    rule, confidence = row["rule"], row["confidence"]
    if not rule or confidence is None or not 0 <= confidence <= 1:
        raise InputError(f"{where}: a fact of type {kind} without its rule, or whose confidence is not from 0 to 1")
    return Fact(kind, made, _evidence(row, raw, shown, where), rule, confidence)


def _evidence(row: Mapping[str, Any], raw: str, shown: dict[Span, str], where: str) -> tuple[Span, ...]:
    spans = []
    for each in row["evidence"] or ():
        start, end, text = each["start"], each["end"], each["text"]
        if None in (start, end, text) or not 0 <= start < end <= len(raw) or raw[start:end] != text:
            raise InputError(f"{where}: the quote {text!r:.60} does not stand in the text at {start} to {end}")
        spans.append(Span(start, end))
        if each["shown"] is not None:
            shown[spans[-1]] = each["shown"]
    if not spans:
        raise InputError(f"{where}: a fact of type {row['recordType']} without a quote")
    return tuple(spans)


def _check(claim: PropertyDef, kind: str, text: str | None, where: str) -> None:
    scheme = EVENT_TYPES if claim.name == "claimType" and kind == "event" else claim.values_from
    if text is None or (scheme and text not in notations(scheme)):
        raise InputError(f"{where}: '{text}' is no value of {claim.name}")
    if claim.partial_date:
        _check_date(text, claim.name, where)


def _check_date(text: str | None, name: str, where: str) -> None:
    try:
        bounds(text) if text is not None else None
    except DateError as error:
        raise InputError(f"{where}: {name}: {error}") from None
