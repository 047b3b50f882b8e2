"""Reading a dossier: a number of statements that does not grow with the number of facts."""

from collections.abc import Callable, Sequence
from datetime import date as Day

from legatus.ontology.dates import EARLIEST, LATEST
from legatus.ontology.schema import schema
from legatus.queries.database import Database
from legatus.queries.dossier import acts, evidence, terms
from legatus.queries.dossier import subjects as asked_about
from legatus.queries.dossier.model import Dossier, Fact, Link, in_order
from legatus.queries.names import fold
from legatus.queries.statements import statement
from legatus.queries.timeline import kinds, select

#: Relationships that lead to the sources, which a picture of the neighbourhood leaves out, and from a Dyad or DURING.
UNDRAWN = ("DENOTED_BY", "FORMERLY_DENOTED_BY", "DURING", "ENVOY_TO", "SUCCEEDED")


def dossier(
    database: Database,
    *subjects: str,
    since: str | None = None,
    until: str | None = None,
    issues: Sequence[str] = (),
    types: Sequence[str] = (),
    links: bool = False,
) -> Dossier:
    """Everything about one or two states or organisations, a person, or an issue, with its evidence.

    `since`, `until`: dates in EDTF or `today`; what certainly lies outside is left out, what is undated stays.
    `issues`: codes or names, of which a fact must have one. `types`: event types, kinds of milestones, stances or
    classes, of which it must be one. `links`: read the relationships around the facts too. Raises `UsageError` for what
    names nothing.
    """
    from legatus.queries import parameters

    codes = frozenset(parameters.issue(text, database) for text in issues)
    wanted = frozenset(kinds(types))
    low = Day.fromisoformat(parameters.since(since, database)) if since else EARLIEST
    high = Day.fromisoformat(parameters.until(until, database)) if until else LATEST
    found, disputed = _facts(database, select(database, subjects))
    found = evidence.with_issues(database, found)
    kept = [f for f in found if _within(f, low, high) and _about(f, codes) and _is(f, wanted)]
    made = [evidence.standing(fact) for fact in evidence.with_evidence(database, kept, disputed)]
    made = [fact for fact in made if _within(fact, low, high)]
    names, edges = _links(database, made) if links else ({}, ())
    named = {code: name for f in made for code in (f.sending, f.receiving) if (name := asked_about.called(code))}
    asked = tuple(
        f"{word} {', '.join(values)}"
        for word, values in (
            ("from", [since] if since else []),
            ("until", [until] if until else []),
            ("on", sorted(codes)),
            ("only", sorted(types)),
        )
        if values
    )
    about, ends = asked_about.named(database, subjects)
    named |= {code: asked_about.called(code) or code for code in ends}
    return Dossier(
        about,
        ends,
        in_order(made),
        asked,
        low if since else None,
        high if until else None,
        names | named,
        edges,
    )


def _facts(database: Database, ids: list[str]) -> tuple[list[Fact], set[str]]:
    """The facts of these ids with the milestones of terms, and which records are disputed."""
    groups = dict(evidence.by_label(ids))
    readers: dict[str, Callable[[list[str]], list[Fact]]] = {
        "Tenure": lambda some: terms.terms(database, "Tenure", some),
        "Nomination": lambda some: terms.terms(database, "Nomination", some),
        "Administration": lambda some: terms.administrations(database, some),
        "Event": lambda some: acts.events(database, some),
        "Statement": lambda some: acts.statements(database, some),
    }
    found = [fact for label, some in groups.items() if label in readers for fact in readers[label](some)]
    for label in terms.HOLDS:
        if label in groups:
            found += terms.milestones(database, label, found)
    return found, _disputed(database, found)


def _disputed(database: Database, facts: list[Fact]) -> set[str]:
    """The ids of the facts on which sources contradict each other."""
    able = schema().property("disputed").domains
    return {
        row["id"]
        for label, ids in evidence.by_label(f.id for f in facts)
        if label in able
        for row in database.read(statement("dossier_disputed", label=label), ids=ids)
    }


def _links(database: Database, facts: list[Fact]) -> tuple[dict[str, str], tuple[Link, ...]]:
    """Names by id, and relationships: what the facts lead to, who holds the terms, and what the posts lead to."""
    names: dict[str, str] = {}
    links: set[Link] = set()
    frontier = [f.id for f in facts]
    for _ in range(2):  # from facts to posts, and from posts to states
        reached: set[str] = set()
        for label, ids in evidence.by_label(frontier):
            for row in database.read(statement("dossier_links", label=label), ids=ids, without=list(UNDRAWN)):
                links.add(Link(row["one"], row["type"], row["other"]))
                names[row["other"]] = row["name"] or ""
                reached.add(row["other"])
            for row in (
                database.read(statement("dossier_holders", label=label), ids=ids) if label in terms.HOLDS else ()
            ):
                links.add(Link(row["one"], row["type"], row["other"]))
                names[row["one"]] = row["name"] or ""
        frontier = sorted(id for id in reached if schema().class_of(id).name in ("Post", "Dyad"))
    shown = {f.id: f"{f.kind} {f.who}".strip() for f in facts}
    order = tuple(sorted(links, key=lambda k: (k.one, k.type, k.other)))
    return {id: name or id for id, name in names.items()} | shown, order


def _within(fact: Fact, low: Day, high: Day) -> bool:
    return fact.possible is None or (fact.possible[1] >= low and fact.possible[0] <= high)


def _about(fact: Fact, codes: frozenset[str]) -> bool:
    return not codes or bool(codes & set(fact.issues))


def _is(fact: Fact, wanted: frozenset[str]) -> bool:
    said = {fold(fact.what), fold(fact.kind)}
    if fact.lasting:
        said |= {fold(name) for name, date in (("start", fact.start), ("end", fact.end)) if date}
    return not wanted or bool(said & wanted)
