"""Timelines: what is dated about two states, one, a person or an issue, in order, with the source of each row.

A row says only what the sources say: a date is as fine as they give it, and what has none is listed as undated.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date as Day
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from legatus.ontology.dates import EARLIEST, LATEST, bounds
from legatus.ontology.errors import UsageError
from legatus.ontology.identity import dyad_name
from legatus.ontology.reference import code_for
from legatus.ontology.schema import schema
from legatus.ontology.vocabulary import scheme
from legatus.queries import near
from legatus.queries.database import Database
from legatus.queries.names import fold
from legatus.queries.statements import statement

Fields = Mapping[str, Any]

#: What a row can be about.
CLASSES = ("tenure", "nomination", "milestone", "administration", "event", "statement")
#: Rows that say how things stand, rather than what happened.
_STANDING = ("tenure", "nomination", "administration")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a timeline.

    `date`: EDTF as the sources give it, None where they give none. `what`: tenure, nomination, milestone,
    administration, event or statement. `kind`: an event's type, a stance, a milestone's kind, or `start`, `end`,
    `in office`. `who`: persons and codes. `text`: the words of the earliest source. `issues`: codes. `source`: its
    publisher or title; `url`; `id`: the record, for `legatus evidence`.
    """

    date: str | None
    what: str
    kind: str
    who: str
    text: str
    issues: tuple[str, ...]
    source: str
    url: str | None
    id: str

    @property
    def bounds(self) -> tuple[Day, Day] | None:
        """The earliest and latest day, or None where undated."""
        return bounds(self.date) if self.date else None


def timeline(
    database: Database,
    *subjects: str,
    since: str | None = None,
    until: str | None = None,
    issues: Sequence[str] = (),
    types: Sequence[str] = (),
) -> list[Row]:
    """The rows about one or two states or organisations (codes, names, demonyms), a person, or an issue.

    `since`, `until`: dates in EDTF, or `today`; rows that certainly lie outside are left out, undated rows stay.
    `issues`: codes or names, of which a row must have one. `types`: event types (of whatever modality), kinds, stances
    or classes, of which a row must be one. In order of the day by which a thing has begun; undated rows last. Raises
    `UsageError` for what names nothing.
    """
    from legatus.queries import parameters

    codes = {parameters.issue(text, database) for text in issues}
    wanted = kinds(types)
    low = Day.fromisoformat(parameters.since(since, database)) if since else EARLIEST
    high = Day.fromisoformat(parameters.until(until, database)) if until else LATEST
    ids = select(database, subjects)
    rows = [row for describe in _DESCRIBE for row in describe(database, ids)]
    kept = [r for r in rows if _within(r, low, high)]
    kept = [r for r in kept if not codes or codes & set(r.issues)]
    kept = [r for r in kept if not wanted or {fold(r.what), fold(r.kind), fold(r.kind.partition(" (")[0])} & wanted]
    return sorted(kept, key=_order)


def listed(rows: Iterable[Row]) -> tuple[list[str], list[dict[str, Any]]]:
    """Rows as columns and values; `earliest` and `latest` are the bounds of `date`."""
    names = [f.name for f in fields(Row)]
    made = []
    for row in rows:
        low, high = row.bounds or (None, None)
        made.append({"date": row.date, "earliest": low, "latest": high} | {n: getattr(row, n) for n in names})
    return ["date", "earliest", "latest", *names[1:]], made


def kinds(types: Iterable[str]) -> set[str]:
    """Types as they are compared. Raises `UsageError` with the nearest one for what no row could be."""
    schemes = ("event-type", "milestone", "stance", "status")
    notations = [concept.notation for name in schemes for concept in scheme(name)]
    known = {fold(name): name for name in (*CLASSES, "start", "end", *notations)}
    for text in types:
        if fold(text) not in known:
            alike = [known[n] for n in get_close_matches(fold(text), known, n=2, cutoff=0.5)]
            hint = _meant(alike, "expected an event type, a kind of milestone, a stance or a class")
            raise UsageError(f"'{text}' is no type of row; {hint}")
    return {fold(text) for text in types}


def select(database: Database, subjects: Sequence[str]) -> list[str]:
    """The ids of everything that a timeline of these subjects is about. Raises `UsageError` for what names nothing."""
    codes = [code_for(s) for s in subjects]
    if len(subjects) == 2 and all(codes):
        one, other = (str(c) for c in codes)
        if one == other:
            raise UsageError(f"'{subjects[0]}' and '{subjects[1]}' are the same: {one}")
        found = database.read(statement("timeline_of_pair"), pair=dyad_name((one, other)), one=one, other=other)
    elif len(subjects) == 1 and codes[0]:
        found = database.read(statement("timeline_of_actor"), actor=codes[0])
    elif len(subjects) == 1 and (code := issue_named(subjects[0])):
        found = database.read(statement("timeline_of_issue"), issue=code)
    elif len(subjects) == 1 and (ends := pair_named(database, subjects[0])):
        return select(database, ends)
    elif len(subjects) == 1:
        found = database.read(statement("timeline_of_person"), person=_person(database, subjects[0]))
    elif len(subjects) == 2:
        text = next(s for s, code in zip(subjects, codes, strict=True) if not code)
        hint = _meant(near.states(text), "expected a code such as USA, or a name")
        raise UsageError(f"'{text}' is no state or organisation that we know; {hint}")
    else:
        raise UsageError(f"a timeline is of one or two states, a person or an issue; not of {len(subjects)} things")
    return [row["id"] for row in found]


def issue_named(text: str) -> str | None:
    """The code of the issue that a text names, or None."""
    wanted = fold(text)
    return next(
        (c.notation for c in scheme("issue") if wanted in map(fold, (c.notation, c.label, *c.alt_labels))), None
    )


def _person(database: Database, text: str) -> str:
    """The id of the person that a text names. Raises `UsageError`, with what may be meant where it names nothing."""
    from legatus.queries.find import find
    from legatus.queries.parameters import person

    try:
        return person(text, database)
    except UsageError:
        if "/" in text or find(database, text, classes=("Person",)):
            raise
    hint = _meant(near.subjects(database, text), "`legatus find` looks names up")
    raise UsageError(f"'{text}' is no state, issue or person in the graph; {hint}")


def _meant(names: Sequence[str], otherwise: str) -> str:
    return f"did you mean {' or '.join(names)}?" if names else otherwise


def pair_named(database: Database, text: str) -> list[str]:
    """The two codes that a text such as `MEX-USA` gives, or nothing."""
    from legatus.queries.parameters import pair

    try:
        return pair(text, database).split("-")
    except UsageError:
        return []


def _of(ids: Iterable[str], *classes: str) -> list[str]:
    return [id for id in ids if schema().class_of(id).name in classes]


def _events(database: Database, ids: Sequence[str]) -> list[Row]:
    mine = _of(ids, "Event")
    unordered = {c.notation for c in scheme("event-type") if c.has("unordered")}
    rows = []
    for row in database.read(statement("describe_events"), ids=mine):
        arrow = ", " if row["type"] in unordered else " → "
        who = arrow.join(filter(None, (row["source"], row["target"])))
        kind = row["type"] if row["modality"] == "actual" else f"{row['type']} ({row['modality']})"
        rows.append(_row(row["date"], "event", kind, who, row["id"]))
    return _with_sources(database, "Event", _with_issues(database, "Event", rows))


def _statements(database: Database, ids: Sequence[str]) -> list[Row]:
    rows = []
    for row in database.read(statement("describe_statements"), ids=_of(ids, "Statement")):
        behalf = row["behalf"] if row["behalf"] != row["who"] else None
        who = f"{row['who']} ({behalf})" if behalf else row["who"] or ""
        rows.append(replace(_row(row["date"], "statement", row["stance"], who, row["id"]), text=row["text"] or ""))
    return _with_sources(database, "Statement", _with_issues(database, "Statement", rows))


def _terms(database: Database, ids: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    for cls in ("Tenure", "Nomination"):
        mine = _of(ids, cls)
        described = {row["id"]: row for row in database.read(statement("describe_terms", label=cls), ids=mine)}
        steps = _grouped(database.read(statement("describe_milestones", label=cls), ids=mine), "term")
        made = []
        for id, term in described.items():
            who = f"{term['who']}, {_post(term)}"
            milestones = [_row(m["date"], "milestone", m["kind"], who, id) for m in steps.get(id, ())]
            made += milestones + _ends(term, who, cls.lower(), {m.date for m in milestones})
        rows += _with_sources(database, cls, made)
    return rows


def _ends(term: Fields, who: str, what: str, known: set[str | None]) -> list[Row]:
    """The rows of a term's own dates: start and end where they are bounded, else the time it is attested, else undated.

    A milestone already says what happened on its day, so that day is not said twice.
    """
    start, end = term["start"], term["end"]
    low, high = bounds(start) if start else (EARLIEST, LATEST), bounds(end) if end else (EARLIEST, LATEST)
    made = []
    if low[0] > EARLIEST and start not in known:
        made.append(_row(start, what, "start", who, term["id"]))
    if high[1] < LATEST and end not in known:
        made.append(_row(end, what, "end", who, term["id"]))
    if made or known:
        return made
    status = (term["status"] or what).replace("_", " ")
    return [_row(_attested(low[1], high[0]), what, status, who, term["id"])]


def _attested(begun: Day, not_ended: Day) -> str | None:
    """The period in which a term certainly ran: from the day by which it had begun to that on which it went on."""
    if begun == LATEST or not_ended == EARLIEST or begun > not_ended:
        return None
    return begun.isoformat() if begun == not_ended else f"{begun.isoformat()}/{not_ended.isoformat()}"


def _administrations(database: Database, ids: Sequence[str]) -> list[Row]:
    rows = []
    for row in database.read(statement("describe_administrations"), ids=_of(ids, "Administration")):
        who = f"{row['who']} ({row['sending']})" if row["sending"] else row["who"]
        rows += _ends(row, who, "administration", set())
    return _with_sources(database, "Administration", rows)


_DESCRIBE: tuple[Callable[[Database, Sequence[str]], list[Row]], ...] = (_terms, _administrations, _events, _statements)


def _row(date: str | None, what: str, kind: str, who: str, id: str) -> Row:
    return Row(date or None, what, kind, who, "", (), "", None, id)


def _post(term: Fields) -> str:
    role = str(term["seat"] or scheme("role").concepts[term["role"]].label)
    sending, receiving = term["sending"], term["receiving"]
    return " ".join(filter(None, (role, sending and f"of {sending}", receiving and f"to {receiving}")))


def _with_issues(database: Database, label: str, rows: list[Row]) -> list[Row]:
    found = _grouped(database.read(statement("issues_of", label=label), ids=sorted({r.id for r in rows})), "id")
    return [replace(r, issues=tuple(f["issue"] for f in found.get(r.id, ()))) for r in rows]


def _with_sources(database: Database, label: str, rows: list[Row]) -> list[Row]:
    """The earliest source of each row's record, and its words where the row has none of its own.

    How things stand with a term ("elect", "incumbent") holds as of the day of the source that says so, so where
    nothing finer is known the row stands there; an act without a date stays undated.
    """
    found = _grouped(database.read(statement("sources_of", label=label), ids=sorted({r.id for r in rows})), "id")
    made = []
    for row in rows:
        first = next(iter(found.get(row.id, ())), {})
        published = first.get("published")
        source = " ".join(filter(None, (first.get("publisher") or first.get("title"), published)))
        as_of = published if row.what in _STANDING else None
        text = row.text or first.get("quote") or ""
        made.append(replace(row, date=row.date or as_of, source=source, url=first.get("url"), text=text))
    return made


def _grouped(rows: Iterable[Fields], key: str) -> dict[str, list[Fields]]:
    return {k: list(group) for k, group in groupby(sorted(rows, key=lambda r: str(r[key])), key=lambda r: str(r[key]))}


def _within(row: Row, low: Day, high: Day) -> bool:
    span = row.bounds
    return span is None or (span[1] >= low and span[0] <= high)


def _order(row: Row) -> tuple[bool, Day, Day, str, str, str, str]:
    low, high = row.bounds or (LATEST, LATEST)
    known = high if low == EARLIEST else low
    return row.date is None, known, high, row.what, row.kind, row.who, row.id
