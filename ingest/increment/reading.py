"""Which articles a new one concerns, what they said before and say now, and whom they name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legatus.ingest.increment import entries
from legatus.ingest.increment.entries import COUNTS, LOST, key
from legatus.ingest.increment.pool import Pool
from legatus.ingest.resolve.active import standing
from legatus.ingest.resolve.given import Given, Mention, Source
from legatus.ingest.resolve.rulings import Rulings
from legatus.ingest.resolve.slots import Named, Slot, Surname, named_in
from legatus.ingest.resolve.stories import tell_stories
from legatus.queries.all_keys import Entry
from legatus.queries.keys import Keys

SIGNS = (COUNTS, LOST)


class TooMuch(Exception):
    """A change concerns too much to be taken in by itself: everything is to be resolved."""


#: More articles, or mentions, than this are not taken in by themselves.
MOST_ARTICLES, MOST_MENTIONS = 2_000, 40_000


@dataclass(slots=True)
class State:
    """What some articles say, before or after: by sign, their mentions in the order of anchors, and their slots."""

    mentions: dict[str, list[Mention]]
    slots: dict[str, list[Slot]] = field(default_factory=dict)

    def signs(self) -> dict[str, str]:
        """The sign of every mention."""
        return {m.id: sign for sign in SIGNS for m in self.mentions[sign]}


class Surnames:
    """Whether somebody of a state is called so, by the look-ups as they are or as they will be."""

    def __init__(self, keys: Keys, sign: str, *, old: bool, asked: Iterable[Surname]) -> None:
        marks = {surname: key("surname", sign, *surname) for surname in asked}
        found = keys.old(marks.values()) if old else keys.get(marks.values())
        self._known = {surname for surname, mark in marks.items() if found[mark]}

    def __contains__(self, surname: object) -> bool:
        """Whether somebody is; only surnames that were asked for are known."""
        return surname in self._known


@dataclass(slots=True)
class Concerned:
    """`articles`: new ones, their versions and copies. `others`: articles in which a surname now does, or no longer
    does, name a person. `before`, `now`: what both say, the new articles in `now` only. `copies`, `supersedes`: as
    `resolve` derives them."""

    articles: list[Source]
    others: list[Source]
    before: State
    now: State
    copies: dict[str, str]
    supersedes: dict[str, str]


def concerned(pool: Pool, keys: Keys, pending: Iterable[str], rulings: Rulings) -> Concerned:
    """Find them, and note in the look-ups what changes. Raises `TooMuch`."""
    new = {article.id for article in pool.articles(pending)}
    articles = _kin(pool, keys, new)
    mentions = pool.said_in(article.id for article in articles)
    pool.quotes(mentions)
    for article in articles:
        article.story = article.id
    now = standing(_given(articles, mentions), rulings.retracted)
    copies = tell_stories(now.articles)
    old = [a for a in articles if a.id not in new]
    before = standing(_given(old, [m for m in mentions if m.source.id not in new]), rulings.retracted)
    states = [State({COUNTS: s.active, LOST: s.inactive}) for s in (before, now)]
    others = _others(pool, keys, articles, states)
    if others:
        _with(states, pool, others, rulings)
    _name(keys, states)
    _note(pool, keys, states, rulings)
    return Concerned(articles, others, states[0], states[1], copies, now.supersedes)


def said(pool: Pool, articles: list[Source], rulings: Rulings) -> State:
    """What articles say that no change concerns: their versions are as the graph has them."""
    mentions = pool.said_in(article.id for article in articles)
    stands = standing(_given(articles, mentions), rulings.retracted | pool.superseded)
    return State({COUNTS: stands.active, LOST: stands.inactive})


def _given(articles: list[Source], mentions: list[Mention]) -> Given:
    return Given(sources={a.id: a for a in articles}, mentions=mentions)


def _kin(pool: Pool, keys: Keys, new: set[str]) -> list[Source]:
    """New articles, and all that share an url or a band with them, by whatever steps."""
    keys.change((), (entry for article in pool.articles(new) for entry in entries.of_article(article)))
    found, fresh = set(new), set(new)
    while fresh:
        marks = {mark for article in pool.articles(fresh) for mark in entries.article_keys(article)}
        fresh = {id for ids in keys.get(marks).values() for id in ids} - found
        found |= fresh
        if len(found) > MOST_ARTICLES:
            raise TooMuch
    return pool.articles(found)


def _others(pool: Pool, keys: Keys, articles: list[Source], states: list[State]) -> list[Source]:
    """Articles elsewhere in which a surname now names somebody, or no longer does."""
    own, found = {a.id for a in articles}, set()
    for sign in SIGNS:
        gone, come = (set(entries.of_named(named_in(state.mentions[sign]), sign)) for state in states)
        asked = {mark for mark, _ in gone | come if mark.startswith(key("surname", ""))}
        before = keys.old(asked)
        keys.change(gone - come, come)
        after = keys.get(asked)
        turned = [mark for mark in asked if bool(before[mark]) != bool(after[mark])]
        for ids in keys.get("short" + mark.removeprefix("surname") for mark in turned).values():
            found |= {id for id in ids if id not in own}
    if any(id.startswith("dataset/") for id in found) or len(found) > MOST_ARTICLES:
        raise TooMuch
    return pool.articles(found)


def _with(states: list[State], pool: Pool, others: list[Source], rulings: Rulings) -> None:
    more = said(pool, others, rulings)
    pool.quotes(mention for sign in SIGNS for mention in more.mentions[sign])
    for state in states:
        for sign in SIGNS:
            state.mentions[sign] = sorted((*state.mentions[sign], *more.mentions[sign]), key=lambda m: m.order)


def _name(keys: Keys, states: list[State]) -> None:
    """Find the slots of both states."""
    for state, old in zip(states, (True, False), strict=True):
        for sign in SIGNS:
            state.slots[sign] = slots(keys, state.mentions[sign], sign, old=old)


def slots(keys: Keys, mentions: Iterable[Mention], sign: str, *, old: bool = False) -> list[Slot]:
    """The slots of whole articles, by the surnames that the look-ups know."""
    named: Named = named_in(mentions)
    return named.complete(Surnames(keys, sign, old=old, asked={(s.state, s.name.key) for s in named.short}))


def _note(pool: Pool, keys: Keys, states: list[State], rulings: Rulings) -> None:
    exact: list[set[Entry]] = []
    for state in states:
        acts = (e for sign in SIGNS for m in state.mentions[sign] for e in entries.of_act(m, sign, pool.given))
        named = (e for sign in SIGNS for slot in state.slots[sign] for e in entries.of_slot(slot, sign))
        exact.append({*acts, *named})
    gone, come = exact
    keys.change(gone - come, come - gone)
    for sign in SIGNS:
        keys.change((), entries.links_of(states[1].slots[sign], sign == LOST, rulings))
