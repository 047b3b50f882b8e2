"""Doubtful pairs: persons who may be one and whom no rule has fused, for a human to decide.

Candidates share a state, or a state and a post, have names that go together or are spelled alike, and lived at one
time. Two identifiers of one list are two persons by that list, so they are no doubt. What is decided, or put off, is
not listed again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from legatus.ingest.decisions import active_decisions
from legatus.ingest.resolve.names import Name, family_first, go_together, is_part, name_of
from legatus.ingest.resolve.units import WORKING_LIFE, apart
from legatus.ontology.dates import EARLIEST, LATEST
from legatus.ontology.identity import tail
from legatus.queries import store
from legatus.queries.database import Database
from legatus.queries.statements import statement

#: From this likeness on (rapidfuzz, 0 to 100) two spellings may be of one name. A working figure: "Obrador" and
#: "Obredor" in an otherwise equal name of three words have 95, "John Smith" and "Joan Smith" 90.
ALIKE = 88.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons who may be one. `likeness`: of their names, 0 to 100; `posts`: which both have; `why`: in words."""

    one: str
    one_name: str
    other: str
    other_name: str
    likeness: int
    posts: tuple[str, ...]
    why: str


@dataclass(slots=True, eq=False)
class _Person:
    id: str
    name: str
    names: tuple[Name, ...]
    lists: dict[str, set[str]]
    states: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    @property
    def era(self) -> tuple[date, date] | None:
        """The first and last day of evidence."""
        return (min(self.days), max(self.days)) if self.days else None


def doubtful(database: Database, *, put_off: bool = False) -> list[Pair]:
    """Every doubtful pair, the likeliest first. `put_off`: those that were decided to be decided later, too."""
    people = _people(database)
    settled = _settled(database, people, {"same", "different"} if put_off else {"same", "different", "later"})
    found: dict[tuple[str, str], Pair] = {}
    for one, other in _candidates(people):
        key = (one.id, other.id)
        if key not in found and key not in settled:
            pair = _compared(one, other)
            if pair:
                found[key] = pair
    return sorted(found.values(), key=lambda p: (-len(p.posts), -p.likeness, p.one, p.other))


def _people(database: Database) -> list[_Person]:
    people: dict[str, _Person] = {}
    for row in database.read(statement("persons_at_posts")):
        person = people.get(row["id"])
        if person is None:
            person = people[row["id"]] = _person(row["id"], row["name"] or "", row["also"] or (), row["xref"] or ())
        if row["post"]:
            person.posts.add(row["post"])
            _note(person, row["state"], (row["startMin"], row["startMax"], row["endMin"], row["endMax"]))
    for row in database.read(statement("persons_denoted")):
        person = people[row["id"]]
        person.mentions.add(row["mention"])
        for state in (row["sending"], row["speakerCountry"]):
            _note(person, state, (row["publishedMin"], row["publishedMax"]))
    return [people[id] for id in sorted(people)]


def _person(id: str, name: str, also: Iterable[str], xref: Iterable[str]) -> _Person:
    names = tuple(n for n in dict.fromkeys(name_of(text) for text in (name, *also)) if n.words)
    lists: dict[str, set[str]] = {}
    for known in xref:
        lists.setdefault(known.partition(":")[0], set()).add(known)
    return _Person(id, name, names, lists)


def _note(person: _Person, state: str | None, days: Iterable[date | None]) -> None:
    if state:
        person.states.add(state)
    person.days += [day for day in days if day is not None and EARLIEST < day < LATEST]


def _candidates(people: Iterable[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Pairs of one state whose family names begin alike; a person without a state goes with any."""
    blocks: dict[tuple[str, str], list[_Person]] = {}
    stateless: dict[str, list[_Person]] = {}
    for person in people:
        for start in _starts(person):
            for state in person.states:
                blocks.setdefault((state, start), []).append(person)
            stateless.setdefault(start, []).append(person)
    for group in blocks.values():
        yield from combinations(group, 2)
    for group in stateless.values():
        for one, other in combinations(group, 2):
            if not one.states or not other.states:
                yield one, other


def _starts(person: _Person) -> set[str]:
    """The first letters of what may be the family name."""
    found = set()
    for name in person.names:
        words = {name.words[-1]}
        if any(family_first(state) for state in person.states):
            words.add(name.words[0])
        elif len(name.words) > 3:
            words.add(name.words[-2])
        found |= {word[:3] for word in words}
    return found


def _compared(one: _Person, other: _Person) -> Pair | None:
    """The pair, if it is doubtful."""
    if any(one.lists[name] != other.lists[name] for name in one.lists.keys() & other.lists.keys()):
        return None
    if apart(one.era, other.era) > WORKING_LIFE:
        return None
    likeness = max((_likeness(a, b) for a in one.names for b in other.names), default=0.0)
    state = min(one.states & other.states, default=None)
    shared = tuple(sorted(one.posts & other.posts))
    fit = any(_fit(a, b, state, bool(shared)) for a in one.names for b in other.names)
    if not fit and likeness < ALIKE:
        return None
    why = "names that go together" if fit else "names spelled alike"
    why += ", at one post" if shared else f", both of {state}" if state else ", of no known state"
    return Pair(one.id, one.name, other.id, other.name, round(likeness), shared, why)


def _fit(one: Name, other: Name, state: str | None, one_post: bool) -> bool:
    """Whether two names may be of one person; a single word only as the family name, or where the post is the same."""
    short, long = sorted((one, other), key=lambda name: len(name.words))
    if len(short.words) == 1 and not one_post:
        return is_part(short, long, state)
    return go_together(one, other, state)


def _likeness(one: Name, other: Name) -> float:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one.key, other.key)


def _settled(database: Database, people: Iterable[_Person], kinds: set[str]) -> set[tuple[str, str]]:
    """The pairs of persons that are decided; a decision names them by the mentions that they rest on."""
    of = {tail(mention): person.id for person in people for mention in person.mentions}
    found = set()
    for decision in active_decisions(store.read(database.read, classes=("Decision",))):
        one, other = of.get(tail(decision.text("targetIri") or "")), of.get(tail(decision.text("value") or ""))
        if decision.text("kind") in kinds and one and other:
            found |= {(one, other), (other, one)}
    return found
