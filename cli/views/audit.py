"""What the import of a reference list did: the audit, in lines on standard error."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from legatus.cli import say
from legatus.cli.text import count
from legatus.cli.views import summary

if TYPE_CHECKING:
    from legatus.ingest.imports import Audit

#: So many values that were not understood are named one by one.
NAMED = 20


def imported(audit: "Audit", *, rehearsal: bool = False) -> None:
    """Records by kind (read = mapped + ignored + reported), why, facts by type, what changed, and what was refused."""
    say.line(f"source    {audit.source.name}: {audit.source.title}, {audit.source.licence}")
    for kind in sorted(audit.read):
        say.line(
            f"records   {kind}: {audit.read[kind]:,} read = {audit.mapped[kind]:,} mapped + {audit.ignored[kind]:,} "
            f"ignored + {audit.reported[kind]:,} reported"
        )
    for kind, (read, expected) in sorted(audit.missing.items()):
        say.line(f"          {kind}: the whole list has {expected:,}, here are {read:,}")
    _reasons("ignored", audit.reasons)
    _reasons("left out", audit.left)
    for kind in sorted({*audit.new, *audit.known}):
        new, known = audit.new[kind], audit.known[kind]
        say.line(f"facts     {kind}: " + (f"{new:,}" if rehearsal else f"{new:,} new, {known:,} already known"))
    if not rehearsal:
        summary.resolved(audit.resolved)
    for doubt in audit.doubts[:NAMED]:
        say.note(str(doubt))
    if len(audit.doubts) > NAMED:
        say.note(f"{count(len(audit.doubts) - NAMED, 'more value')} not understood; --audit FILE lists them all")
    for refused in audit.refused:
        say.warn(f"{refused}; this {refused.kind} is left out")


#: The columns of an audit as data.
COLUMNS = ("source", "outcome", "kind", "n", "origin", "why")


def rows(audit: "Audit") -> Iterator[dict[str, Any]]:
    """An audit as data: a row a kind, a reason, and a record or value that was reported.

    `outcome`: mapped; ignored (a record), left out (a value of a mapped record); reported (a record), not understood
    (a value). The rows mapped, ignored and reported add up to the records read.
    """
    for kind in sorted(audit.mapped):
        yield _row(audit, "mapped", kind, audit.mapped[kind])
    for outcome, reasons in (("ignored", audit.reasons), ("left out", audit.left)):
        for (kind, reason), number in sorted(reasons.items()):
            yield _row(audit, outcome, kind, number, why=reason)
    for outcome, reported in (("reported", audit.refused), ("not understood", audit.doubts)):
        for item in reported:
            yield _row(audit, outcome, item.kind, 1, item.origin, item.message)


def _row(
    audit: "Audit", outcome: str, kind: str, n: int, origin: str | None = None, why: str | None = None
) -> dict[str, Any]:
    return {"source": audit.source.name, "outcome": outcome, "kind": kind, "n": n, "origin": origin, "why": why}


def _reasons(label: str, reasons: "Counter[tuple[str, str]]") -> None:
    for (kind, reason), number in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        say.line(f"{label:<9} {number:,} {kind}: {reason}")
