"""Facts made from the rows of a timeline, for views of a DataFrame: one quote and one source each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from legatus.ontology.dates import bounds, is_date
from legatus.ontology.vocabulary import scheme
from legatus.queries.dossier.acts import FULL, stance_level
from legatus.queries.dossier.model import LASTING, Evidence, Fact, Source
from legatus.queries.dossier.temperature import ACTUAL
from legatus.queries.dossier.terms import lasted

Row = Mapping[str, Any]

#: How a row names a post.
_POST = re.compile(r"(?P<role>.*?)(?: of (?P<sending>.+?))?(?: to (?P<receiving>.+))?")


def facts(rows: Iterable[Row]) -> list[Fact]:
    """Facts of rows: the rows of a term become one, everything else is one by itself."""
    terms: dict[str, Fact] = {}
    made: list[Fact] = []
    steps: dict[str, list[Row]] = {}
    for row in rows:
        if row["what"] in LASTING:
            known = terms.get(row["id"]) or _term(row)
            terms[row["id"]] = _with_end(known, row)
        elif row["what"] == "milestone":
            steps.setdefault(row["id"], []).append(row)
            made.append(
                replace(_term(row), id=f"milestone/{row['kind']}.{row['id']}", kind=row["kind"], term=row["id"])
            )
        else:
            made.append(act(row))
    for id, found in steps.items():
        terms[id] = _with_steps(terms.get(id) or _bare(_term(found[0])), found)
    return made + [_placed(term) for term in terms.values()]


def base(row: Row) -> Fact:
    """A fact with what every row says."""
    date = row["date"] if row["date"] and is_date(row["date"]) else None
    return Fact(
        row["id"],
        row["what"],
        row["kind"],
        row["who"] or "",
        date=date,
        possible=bounds(date) if date else None,
        text=row["text"] or "",
        issues=tuple(row["issues"] if row["issues"] is not None else ()),
        evidence=(Evidence(_source(row), row["text"] or "", None, (), None),),
    )


def _source(row: Row) -> Source:
    name, _, date = str(row["source"] or "").rpartition(" ")
    said = (name, date) if is_date(date) else (str(row["source"] or ""), "")
    return Source(str(row["url"] or row["source"] or ""), said[0], "", str(row["url"] or ""), said[1])


def act(row: Row) -> Fact:
    """An event or a statement: how warm it is comes from the vocabulary, as it does in the graph."""
    fact = base(row)
    if fact.what == "statement":
        return replace(fact, level=stance_level(fact.kind))
    kind, _, modality = fact.kind.partition(" (")
    types = scheme("event-type")
    score = types[kind].score if kind in types else None
    ends = re.split(r" → |, ", fact.who)
    return replace(
        fact,
        kind=kind,
        modality=modality.rstrip(")") or ACTUAL,
        score=None if score is None else float(score),
        level=None if score is None else float(score) / FULL,
        sending=ends[0],
        receiving=ends[1] if len(ends) > 1 else "",
    )


def _term(row: Row) -> Fact:
    fact = base(row)
    if fact.what == "administration":
        name, _, code = fact.who.rpartition(" (")
        return replace(fact, who=name or fact.who, sending=code.rstrip(")") if name else "")
    name, _, post = fact.who.rpartition(", ")
    match = _POST.fullmatch(post)
    if not name or match is None:
        return fact
    said = {key: value or "" for key, value in match.groupdict().items()}
    role = next((c.notation for c in scheme("role") if said["role"] in (c.label, c.notation.replace("_", " "))), "")
    return replace(
        fact,
        who=name,
        role=role or said["role"],
        seat="" if role else said["role"],
        sending=said["sending"],
        receiving=said["receiving"],
    )


def _with_end(term: Fact, row: Row) -> Fact:
    """The term with what another row of it says: its start, its end, or the time for which it is attested."""
    if row["kind"] == "start":
        return replace(term, start=row["date"])
    if row["kind"] == "end":
        return replace(term, end=row["date"])
    return term


def _bare(fact: Fact) -> Fact:
    """The term of a milestone, of which there is no row of its own: its days are those of its milestones."""
    what = fact.id.partition("/")[0]
    return replace(fact, what=what, kind=what, date=None, possible=None, text="")


def _with_steps(term: Fact, rows: list[Row]) -> Fact:
    """The term with the start and end that its milestones tell; a timeline does not say these days twice."""
    known = scheme("milestone")
    told = [(row["kind"], row["date"]) for row in rows if row["date"] and row["kind"] in known]
    starts = [date for kind, date in told if known[kind].has("service") and not known[kind].has("ended")]
    ends = [date for kind, date in told if known[kind].has("ended")]
    first = min(starts, key=lambda date: bounds(date)[0], default=None)
    last = max(ends, key=lambda date: bounds(date)[1], default=None)
    return replace(term, start=term.start or first, end=term.end or last)


def _placed(term: Fact) -> Fact:
    """The term with the days on which it may and must have lasted."""
    if term.start is None and term.end is None:
        return replace(term, certain=term.possible)
    possible, certain = lasted(term.start, term.end, None)
    return replace(term, kind=term.what, possible=possible, certain=certain)
