"""The records of persons."""

from collections.abc import Iterable

from legatus.ingest.resolve.names import name_of
from legatus.ingest.resolve.persons import Person
from legatus.ingest.resolve.posts import roles
from legatus.ingest.resolve.reference import Reference
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.slots import Slot
from legatus.ingest.resolve.tenures import Term
from legatus.ingest.resolve.values import stories
from legatus.ontology.identity import resolved_id, slug
from legatus.ontology.record import Record, Ref


def person_id(person: Person) -> str:
    """The id of a person's record: the anchor's name and tail, marked for the second person of a relation."""
    anchor = person.anchor
    return resolved_id("person", [slug(anchor.written)], anchor.mention.id, "-of" if anchor.of else "")


def person_record(
    person: Person, terms: Iterable[Term], related: frozenset[str], reference: Reference, rulings: Rulings
) -> Record:
    """The record of a person; `related`: mentions whose relation still stands.

    A lost mention leads to the second person of its relation only while the relation is there to tell the two apart.
    """
    held = [term for term in terms if term.served]
    hosts = (reference.agent(t.post.receiving) for t in held if t.post.role in roles("envoy"))
    name = _name(person, rulings)
    mentions = [slot.mention for slot in person.slots]
    current = {m.id for m in mentions}
    former = {s.mention.id for s in person.former if not s.of or s.mention.id in related} - current
    return Record.of(
        person.id,
        name=name,
        altName=sorted({slot.written for slot in person.slots} - {name}),
        xref=sorted({slot.id for slot in person.slots if slot.id}),
        held=[Ref(term.id) for term in held],
        nomineeIn=[Ref(term.id) for term in terms if not term.served],
        denotedBy=[Ref(id) for id in current],
        formerlyDenotedBy=[Ref(id) for id in former],
        envoyTo={host for host in hosts if host is not None},
        stories=stories(mentions),
    )


def _name(person: Person, rulings: Rulings) -> str:
    """The fullest form that the sources give, or what a curator prefers."""
    wanted = rulings.preference((slot.member for slot in person.slots), "person", "name", "person")
    own = next((slot.written for slot in person.slots if slot.member == wanted), wanted)
    return own or max((slot for slot in person.slots), key=_fullness).written


def _fullness(slot: Slot) -> tuple[int, int, int, str]:
    """More words spelled out first, then more words, then more letters; the last resort is the alphabet."""
    name = name_of(slot.written)
    spelled = sum(len(word) > 1 for word in name.words)
    return (spelled, len(name.words) + bool(name.suffix), len(slot.written), slot.written)
