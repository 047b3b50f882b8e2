"""Which issues an act or statement is about: its own words decide, else the text around it and the whole document.

Annotators give an act the issue of the quarrel or talks that it belongs to ("Paris rejected the charge"), unless its
own words name another. So the words of `en/topics.csv` are weighed at every distance from it (`topic_features.py`).
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import TYPE_CHECKING

from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.tables import rows
from legatus.ingest.extract.topic_features import OTHER, Case, Weights, chance, of_issue, of_none, total
from legatus.ingest.extract.topic_words import weights_in

if TYPE_CHECKING:
    from legatus.ingest.extract.tokens import Token

#: So likely a second issue must be to be given beside the first.
SECOND = 0.36
#: None of the issues is given if that is so much likelier than the likeliest of them: topics that fit are wanted first.
NONE = 1.15
#: The first sentences of a text, its title among them, tell what it is about.
LEAD = 2
#: Clauses beside an act's own that only say when, why or under what condition.
ASIDE = frozenset({"advcl", "parataxis"})
YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20\d\d)(?!\d)")


class Topics:
    """What each sentence of a document is about, by the words of it.

    `named`: the states and organisations that each sentence names; `office`: the document is an office's own.
    """

    def __init__(self, parsed: Parsed, named: Iterable[Collection[str]], *, office: bool) -> None:
        """Weigh every sentence once."""
        self.sentences = [sentence for _, sentence in parsed.sentences]
        self.places = {sentence.start_char: place for place, sentence in enumerate(self.sentences)}
        self.named = list(named)
        self.office = office
        self.year = int(parsed.published[:4]) if parsed.published else None
        self.weights = [weights_in(sentence.text) for sentence in self.sentences]
        self.paragraphs = _paragraphs(parsed)
        self.whole = total(self.weights)
        titles = [self.weights[place] for place, (kind, _) in enumerate(parsed.sentences) if kind == "title"]
        self.lead = total([*titles, *self.weights[:LEAD]])

    def issues(
        self,
        starts: Iterable[int],
        kind: str | None,
        ends: Collection[str],
        own: tuple[str, str] | None = None,
    ) -> tuple[str, ...]:
        """The issues of an event of type `kind`, or of a statement (None), in alphabetical order.

        `starts`: where its sentences begin (clean offsets); `ends`: the two parties; `own`: its own words and those
        that only say when or why, all of its sentences if None.
        """
        places = sorted({self.places[start] for start in starts if start in self.places})
        return decided(self.case(places, kind, ends, own)) if places else (OTHER,)

    def case(self, places: list[int], kind: str | None, ends: Collection[str], own: tuple[str, str] | None) -> Case:
        """The weights of the words at every distance from the sentences at `places` (not empty)."""
        sentence = total(self.weights[place] for place in places)
        core: Weights = weights_in(own[0]) if own else sentence
        aside: Weights = weights_in(own[1]) if own else {}
        others = [place for place in range(len(self.weights)) if place not in places]
        first, last = places[0], places[-1]
        return Case(
            type=kind,
            core=core,
            aside=aside,
            rest={i: w - core.get(i, 0.0) - aside.get(i, 0.0) for i, w in sentence.items()},
            before=self.weights[first - 1] if first else {},
            after=self.weights[last + 1] if last + 1 < len(self.weights) else {},
            paragraph=self._of(p for p in others if self.paragraphs[p] == self.paragraphs[first]),
            pair=self._of(p for p in others if len(ends) > 1 and set(ends) <= set(self.named[p])),
            lead=self.lead,
            whole=self.whole,
            past=self._is_past(places),
            office=self.office,
        )

    def _of(self, places: Iterable[int]) -> dict[str, float]:
        return total(self.weights[place] for place in places)

    def _is_past(self, places: list[int]) -> bool:
        """Whether the latest year that the sentences name is before that of the publication."""
        years = [int(year) for place in places for year in YEAR.findall(self.sentences[place].text)]
        return self.year is not None and bool(years) and max(years) < self.year


def decided(case: Case) -> tuple[str, ...]:
    """The likeliest issue, with others where they are likely; `other` alone where none is likely enough."""
    chances = [(chance(of_issue(case, issue), scales("issue")), issue) for issue in issues()]
    first, *others = sorted(chances, key=lambda pair: (-pair[0], pair[1]))
    if chance(of_none(case, [p for p, _ in chances]), scales("none")) > NONE * first[0]:
        return (OTHER,)
    return tuple(sorted((first[1], *(issue for likely, issue in others if likely >= SECOND))))


def own_words(predicate: "Token") -> tuple[str, str]:
    """The words of an act's own clause, with the thing it is said of, and those of clauses that say when or why."""
    core = {t.i: t for t in _subtree(predicate, own=True)}
    aside = {t.i: t for c in predicate.children if _is_aside(c) for t in _subtree(c, own=False)}
    if predicate.dep_ in ("relcl", "acl"):
        core.update({t.i: t for t in predicate.head.subtree if t.i not in aside})
    return _text(core), _text(aside)


def _subtree(token: "Token", *, own: bool) -> "list[Token]":
    """A predicate's words without verbs joined to it and, if `own`, without its asides."""
    found, stack = [], [token]
    while stack:
        current = stack.pop()
        found.append(current)
        for child in current.children:
            joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
            if not joined and not (own and current is token and _is_aside(child)):
                stack.append(child)
    return found


def _is_aside(token: "Token") -> bool:
    """Whether a clause says when or why, not what for ("met to discuss …")."""
    return token.dep_ in ASIDE and not any(child.tag_ == "TO" for child in token.children)


def _text(words: "dict[int, Token]") -> str:
    return "".join(words[i].text_with_ws for i in sorted(words))


def _paragraphs(parsed: Parsed) -> list[int]:
    """The paragraph of every sentence."""
    starts = [block.start for block in parsed.clean.blocks]
    found, at = [], 0
    for _, sentence in sorted(parsed.sentences, key=lambda pair: pair[1].start_char):
        while at + 1 < len(starts) and starts[at + 1] <= sentence.start_char:
            at += 1
        found.append((sentence.start_char, at))
    of = dict(found)
    return [of[sentence.start_char] for _, sentence in parsed.sentences]


@cache
def issues() -> tuple[str, ...]:
    """The issues that have words in `en/topics.csv`, `other` left out."""
    return tuple(sorted({row["issue"] for row in rows("topics")} - {"", OTHER}))


@cache
def scales(stage: str) -> dict[str, float]:
    """What each feature weighs, for an issue (`issue`) or for none of them (`none`)."""
    return {row["feature"]: float(row["weight"]) for row in rows("topic_scales") if row["stage"] == stage}
