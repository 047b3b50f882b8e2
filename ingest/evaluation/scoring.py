"""Counting: precision, recall and F1 by record type, and how often the attributes of matched records are right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from legatus.ingest.evaluation.alike import ATTRIBUTES, ISSUES, WITH_ISSUES, Record, overlap
from legatus.ingest.evaluation.pairing import partners

#: The record types, in the order of the tables.
TYPES = tuple(ATTRIBUTES)
#: Every attribute, in the order of the tables.
ALL_ATTRIBUTES = (*dict.fromkeys(name for names in ATTRIBUTES.values() for name in names), ISSUES)

Records = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article: `text` is its raw text, `gold` and `predicted` hold records by type.

    `kind`: what sort of source it is from, or None where nobody says.
    """

    id: str
    text: str
    gold: Records
    predicted: Records
    kind: str | None = None


@dataclass(slots=True)
class Score:
    """What came out for one record type.

    `gold`, `predicted`, `matched` are counts of records; `attributes` holds, for every matched record, 1 or 0 (for
    the issues a share between); `missed` and `spurious` are the records without a partner with their article's id.
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    attributes: dict[str, list[float]] = field(default_factory=dict)
    missed: list[tuple[str, Record]] = field(default_factory=list)
    spurious: list[tuple[str, Record]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; of nothing found all is right where nothing was to be found."""
        return self.matched / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of what was to be found that was found."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def right(self, attribute: str) -> float | None:
        """The share of matched records whose attribute is right (of the issues the mean overlap), or None."""
        values = self.attributes.get(attribute)
        return sum(values) / len(values) if values else None

    def figures(self) -> dict[str, float | None]:
        """Every share by its name, to three digits: precision, recall, F1, and the attributes where they apply."""
        shares = {name: self.right(name) for name in ALL_ATTRIBUTES}
        found = {"precision": self.precision, "recall": self.recall, "f1": self.f1, **shares}
        return {name: None if share is None else round(share, 3) for name, share in found.items()}


def score(articles: Iterable[Article]) -> dict[str, Score]:
    """The score of each record type over all articles."""
    scores = {kind: Score() for kind in TYPES}
    for article in articles:
        for kind, into in scores.items():
            _count(article, kind, into)
    return scores


def by_source(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """The articles by the kind of source they are from, in alphabetical order; those of no kind are left out."""
    sorted_in: dict[str, list[Article]] = {}
    for article in articles:
        if article.kind is not None:
            sorted_in.setdefault(article.kind, []).append(article)
    return dict(sorted(sorted_in.items()))


def _count(article: Article, kind: str, into: Score) -> None:
    gold, predicted = article.gold.get(kind, ()), article.predicted.get(kind, ())
    pairs = partners(kind, gold, predicted, article.text)
    found = set(pairs.values())
    into.gold += len(gold)
    into.predicted += len(predicted)
    into.matched += len(pairs)
    for place, other in pairs.items():
        _compare(kind, gold[place], predicted[other], into)
    into.missed += [(article.id, record) for n, record in enumerate(gold) if n not in pairs]
    into.spurious += [(article.id, record) for n, record in enumerate(predicted) if n not in found]


def _compare(kind: str, gold: Record, predicted: Record, into: Score) -> None:
    for name in ATTRIBUTES[kind]:
        into.attributes.setdefault(name, []).append(float(gold.get(name) == predicted.get(name)))
    if kind in WITH_ISSUES:
        into.attributes.setdefault(ISSUES, []).append(overlap(gold.get(ISSUES), predicted.get(ISSUES)))
