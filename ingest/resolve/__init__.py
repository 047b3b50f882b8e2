"""The pure function from sources, mentions and decisions to resolved records."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from legatus.ingest.resolve.act_records import event_record, statement_record
from legatus.ingest.resolve.active import Standing, standing
from legatus.ingest.resolve.acts import keep_words
from legatus.ingest.resolve.administrations import administration_of
from legatus.ingest.resolve.derived import Eras, eras_of, successions, with_values
from legatus.ingest.resolve.diplomatic import DiplomaticActs
from legatus.ingest.resolve.events import acts_of
from legatus.ingest.resolve.given import Given, gather
from legatus.ingest.resolve.milestones import milestones_of
from legatus.ingest.resolve.people import together
from legatus.ingest.resolve.person_records import person_id, person_record
from legatus.ingest.resolve.persons import Person
from legatus.ingest.resolve.posts import Post, post_record
from legatus.ingest.resolve.reference import Reference
from legatus.ingest.resolve.relations import relations
from legatus.ingest.resolve.rulings import Rulings, rulings
from legatus.ingest.resolve.slots import Slot, slots_of
from legatus.ingest.resolve.spans import Span, reaches, span_of
from legatus.ingest.resolve.statements import said
from legatus.ingest.resolve.stories import tell_stories
from legatus.ingest.resolve.tenures import Term, terms_of
from legatus.ingest.resolve.term_records import term_id, term_record
from legatus.ontology.record import Record, Ref


def resolve(records: Iterable[Record]) -> list[Record]:
    """Everything that follows from what was read and decided, in the order of ids.

    `records`: Articles, Datasets, Mentions, Decisions, and Quotes where their text is at hand (it becomes the text of
    statements); records of other classes are not looked at, and one that comes twice counts once. Their order does not
    matter.

    Returns all resolved records (Person, Tenure, Nomination, Milestone, Administration, Event, Statement, Relation)
    and all reference records that they point to (State, Organization, Post, Dyad, Issue), with derived properties.
    Records `article/…` among them hold only the derived `copyOf` and `supersedes` of that article, nothing else of it.

    Raises `InputError` for a mention that is malformed, `OntologyError` for an issue that the vocabulary lacks.
    """
    return resolved(records).records


@dataclass(slots=True)
class Resolution:
    """What resolution made (`records`, in the order of ids, if they are held), and on the way: what it was given, which
    mentions count, the decisions in force, and the slots of mentions that count and of those that do not (`former`).
    """

    records: list[Record]
    given: Given
    standing: Standing
    rulings: Rulings
    slots: list[Slot]
    former: list[Slot]


def resolved(records: Iterable[Record]) -> Resolution:
    """The same as `resolve`, with what it found on the way."""
    made: list[Record] = []
    resolution = resolve_into(records, made.append)
    resolution.records = sorted(made, key=lambda record: record.id)
    return resolution


def resolve_into(records: Iterable[Record], take: Callable[[Record], object]) -> Resolution:
    """The same, but what is made is not held: `take` gets every record, in no order."""
    given = gather(records)
    keep_words(given)
    ruled = rulings(given.decisions)
    stands = standing(given, ruled.retracted)
    copies = tell_stories(stands.articles)
    reference = Reference()
    slots, former = slots_of(stands.active), slots_of(stands.inactive)
    persons = together(slots, former, ruled)
    for person in persons.all:
        person.id = person_id(person)
    related = relations(stands.active, stands.inactive, persons)
    terms = terms_of(stands.active, stands.inactive, persons, ruled)
    diplomatic = DiplomaticActs(stands.active)
    spans = {id(term): span_of(term, diplomatic, ruled) for term in terms}
    reaches(terms, spans)
    for term in terms:
        term.id = term_id(term)
    heads = [a for term in terms if (a := administration_of(term, spans[id(term)], reference))]
    eras = Eras(eras_of(heads))
    acts = acts_of(stands.active, stands.inactive, given, ruled)
    events = (event_record(act, persons, reference, ruled) for act in acts)
    spoken = said(stands.active, stands.inactive, given, persons, ruled)
    statements = (statement_record(act, given, persons, reference, ruled) for act in spoken)
    for record in chain(
        of_persons(persons.all, terms, related, reference, ruled),
        of_terms(terms, spans, diplomatic, ruled, eras),
        _posts(terms, reference),
        related,
        (administration.record for administration in heads),
        map(eras.of_act, events),
        map(eras.of_act, statements),
        of_articles(copies, stands.supersedes),
    ):
        take(record)
    for record in reference.records.values():
        take(record)
    return Resolution([], given, stands, ruled, slots, former)


def of_persons(
    persons: Iterable[Person], terms: Iterable[Term], related: list[Record], reference: Reference, ruled: Rulings
) -> Iterator[Record]:
    """The records of persons; `related`: the relations between them."""
    standing_relations = frozenset(id for r in related for p in ("denotedBy", "formerlyDenotedBy") for id in r.texts(p))
    own: dict[int, list[Term]] = {}
    for term in terms:
        own.setdefault(id(term.person), []).append(term)
    return (person_record(p, own.get(id(p), []), standing_relations, reference, ruled) for p in persons)


def of_terms(
    terms: list[Term], spans: dict[int, Span], acts: DiplomaticActs, ruled: Rulings, eras: Eras
) -> Iterator[Record]:
    """Terms with their milestones, who came before, and in whose time at home."""
    before = successions(terms, spans)
    for term in terms:
        span, steps = spans[id(term)], milestones_of(term, acts, ruled)
        record = term_record(term, span, steps, ruled)
        if term.served:
            record = with_values(record, succeeded=[Ref(before[term.id])] if term.id in before else [])
            record = eras.of_term(record, term.post.sending, span.certain)
        yield from (record, *steps)


def _posts(terms: list[Term], reference: Reference) -> list[Record]:
    """The posts of all terms; a seat is written as the least of the sources' spellings."""
    seats: dict[Post, set[str]] = {}
    for term in terms:
        written = seats.setdefault(term.post, set())
        written |= {seat for claim in term.claims if (seat := claim.mention.text("seat"))}
    return [post_record(post, min(written, default=None), reference) for post, written in seats.items()]


def of_articles(copies: dict[str, str], supersedes: dict[str, str]) -> list[Record]:
    """What is derived of articles."""
    ids = sorted({*copies, *supersedes})
    return [
        Record.of(
            id,
            copyOf=Ref(copies[id]) if id in copies else None,
            supersedes=Ref(supersedes[id]) if id in supersedes else None,
        )
        for id in ids
    ]
