"""`python -m benchmarks.topics [FOLDER …]` fits `ingest/extract/en/topic_scales.csv`: what tells an act's issues.

Learnt from what annotators gave: of our own articles, of the shared ones where they are, and of further folders in
their form (`gold/`, `documents.jsonl`). A logistic regression for an issue, a second one for none of them; a handful of
weights, the same for every issue, so that no article's words are in them. It prints how well each set is told by
weights that were fitted to the others (the mean share of issues in common).
"""

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.sets import TESTS, shared_folder
from legatus.ingest.documents import Document
from legatus.ingest.evaluation import inputs
from legatus.ingest.evaluation.alike import overlap
from legatus.ingest.evaluation.run import completed
from legatus.ingest.extract import acts, mentions, reader, statements
from legatus.ingest.extract.drafts import Draft
from legatus.ingest.extract.gate import gate
from legatus.ingest.extract.model import Parsed
from legatus.ingest.extract.parse import parse
from legatus.ingest.extract.topic_features import OTHER, Case, chance, of_issue, of_none
from legatus.ingest.extract.topics import NONE, SECOND, Topics, issues

TABLE = Path("ingest/extract/en/topic_scales.csv")
HEAD = (
    "# made by `python -m benchmarks.topics`: what each feature of topic_features.py weighs, for an issue and for none"
)
SETS = "# fitted to annotated events and statements: {}"
#: How strongly weights are held to 0, for an issue and for none: features are few, but articles are few as well.
HELD = {"issue": 1.5, "none": 2.0}

Matrix = NDArray[np.float64]


class Told(NamedTuple):
    """One annotated event or statement, and the issues that it was given."""

    case: Case
    gold: frozenset[str]


def told(gold: str, documents: Sequence[str], about: str | None = None) -> list[Told]:
    """The annotated events and statements of a set, with the text around each."""
    wanted = inputs.annotations(gold, None)
    known = {} if about is None else inputs.about(about)
    texts = inputs.documents(documents, wanted)
    found: list[Told] = []
    for key in sorted(wanted):
        found += of_document(completed(texts[key], known.get(key, {})), wanted[key])
    return found


def of_document(document: Document, annotated: Mapping[str, Sequence[Mapping[str, object]]]) -> Iterator[Told]:
    """The annotated events and statements of one document."""
    cleaned, reading = reader.prepared(document)
    blocks = gate(cleaned)
    if not blocks:
        return
    parsed = mentions.find(parse(document, cleaned, reading.published, blocks))
    drafts = acts.drafts_of(parsed)
    said, topics = statements.said_of(parsed)
    for kind in ("event", "statement"):
        for record in annotated[kind]:
            places = [place for quote in _texts(record["evidence"]) for place in _places(parsed, quote)]
            if places:
                type_ = str(record["type"]) if kind == "event" else None
                ours = [d.own for d in drafts if type_ and _same(d, record, topics, places)]
                ours += [statements.own_of(s) for s in said if type_ is None and _is_said(s, record, places)]
                own = ours[0] if ours else None
                case = topics.case(sorted(set(places)), type_, _ends(record), own)
                yield Told(case, frozenset(_texts(record["issues"])))


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _places(parsed: Parsed, quote: str) -> Iterator[int]:
    """The numbers of the sentences of which a quote has a part."""
    start = parsed.document.raw.find(quote)
    for place, (_, sentence) in enumerate(parsed.sentences):
        raw = parsed.clean.raw(sentence.start_char, sentence.end_char)
        if 0 <= start < raw.end and raw.start < start + len(quote):
            yield place


def _ends(record: Mapping[str, object]) -> frozenset[str]:
    named = (
        str(record.get("pair") or "").split("-") if "pair" in record else [record.get("source"), record.get("target")]
    )
    return frozenset(str(end) for end in named if end)


def _same(draft: Draft, record: Mapping[str, object], topics: Topics, places: Sequence[int]) -> bool:
    """Whether an event that we find is the annotated one."""
    ends = frozenset(end for end in draft.ends if end)
    at = [topics.places[start] for start, _ in draft.evidence if start in topics.places]
    return draft.type == record["type"] and ends == _ends(record) and bool(set(at) & set(places))


def _is_said(said: statements.Said, record: Mapping[str, object], places: Sequence[int]) -> bool:
    """Whether a statement that we find is the annotated one."""
    same = said.speaker.code == record["speaker_country"] and said.pair == record["pair"]
    return same and said.speech.place in places


class Scales(NamedTuple):
    """Weights of the features by name."""

    issue: dict[str, float]
    none: dict[str, float]


def fitted(cases: Sequence[Told]) -> Scales:
    """The weights that tell the issues of `cases` best."""
    rows = [(of_issue(t.case, issue), issue in t.gold) for t in cases for issue in issues()]
    issue = regression([r for r, _ in rows], [y for _, y in rows], HELD["issue"])
    empty = [(of_none(t.case, chances(t.case, issue)), t.gold == {OTHER}) for t in cases]
    return Scales(issue, regression([r for r, _ in empty], [y for _, y in empty], HELD["none"]))


def chances(case: Case, scales: Mapping[str, float]) -> list[float]:
    """How likely each issue is, in their order."""
    return [chance(of_issue(case, issue), scales) for issue in issues()]


def regression(rows: Sequence[Mapping[str, float]], right: Sequence[bool], held: float) -> dict[str, float]:
    """Logistic regression by Newton's method, every weight but the bias held to 0."""
    names = list(rows[0])
    x: Matrix = np.array([[row[name] for name in names] for row in rows])
    y: Matrix = np.array(right, dtype=float)
    hold: Matrix = np.diag([1e-6 if name == "bias" else held for name in names])
    weights: Matrix = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + hold, x.T @ (y - p) - hold @ weights)
        weights = weights + step
        if float(abs(step).max()) < 1e-6:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def decided(case: Case, scales: Scales) -> list[str]:
    """The issues that a case is given by these weights (`topics.decided`, with weights not yet in the table)."""
    likely = chances(case, scales.issue)
    order = sorted(range(len(likely)), key=lambda n: (-likely[n], issues()[n]))
    if chance(of_none(case, likely), scales.none) > NONE * likely[order[0]]:
        return [OTHER]
    return [issues()[n] for n in order[:2] if n == order[0] or likely[n] >= SECOND]


def agreement(cases: Sequence[Told], scales: Scales) -> float:
    """The mean share of issues in common (Jaccard)."""
    shares = [overlap(sorted(t.gold), decided(t.case, scales)) for t in cases]
    return math.fsum(shares) / max(1, len(shares))


def sets(folders: Sequence[str]) -> dict[str, list[Told]]:
    """The annotated sets that there are, by name."""
    found = {"own": told(str(TESTS / "gold"), ["seeds/articles", str(TESTS / "articles")], str(TESTS / "about.jsonl"))}
    folder = shared_folder()
    real = [] if folder is None else [folder / "evaluation"]
    for path in [*real, *map(Path, folders)]:
        about = path / "articles.jsonl"
        found[path.name if path.name not in found else f"{path.parent.name}-{path.name}"] = told(
            str(path / "gold"), [str(path / "documents.jsonl")], str(about) if about.exists() else None
        )
    return found


def main(folders: Sequence[str]) -> None:
    """Fit the table and say how well each set is told by the others."""
    known = sets(folders)
    for name, cases in known.items():
        others = [t for other, rest in known.items() if other != name for t in rest]
        if others:
            print(f"{name}: {len(cases)} records, {agreement(cases, fitted(others)):.3f}")
    made = fitted([t for cases in known.values() for t in cases])
    rows = [f"{stage},{name},{weight}" for stage, scale in made._asdict().items() for name, weight in scale.items()]
    told_of = SETS.format(", ".join(f"{len(cases)} of {name}" for name, cases in known.items()))
    TABLE.write_text("\n".join([HEAD, told_of, "stage,feature,weight", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
