"""Administrations: the terms of those who head a state's executive, under the name that the press gives them."""

from dataclasses import dataclass
from functools import cache

from legatus.ingest.resolve.names import family_first, in_two_surnames, name_of
from legatus.ingest.resolve.persons import Person
from legatus.ingest.resolve.reference import Reference, head_role
from legatus.ingest.resolve.spans import Span
from legatus.ingest.resolve.tenures import Term
from legatus.ingest.resolve.values import stories
from legatus.ontology.identity import resolved_id, slug
from legatus.ontology.record import Record, Ref
from legatus.ontology.reference import reference as tables


@dataclass(slots=True, eq=False)
class Administration:
    """An administration's record, with the state that it governs and the term that heads it."""

    record: Record
    state: str
    span: Span


def administration_of(term: Term, span: Span, reference: Reference) -> Administration | None:
    """The administration that a term heads, or None where its holder heads none.

    One elect heads one too: it governs once the term has begun.
    """
    state = term.post.sending
    if not state or term.post.role != head_role(state):
        return None
    mentions = [claim.mention for claim in term.claims]
    anchor = term.anchor
    record = Record.of(
        resolved_id("administration", [slug(short_name(anchor.text("person") or "", state)), state], anchor.id),
        name=f"{surname_of(term.person, state)} administration",
        governs=reference.agent(state),
        headedBy=Ref(term.id),
        denotedBy=[Ref(m.id) for m in mentions],
        formerlyDenotedBy=[Ref(m.id) for m in term.former],
        stories=stories(mentions),
    )
    return Administration(record, state, span)


def surname_of(person: Person, state: str) -> str:
    """What a person is called for short: as the leaders' table has it, else by the customs of the state's names."""
    written = {slot.written for slot in person.slots}
    for name in sorted(written, key=lambda w: (-len(name_of(w).words), w)):
        known = _leaders().get((state, name_of(name).key))
        if known:
            return known
    return short_name(max(written, key=lambda w: (len(name_of(w).words) > 1, len(w), w)), state)


def short_name(written: str, state: str) -> str:
    """The family name in a full name: the first word where it comes first, the last two of four in Spanish, the words
    from a particle on (`van Rompuy`), else the last word."""
    words = [w.rstrip(",") for w in written.split()]
    while len(words) > 2 and words[-1].strip(".").casefold() in ("jr", "sr", "ii", "iii", "iv"):
        words = words[:-1]
    if len(words) < 2:
        return written
    if family_first(state):
        return words[0]
    if len(words) >= 4 and in_two_surnames(tuple(words), state):
        return " ".join(words[-2:])
    small = [i for i, word in enumerate(words[1:-1], start=1) if word[0].islower()]
    return " ".join(words[small[0] :]) if small else words[-1]


@cache
def _leaders() -> dict[tuple[str, str], str]:
    """State and name to the short name, of those in the table of leaders."""
    return {
        (leader.state, name_of(name).key): leader.surname
        for leader in tables().leaders
        for name in (*leader.alt_names, leader.person)
    }
