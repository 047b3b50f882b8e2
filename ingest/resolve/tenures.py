"""Terms: which mentions of one person at one post speak of one term of office or nomination."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.groups import decided
from legatus.ingest.resolve.persons import Person, Persons
from legatus.ingest.resolve.posts import Post, exclusive, fuller, post_of
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.service import Claim, claim_of
from legatus.ingest.resolve.terms import Service, part
from legatus.ingest.resolve.units import Era, apart, span

#: A post that is not fully named is that of the same person's fuller mentions within so many years.
NEAR = timedelta(days=4 * 365)

#: What is said of one person at one post.
Held = tuple[Person, Post, list[Claim]]


@dataclass(slots=True, eq=False)
class Term:
    """One term or nomination. `claims`: in the order of anchors; `former`: mentions that no longer count.

    `id`: set when it becomes a record.
    """

    person: Person
    post: Post
    claims: list[Claim]
    former: list[Mention] = field(default_factory=list)
    id: str = ""

    @property
    def anchor(self) -> Mention:
        """The mention that names the record."""
        return self.claims[0].mention

    @property
    def served(self) -> bool:
        """Whether service is evidenced."""
        return any(claim.served for claim in self.claims)


def terms_of(active: Iterable[Mention], inactive: Iterable[Mention], persons: Persons, rulings: Rulings) -> list[Term]:
    """Every term and nomination, in the order of their anchors."""
    terms = terms_among(held_of(active, persons), rulings)
    attach(terms, inactive, persons)
    return terms


def held_of(active: Iterable[Mention], persons: Persons) -> list[Held]:
    """What is said of each person, post by post."""
    by_person: dict[int, tuple[Person, list[Mention]]] = {}
    for mention in active:
        person = persons.of(mention) if mention.type in ("tenure", "milestone") else None
        if person is not None and post_of(mention) is not None:
            by_person.setdefault(id(person), (person, []))[1].append(mention)
    return [(p, post, claims) for p, mentions in by_person.values() for post, claims in _by_post(mentions).items()]


def terms_among(held: Sequence[Held], rulings: Rulings) -> list[Term]:
    """The terms and nominations that are told of, in the order of their anchors. Of an exclusive post, what is said of
    all who held it must be there."""
    served = _services(held)
    terms = [
        Term(person, post, term)
        for person, post, claims in held
        for term in part(claims, served.get(post, ()), person.anchor.member)
    ]
    return sorted(_decided(terms, rulings), key=lambda term: term.anchor.order)


def _by_post(mentions: list[Mention]) -> dict[Post, list[Claim]]:
    """What is said of one person, by post; a post that is not fully named is the one fuller post of that person."""
    stated = [(post, claim_of(mention)) for mention in mentions if (post := post_of(mention)) is not None]
    posts = sorted({post for post, _ in stated})
    days: dict[Post, Era | None] = {}
    for post, claim in stated:
        days[post] = span(days.get(post), (claim.at, claim.at) if claim.at else None)
    whole = {post: fuller(post, posts) for post in posts}
    by_post: dict[Post, list[Claim]] = {}
    for post, claim in stated:
        full = whole[post] if _near(claim, days[whole[post]]) else post
        by_post.setdefault(full, []).append(claim)
    return dict(sorted(by_post.items()))


def _near(claim: Claim, days: Era | None) -> bool:
    """Whether a claim is of the time of others, as far as known: an ambassador may hold another post years later."""
    return claim.at is None or apart((claim.at, claim.at), days) <= NEAR


def _services(held: Iterable[Held]) -> dict[Post, list[Service]]:
    """Who served when at each exclusive post, in order of days. Who acts for another replaces nobody."""
    found: dict[Post, set[Service]] = {}
    for person, post, claims in held:
        if not exclusive(post):
            continue
        services = found.setdefault(post, set())
        for claim in claims:
            if claim.served and not claim.over and claim.asof and claim.mention.text("status") != "acting":
                listed = claim.mention.source.dataset
                services.add(Service(claim.asof[0], claim.mention.story, person.anchor.member, listed))
    return {post: sorted(services) for post, services in found.items()}


def _decided(terms: list[Term], rulings: Rulings) -> list[Term]:
    """Terms that a curator joined or parted; the anchor says whose they are, and at which post."""
    same, different = rulings.same.get("tenure", []), rulings.different.get("tenure", [])
    if not same and not different:
        return terms
    of = {claim.mention.id: term for term in terms for claim in term.claims}
    made = []
    for claims in decided([t.claims for t in terms], lambda c: c.mention.id, same, different):
        claims.sort(key=lambda c: c.mention.order)
        first = of[claims[0].mention.id]
        made.append(Term(first.person, first.post, claims))
    return made


def attach(terms: list[Term], inactive: Iterable[Mention], persons: Persons) -> None:
    """Let mentions that no longer count lead to the term of the same person and post that lies nearest."""
    by_person: dict[int, list[Term]] = {}
    for term in terms:
        by_person.setdefault(id(term.person), []).append(term)
    for mention in inactive:
        post = post_of(mention) if mention.type in ("tenure", "milestone") else None
        person = persons.of(mention) if post is not None else None
        if person is None or post is None:
            continue
        own = by_person.get(id(person), [])
        post = fuller(post, {t.post for t in own})
        near = [t for t in own if t.post == post or fuller(t.post, [post]) == post]
        if near:
            claim = claim_of(mention)
            min(near, key=lambda t: (not _same_record(t, mention), _distance(t, claim), t.anchor.order)).former.append(
                mention
            )


def _distance(term: Term, claim: Claim) -> timedelta:
    days = [c.at for c in term.claims if c.at is not None]
    if claim.at is None or not days:
        return timedelta(0)
    return max(min(days) - claim.at, claim.at - max(days), timedelta(0))


def _same_record(term: Term, mention: Mention) -> bool:
    """Whether a term rests on the same record of the same dataset."""
    key = mention.text("record")
    return key is not None and any(
        c.mention.source is mention.source and c.mention.text("record") == key for c in term.claims
    )
