"""The terms that an increment touches: of persons who may have changed, and of all at the exclusive posts they held."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legatus.ingest.increment.entries import COUNTS, LOST
from legatus.ingest.increment.folk import Circle, Folk
from legatus.ingest.increment.pool import Pool
from legatus.ingest.increment.reading import MOST_MENTIONS, Concerned, TooMuch
from legatus.ingest.resolve.administrations import Administration, administration_of
from legatus.ingest.resolve.diplomatic import DiplomaticActs, step_of
from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.names import name_of
from legatus.ingest.resolve.posts import Post, exclusive, post_of
from legatus.ingest.resolve.reference import Reference, head_role
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.service import claim_of
from legatus.ingest.resolve.slots import Slot
from legatus.ingest.resolve.spans import Span, reaches, span_of
from legatus.ingest.resolve.tenures import Held, Term, attach, held_of, terms_among
from legatus.ingest.resolve.term_records import term_id
from legatus.ontology.record import Record
from legatus.ontology.vocabulary import scheme


@dataclass(slots=True)
class Careers:
    """`terms`: what there is now of all that may have changed, with their `spans` and the `heads` among them. `known`:
    the records in the graph that they replace. `others`: persons of the graph whose terms are among them."""

    terms: list[Term]
    spans: dict[int, Span]
    heads: list[Administration]
    diplomatic: DiplomaticActs
    known: dict[str, Record]
    others: set[str]


@dataclass(slots=True)
class _Found:
    """What is gathered: mentions that count, and that do not, of persons taken whole; of others, post by post."""

    active: dict[str, Mention] = field(default_factory=dict)
    inactive: dict[str, Mention] = field(default_factory=dict)
    held: dict[tuple[str, str], Held] = field(default_factory=dict)
    known: dict[str, Record] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


def careers(
    pool: Pool, folk: Folk, circle: Circle, articles: Concerned, rulings: Rulings, reference: Reference
) -> Careers:
    """Find and resolve them. Raises `TooMuch`."""
    found = _Found()
    _begin(pool, circle, found)
    while _widen(pool, folk, found):
        pass
    taken = {*found.active, *found.inactive, *(c.mention.id for *_, claims in found.held.values() for c in claims)}
    decided = {m for kind in (rulings.same, rulings.different) for pair in kind.get("tenure", ()) for m in pair}
    if decided & taken or any(not set(record.texts("denotedBy")) <= taken for record in found.known.values()):
        raise TooMuch
    _check_posts(found)
    whole = held_of(sorted(found.active.values(), key=lambda m: m.order), folk)
    terms = terms_among([*whole, *found.held.values()], rulings)
    attach(terms, sorted(found.inactive.values(), key=lambda m: m.order), folk)
    diplomatic = _diplomatic(pool, terms, articles)
    spans = {id(term): span_of(term, diplomatic, rulings) for term in terms}
    reaches(terms, spans)
    for term in terms:
        term.id = term_id(term)
    _check_names(terms, found, rulings)
    heads = [a for term in terms if (a := administration_of(term, spans[id(term)], reference))]
    return Careers(terms, spans, heads, diplomatic, found.known, found.others)


def _check_posts(found: _Found) -> None:
    """Two offices that only their spelling tells apart share an id; here they would be taken for one."""
    posts: dict[str, Post] = {}
    claims = [*found.active.values(), *(c.mention for *_, some in found.held.values() for c in some)]
    for post in [p for m in claims if (p := post_of(m)) is not None] + [post for _, post, _ in found.held.values()]:
        if posts.setdefault(post.id, post) != post:
            raise TooMuch


def _check_names(terms: Iterable[Term], found: _Found, rulings: Rulings) -> None:
    """What a curator calls somebody says nothing of how sources write the name."""
    preferred = any(name.endswith("name") for fields in rulings.preferred.values() for name in fields)
    if preferred and any(t.person.id in found.others and _shared(t.post) for t in terms):
        raise TooMuch


def _of_office(mention: Mention) -> bool:
    return mention.type in ("tenure", "milestone") and post_of(mention) is not None


def _begin(pool: Pool, circle: Circle, found: _Found) -> None:
    """All that is said of those who may have changed, and of slots that are nobody's now."""
    dirty = {id(p) for p in circle.dirty}
    clean = {s.member for p in circle.persons.all if id(p) not in dirty for s in (*p.slots, *p.former)}
    for sign, into in ((COUNTS, found.active), (LOST, found.inactive)):
        for member in circle.members[sign] - clean:
            mention = pool.mentions.get(member)
            if mention is not None and _of_office(mention):
                into[mention.id] = mention
    found.whole = {p.id for p in circle.dirty} | {i for m, i in circle.before.items() if i and m not in clean}
    _take_known(pool, found, _held(record for id, record in circle.known.items() if id in found.whole))


def _held(persons: Iterable[Record]) -> set[str]:
    """The terms of persons, by their records."""
    return {id for person in persons for name in ("held", "nomineeIn") for id in person.texts(name)}


def _take_known(pool: Pool, found: _Found, terms: Iterable[str]) -> None:
    """Note terms of the graph, with their milestones and administrations, as such that are made anew."""
    fresh = pool.records(set(terms) - found.known.keys())
    more = {id for record in fresh.values() for id in record.texts("milestone")}
    for label, path in (("Tenure", "tenure/"), ("Nomination", "nomination/")):
        rows = pool.rows("affected_headed", (id for id in fresh if id.startswith(path)), label=label)
        more |= {str(row["id"]) for row in rows}
    found.known |= fresh | pool.records(more)


def _widen(pool: Pool, folk: Folk, found: _Found) -> bool:
    """Take in who else held the exclusive posts; whether there was anything."""
    stated = {post for mention in found.active.values() if (post := post_of(mention)) is not None}
    posts = {post.id for post in stated if _shared(post)}
    known = {id for record in found.known.values() if (id := record.text("of"))}
    posts |= {record.id for record in pool.records(known).values() if _shared(post_in(record))}
    fresh = posts - found.posts
    if not fresh:
        return False
    found.posts |= fresh
    rows = pool.rows("affected_terms", fresh)
    strangers = {str(row["person"]): row for row in rows if row["person"] not in found.whole}
    former = {str(row["person"]) for row in pool.rows("affected_former", strangers)}
    for id, row in strangers.items():
        _introduce(folk, id, row)
    found.others |= strangers.keys()
    for id in sorted(former):
        _take_whole(pool, folk, found, id)
    rest = [(str(r["person"]), str(r["post"]), str(r["term"])) for r in rows if r["person"] not in found.whole]
    _take_known(pool, found, (term for *_, term in rest))
    mentions = {id for *_, term in rest for id in found.known[term].texts("denotedBy")}
    if len(mentions) > MOST_MENTIONS:
        raise TooMuch
    pool.take(mentions)
    for id, at, term in rest:
        post, person = post_in(pool.records([at])[at]), folk.stub(id)
        _, _, claims = found.held.setdefault((id, at), (person, post, []))
        claims += [claim_of(pool.mentions[mention]) for mention in found.known[term].texts("denotedBy")]
    return True


def _shared(post: Post) -> bool:
    """Whether what is said of one holder of a post has a say in what is said of another."""
    return exclusive(post) or (bool(post.sending) and post.role == head_role(post.sending))


def post_in(record: Record) -> Post:
    """The post of a record."""
    seat = record.id.removeprefix("post/").split(".")[-1] if record.text("seat") else ""
    return Post(record.text("role") or "", record.text("sending") or "", record.text("receiving") or "", seat)


def _introduce(folk: Folk, id: str, row: dict[str, object]) -> None:
    """Let a person of the graph be known by all names that their mentions give."""
    person = folk.stub(id)
    names = [str(row["name"]), *(str(name) for name in row["altName"] or ())]  # type: ignore[attr-defined]
    anchor = person.anchor
    person.slots = [Slot(anchor.mention, anchor.of, name, name_of(name), "") for name in names]


def _take_whole(pool: Pool, folk: Folk, found: _Found, id: str) -> None:
    """Take all that is said of a person, since something that no longer counts may follow another of their terms."""
    record = pool.records([id])[id]
    found.whole.add(id)
    rows = pool.rows("affected_offices", [id])
    mentions = {m.id: m for m in pool.take(str(row["mention"]) for row in rows) if _of_office(m)}
    folk.note(mentions, id)
    counting = set(record.texts("denotedBy"))
    found.active |= {i: m for i, m in mentions.items() if i in counting}
    found.inactive |= {i: m for i, m in mentions.items() if i not in counting}
    for key in [key for key in found.held if key[0] == id]:
        del found.held[key]
    _take_known(pool, found, _held([record]))


def _diplomatic(pool: Pool, terms: Iterable[Term], articles: Concerned) -> DiplomaticActs:
    """The acts about envoys in the articles that tell of steps."""
    own = {article.id for article in articles.articles}
    now = [m for m in articles.now.mentions[COUNTS] if m.source.id in own]
    steps = [c.mention for t in terms for c in t.claims if not c.mention.source.dataset and step_of(c.mention)]
    types = sorted(scheme("event-type").with_flag("diplomatic"))
    rows = pool.rows("affected_diplomatic", {m.source.id for m in steps} - own, types=types)
    acts = sorted((*now, *pool.take(str(row["id"]) for row in rows)), key=lambda m: m.order)
    pool.quotes((*steps, *acts))
    return DiplomaticActs(acts)


def persons_of(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Terms by the id of their person."""
    made: dict[str, list[Term]] = {}
    for term in terms:
        made.setdefault(term.person.id, []).append(term)
    return made
