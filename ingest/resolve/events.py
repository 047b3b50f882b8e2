"""Events: which mentions speak of one act.

Two mentions of one article are two acts. Across articles they are one where copies of a story share a sentence, or
where the days are at most one apart and an issue is shared, measured from the first of them, so that none drift.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from legatus.ingest.resolve.acts import Act, Atom, atoms_of, attach
from legatus.ingest.resolve.given import Given, Mention
from legatus.ingest.resolve.groups import decided
from legatus.ingest.resolve.rulings import Rulings
from legatus.ontology.vocabulary import scheme

DAY = timedelta(days=1)


class Ends(NamedTuple):
    """What an event is between: its type, who acts and who is acted upon, in a fixed order where both do."""

    type: str
    source: str
    target: str


def ends_of(mention: Mention) -> Ends:
    """Type and ends of an event mention."""
    type, source, target = (mention.text(name) or "" for name in ("claimType", "sourceActor", "targetActor"))
    if type in scheme("event-type") and scheme("event-type")[type].has("unordered") and target:
        source, target = sorted((source, target))
    return Ends(type, source, target)


def acts_of(active: Iterable[Mention], inactive: Iterable[Mention], given: Given, rulings: Rulings) -> list[Act]:
    """Every event, in the order of its anchors."""
    groups = _grouped(m for m in active if m.type == "event")
    acts = [act for ends in sorted(groups) for act in _acts(groups[ends], given)]
    same, different = rulings.same.get("event", []), rulings.different.get("event", [])
    if same or different:
        fused = decided([a.mentions for a in acts], lambda m: m.id, same, different)
        acts = [Act(sorted(mentions, key=lambda m: m.order)) for mentions in fused]
    known = ((ends, act) for act in acts for ends in sorted({ends_of(m) for m in act.mentions}))
    attach(((ends_of(m), m) for m in inactive if m.type == "event"), known, given)
    return sorted(acts, key=lambda act: act.anchor.order)


def _grouped(mentions: Iterable[Mention]) -> dict[Ends, list[Mention]]:
    groups: dict[Ends, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(ends_of(mention), []).append(mention)
    return groups


def _acts(mentions: list[Mention], given: Given) -> list[Act]:
    atoms = atoms_of(mentions, given)
    undated = [Act(atom.mentions) for atom in atoms if atom.day is None]
    dated = sorted((a for a in atoms if a.day is not None), key=lambda a: (a.day or date.max, a.mentions[0].order))
    return undated + [Act(sorted(mentions, key=lambda m: m.order)) for mentions in _windows(dated)]


def _windows(atoms: list[Atom]) -> list[list[Mention]]:
    """Join atoms at most a day after the first of their cluster that share an issue, not an article, with it."""
    done: list[list[Mention]] = []
    recent: list[tuple[Atom, list[Mention], set[str]]] = []
    for atom in atoms:
        recent = [entry for entry in recent if (atom.day or date.max) - (entry[0].day or date.min) <= DAY]
        for first, mentions, articles in recent:
            if first.issues & atom.issues and not articles & atom.articles:
                mentions += atom.mentions
                articles |= atom.articles
                break
        else:
            entry = (atom, list(atom.mentions), set(atom.articles))
            recent.append(entry)
            done.append(entry[1])
    return done
