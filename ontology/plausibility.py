"""Warnings: what the sources may say and is hardly true, or what rests on little. Dates are compared by their bounds,
so that only a certain contradiction is one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Protocol

from legatus.ontology.dates import EARLIEST, LATEST, DateError, bounds
from legatus.ontology.facts import Facts, Thing, short
from legatus.ontology.report import Finding
from legatus.ontology.vocabulary import scheme

#: Longer than any working life, in years: evidence further apart is of two persons.
WORKING_LIFE = 75
#: A record with one mention below this confidence rests on little.
WEAK = Decimal("0.5")


class Look(Protocol):
    """Looks at one thing after the other; some can tell what they saw only at the end."""

    def take(self, thing: Thing, facts: Facts) -> Iterable[Finding]:
        """What can be told of a thing at once."""

    def end(self, facts: Facts) -> Iterable[Finding]:
        """What can be told after the last one."""


@dataclass(frozen=True, slots=True)
class _Each:
    """A look at each thing for itself."""

    look: Callable[[Thing, Facts], Iterator[Finding]]

    def take(self, thing: Thing, facts: Facts) -> Iterable[Finding]:
        return self.look(thing, facts)

    def end(self, facts: Facts) -> Iterable[Finding]:
        return ()


def looks(retired: Mapping[str, date]) -> tuple[Look, ...]:
    """All of them. `retired`: the last day of each code that is no longer in use."""
    each = map(_Each, (hosts, order, steps, lifetimes, support, RetiredCodes(retired).look))
    return (*each, Overlaps(), PartialNames())


def described() -> tuple[str, ...]:
    """What each of them is about."""
    all = (hosts, order, steps, Overlaps, lifetimes, support, PartialNames, RetiredCodes)
    return tuple(look.__doc__ or "" for look in all)


def _warning(thing: Thing, path: str, message: str, value: str = "") -> Finding:
    return Finding("warning", thing.id, path, message, value)


def span(text: str | None) -> tuple[date, date]:
    """The earliest and latest day of a date; the widest there is where it is missing or malformed."""
    try:
        return bounds(text) if text else (EARLIEST, LATEST)
    except DateError:
        return EARLIEST, LATEST


def hosts(post: Thing, _: Facts) -> Iterator[Finding]:
    """An envoy is sent to somebody."""
    hosted = post.values.keys() & {"accreditedTo", "receiving"}
    if "Post" in post.types and not hosted and post.text("role") in scheme("role").with_flag("envoy"):
        yield _warning(post, "accreditedTo", "an envoy's post without a host")


def order(term: Thing, _: Facts) -> Iterator[Finding]:
    """A term starts before it ends."""
    if not term.types.isdisjoint(("Tenure", "Nomination", "Mention")):
        start, end = term.text("start"), term.text("end")
        if span(start)[0] > span(end)[1]:
            yield _warning(term, "start", "starts after it ends", f"{start} to {end}")


def steps(term: Thing, facts: Facts) -> Iterator[Finding]:
    """A milestone is not earlier than those that it follows: nobody presents credentials before being appointed."""
    if term.types.isdisjoint(("Tenure", "Nomination")):
        return
    kinds = scheme("milestone")
    milestones = [facts.get(id) for id in term.texts("milestone")]
    for milestone in milestones:
        kind = milestone.text("kind")
        before = kinds[kind].annotations.get("follows", ()) if kind and kind in kinds else ()
        firsts = [span(m.text("date"))[0] for m in milestones if m.text("kind") in before]
        if firsts and span(milestone.text("date"))[1] < min(firsts):
            yield _warning(term, "milestone", f"{kind} before {' or '.join(before)}", milestone.text("date") or "")


def lifetimes(person: Thing, facts: Facts) -> Iterator[Finding]:
    """Nobody is active for longer than a working life."""
    if "Person" not in person.types:
        return
    terms = [facts.get(id) for name in ("held", "nomineeIn") for id in person.texts(name)]
    spans = [span(text) for term in terms for name in ("start", "end") for text in term.texts(name)]
    first = min((high for _low, high in spans), default=LATEST)
    last = max((low for low, _high in spans), default=EARLIEST)
    if last.year - first.year > WORKING_LIFE:
        yield _warning(person, "held", f"active for more than {WORKING_LIFE} years", f"{first.year} to {last.year}")


def support(thing: Thing, facts: Facts) -> Iterator[Finding]:
    """A record with one mention only, of which the extractor was not sure."""
    mentions = thing.texts("denotedBy")
    text = facts.get(mentions[0]).text("confidence") if len(mentions) == 1 else None
    try:
        weak = text is not None and Decimal(text) < WEAK
    except InvalidOperation:
        return  # the shapes say so
    if weak:
        yield _warning(thing, "denotedBy", f"rests on one mention with a confidence under {WEAK}", text or "")


@dataclass(frozen=True, slots=True)
class RetiredCodes:
    """A state acts after the last day of its code."""

    retired: Mapping[str, date]

    def look(self, event: Thing, facts: Facts) -> Iterator[Finding]:
        """Whether the source or target of an event was gone by then."""
        day = event.text("date") if "Event" in event.types else None
        for name in ("source", "target") if day else ():
            code = facts.get(event.text(name)).text("code") or (event.text(name) or "").partition("/")[2]
            last = self.retired.get(code)
            if last and span(day)[0] > last:
                yield _warning(event, name, f"{code} was in use until {last}", day or "")


class Overlaps:
    """Two persons do not hold an exclusive post at once. The day of the handover may belong to both."""

    def __init__(self) -> None:
        """With nothing seen."""
        self._exclusive, self._standing_in = (
            scheme("role").with_flag("exclusive"),
            scheme("status").with_flag("standsIn"),
        )
        self._holders: dict[str, str] = {}
        self._terms: dict[str, list[tuple[date, date, str]]] = defaultdict(list)

    def take(self, thing: Thing, facts: Facts) -> Iterable[Finding]:
        """Remember who held what, and when posts that one person holds were certainly held."""
        if "Person" in thing.types:
            for id in thing.texts("held"):
                self._holders[id] = max(self._holders.get(id, ""), thing.id)
        if "Tenure" in thing.types and thing.text("status") not in self._standing_in:
            post = facts.get(thing.text("of"))
            if post.text("role") in self._exclusive:
                # certainly in office from the latest start to the earliest end
                sure = span(thing.text("start"))[1], span(thing.text("end"))[0], thing.id
                self._terms[post.id].append(sure)
        return ()

    def end(self, facts: Facts) -> Iterable[Finding]:
        """Each pair of terms that overlap."""
        for post_id, terms in sorted(self._terms.items()):
            terms.sort()
            for place, (_start, end, one) in enumerate(terms):
                for later, its_end, other in terms[place + 1 :]:
                    if later >= end:
                        break  # in order of start: none of the rest overlaps
                    if later < its_end and self._holders.get(one) != self._holders.get(other):
                        yield _warning(facts.get(post_id), "of", "two persons hold it at once", f"{one}, {other}")


class PartialNames:
    """A person known by one name only, which is part of the names of two or more others."""

    def __init__(self) -> None:
        """With nothing seen."""
        self._names: dict[str, list[str]] = {}

    def take(self, thing: Thing, facts: Facts) -> Iterable[Finding]:
        """Remember what a person is called."""
        if "Person" in thing.types:
            self._names[thing.node] = (thing.text("name") or "").casefold().split()
        return ()

    def end(self, facts: Facts) -> Iterable[Finding]:
        """Those whose one name is that of several."""
        single = {words[0] for words in self._names.values() if len(words) == 1}
        bearers: dict[str, set[str]] = defaultdict(set)
        for node, words in self._names.items():
            for word in single.intersection(words):
                bearers[word].add(short(node))
        for node, words in sorted(self._names.items()):
            others = bearers[words[0]] - {short(node)} if len(words) == 1 else set()
            if len(others) > 1:
                yield _warning(facts.at(node), "name", "may be any of several persons", ", ".join(sorted(others)))
