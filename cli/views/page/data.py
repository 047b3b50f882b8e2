"""The facts of a page as compact JSON that can stand within HTML. What the list of the page says is not said again."""

import json
from collections.abc import Hashable
from typing import Any

from legatus.cli.views.layout import Layout, number
from legatus.cli.views.safe import web_address, xml
from legatus.cli.views.wording import label, words
from legatus.queries.dossier.model import Dossier, Fact
from legatus.queries.dossier.temperature import ACTUAL, UNITS, fitting

#: A source that names neither a publisher nor a title.
UNKNOWN = "publisher unknown"
#: The columns of a fact's row.
FIELDS = (
    "what",
    "kind",
    "low",
    "high",
    "day",
    "y",
    "tone",
    "hollow",
    "issues",
    "score",
    "counts",
    "notes",
    "term",
    "quotes",
    "claims",
)
#: Characters that could end the script element or begin another; JavaScript once ended lines at the last two.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class Table:
    """Values by number, each kept once."""

    def __init__(self) -> None:
        self.values: dict[Any, int] = {}

    def __getitem__(self, value: Hashable) -> int:
        return self.values.setdefault(value, len(self.values))


def packed(dossier: Dossier, made: Layout) -> str:
    """The JSON, escaped for a `script` element of the type application/json."""
    marks = {mark.fact: mark for mark in made.marks}
    bars = {bar.fact: bar for bar in made.bars}
    texts, sources, rules, issues = Table(), Table(), Table(), Table()
    places = {fact.id: n for n, fact in enumerate(dossier.facts)}
    rows = []
    for n, fact in enumerate(dossier.facts):
        mark, bar = marks.get(n), bars.get(n)
        low, high = (mark.low, mark.high) if mark else map(number, fact.possible) if fact.possible else (None, None)
        day = mark.day if mark else None if bar is None else bar.low if bar.begun is None else bar.begun
        rows.append(
            [
                fact.what,
                xml(fact.kind),
                low,
                high,
                day,
                mark.y if mark else bar.y if bar else None,
                mark.tone if mark else "bar",
                int(bool(mark and mark.hollow)),
                [issues[xml(i), xml(label("issue", i))] for i in fact.issues],
                fact.score,
                int(fact.score is not None and fact.modality == ACTUAL),
                _notes(fact),
                places.get(fact.term, -1),
                [
                    [texts[e.quote], sources[e.source], e.start, [rules[r] for r in e.rules], e.confidence]
                    for e in fact.evidence
                ],
                _claims(fact, sources),
            ]
        )
    unit = fitting(f for f in dossier.facts if f.score is not None and f.modality == ACTUAL)
    data = {
        "fields": FIELDS,
        "facts": rows,
        "texts": list(texts.values),
        "sources": [
            [xml(s.publisher or s.title or UNKNOWN), xml(s.title), web_address(s.url), words(s.published)]
            for s in sources.values
        ],
        "rules": list(rules.values),
        "issues": list(issues.values),
        "first": made.first,
        "last": made.last,
        "months": UNITS[unit][0],
        "lanes": [[lane.holds, lane.top, lane.height, lane.zero] for lane in made.lanes],
        "height": made.height,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)


def _notes(fact: Fact) -> list[str]:
    """What else is known of a fact, in words."""
    notes = []
    if fact.mode:
        notes.append(label("mode", fact.mode))
    if fact.modality and fact.modality != ACTUAL:
        notes.append(label("modality", fact.modality))
    if fact.score is not None:
        notes.append(f"score {fact.score:+g}")
    if fact.stories > 1:
        notes.append(f"{fact.stories} independent sources")
    return notes


def _claims(fact: Fact, sources: Table) -> list[list[Any]]:
    """Conflicting claims by field: each value with its sources and their words."""
    fields: dict[str, dict[str, list[list[Any]]]] = {}
    for claim in fact.claims:
        fields.setdefault(claim.field, {}).setdefault(claim.value, []).append([sources[claim.source], claim.quote])
    dates = ("date", "start", "end")
    return [
        [name, [[words(value) if name in dates else value.replace("_", " "), said] for value, said in values.items()]]
        for name, values in fields.items()
    ]
