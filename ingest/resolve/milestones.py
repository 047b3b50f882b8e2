"""Milestones: the dated steps of terms, from reference lists and from the statuses that articles state."""

from dataclasses import dataclass, field

from legatus.ingest.resolve.diplomatic import DiplomaticActs, day_of, step_of
from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.tenures import Term
from legatus.ingest.resolve.values import preference, resolve_date, resolve_text, stories
from legatus.ontology.identity import resolved_id
from legatus.ontology.record import Record, Ref


@dataclass(slots=True, eq=False)
class _Step:
    mentions: list[Mention] = field(default_factory=list)
    former: list[Mention] = field(default_factory=list)


def milestones_of(term: Term, acts: DiplomaticActs, rulings: Rulings) -> list[Record]:
    """The milestones of a term, one a kind. `acts`: where the day of an undated step is looked for."""
    steps: dict[str, _Step] = {}
    for claim in term.claims:
        kind = step_of(claim.mention)
        if kind:
            steps.setdefault(kind, _Step()).mentions.append(claim.mention)
    for mention in term.former:
        kind = step_of(mention)
        if kind in steps:
            steps[kind].former.append(mention)
    return [_record(kind, steps[kind], acts, rulings) for kind in sorted(steps)]


def _record(kind: str, step: _Step, acts: DiplomaticActs, rulings: Rulings) -> Record:
    date = resolve_date(
        ((day_of(kind, m, acts), m) for m in step.mentions),
        preference(rulings, step.mentions, "milestone", "date"),
    )
    noted = ((m.text("note"), m) for m in step.mentions)
    note = resolve_text(noted, preference(rulings, step.mentions, "milestone", "note"))
    by_then = (m.source.published for m in step.mentions if m.day is not None)
    return Record.of(
        resolved_id("milestone", [kind], step.mentions[0].id),
        kind=kind,
        date=date.value or min((f"../{day}" for day in by_then if day and "/" not in day), default=None),
        note=note.value,
        denotedBy=[Ref(m.id) for m in step.mentions],
        formerlyDenotedBy=[Ref(m.id) for m in step.former],
        stories=stories(step.mentions),
        disputed=["date"] if date.disputed else None,
    )
