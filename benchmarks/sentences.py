"""`python -m benchmarks.sentences [FILE …]` measures acts in single sentences, the actors found by the program itself.

A file has one JSON object a line: `id`, `text`, `type` (an event type, or NONE), `source`, `target`, `modality`; or
`golds`, a list of [type, source, target], where a sentence states several acts. AGREE and CONSULT have no order. Our
own sentences are in `tests/evaluation/sentences.jsonl`. Everything that is found beside the annotation counts as wrong.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from legatus.cli.markdown import table
from legatus.ingest.documents import Document
from legatus.ingest.extract.frames import SYMMETRIC
from legatus.ingest.extract.reader import read

OWN = Path("tests/evaluation/sentences.jsonl")
NONE = "NONE"

Act = tuple[str, str, str]


@dataclass(slots=True)
class Sentences:
    """What was found in annotated sentences, by event type; `false`: of the `empty` ones those in which one was."""

    right: Counter[str] = field(default_factory=Counter)
    annotated: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    empty: int = 0
    false: int = 0

    def f1(self, kind: str) -> float:
        """F1 of one event type."""
        return 2 * self.right[kind] / max(1, self.annotated[kind] + self.found[kind])

    @property
    def macro(self) -> float:
        """The mean of F1 over the annotated types."""
        return sum(self.f1(kind) for kind in self.annotated) / max(1, len(self.annotated))

    @property
    def micro(self) -> float:
        """F1 over all acts."""
        return 2 * self.right.total() / max(1, self.annotated.total() + self.found.total())


def measured(rows: Sequence[dict[str, object]]) -> Sentences:
    """The figures of annotated sentences, read now."""
    result = Sentences()
    documents = [Document(key=str(row["id"]), origin="sentences", raw=str(row["text"])) for row in rows]
    for row, reading in zip(rows, read(documents), strict=True):
        gold = set(acts_of(row))
        claims = [fact.claims for fact in reading.facts if fact.record_type == "event"]
        found = {act(c["claimType"], c.get("sourceActor"), c.get("targetActor")) for c in claims}
        result.annotated.update(kind for kind, *_ in gold)
        result.found.update(kind for kind, *_ in found)
        result.right.update(kind for kind, *_ in gold & found)
        result.empty += not gold
        result.false += not gold and bool(found)
    return result


def acts_of(row: dict[str, object]) -> Iterator[Act]:
    """The annotated acts of a sentence."""
    several = row.get("golds")
    if isinstance(several, list):
        yield from (act(*one) for one in several)
    elif row["type"] != NONE:
        yield act(row["type"], row["source"], row["target"])


def act(kind: object, source: object, target: object) -> Act:
    """An act with its ends as text, in alphabetical order where the type has none."""
    ends = [str(source or ""), str(target or "")]
    return (str(kind), *sorted(ends)) if kind in SYMMETRIC else (str(kind), *ends)  # type: ignore[return-value]


def loaded(path: Path) -> list[dict[str, object]]:
    """The rows of a file of annotated sentences."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def report(result: Sentences) -> Iterator[str]:
    """The figures as a Markdown table, by event type, and a line below it."""
    rows = (
        (
            kind,
            str(result.annotated[kind]),
            f"{result.right[kind] / max(1, result.found[kind]):.2f}",
            f"{result.right[kind] / result.annotated[kind]:.2f}",
            f"{result.f1(kind):.2f}",
        )
        for kind in sorted(result.annotated)
    )
    yield from table(("type", "annotated", "P", "R", "F1"), rows)
    yield from ("", f"Macro-F1 {result.macro:.2f}, F1 over all {result.micro:.2f};")
    yield f"an act was found in {result.false} of {result.empty} sentences that state none."


def main(paths: Iterable[str]) -> None:
    for path in [Path(p) for p in paths] or [OWN]:
        print(f"\n## {path.name}\n")
        print("\n".join(report(measured(loaded(path)))))


if __name__ == "__main__":
    main(sys.argv[1:])
