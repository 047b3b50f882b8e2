"""Importing reference lists: every record is mapped, ignored or reported, and the run ends with an audit.

Like the ingest of articles: idempotent, in any order, safe to kill. Records go in by batches, each whole and with the
note that resolution is due; a run that is killed is completed by the next one, of whatever kind.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from legatus.ingest import articles, listings
from legatus.ingest.documents import Document
from legatus.ingest.extract.extractor import Extractor
from legatus.ingest.graph import merged
from legatus.ingest.lists import ListInfo, existing, has_articles, module_of, named, recognised
from legatus.ingest.outcomes import Ignored, Mapped, Outcome, Reported
from legatus.ingest.resolution import refresh
from legatus.ontology.errors import UsageError
from legatus.ontology.record import Record
from legatus.queries import marker, store
from legatus.queries.database import Database, Transaction
from legatus.queries.store import Changes

#: Records of a list that go into one transaction; each gives some four mentions.
BATCH = 1_500

#: Called with the number of records that have just been dealt with.
Progress = Callable[[int], None]


@dataclass(slots=True)
class Audit:
    """What an import did.

    Of records, by kind: `read`, `mapped`, `ignored` and `reported`, where read = mapped + ignored + reported.
    `reasons`: why records were ignored, by kind and reason. `refused`: the records that were reported. `left`: why
    single values of mapped records were left out, by kind and reason; `doubts`: values that were not understood.
    `new`, `known`: facts by record type. `resolved`: what changed in the resolved records.
    """

    source: ListInfo
    read: Counter[str] = field(default_factory=Counter)
    mapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: list[Reported] = field(default_factory=list)
    doubts: list[Reported] = field(default_factory=list)
    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    resolved: Changes = field(default_factory=Changes)

    @property
    def missing(self) -> dict[str, tuple[int, int]]:
        """Kinds of which the path held another number than the whole list has: what was read, what is expected."""
        return {k: (self.read[k], n) for k, n in self.source.expects.items() if self.read[k] != n}


def source_for(path: str, name: str | None = None) -> ListInfo | None:
    """The list that a path is to be read as: the one named, else the one that it certainly is, else None."""
    if name is not None:
        return named(name)
    found = Path(path)
    return recognised(found) if found.exists() else None


def run(
    database: Database | None,
    source: str | None,
    path: str,
    *,
    extractor: Extractor | None = None,
    progress: Progress | None = None,
) -> Audit:
    """Import one list. Without a database it is a rehearsal: all is read and audited, nothing is kept.

    `source`: its name; None where its shape shall say which it is. `extractor`: what reads a list of articles, by
    default the rules. Raises `UsageError` where it does not, `InputError`
    where the path is not what the list needs, `DatabaseError`.
    """
    where, info = existing(path), source_for(path, source)
    if info is None:
        raise UsageError(f"{path} has the shape of no known source: name it with --source, see `legatus sources`")
    audit = Audit(info)
    if has_articles(info.name):
        _articles(database, audit, module_of(info.name).documents(where), extractor, progress)
        return audit
    for batch in _batches(module_of(info.name).outcomes(where)):
        made = [mention for outcome in batch for mention in _audited(outcome, audit)]
        _keep(database, made, audit)
        if progress:
            progress(len(batch))
    if database and (audit.new or marker.due(database)):
        audit.resolved = refresh(database)
    return audit


def _articles(
    database: Database | None,
    audit: Audit,
    found: Iterable[object],
    extractor: Extractor | None,
    progress: Progress | None,
) -> None:
    """Ingest the articles of a list. One that is not read (its language, say) is ignored."""
    done = articles.ingest(database, (), found=_noted(found, audit), extractor=extractor, progress=progress)
    kind = "document"
    for skip in done.skipped:
        audit.reasons[(kind, skip.reason)] += 1
    audit.ignored[kind] += len(done.skipped)
    audit.doubts += [Reported(kind, notice.origin, notice.message) for notice in done.notices]
    audit.mapped[kind] = audit.read[kind] - audit.ignored[kind] - audit.reported[kind]
    audit.new, audit.known, audit.resolved = done.new, done.known, done.resolved


def _noted(found: Iterable[object], audit: Audit) -> Iterator[object]:
    """The articles among what a list holds; the rest is entered in the audit."""
    for item in found:
        if isinstance(item, Ignored | Reported):
            _audited(item, audit)
            continue
        if isinstance(item, Document):
            audit.read["document"] += 1
        yield item


def _audited(outcome: Outcome, audit: Audit) -> list[Record]:
    """The mentions of a record, which is entered in the audit."""
    audit.read[outcome.kind] += 1
    if isinstance(outcome, Mapped):
        audit.mapped[outcome.kind] += 1
        audit.left.update((left.kind, left.reason) for left in outcome.left)
        audit.doubts += outcome.doubts
        return listings.mentions(audit.source, outcome)
    if isinstance(outcome, Ignored):
        audit.ignored[outcome.kind] += 1
        audit.reasons[(outcome.kind, outcome.reason)] += 1
    else:
        audit.reported[outcome.kind] += 1
        audit.refused.append(outcome)
    return []


def _keep(database: Database | None, mentions: Sequence[Record], audit: Audit) -> None:
    """Add a batch's mentions with their dataset, or only count them where there is no database."""
    if not mentions:
        return
    records = merged([listings.dataset(audit.source), *mentions])
    before = database.transaction(lambda t: _add(t, records)) if database else set()
    for record in records:
        if kind := record.text("recordType"):
            getattr(audit, "known" if record.id in before else "new")[kind] += 1


def _add(transaction: Transaction, records: Sequence[Record]) -> set[str]:
    """Add records; which of them were there before."""
    marker.lock(transaction)
    before = store.some(transaction.run, (r.id for r in records))
    if store.add(transaction, records, before):
        marker.unsettle(transaction)
    return set(before)


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    iterator = iter(outcomes)
    while batch := list(islice(iterator, BATCH)):
        yield batch
