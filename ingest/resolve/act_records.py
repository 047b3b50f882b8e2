"""The records of events and statements."""

from collections.abc import Iterable

from legatus.ingest.resolve.acts import Act, quotes_of
from legatus.ingest.resolve.events import ends_of
from legatus.ingest.resolve.given import Given, Mention
from legatus.ingest.resolve.persons import Persons
from legatus.ingest.resolve.reference import Reference
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.values import Resolved, preference, resolve_date, resolve_text, stories
from legatus.ontology.identity import dyad_name, is_code, resolved_id, slug
from legatus.ontology.record import Record, Ref, Value
from legatus.ontology.vocabulary import scheme


def event_record(act: Act, persons: Persons, reference: Reference, rulings: Rulings) -> Record:
    """The record of an event: the strongest modality wins, and the date comes from the mentions that state it."""
    mentions, ends = act.mentions, ends_of(act.anchor)
    modality = preference(rulings, mentions, "event", "modality") or _strongest(mentions)
    modality = _own(modality, mentions, "modality")
    winning = [m for m in mentions if m.text("modality") == modality] or mentions
    date = resolve_date(_claims("date", winning), preference(rulings, mentions, "event", "date"))
    mode = resolve_text(_claims("mode", winning), preference(rulings, mentions, "event", "mode"))
    if mode.value is None:
        mode = resolve_text(_claims("mode", mentions))
    present = (persons.named(name, m, (ends.source, ends.target)) for m in mentions for name in m.texts("participant"))
    between = reference.dyad(ends.source, ends.target)
    words = [ends.type.lower(), *(e if is_code(e) else slug(e) for e in (ends.source, ends.target) if e)]
    return Record.of(
        resolved_id("event", words, act.anchor.id),
        type=ends.type or None,
        mode=mode.value,
        source=reference.agent(ends.source),
        target=reference.agent(ends.target),
        hasParticipant={Ref(p.id) for p in present if p is not None},
        place={place for m in mentions for place in m.texts("place")},
        between=between,
        about=reference.issues(_issues(mentions)),
        date=date.value,
        modality=modality,
        score=scheme("event-type")[ends.type].score if ends.type in scheme("event-type") else None,
        dyad=dyad_name((ends.source, ends.target)) if between else None,
        disputed=_disputed(date=date, mode=mode),
        **_support(act),
    )


def statement_record(act: Act, given: Given, persons: Persons, reference: Reference, rulings: Rulings) -> Record:
    """The record of a statement. One that states no date had been made by the day of publication (`../2025-01-06`)."""
    mentions, anchor = act.mentions, act.anchor
    person = persons.of(anchor)
    behalf = reference.agent(anchor.text("speakerCountry"))
    one, _, other = (anchor.text("pair") or "").partition("-")
    between = reference.dyad(one, other)
    stance = resolve_text(_claims("stance", mentions), preference(rulings, mentions, "statement", "stance"))
    date = resolve_date(_claims("date", mentions), preference(rulings, mentions, "statement", "date"))
    return Record.of(
        resolved_id("statement", [slug(anchor.text("speaker") or ""), anchor.text("pair") or ""], anchor.id),
        spokenBy=Ref(person.id) if person else behalf,
        onBehalfOf=behalf,
        between=between,
        about=reference.issues(_issues(mentions)),
        stance=stance.value,
        date=date.value or _by(mentions),
        text=next((given.quotes[q] for m in mentions for q in quotes_of(m)[:1] if q in given.quotes), None),
        dyad=dyad_name((one, other)) if between else None,
        disputed=_disputed(date=date, stance=stance),
        **_support(act),
    )


def _claims(field: str, mentions: Iterable[Mention]) -> list[tuple[str | None, Mention]]:
    return [(mention.text(field), mention) for mention in mentions]


def _issues(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(sorted({issue for mention in mentions for issue in mention.texts("issue")}))


def _strongest(mentions: Iterable[Mention]) -> str | None:
    """The modality that outweighs the others: the first in the vocabulary."""
    stated = {mention.text("modality") for mention in mentions}
    return next((concept.notation for concept in scheme("modality") if concept.notation in stated), None)


def _own(preferred: str | None, mentions: Iterable[Mention], field: str) -> str | None:
    """A preference that names a mention means what that mention claims."""
    return next((m.text(field) for m in mentions if m.id == preferred), preferred)


def _by(mentions: Iterable[Mention]) -> str | None:
    """On or before the first publication; None where its day is not known."""
    days = [m.day for m in mentions if m.source.published and m.day]
    return f"../{min(high for _, high in days).isoformat()}" if days else None


def _disputed(**fields: Resolved) -> list[str]:
    return [name for name, value in fields.items() if value.disputed]


def _support(act: Act) -> dict[str, Iterable[Value] | int]:
    return {
        "denotedBy": [Ref(m.id) for m in act.mentions],
        "formerlyDenotedBy": [Ref(m.id) for m in act.former],
        "stories": stories(act.mentions),
    }
