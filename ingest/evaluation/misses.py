"""What went wrong, named: a record that was nearly found says by which aspect it failed.

A missed and a spurious record of one article are one near miss where all aspects but one agree, or all but two and the
anchor (the person, the sentence) is among those that agree. What has no such partner was not found, or is not in the
annotation; a spurious record that is an annotated one found before is a repeat.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legatus.ingest.evaluation.alike import ASPECTS, SENTENCE, Aspect, Record, same_record
from legatus.ingest.evaluation.pairing import partners
from legatus.ingest.evaluation.scoring import Article

NOT_FOUND, NOT_ANNOTATED, REPEATED, ELSEWHERE = "not found", "not annotated", "found twice", "another sentence"
REVERSED = "ends the other way round"
#: With this aspect in common two others may differ.
ANCHORS = frozenset({"person", "sentence"})


@dataclass(frozen=True, slots=True)
class Error:
    """A missed (`found` False) or spurious (`found` True) record of an article, and the class of the error."""

    article: str
    found: bool
    record: Record
    why: str


def errors(articles: Iterable[Article], kind: str) -> list[Error]:
    """Everything missed and spurious of one record type, in the order of the articles, missed before spurious."""
    return [error for article in articles for error in _of(article, kind)]


def _of(article: Article, kind: str) -> list[Error]:
    gold, predicted, text = article.gold.get(kind, ()), article.predicted.get(kind, ()), article.text
    pairs = partners(kind, gold, predicted, text)
    missed = [n for n in range(len(gold)) if n not in pairs]
    spurious = [n for n in range(len(predicted)) if n not in set(pairs.values())]
    near = _near(kind, [gold[n] for n in missed], [predicted[n] for n in spurious], text)
    why_missed = {missed[place]: why for place, _, why in near}
    why_spurious = {spurious[other]: why for _, other, why in near}
    for n in spurious:
        if n not in why_spurious:
            again = any(same_record(kind, record, predicted[n], text) for record in gold)
            why_spurious[n] = REPEATED if again else NOT_ANNOTATED
    return [
        *(Error(article.id, False, gold[n], why_missed.get(n, NOT_FOUND)) for n in missed),
        *(Error(article.id, True, predicted[n], why_spurious[n]) for n in spurious),
    ]


def _near(kind: str, missed: Sequence[Record], spurious: Sequence[Record], text: str) -> list[tuple[int, int, str]]:
    """Near misses, each record in one at most, those that differ least first."""
    found = []
    for place, gold in enumerate(missed):
        for other, ours in enumerate(spurious):
            differing = [aspect for aspect in ASPECTS[kind] if not aspect.agrees(gold, ours, text)]
            if _is_near(kind, differing):
                found.append((len(differing), place, other, _named(kind, differing, gold, ours)))
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    near = []
    for _, place, other, why in sorted(found):
        if place not in taken_gold and other not in taken_ours:
            taken_gold.add(place)
            taken_ours.add(other)
            near.append((place, other, why))
    return near


def _is_near(kind: str, differing: Sequence[Aspect]) -> bool:
    anchored = any(aspect.name in ANCHORS and aspect not in differing for aspect in ASPECTS[kind])
    return len(differing) == 1 or (len(differing) == 2 and anchored)


def _named(kind: str, differing: Sequence[Aspect], gold: Record, ours: Record) -> str:
    """The class: `wrong type`, `no receiver`, `wrong source and target`, `another sentence` …"""
    if list(differing) == [SENTENCE]:
        return ELSEWHERE
    names = [aspect.name for aspect in differing]
    if names == ["source", "target"] and (gold.get("source"), gold.get("target")) == (
        ours.get("target"),
        ours.get("source"),
    ):
        return REVERSED
    if len(differing) == 1 and ours.get(differing[0].key) is None:
        return f"no {names[0]}"
    return "wrong " + " and ".join(names)
