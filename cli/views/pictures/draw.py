"""The drawing on paper: the page's layout with its coordinates worked out, and a caption with sources and date."""

from collections.abc import Iterator
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from legatus.cli.views.axis import ticks
from legatus.cli.views.caption import caption
from legatus.cli.views.layout import GAP, HEAD, Bar, Lane, Layout, Mark, layout, number
from legatus.queries.dossier.model import Dossier
from legatus.queries.dossier.temperature import temperature

if TYPE_CHECKING:
    from jinja2 import Environment

WIDTH, MARGIN, TOP = 1200, 28, 88
#: The page's colours in daylight: blue to orange, told apart by every kind of colour vision.
COLOURS = {"w2": "#0b5cab", "w1": "#6aa9e0", "n": "#8b929b", "c1": "#f0a04b", "c2": "#bf4a0a", "x": "#b4b9c0"}
TERM, GOVERNMENT, INK, STEP = "#3d5a73", "#6b5b7b", "#1c2024", "#fff3c4"
#: The widths of a letter of a bar's name, of the legend and of the caption, on average.
NAME, SAID = 7.3, 5.9
#: More points than this are drawn small and faint.
MANY = 1200
#: Pixels a point of the score, and the tallest column, of a picture of the temperature alone.
TALL = 300

_LEGEND = (
    ("dot", COLOURS["w2"], "cooperation"),
    ("dot", COLOURS["w1"], "mild"),
    ("dot", COLOURS["n"], "neutral"),
    ("dot", COLOURS["c1"], "mild"),
    ("dot", COLOURS["c2"], "conflict"),
    ("dot", COLOURS["x"], "no score"),
    ("ring", COLOURS["n"], "planned or conditional"),
    ("square", COLOURS["n"], "statement"),
    ("step", INK, "milestone"),
    ("bar", TERM, "in office; it fades where the day is not known"),
)
_WARMTH = (
    ("dot", COLOURS["w2"], "mean score above zero: cooperation"),
    (
        "dot",
        COLOURS["c2"],
        "below zero: conflict (−10 to +10, after Goldstein; actual events only; over each column their number)",
    ),
)


def timeline_svg(dossier: Dossier) -> str:
    """The timeline with its lanes, and the temperature below, as SVG."""
    made = layout(dossier)
    return _render(dossier, made, made.lanes, dossier.title, _LEGEND)


def temperature_svg(dossier: Dossier) -> str:
    """The temperature of the relation alone, as SVG."""
    made = layout(dossier)
    lane = Lane("Mean score of what happened", "temperature", 0, HEAD + TALL + GAP, HEAD + TALL / 2)
    only = Layout(made.first, made.last, [lane], [], [], lane.height)
    return _render(dossier, only, [lane], f"{dossier.title}: temperature of the relation", _WARMTH)


def _render(dossier: Dossier, made: Layout, lanes: list[Lane], title: str, legend: Any) -> str:
    inner = WIDTH - 2 * MARGIN
    scale = inner / (made.last - made.first)
    placed, legend_height = _placed(legend, inner)
    lines = wrap(caption(dossier), int(inner / SAID))
    many = len(made.marks) > MANY
    return (
        _environment()
        .get_template("picture.svg.jinja")
        .render(
            width=WIDTH,
            height=TOP + made.height + 22 + legend_height + 24 + 17 * len(lines) + 8,
            inner=inner,
            margin=MARGIN,
            top=TOP,
            bottom=made.height,
            title=title,
            caption=caption(dossier),
            lanes=lanes,
            ticks=[((day - made.first) * scale, text, year) for day, text, year in ticks(made.first, made.last, inner)],
            bars=[
                _bar(bar, dossier.facts[bar.fact].what, made, scale, inner)
                for bar in made.bars
                if bar.high > made.first and bar.low < made.last
            ],
            marks=[_mark(mark, made, scale, many) for mark in made.marks],
            ranges=[_range(mark, made, scale) for mark in made.marks if mark.high - mark.low > 6],
            columns=[
                column
                for lane in lanes
                if lane.holds == "temperature"
                for column in _columns(dossier, lane, made, scale)
            ],
            levels=[
                (lane.zero - at * _each(lane), f"{at:+}".replace("-", "−"))
                for lane in lanes
                if lane.height > TALL and lane.zero
                for at in (10, 5, -5, -10)
            ],
            size=2.0 if many else 4.5,
            faint=many,
            legend=placed,
            legend_height=legend_height,
            lines=lines,
        )
    )


def _bar(bar: Bar, what: str, made: Layout, scale: float, inner: float) -> dict[str, Any]:
    low, high = ((day - made.first) * scale for day in (bar.low, bar.high))
    begun = (low + high) / 2 if bar.begun is None else (bar.begun - made.first) * scale
    until = begun if bar.until is None else (bar.until - made.first) * scale
    wide = NAME * len(bar.label)
    label = max(min(max(begun, 0) + 13, inner - wide - 8), 4)
    for mark in made.marks:  # no milestone covers the first letters
        at = (mark.day - made.first) * scale
        if mark.shape == "milestone" and mark.y == bar.y and abs(at - label - 6) < 14:
            label = at + 9
    return {
        "y": bar.y - 10,
        "low": low,
        "before": max(begun - low, 0),
        "begun": begun,
        "solid": 0 if bar.begun is None else max(until - begun, 3),
        "until": until,
        "after": max(high - until, 0),
        "label": bar.label,
        "label_x": label,
        "within": bar.begun is not None and label >= begun and label + wide <= until,
        "colour": GOVERNMENT if what == "administration" else TERM,
        "faint": what == "nomination",
    }


def _mark(mark: Mark, made: Layout, scale: float, many: bool) -> dict[str, Any]:
    step = mark.shape == "milestone"
    colour = INK if step else COLOURS[mark.tone]
    hollow = mark.hollow and not step
    return {
        "x": (mark.day - made.first) * scale,
        "y": mark.y,
        "colour": colour,
        "fill": STEP if step else "#f4f3ef" if hollow else colour,
        "edge": (1 if many else 2) if step or hollow else 0,
        "square": mark.shape == "statement",
        "step": step,
    }


def _range(mark: Mark, made: Layout, scale: float) -> dict[str, Any]:
    low, high = ((day - made.first) * scale for day in (mark.low, mark.high))
    return {"low": low, "high": high, "y": mark.y, "colour": INK if mark.tone == "m" else COLOURS[mark.tone]}


def _columns(dossier: Dossier, lane: Lane, made: Layout, scale: float) -> Iterator[dict[str, Any]]:
    """The columns of a temperature; where there is room, with the number of events over or under each."""
    zero = lane.zero or 0.0
    each = _each(lane)
    for period in temperature(dossier.facts):
        width = ((period.last - period.first).days + 1) * scale * 0.92
        size = max(abs(period.mean) * each, 1.5)
        up = period.mean >= 0
        room = lane.height > TALL and width > 14
        yield {
            "x": (number(period.first) - made.first) * scale,
            "y": zero - size if up else zero,
            "width": width,
            "height": size,
            "colour": COLOURS["w2" if up else "c2"],
            "text": str(period.count) if room else "",
            "text_y": zero - size - 5 if up else zero + size + 14,
        }


def _each(lane: Lane) -> float:
    """Pixels for one point of the score."""
    return (lane.height - HEAD - GAP) / 2 / 10


def _placed(legend: Any, inner: float) -> tuple[list[tuple[float, float, str, str, str]], float]:
    """The legend's entries one after another in lines, and the height of all."""
    x, y, placed = 0.0, 0.0, []
    for shape, colour, text in legend:
        wide = (40 if shape == "bar" else 14) + SAID * len(text) + 18
        if x and x + wide > inner:
            x, y = 0.0, y + 20
        placed.append((x, y, shape, colour, text))
        x += wide
    return placed, y


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from legatus.cli.views.safe import xml

    made = Environment(
        loader=PackageLoader("legatus.cli.views.pictures", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: xml(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["px"] = lambda value: f"{value:.1f}".removesuffix(".0")
    return made
