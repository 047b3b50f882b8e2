"""Statements: which mentions speak of one utterance.

Copies of a story share their sentences. Otherwise two mentions are one utterance only if speaker, pair and words are
the same and the days at most one apart: the same day and issue alone may well be two sentences of one speech.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from legatus.ingest.resolve.acts import Act, Atom, atoms_of, attach, sentence_of
from legatus.ingest.resolve.given import Given, Mention
from legatus.ingest.resolve.groups import decided
from legatus.ingest.resolve.names import name_of
from legatus.ingest.resolve.persons import Person, Persons
from legatus.ingest.resolve.rulings import Rulings

DAY = timedelta(days=1)

#: Who speaks (a person's anchor, or words), for whom, and of which pair.
Key = tuple[str, str, str]


def said(
    active: Iterable[Mention], inactive: Iterable[Mention], given: Given, persons: Persons, rulings: Rulings
) -> list[Act]:
    """Every statement, in the order of its anchors."""
    groups: dict[Key, list[Mention]] = {}
    for mention in active:
        if mention.type == "statement":
            groups.setdefault(_key(mention, persons), []).append(mention)
    acts = [act for key in sorted(groups) for act in _acts(groups[key], given)]
    same, different = rulings.same.get("statement", []), rulings.different.get("statement", [])
    if same or different:
        fused = decided([a.mentions for a in acts], lambda m: m.id, same, different)
        acts = [Act(sorted(mentions, key=lambda m: m.order)) for mentions in fused]
    known = ((key, act) for act in acts for key in sorted({_key(m, persons) for m in act.mentions}))
    attach(((_key(m, persons), m) for m in inactive if m.type == "statement"), known, given)
    return sorted(acts, key=lambda act: act.anchor.order)


def _key(mention: Mention, persons: Persons) -> Key:
    person: Person | None = persons.of(mention)
    words = person.anchor.member if person else name_of(mention.text("speaker") or "").key
    return (words, mention.text("speakerCountry") or "", mention.text("pair") or "")


def _acts(mentions: list[Mention], given: Given) -> list[Act]:
    """Atoms with the same words on days at most one apart, measured from the first; two of one article stay two."""
    by_words: dict[str, list[Atom]] = {}
    for atom in atoms_of(mentions, given):
        by_words.setdefault(sentence_of(atom.mentions[0], given), []).append(atom)
    acts: list[Act] = []
    for atoms in by_words.values():
        first: tuple[date, list[Mention], set[str]] | None = None
        for atom in sorted(atoms, key=lambda a: (_day(a) or date.max, a.mentions[0].order)):
            day = _day(atom)
            if first and day and day - first[0] <= DAY and not first[2] & atom.articles and _worded(atom, given):
                first[1].extend(atom.mentions)
                first[2].update(atom.articles)
                continue
            members = list(atom.mentions)
            first = (day, members, set(atom.articles)) if day else None
            acts.append(Act(members))
    for act in acts:
        act.mentions.sort(key=lambda m: m.order)
    return acts


def _worded(atom: Atom, given: Given) -> bool:
    """Whether the words themselves are at hand, not only where they stand."""
    return any(quote in given.quotes for quote in atom.mentions[0].texts("quotes"))


def _day(atom: Atom) -> date | None:
    """The stated day, else the first day of publication."""
    days = [m.day[0] for m in atom.mentions if m.day]
    return atom.day or min(days, default=None)
