"""The reliability plot as SVG: the share that is right over the confidence given, for two lists of steps."""

from collections.abc import Iterator, Sequence

from legatus.ingest.evaluation.reliability import Bin

SIDE, MARGIN = 320, 48
COLOURS = (("#9a9a9a", "rules' estimates"), ("#1f5fa8", "scaled, on other articles"))
TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def plot(estimates: Sequence[Bin], scaled: Sequence[Bin]) -> str:
    """The picture; the area of a disc is the number of facts."""
    size = SIDE + 2 * MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="11">'
    )
    title = "<title>Share of facts that are right over the confidence given</title>"
    return "\n".join([head, title, *_axes(), *_discs(estimates, 0), *_discs(scaled, 1), *_legend(), "</svg>"]) + "\n"


def _axes() -> Iterator[str]:
    yield f'<rect width="{SIDE + 2 * MARGIN}" height="{SIDE + 2 * MARGIN}" fill="#fff"/>'
    yield f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#bbb" stroke-dasharray="4 3"/>'
    yield f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#333"/>'
    for tick in TICKS:
        yield f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:.1f}</text>'
        yield f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:.1f}</text>'
    yield f'<text x="{_x(0.5)}" y="{_y(0) + 34}" text-anchor="middle">confidence</text>'
    middle = f"{_x(0) - 32} {_y(0.5)}"
    yield f'<text transform="rotate(-90 {middle})" x="{_x(0) - 32}" y="{_y(0.5)}" text-anchor="middle">right</text>'


def _discs(steps: Sequence[Bin], series: int) -> Iterator[str]:
    colour = COLOURS[series][0]
    for step in steps:
        radius = round(step.number**0.5 * 0.8 + 1.5, 1)
        yield (
            f'<circle cx="{_x(step.said)}" cy="{_y(step.share)}" r="{radius}" fill="{colour}" fill-opacity=".6">'
            f"<title>{step.number} facts, {step.said:.2f} said, {step.share:.2f} right</title></circle>"
        )


def _legend() -> Iterator[str]:
    for place, (colour, label) in enumerate(COLOURS):
        y = MARGIN + 14 + 18 * place
        yield f'<circle cx="{MARGIN + 16}" cy="{y - 4}" r="5" fill="{colour}" fill-opacity=".6"/>'
        yield f'<text x="{MARGIN + 26}" y="{y}">{label}</text>'


def _x(share: float) -> float:
    return round(MARGIN + SIDE * share, 1)


def _y(share: float) -> float:
    return round(MARGIN + SIDE * (1 - share), 1)
