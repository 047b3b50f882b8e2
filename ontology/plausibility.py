"""Warnings: what the sources may say and is hardly true, or what rests on little. Dates are compared by their bounds,
so that only a certain contradiction is one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from legatus.ontology.dates import EARLIEST, LATEST, DateError, bounds
from legatus.ontology.facts import Facts, Thing
from legatus.ontology.report import Finding
from legatus.ontology.vocabulary import scheme

#: Longer than any working life, in years: evidence further apart is of two persons.
WORKING_LIFE = 75
#: A record with one mention below this confidence rests on little.
WEAK = Decimal("0.5")

#: A look at the data; the second argument is the last day of each code that is no longer in use.
Look = Callable[[Facts, Mapping[str, date]], Iterator[Finding]]


def looks() -> tuple[Look, ...]:
    """All of them."""
    return (hosts, order, steps, overlaps, lifetimes, support, partial_names, retired_codes)


def _warning(thing: Thing, path: str, message: str, value: str = "") -> Finding:
    return Finding("warning", thing.id, path, message, value)


def span(text: str | None) -> tuple[date, date]:
    """The earliest and latest day of a date; the widest there is where it is missing or malformed."""
    try:
        return bounds(text) if text else (EARLIEST, LATEST)
    except DateError:
        return EARLIEST, LATEST


def hosts(facts: Facts, _: Mapping[str, date]) -> Iterator[Finding]:
    """An envoy is sent to somebody."""
    envoys = scheme("role").with_flag("envoy")
    for post in facts.of("Post"):
        if post.text("role") in envoys and not post.values.keys() & {"accreditedTo", "receiving"}:
            yield _warning(post, "accreditedTo", "an envoy's post without a host")


def order(facts: Facts, _: Mapping[str, date]) -> Iterator[Finding]:
    """A term starts before it ends."""
    for term in facts.of("Tenure", "Nomination", "Mention"):
        start, end = term.text("start"), term.text("end")
        if span(start)[0] > span(end)[1]:
            yield _warning(term, "start", "starts after it ends", f"{start} to {end}")


def steps(facts: Facts, _: Mapping[str, date]) -> Iterator[Finding]:
    """A milestone is not earlier than those that it follows: nobody presents credentials before being appointed."""
    kinds = scheme("milestone")
    for term in facts.of("Tenure", "Nomination"):
        milestones = [facts.get(id) for id in term.texts("milestone")]
        for milestone in milestones:
            kind = milestone.text("kind")
            before = kinds[kind].annotations.get("follows", ()) if kind and kind in kinds else ()
            firsts = [span(m.text("date"))[0] for m in milestones if m.text("kind") in before]
            if firsts and span(milestone.text("date"))[1] < min(firsts):
                yield _warning(term, "milestone", f"{kind} before {' or '.join(before)}", milestone.text("date") or "")


def overlaps(facts: Facts, _: Mapping[str, date]) -> Iterator[Finding]:
    """Two persons do not hold an exclusive post at once. The day of the handover may belong to both."""
    exclusive, standing_in = scheme("role").with_flag("exclusive"), scheme("status").with_flag("standsIn")
    holders = {id: person.id for person in facts.of("Person") for id in person.texts("held")}
    by_post: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for tenure in facts.of("Tenure"):
        post = facts.get(tenure.text("of"))
        if post.text("role") in exclusive and tenure.text("status") not in standing_in:
            # certainly in office from the latest start to the earliest end
            by_post[post.id].append((span(tenure.text("start"))[1], span(tenure.text("end"))[0], tenure.id))
    for post_id, terms in sorted(by_post.items()):
        terms.sort()
        for place, (_start, end, one) in enumerate(terms):
            for later, its_end, other in terms[place + 1 :]:
                if later >= end:
                    break  # in order of start: none of the rest overlaps
                if later < its_end and holders.get(one) != holders.get(other):
                    yield _warning(facts.get(post_id), "of", "two persons hold it at once", f"{one}, {other}")


def lifetimes(facts: Facts, _: Mapping[str, date]) -> Iterator[Finding]:
    """Nobody is active for longer than a working life."""
    for person in facts.of("Person"):
        terms = [facts.get(id) for name in ("held", "nomineeIn") for id in person.texts(name)]
        spans = [span(text) for term in terms for name in ("start", "end") for text in term.texts(name)]
        first = min((high for _low, high in spans), default=LATEST)
        last = max((low for low, _high in spans), default=EARLIEST)
        if last.year - first.year > WORKING_LIFE:
            yield _warning(person, "held", f"active for more than {WORKING_LIFE} years", f"{first.year} to {last.year}")


def support(facts: Facts, _: Mapping[str, date]) -> Iterator[Finding]:
    """A record with one mention only, of which the extractor was not sure."""
    for thing in facts.things.values():
        mentions = thing.texts("denotedBy")
        text = facts.get(mentions[0]).text("confidence") if len(mentions) == 1 else None
        try:
            weak = text is not None and Decimal(text) < WEAK
        except InvalidOperation:
            continue  # the shapes say so
        if weak:
            yield _warning(thing, "denotedBy", f"rests on one mention with a confidence under {WEAK}", text or "")


def partial_names(facts: Facts, _: Mapping[str, date]) -> Iterator[Finding]:
    """A person known by one name only, which is part of the names of two or more others."""
    names = {person.id: (person.text("name") or "").casefold().split() for person in facts.of("Person")}
    bearers: dict[str, set[str]] = defaultdict(set)
    for id, words in names.items():
        for word in words:
            bearers[word].add(id)
    for id, words in sorted(names.items()):
        others = bearers[words[0]] - {id} if len(words) == 1 else set()
        if len(others) > 1:
            yield _warning(facts.get(id), "name", "may be any of several persons", ", ".join(sorted(others)))


def retired_codes(facts: Facts, retired: Mapping[str, date]) -> Iterator[Finding]:
    """A state acts after the last day of its code."""
    for event in facts.of("Event"):
        for name in ("source", "target"):
            code = facts.get(event.text(name)).text("code") or (event.text(name) or "").partition("/")[2]
            last = retired.get(code)
            if last and event.text("date") and span(event.text("date"))[0] > last:
                yield _warning(event, name, f"{code} was in use until {last}", event.text("date") or "")
