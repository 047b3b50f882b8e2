"""Relations of persons: predecessor, successor, ally."""

from collections.abc import Iterable

from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.persons import Person, Persons
from legatus.ingest.resolve.values import stories
from legatus.ontology.identity import resolved_id, slug
from legatus.ontology.record import Record, Ref

_Key = tuple[str, str, str]


def relations(active: Iterable[Mention], inactive: Iterable[Mention], persons: Persons) -> list[Record]:
    """One record for each subject, kind and object, in the order of anchors.

    Where the sources do not say whose, the object is left out. A relation of a person to themselves is none.
    """
    known: dict[_Key, tuple[list[Mention], list[Mention]]] = {}
    for mention in active:
        key = _key(mention, persons)
        if key is not None:
            known.setdefault(key, ([], []))[0].append(mention)
    for mention in inactive:
        key = _key(mention, persons)
        if key in known:
            known[key][1].append(mention)
    return [_record(key, current, former) for key, (current, former) in known.items()]


def _key(mention: Mention, persons: Persons) -> _Key | None:
    if mention.type != "relation_of_persons":
        return None
    subject, other = persons.of(mention), persons.of(mention, second=True)
    kind = mention.text("relation")
    if subject is None or kind is None or subject is other:
        return None
    return (subject.id, kind, _id(other))


def _id(person: Person | None) -> str:
    return person.id if person else ""


def _record(key: _Key, current: list[Mention], former: list[Mention]) -> Record:
    subject, kind, other = key
    anchor = current[0]
    return Record.of(
        resolved_id("relation", [kind, slug(anchor.text("person") or "")], anchor.id),
        kind=kind,
        subject=Ref(subject),
        object=Ref(other) if other else None,
        denotedBy=[Ref(m.id) for m in current],
        formerlyDenotedBy=[Ref(m.id) for m in former],
        stories=stories(current),
    )
