"""The quotes behind facts and the claims that conflict, read for many facts at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from legatus.ontology.dates import bounds
from legatus.ontology.schema import schema
from legatus.queries.database import Database
from legatus.queries.dossier.model import Claim, Evidence, Fact, Source
from legatus.queries.statements import statement


def with_evidence(database: Database, facts: list[Fact], disputed: set[str]) -> list[Fact]:
    """The facts with every quote and, where sources contradict each other, with what each says."""
    quotes: dict[str, list[Evidence]] = defaultdict(list)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for label, ids in by_label(fact.id for fact in facts):
        sources = {row["id"]: _source(row) for row in database.read(statement("dossier_sources", label=label), ids=ids)}
        for row in database.read(statement("dossier_evidence", label=label), ids=ids):
            rules = tuple(row["rules"] or ())
            quotes[row["id"]].append(
                Evidence(sources[row["source"]], row["quote"] or "", row["start"], rules, row["confidence"])
            )
        doubtful = [id for id in ids if id in disputed]
        for row in database.read(statement("dossier_claims", label=label), ids=doubtful) if doubtful else ():
            claim = Claim(row["field"], str(row["value"]), sources[row["source"]], row["quote"] or "")
            claims[row["id"]].append(claim)
    return [
        replace(f, evidence=tuple(dict.fromkeys(quotes[f.id])), claims=tuple(dict.fromkeys(claims[f.id])))
        for f in facts
    ]


def standing(fact: Fact) -> Fact:
    """A term of which no date is known, as of its earliest dated source: how things stand then is what that says."""
    published = next((e.source.published for e in fact.evidence if e.source.published), "")
    if not fact.lasting or fact.possible is not None or not published:
        return fact
    span = bounds(published)
    return replace(fact, date=published, possible=span, certain=span if span[0] == span[1] else None)


def with_issues(database: Database, facts: list[Fact]) -> list[Fact]:
    """The facts with the codes of the issues that they are about."""
    issues: dict[str, list[str]] = defaultdict(list)
    for label, ids in by_label(fact.id for fact in facts):
        for row in database.read(statement("issues_of", label=label), ids=ids):
            issues[row["id"]].append(row["issue"])
    return [replace(fact, issues=tuple(sorted(set(issues[fact.id])))) for fact in facts]


def by_label(ids: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Ids grouped by the label of their class, so that each statement can use its index."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        grouped[schema().class_of(id).label].append(id)
    for label in sorted(grouped):
        yield label, sorted(grouped[label])


def _source(row: dict[str, object]) -> Source:
    id, publisher, title, url, published = (str(row[k] or "") for k in ("id", "publisher", "title", "url", "published"))
    return Source(id, publisher, title, url, published)
