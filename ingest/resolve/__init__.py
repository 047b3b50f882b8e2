"""The pure function from sources, mentions and decisions to resolved records."""

from collections.abc import Iterable

from legatus.ingest.resolve.act_records import event_record, statement_record
from legatus.ingest.resolve.active import standing
from legatus.ingest.resolve.administrations import Administration, administration_of
from legatus.ingest.resolve.derived import Eras, dated, successions, with_values
from legatus.ingest.resolve.diplomatic import DiplomaticActs
from legatus.ingest.resolve.events import acts_of
from legatus.ingest.resolve.given import gather
from legatus.ingest.resolve.milestones import milestones_of
from legatus.ingest.resolve.people import people
from legatus.ingest.resolve.person_records import person_id, person_record
from legatus.ingest.resolve.persons import Persons
from legatus.ingest.resolve.posts import Post, post_record
from legatus.ingest.resolve.reference import Reference
from legatus.ingest.resolve.relations import relations
from legatus.ingest.resolve.rulings import Rulings, rulings
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
    given = gather(records)
    ruled = rulings(given.decisions)
    stands = standing(given, ruled.retracted)
    copies = tell_stories(stands.articles)
    reference = Reference()
    persons = people(stands.active, stands.inactive, ruled)
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
    done = [
        event_record(act, persons, reference, ruled) for act in acts_of(stands.active, stands.inactive, given, ruled)
    ]
    spoken = said(stands.active, stands.inactive, given, persons, ruled)
    done += [statement_record(act, given, persons, reference, ruled) for act in spoken]
    made = [
        *_of_persons(persons, terms, related, reference, ruled),
        *_of_terms(terms, spans, heads, diplomatic, ruled),
        *_posts(terms, reference),
        *related,
        *(administration.record for administration in heads),
        *_in_their_time(done, heads),
        *_articles(copies, stands.supersedes),
    ]
    return sorted([*made, *reference.records.values()], key=lambda record: record.id)


def _of_persons(
    persons: Persons, terms: list[Term], related: list[Record], reference: Reference, ruled: Rulings
) -> list[Record]:
    standing_relations = frozenset(id for r in related for p in ("denotedBy", "formerlyDenotedBy") for id in r.texts(p))
    own: dict[int, list[Term]] = {}
    for term in terms:
        own.setdefault(id(term.person), []).append(term)
    return [person_record(p, own.get(id(p), []), standing_relations, reference, ruled) for p in persons.all]


def _of_terms(
    terms: list[Term], spans: dict[int, Span], heads: list[Administration], acts: DiplomaticActs, ruled: Rulings
) -> list[Record]:
    """Terms with their milestones, who came before, and in whose time at home."""
    before, eras = successions(terms, spans), Eras(heads)
    made: list[Record] = []
    for term in terms:
        span, steps = spans[id(term)], milestones_of(term, acts, ruled)
        record = term_record(term, span, steps, ruled)
        if term.served:
            home = term.post.sending
            time = eras.across(home, span.certain) or eras.during([home], span.certain)
            known = [Ref(before[term.id])] if term.id in before else []
            record = with_values(record, during=time, succeeded=known)
        made += [record, *steps]
    return made


def _posts(terms: list[Term], reference: Reference) -> list[Record]:
    """The posts of all terms; a seat is written as the least of the sources' spellings."""
    seats: dict[Post, set[str]] = {}
    for term in terms:
        written = seats.setdefault(term.post, set())
        written |= {seat for claim in term.claims if (seat := claim.mention.text("seat"))}
    return [post_record(post, min(written, default=None), reference) for post, written in seats.items()]


def _in_their_time(acts: list[Record], heads: list[Administration]) -> list[Record]:
    """Events and statements with the administrations of the states concerned in whose time they fell."""
    eras = Eras(heads)
    made = []
    for record in acts:
        concerned = [record.text(name) for name in ("source", "target", "onBehalfOf")]
        states = [id.removeprefix("state/") for id in concerned if id and id.startswith("state/")]
        states += (record.text("dyad") or "").split("-") if record.text("dyad") else []
        made.append(with_values(record, during=eras.during(states, dated(record))))
    return made


def _articles(copies: dict[str, str], supersedes: dict[str, str]) -> list[Record]:
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
