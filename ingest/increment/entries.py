"""By what one mention's resolution may depend on another's: the look-ups (`queries.keys`) that each thing gives.

`links` join persons who may be one; they may be more than there are, and are never taken back. All other entries are
exact: they come and go with the mention or article that gives them. A sign before a value says whether the mention
counts (`+`) or not (`-`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from legatus.ingest.resolve import Resolution
from legatus.ingest.resolve.acts import exact_day, sentence_of
from legatus.ingest.resolve.events import ends_of
from legatus.ingest.resolve.given import Given, Mention, Source
from legatus.ingest.resolve.names import Name, family_first, name_of
from legatus.ingest.resolve.persons import passage
from legatus.ingest.resolve.posts import telling
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.slots import Named, Slot, named_in
from legatus.ontology.identity import digest
from legatus.queries.all_keys import Entry

#: Parts the fields of a key or value; no text that is read has it.
SEP = "\x1f"

COUNTS, LOST = "+", "-"


@dataclass(frozen=True, slots=True)
class Unit:
    """Slots of one name, state and identifier, as far as look-ups know them."""

    name: Name
    state: str
    id: str

    @property
    def text(self) -> str:
        """The unit as a value of look-ups."""
        return SEP.join((" ".join(self.name.words), self.name.suffix, self.state, self.id))


@lru_cache(maxsize=65536)
def unit_of(text: str) -> Unit:
    """The unit that a value of a look-up names."""
    words, suffix, state, id = text.split(SEP)
    return Unit(Name(tuple(words.split()), suffix), state, id)


def key(kind: str, *parts: str) -> str:
    """The key of a look-up."""
    return SEP.join((kind, *parts))


def of_article(article: Source) -> Iterator[Entry]:
    """An article is found by its url, which its versions share, and by the bands that its copies do."""
    yield from ((mark, article.id) for mark in article_keys(article))


def article_keys(article: Source) -> list[str]:
    """Where articles that concern this one are found."""
    url = article.record.text("url")
    return [*([key("url", url)] if url else []), *(key("band", band) for band in article.record.texts("signature"))]


def of_named(named: Named, sign: str) -> Iterator[Entry]:
    """Surnames with the sources that name somebody so in full (`surname`), and those that need it (`short`)."""
    for slot in named.sure:
        for state, word in Named([slot], []).surnames():
            yield key("surname", sign, state, word), slot.mention.source.id
    for slot in named.short:
        yield key("short", sign, slot.state, slot.name.key), slot.mention.source.id


def of_slot(slot: Slot, sign: str) -> Iterator[Entry]:
    """A unit's slots."""
    yield key("slots", unit(slot).text), sign + slot.member


def unit(slot: Slot) -> Unit:
    """The unit of a slot."""
    return Unit(slot.name, slot.state, slot.id)


def links_of(slots: Iterable[Slot], inactive: bool, rulings: Rulings) -> Iterator[Entry]:
    """By what the persons of slots are found."""
    of = {slot.member: slot for slot in slots}
    pairs = decided_pairs(rulings)
    for slot in of.values():
        mine = unit(slot)
        yield from _of_unit(mine)
        if slot.post is not None and telling(slot.post):
            yield key("post", slot.post.id), mine.text
            yield key("more", mine.text), "post" + SEP + slot.post.id
        for pair in pairs.get(slot.member, ()):
            yield key("pair", pair), mine.text
            yield key("more", mine.text), "pair" + SEP + pair
        other = of.get(slot.mention.id + ("" if slot.of else "-of"))
        if slot.mention.type == "relation_of_persons" and other and (inactive or not slot.state or not other.state):
            yield key("more", mine.text), "unit" + SEP + unit(other).text


def _of_unit(mine: Unit) -> Iterator[Entry]:
    words = mine.name.words
    if mine.id:
        yield key("id", mine.id), mine.text
    for word in called(words, mine.state):
        yield key("word", mine.state, word), mine.text
    if not mine.state or len(words) > 1:
        yield key("name", mine.name.key), mine.text
    if not mine.state:
        yield key("stateless", words[-1]), mine.text


def called(words: tuple[str, ...], state: str) -> set[str]:
    """The words of a name with which a shorter form of it may end: never a given name that comes first."""
    return set(words if len(words) == 1 or family_first(state) else words[1:])


def decided_pairs(rulings: Rulings) -> dict[str, list[str]]:
    """The decisions that join or part persons, by the slots that they name."""
    made: dict[str, list[str]] = {}
    assigned = [
        (m + ("-of" if o else ""), n + ("-of" if p else "")) for (m, o), (n, p) in sorted(rulings.assigned.items())
    ]
    for one, other in (*assigned, *rulings.same.get("person", []), *rulings.different.get("person", [])):
        for member in {one, other}:
            made.setdefault(member, []).append(f"{one} {other}")
    return made


def of_act(mention: Mention, sign: str, given: Given) -> Iterator[Entry]:
    """An event is found by its type and ends, a statement by speaker's country and pair; both with what tells whether
    they may be one act. Events also by their participants, in the states that act."""
    if mention.type == "event":
        yield act_key(mention), act_value(mention, sign, given)
        if sign == COUNTS:
            ends = ends_of(mention)
            for name in map(name_of, mention.texts("participant")):
                for state in {ends.source, ends.target} - {""} if len(name.words) > 1 else ():
                    yield key("participant", state, name.key), mention.id
            if mention.source.dataset and mention.texts("participant"):
                yield key("listed", passage(mention)), mention.id
    elif mention.type == "statement":
        yield act_key(mention), act_value(mention, sign, given)


def act_key(mention: Mention) -> str:
    """Where acts that may be the same as this mention's are found."""
    if mention.type == "event":
        return key("event", *ends_of(mention))
    return key("statement", mention.text("speakerCountry") or "", mention.text("pair") or "")


def act_value(mention: Mention, sign: str, given: Given) -> str:
    """A mention of an act: its sign and id, the day that it states, where it stands, and its words."""
    day = exact_day(mention)
    place = mention.source.record.text("url") or mention.source.id
    parts = (sign + mention.id, day.isoformat() if day else "", digest(place)[:10], sentence_of(mention, given))
    return SEP.join(parts)


def of_resolution(made: Resolution) -> Iterator[Entry]:
    """All look-ups of a graph, by what has been resolved."""
    for source in made.given.sources.values():
        if not source.dataset:
            yield from of_article(source)
    signed = ((COUNTS, made.standing.active, made.slots), (LOST, made.standing.inactive, made.former))
    for sign, mentions, slots in signed:
        yield from of_named(named_in(mentions), sign)
        for slot in slots:
            yield from of_slot(slot, sign)
        yield from links_of(slots, sign == LOST, made.rulings)
        for mention in mentions:
            yield from of_act(mention, sign, made.given)
