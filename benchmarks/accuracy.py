"""`python -m benchmarks.accuracy` writes `docs/accuracy.md` and `docs/reliability.svg` from a run on what is here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import gate_cost, readouts, sentences, sets
from benchmarks.confidence import alike, estimates
from benchmarks.reliability_plot import plot
from legatus.cli.markdown import table
from legatus.ingest.evaluation.calibration import out_of_fold
from legatus.ingest.evaluation.misses import errors
from legatus.ingest.evaluation.reliability import Judged, bins, brier, gap, judged
from legatus.ingest.evaluation.scoring import ALL_ATTRIBUTES, TYPES, Article, by_source, score

PAGE, PICTURE = Path("docs/accuracy.md"), Path("docs/reliability.svg")
TEXT = Path(__file__).with_name("accuracy_text.md")


def page(own: list[Article], real: list[Article] | None) -> Iterator[str]:
    """The lines of the page: the parts of the text, each followed by what was measured."""
    parts = TEXT.read_text("utf-8").split("\n<!-- figures -->\n")
    single = sentences.report(sentences.measured(sentences.loaded(sentences.OWN)))
    measured = (
        _own(own),
        _real(real),
        single,
        _readouts(),
        _negatives(own, real),
        _errors(own, real),
        _reliability(own, real),
    )
    for part, lines in zip(parts, (*measured, ()), strict=True):
        yield from (part.strip(), "", *lines, "")


def _own(own: list[Article]) -> Iterator[str]:
    yield from _figures(own)
    yield from ("", "F1 by kind of source:", "", *_by_kind(own))


def _real(real: list[Article] | None) -> Iterator[str]:
    if real is None:
        yield "*The shared articles were not there when this page was made.*"
        return
    yield from _figures(real)
    yield from ("", "F1 by kind of source:", "", *_by_kind(real), "", "With and without the gate:", "")
    yield from table(("type", "F1 with the gate", "F1 without it", "what it costs"), gate_cost.rows(real))


def _readouts() -> Iterator[str]:
    found = readouts.measured()
    if found is None:
        yield "*They were not there when this page was made.*"
        return
    yield from table(("read from", "readouts", "CONSULT with the counterpart's state", "and its mode"), found)


def _negatives(own: list[Article], real: list[Article] | None) -> Iterator[str]:
    rows = []
    for label, articles in (("own", own), ("shared", real or [])):
        negative = by_source(articles).get("negative", [])
        false = sum(len(each.spurious) for each in score(negative).values())
        rows.append((label, str(len(negative)), str(false)))
    yield from table(("set", "articles without diplomacy", "false facts"), rows)


def _errors(own: list[Article], real: list[Article] | None) -> Iterator[str]:
    for kind in TYPES:
        found = errors([*own, *(real or [])], kind)
        missed, spurious = (Counter(e.why for e in found if e.found is side) for side in (False, True))
        names = sorted({*missed, *spurious}, key=lambda why: (-missed[why] - spurious[why], why))
        yield from (f"**{kind}**", "")
        yield from table(("error", "missed", "spurious"), ((w, _n(missed[w]), _n(spurious[w])) for w in names))
        yield ""


def _reliability(own: list[Article], real: list[Article] | None) -> Iterator[str]:
    said = [judged(own), judged(real or [])]
    raw = [estimates(own), estimates(real or [])]
    both = [*raw[0], *raw[1]]
    folds = out_of_fold(both, alike(*(some for some in raw if some)))
    rows = (("rules' estimates", both), ("scaled, fitted to other articles", folds), ("as given", [*said[0], *said[1]]))
    yield from table(
        ("confidence", "facts", "gap", "Brier score", "facts given 0.9 and more", "of them right"),
        (_reliable(label, facts) for label, facts in rows),
    )
    yield from ("", "![Reliability](reliability.svg)")
    PICTURE.write_text(plot(bins(both), bins(folds)), "utf-8")


def _reliable(label: str, facts: Sequence[Judged]) -> list[str]:
    high = [fact for fact in facts if fact.confidence >= 0.9]
    right = f"{sum(fact.right for fact in high) / len(high):.2f}" if high else ""
    return [label, str(len(facts)), f"{gap(facts):.3f}", f"{brier(facts):.3f}", str(len(high)), right]


def _figures(articles: Sequence[Article]) -> Iterator[str]:
    rows = []
    for kind, each in score(articles).items():
        figures = each.figures()
        shares = ", ".join(f"{name} {figures[name]:.2f}" for name in ALL_ATTRIBUTES if figures[name] is not None)
        rates = (f"{figures[name]:.2f}" for name in ("precision", "recall", "f1"))
        rows.append((kind, str(each.gold), str(each.predicted), *rates, shares))
    yield from table(("type", "annotated", "found", "P", "R", "F1", "right of the matched"), rows)


def _by_kind(articles: Sequence[Article]) -> Iterator[str]:
    rows = []
    for kind, some in by_source(articles).items():
        scores = score(some)
        cells = [
            f"{s.f1:.2f} ({s.gold})" if s.gold else f"{s.predicted} false" if s.predicted else ""
            for s in scores.values()
        ]
        rows.append((kind, str(len(some)), *cells))
    yield from table(("kind", "articles", *(f"{kind} (annotated)" for kind in TYPES)), rows)


def _n(number: int) -> str:
    return str(number) if number else ""


def main() -> None:
    lines = "\n".join(page(sets.own(), sets.shared()))
    PAGE.write_text(lines.rstrip() + "\n", "utf-8")
    print(f"{PAGE} and {PICTURE} written")


if __name__ == "__main__":
    main()
