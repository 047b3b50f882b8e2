"""Facts of reference lists as records: the Dataset, and a Mention for every fact."""

from decimal import Decimal

from legatus.ingest.lists import ListInfo
from legatus.ingest.outcomes import Mapped, Stated
from legatus.ontology.errors import InputError
from legatus.ontology.identity import dataset_id, mention_id
from legatus.ontology.record import Record, Ref, Value, in_order
from legatus.ontology.schema import schema


def dataset(info: ListInfo) -> Record:
    """The record of a reference list."""
    return Record.of(
        dataset_id(info.name),
        name=info.title,
        publisher=info.publisher,
        licence=info.licence,
        url=info.url,
        release=info.release,
    )


def mentions(info: ListInfo, mapped: Mapped) -> list[Record]:
    """The mentions of a record, in the order of its facts. Raises `InputError` for a claim that there is not."""
    return [_mention(info, mapped, fact) for fact in mapped.facts]


def _mention(info: ListInfo, mapped: Mapped, fact: Stated) -> Record:
    source, key = dataset_id(info.name), f"{mapped.key}#{fact.part}" if fact.part else mapped.key
    claims = {name: _texts(value) for name, value in fact.claims.items() if value}
    for name in claims:
        known = schema().properties.get(name)
        if known is None or not known.claim_of:
            raise InputError(f"{info.name}, {key}: '{name}' is no claim of a mention")
    values: dict[str, tuple[Value, ...]] = {name: in_order(texts) for name, texts in claims.items()}
    values |= {
        "recordType": (fact.record_type,),
        "inSource": (Ref(source),),
        "record": (key,),
        "extractedBy": (f"{info.name}@{info.version}#{fact.rule}",),
        "confidence": (Decimal(str(round(fact.confidence, 2))),),
    }
    release = mapped.release or info.release
    if release:
        values["release"] = (release,)
    return Record(mention_id(source, fact.record_type, key, {n: list(v) for n, v in claims.items()}), values)


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(sorted(set(value)))
