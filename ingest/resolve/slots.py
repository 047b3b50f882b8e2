"""Slots: every place where a mention names a person.

A tenure, milestone or statement mention names one, a relation two. What an event's participants are called is looked
up later; they make no person. Within one article a shorter name is that of the one fuller name it is part of.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from legatus.ingest.resolve.given import Mention
from legatus.ingest.resolve.names import Name, is_part, name_of
from legatus.ingest.resolve.posts import Post, post_of
from legatus.ingest.resolve.service import ended
from legatus.ingest.resolve.speakers import looks_like_a_person, may_be_a_surname
from legatus.ontology.dates import EARLIEST, LATEST, bounds

#: What tells persons apart before any rule: name, state, identifier in a dataset.
Key = tuple[str, str, str]

#: A state, or nothing, and a name by which somebody of that state is called for short.
Surname = tuple[str, str]


@dataclass(slots=True, eq=False)
class Slot:
    """A person as a mention names them.

    `of`: the second person of a relation. `written`: as in the source; `name`: the fullest form in the article.
    `post`: the office named with them. `day`: the first and last day of which the mention speaks, or None.
    `id`: the identifier in a dataset (`pocom:salazar-kenneth-lee`), or empty.
    """

    mention: Mention
    of: bool
    written: str
    name: Name
    state: str
    id: str = ""
    post: Post | None = None
    day: tuple[date, date] | None = None

    @property
    def member(self) -> str:
        """How decisions name this person: the mention's id, marked for the second of a relation."""
        return self.mention.id + ("-of" if self.of else "")

    @property
    def key(self) -> Key:
        """Name, state and identifier."""
        return (self.name.key, self.state, self.id)

    @property
    def order(self) -> tuple[bool, tuple[bool, str, str]]:
        """The order of anchors: a person is rather named by a mention that is about them."""
        return (self.of, self.mention.order)


@dataclass(slots=True)
class Named:
    """The slots of some mentions before it is known who else is named.

    `sure`: those that surely name a person, with the fullest forms of their articles. `short`: speakers of whom only a
    surname may be given.
    """

    sure: list[Slot]
    short: list[Slot]

    def surnames(self) -> set[Surname]:
        """By what the persons who are surely named are called for short, and their states. Ask before `complete`."""
        return {(slot.state, word) for slot in self.sure for word in short_forms(slot)}

    def complete(self, surnames: Container[Surname]) -> list[Slot]:
        """Every slot, in the order of anchors: a speaker's surname names a person where it is one of these."""
        found = self.sure + [slot for slot in self.short if (slot.state, slot.name.key) in surnames]
        _within_articles(found)
        return sorted(found, key=lambda slot: slot.order)


def slots_of(mentions: Iterable[Mention]) -> list[Slot]:
    """Every slot of the mentions, in the order of anchors; names of institutions make none."""
    named = named_in(mentions)
    return named.complete(named.surnames())


def named_in(mentions: Iterable[Mention]) -> Named:
    """Whom the mentions name, as far as each article says by itself."""
    sure: list[Slot] = []
    speakers: list[Slot] = []
    for mention in mentions:
        if mention.type in ("tenure", "milestone"):
            sure += _slot(mention, "person", mention.text("sending"), of=False)
        elif mention.type == "relation_of_persons":
            sure += _slot(mention, "person", None, of=False) + _slot(mention, "ofPerson", None, of=True)
        elif mention.type == "statement":
            speakers += _slot(mention, "speaker", mention.text("speakerCountry"), of=False)
    sure += [slot for slot in speakers if looks_like_a_person(slot.written)]
    _within_articles(sure)
    short = [s for s in speakers if not looks_like_a_person(s.written) and may_be_a_surname(s.written)]
    return Named(sure, short)


def slot_at(mention: Mention, name: Name, state: str, *, of: bool) -> Slot:
    """The slot of a mention that is known to be one, with the name and state that are known of it."""
    claim = "ofPerson" if of else "speaker" if mention.type == "statement" else "person"
    (slot,) = _slot(mention, claim, state, of=of)
    slot.name = name
    return slot


def _slot(mention: Mention, claim: str, state: str | None, *, of: bool) -> list[Slot]:
    written = mention.text(claim)
    if written is None or not name_of(written).words:
        return []
    id = mention.text("personId") or ""
    if id and ":" not in id:
        id = f"{mention.source.id.removeprefix('dataset/')}:{id}"
    return [Slot(mention, of, written, name_of(written), state or "", id, post_of(mention), _day(mention))]


def _day(mention: Mention) -> tuple[date, date] | None:
    """When the person was alive and active, by this mention: a stated date, else the day of publication.

    "Former ambassador X" does not say when; nor does "predecessor".
    """
    stated = [bounds(text) for text in (mention.text(name) for name in ("start", "end", "date")) if text]
    days = [day for pair in stated for day in pair if EARLIEST < day < LATEST]
    if days:
        return min(days), max(days)
    if mention.type == "relation_of_persons" or ended(mention):
        return None
    return mention.day


def short_forms(slot: Slot) -> set[str]:
    """The words by which somebody is called for short."""
    words = slot.name.words
    return {slot.name.key, *(w for w in words if len(words) == 1 or is_part(Name((w,)), slot.name, slot.state))}


def _within_articles(slots: list[Slot]) -> None:
    """Give every slot the fullest form of its name that its article has, and a relation's persons their state."""
    by_article: dict[str, list[Slot]] = {}
    for slot in slots:
        if not slot.mention.source.dataset:
            by_article.setdefault(slot.mention.source.id, []).append(slot)
    for group in by_article.values():
        forms = sorted({(s.name, s.state) for s in group}, key=lambda f: (-len(f[0].words), f[0].key, f[1]))
        if len(forms) > 1:
            for slot in group:
                slot.name, slot.state = _fullest(slot, forms)


def _fullest(slot: Slot, forms: list[tuple[Name, str]]) -> tuple[Name, str]:
    """The one fullest form among an article's names that a slot's name is part of; its own where there is none."""
    own = (slot.name, slot.state)
    fuller = [
        (name, state)
        for name, state in forms
        if (name, state) != own
        and (not slot.state or state == slot.state)
        and ((name == slot.name and state) or is_part(slot.name, name, state or None))
    ]
    if not fuller:
        return own
    best = fuller[0]
    one = all(n == best[0] or is_part(n, best[0], best[1] or None) for n, _ in fuller)
    states = {state for n, state in fuller if n == best[0] and state}
    return (best[0], slot.state or (states.pop() if len(states) == 1 else "")) if one else own
