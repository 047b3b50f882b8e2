"""What a command did, in a few lines on standard error."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from legatus.cli import say
from legatus.cli.text import count

if TYPE_CHECKING:
    from legatus.ingest.articles import Summary
    from legatus.ingest.loading import LoadSummary
    from legatus.ingest.opened import Failure, Notice, Skip
    from legatus.queries.store import Changes

#: So many inputs are named one by one; more are grouped by reason.
NAMED = 10


def ingested(summary: "Summary", *, rehearsal: bool = False) -> None:
    """Articles, facts by type, what was skipped and why, what changed; then one line for each input that failed."""
    new, known = summary.articles["new"], summary.articles["known"]
    verb = "would be read" if rehearsal else "read"
    say.line(f"articles  {count(new + known, 'article')} {verb}: {_new_and_known(new, known, rehearsal)}")
    for kind in sorted({*summary.new, *summary.known}):
        label = kind.replace("_", " ")
        say.line(f"facts     {label}: {_new_and_known(summary.new[kind], summary.known[kind], rehearsal)}")
    if not summary.new and not summary.known:
        say.line("facts     none")
    skipped(summary.skipped)
    if not rehearsal:
        resolved(summary.resolved)
    reserved(summary.notices)
    failed(summary.failed)
    if not summary.articles.total():
        say.note("no article was read")


def resolved(changes: "Changes") -> None:
    """How many resolved records changed."""
    if changes.added or changes.changed or changes.removed:
        said = f"{changes.added:,} added, {changes.changed:,} changed, {changes.removed:,} removed"
    else:
        said = "nothing changed"
    say.line(f"records   {said}")


def loaded(summary: "LoadSummary") -> None:
    """Records by class, new and already known; what changed; files that failed; records that came out otherwise."""
    for name in sorted({*summary.new, *summary.known}):
        say.line(f"loaded    {name}: {_new_and_known(summary.new[name], summary.known[name])}")
    others = summary.foreign_new, summary.foreign_known
    if any(others):
        say.line(f"loaded    statements of other models: {_new_and_known(*others)}")
    elif not summary.new and not summary.known:
        say.line("loaded    nothing")
    resolved(summary.resolved)
    if summary.kept:
        say.note(
            f"{count(len(summary.kept), 'record')} of the files that no mention gives, kept as stated: "
            f"{_some(summary.kept)}"
        )
    if summary.differing:
        say.warn(
            f"{count(len(summary.differing), 'resolved record')} of the files came out otherwise by the rules of this "
            f"version: {_some(summary.differing)}"
        )
    failed(summary.failed)


def _some(ids: list[str]) -> str:
    """The first of some ids, and that there are more."""
    return ", ".join(ids[:3]) + (", …" if len(ids) > 3 else "")


def failed(failures: Iterable["Failure"]) -> None:
    """One line for each input that could not be used."""
    for failure in failures:
        say.error(str(failure))


def reserved(notices: Iterable["Notice"]) -> None:
    """One line for each input that was used with a reservation."""
    for notice in notices:
        say.note(str(notice))


def skipped(skipped: Iterable["Skip"]) -> None:
    """What was not read and why; many are grouped by reason."""
    skips = list(skipped)
    if len(skips) <= NAMED:
        for skip in skips:
            say.line(f"skipped   {skip}")
        return
    say.line(f"skipped   {count(len(skips), 'input')}:")
    reasons = Counter(skip.reason for skip in skips)
    for reason, number in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        say.line(f"          {number:,} {reason}")


def _new_and_known(new: int, known: int, rehearsal: bool = False) -> str:
    return f"{new:,}" if rehearsal else f"{new:,} new, {known:,} already known"
