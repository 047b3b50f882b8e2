"""A reading in the annotation's form: the dict that `legatus extract` prints as one JSON line."""

from functools import cache

from legatus.ingest.documents import Fact, Reading
from legatus.ontology.schema import PropertyDef, schema

#: The record types of the annotation; a milestone comes from reference lists only.
TYPES = ("tenure", "statement", "event", "relation_of_persons")


def annotation(reading: Reading) -> dict[str, object]:
    """`id`, the four lists of records (empty ones too) and what is known of the document.

    A record has every key of its type (None where nothing is stated, a list where several values may be), then
    `evidence` (exact stretches of the raw text), `offsets` (their places in it), `rule` and `confidence`.
    """
    found: dict[str, object] = {"id": reading.document.key}
    for kind in TYPES:
        found[kind] = [record(reading, fact) for fact in reading.facts if fact.record_type == kind]
    found |= {
        "title": reading.title,
        "published": reading.published,
        "language": reading.language,
        "skipped": reading.skipped,
    }
    return found


def record(reading: Reading, fact: Fact) -> dict[str, object]:
    """One fact as a record of its type."""
    raw = reading.document.raw
    values: dict[str, object] = {}
    for name in keys(fact.record_type):
        value = fact.claims.get(name.name)
        several = () if value is None else (value,) if isinstance(value, str) else value
        values[str(name.annotation_key)] = value if name.functional else list(several)
    return {
        **values,
        "evidence": [raw[span.start : span.end] for span in fact.evidence],
        "offsets": [[span.start, span.end] for span in fact.evidence],
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


@cache
def keys(record_type: str) -> tuple[PropertyDef, ...]:
    """The claims of a record type that have a key in the annotation, in the ontology's order."""
    properties = schema().properties.values()
    return tuple(p for p in properties if record_type in p.claim_of and p.annotation_key)
