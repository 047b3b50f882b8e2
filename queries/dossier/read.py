"""Reading a dossier: a number of statements that does not grow with the number of facts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from legatus.ontology.dates import EARLIEST, LATEST
from legatus.ontology.schema import schema
from legatus.queries.database import Database
from legatus.queries.dossier import acts, evidence, terms
from legatus.queries.dossier import subjects as asked_about
from legatus.queries.dossier.model import LASTING, Dossier, Fact, Link, in_order
from legatus.queries.names import fold
from legatus.queries.statements import statement
from legatus.queries.timeline import kinds, select

#: Relationships that lead to the sources, which a picture of the neighbourhood leaves out, and from a Dyad or DURING.
UNDRAWN = ("DENOTED_BY", "FORMERLY_DENOTED_BY", "DURING", "ENVOY_TO", "SUCCEEDED")

#: The labels of what lasts.
LABELS = tuple(what.capitalize() for what in LASTING)


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
    asked = Filter.of(database, since, until, issues, types)
    ids = select(database, subjects)
    found = evidence.with_issues(database, _facts(database, ids))
    kept = [fact for fact in found if asked.keeps(fact)]
    made = [evidence.standing(f) for f in evidence.with_evidence(database, kept, _disputed(database, found))]
    made = [fact for fact in made if asked.keeps(fact)]
    names, edges = _links(database, made) if links else ({}, ())
    return _made(database, subjects, asked, made, names, edges)


def lasting(
    database: Database,
    *subjects: str,
    since: str | None = None,
    until: str | None = None,
    issues: Sequence[str] = (),
    types: Sequence[str] = (),
) -> Dossier:
    """The terms and administrations of a dossier alone, and without evidence but where their day is that of a source.

    For charts of bars; takes and raises what `dossier` does.
    """
    asked = Filter.of(database, since, until, issues, types)
    found = _facts(database, select(database, subjects), LABELS)
    found = evidence.with_issues(database, found) if asked.issues else found
    kept = [fact for fact in found if asked.keeps(fact)]
    undated = [fact for fact in kept if fact.possible is None]
    stood = {f.id: evidence.standing(f) for f in evidence.with_evidence(database, undated, set())}
    made = [fact for fact in (stood.get(fact.id, fact) for fact in kept) if asked.keeps(fact)]
    return _made(database, subjects, asked, made)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of facts: a period, issues of which one must be theirs, types of which they must be one."""

    low: Day
    high: Day
    issues: frozenset[str]
    types: frozenset[str]
    words: tuple[str, ...]
    since: Day | None
    until: Day | None

    @classmethod
    def of(
        cls, database: Database, since: str | None, until: str | None, issues: Sequence[str], types: Sequence[str]
    ) -> "Filter":
        """From what a user says. Raises `UsageError` for what names nothing."""
        from legatus.queries import parameters

        codes = frozenset(parameters.issue(text, database) for text in issues)
        low = Day.fromisoformat(parameters.since(since, database)) if since else None
        high = Day.fromisoformat(parameters.until(until, database)) if until else None
        said = {
            "from": [since] if since else [],
            "until": [until] if until else [],
            "on": sorted(codes),
            "only": sorted(types),
        }
        words = tuple(f"{word} {', '.join(values)}" for word, values in said.items() if values)
        return cls(low or EARLIEST, high or LATEST, codes, frozenset(kinds(types)), words, low, high)

    def keeps(self, fact: Fact) -> bool:
        """Whether a fact may lie in the period (undated ones may), and is about what is asked, and of the types."""
        within = fact.possible is None or (fact.possible[1] >= self.low and fact.possible[0] <= self.high)
        about = not self.issues or bool(self.issues & set(fact.issues))
        return within and about and _is(fact, self.types)


def _made(
    database: Database,
    subjects: Sequence[str],
    asked: Filter,
    facts: list[Fact],
    names: Mapping[str, str] | None = None,
    links: tuple[Link, ...] = (),
) -> Dossier:
    about, ends = asked_about.named(database, subjects)
    called = {code: name for f in facts for code in (f.sending, f.receiving) if (name := asked_about.called(code))}
    called |= {code: asked_about.called(code) or code for code in ends}
    return Dossier(
        about, ends, in_order(facts), asked.words, asked.since, asked.until, {**(names or {}), **called}, links
    )


def _facts(database: Database, ids: list[str], labels: Sequence[str] = ()) -> list[Fact]:
    """The facts of these ids with the milestones of terms; of some labels alone, without milestones, where named."""
    groups = {label: some for label, some in evidence.by_label(ids) if not labels or label in labels}
    readers: dict[str, Callable[[list[str]], list[Fact]]] = {
        "Tenure": lambda some: terms.terms(database, "Tenure", some),
        "Nomination": lambda some: terms.terms(database, "Nomination", some),
        "Administration": lambda some: terms.administrations(database, some),
        "Event": lambda some: acts.events(database, some),
        "Statement": lambda some: acts.statements(database, some),
    }
    found = [fact for label, some in groups.items() if label in readers for fact in readers[label](some)]
    for label in terms.HOLDS if not labels else ():
        if label in groups:
            found += terms.milestones(database, label, found)
    return found


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


def _is(fact: Fact, wanted: frozenset[str]) -> bool:
    said = {fold(fact.what), fold(fact.kind)}
    if fact.lasting:
        said |= {fold(name) for name, date in (("start", fact.start), ("end", fact.end)) if date}
    return not wanted or bool(said & wanted)
