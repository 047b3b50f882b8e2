"""Where everything stands in the drawing: lanes from top to bottom, bars in rows, points by warmth. Time is in days.

The page, the pictures and the notebook draw the same layout.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from legatus.cli.views.wording import in_text, label
from legatus.ontology.dates import EARLIEST, LATEST
from legatus.queries.dossier.model import Dossier, Fact
from legatus.queries.dossier.temperature import ACTUAL

#: Days are counted from 1970-01-01, as browsers do.
EPOCH = Day(1970, 1, 1).toordinal()
#: Heights in pixels.
HEAD, ROW, BAR, GAP = 24, 26, 20, 12
ACTS, SAID, WARMTH = 148, 112, 104
#: An end that is not known fades over no more than this (days); the panel gives the bounds.
FADE = 1096
#: So many lanes of terms are told apart by who sends and receives; more are put together.
MOST_LANES = 8
#: A lane of events or statements is dodged in columns of this part of the whole time, by steps of so many pixels.
COLUMNS, STEP, WIDEST = 160, 5.0, 15.0
#: Where a level is strong.
STRONG = 0.5
MARGIN = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """A term: its fact's number, the middle of its row, days of the fading and of the solid part (None: none is)."""

    fact: int
    y: float
    low: int
    high: int
    begun: int | None
    until: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: its fact's number, day and height, the days that its date allows, tone, and whether it is hollow."""

    fact: int
    day: int
    y: float
    low: int
    high: int
    tone: str
    hollow: bool
    shape: str


@dataclass(slots=True)
class Lane:
    """A lane: name, what it holds (terms, events, statements or temperature), its top and height, its zero line."""

    name: str
    holds: str
    top: float
    height: float
    zero: float | None = None


@dataclass(slots=True)
class Layout:
    """The whole drawing. `first`, `last`: the days that are shown at first."""

    first: int
    last: int
    lanes: list[Lane] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    height: float = 0.0


def number(day: Day) -> int:
    """A day as a number from 1970-01-01."""
    return day.toordinal() - EPOCH


def tone(fact: Fact) -> str:
    """How warm a fact is, as the name of a colour: w2, w1, n, c1, c2; x where nothing says."""
    if fact.level is None:
        return "x"
    if abs(fact.level) < 1e-9:
        return "n"
    return ("w" if fact.level > 0 else "c") + ("2" if abs(fact.level) >= STRONG else "1")


def layout(dossier: Dossier) -> Layout:
    """Lay a dossier out. Undated facts have no place in it."""
    first, last = _range(dossier)
    made = Layout(first, last)
    numbered = list(enumerate(dossier.facts))
    top = 0.0
    rows: dict[str, float] = {}
    for name, facts in term_lanes(dossier, numbered):
        used = _rows(facts, first, last)
        height = HEAD + ROW * (max(used.values(), default=0) + 1) + GAP
        made.lanes.append(Lane(name, "terms", top, height))
        for place, fact in facts:
            y = top + HEAD + ROW * used[place] + BAR / 2
            rows[fact.id] = y
            made.bars.append(bar(place, fact, y))
        top += height
    for what, name, height in (("event", "Events", ACTS), ("statement", "Statements", SAID)):
        facts = [(n, f) for n, f in numbered if f.what == what and f.day]
        if facts:
            zero = top + HEAD + height / 2
            made.lanes.append(Lane(name, what + "s", top, HEAD + height + GAP, zero))
            made.marks += _points(facts, zero, height / 2 - MARGIN, last - first)
            top += HEAD + height + GAP
    for n, fact in numbered:
        if fact.what == "milestone" and fact.day and fact.term in rows:
            made.marks.append(_mark(n, fact, rows[fact.term], "milestone"))
    if any(f.score is not None and f.modality == ACTUAL and f.day for f in dossier.facts):
        made.lanes.append(
            Lane("Temperature of the relation", "temperature", top, HEAD + WARMTH + GAP, top + HEAD + WARMTH / 2)
        )
        top += HEAD + WARMTH + GAP
    made.height = top
    return made


def extent(dossier: Dossier) -> tuple[int, int]:
    """The first and last day of points and of what is certain of terms, within the period that was asked for.

    Administrations count only where there is nothing else: of a state they are listed for centuries before anything
    that is told of it.
    """
    others = [fact for fact in dossier.facts if fact.what != "administration"]
    days = _days(others) or _days(dossier.facts) or [Day.fromordinal(EPOCH)]
    within = (dossier.since or EARLIEST, dossier.until or LATEST)
    numbers = [number(min(max(day, within[0]), within[1])) for day in days]
    return min(numbers), max(numbers)


def _days(facts: Iterable[Fact]) -> list[Day]:
    """The days of points and of what is certain of terms; else what bounds terms."""
    days: list[Day] = []
    reserve: list[Day] = []
    for fact in facts:
        if fact.lasting and fact.certain:
            days += fact.certain
        elif fact.lasting and fact.possible:
            reserve += (day for day in fact.possible if day not in (EARLIEST, LATEST))
        elif fact.day:
            days.append(fact.day)
    return days or reserve


def _range(dossier: Dossier) -> tuple[int, int]:
    """The days to show at first: the extent with a margin."""
    low, high = extent(dossier)
    pad = max(15, (high - low) // 40)
    return low - pad, high + pad * 4  # the names of the latest terms need room


def term_lanes(dossier: Dossier, numbered: Sequence[tuple[int, Fact]]) -> Iterable[tuple[str, list[tuple[int, Fact]]]]:
    """Terms by lane: administrations by state, then envoys by sender and receiver, then other offices."""
    lanes = defaultdict(list)
    drawn = [(n, f) for n, f in numbered if f.lasting and f.possible]
    for n, fact in drawn:
        lanes[_lane(fact, dossier)].append((n, fact))
    if len(lanes) > MOST_LANES:
        lanes = defaultdict(list)
        for n, fact in drawn:
            lanes[_wide_lane(fact, dossier)].append((n, fact))
    for _, name in sorted(lanes):
        yield name, lanes[_, name]


def _lane(fact: Fact, dossier: Dossier) -> tuple[int, str]:
    sender, receiver = dossier.called(fact.sending) or "unknown sender", dossier.called(fact.receiving)
    if fact.what == "administration":
        return 0, f"Administrations of {in_text(sender)}"
    return (1, f"Envoys: {sender} → {receiver}") if receiver else (2, f"Offices of {in_text(sender)}")


def _wide_lane(fact: Fact, dossier: Dossier) -> tuple[int, str]:
    """For states with many partners: those whom it sends, those whom it receives, and the rest."""
    if fact.what == "administration":
        return 0, "Administrations"
    if fact.sending in dossier.codes:
        return 1, f"Envoys of {in_text(dossier.called(fact.sending))}"
    if fact.receiving in dossier.codes:
        return 2, f"Envoys to {in_text(dossier.called(fact.receiving))}"
    return 3, "Envoys and other offices"


def _rows(facts: list[tuple[int, Fact]], first: int, last: int) -> dict[int, int]:
    """The row of each bar, so that no two overlap, nor their labels at the first scale.

    Bars before the time that is shown at first have no labels there, and take no more rows than they need.
    """
    per_pixel = (last - first) / 1000
    ends: list[float] = []
    rows = {}
    bars = {n: bar(n, f, 0) for n, f in facts}
    for n, made in sorted(bars.items(), key=lambda item: (_seen(item[1], first), item[1].high, item[0])):
        low, high = _seen(made, first), float(made.high)
        if made.high > first:
            begun = max(first, made.low if made.begun is None else made.begun)
            high = max(min(made.high, last), begun + (7 * len(made.label) + 13) * per_pixel) + 4 * per_pixel
        free = next((row for row, end in enumerate(ends) if end <= low), len(ends))
        ends[free : free + 1] = [high]
        rows[n] = free
    return rows


def _seen(made: Bar, first: int) -> int:
    """Where a bar begins in what is shown at first; one that lies before it, where it begins."""
    return made.low if made.high <= first else max(made.low, first)


def bar(place: int, fact: Fact, y: float) -> Bar:
    """The bar of a term that is dated, its ends no softer than some years."""
    low, high = fact.possible or (EARLIEST, LATEST)
    inner = fact.certain or fact.possible or (EARLIEST, LATEST)
    low = max(low, _moved(inner[0], -FADE))
    high = min(high, _moved(inner[1], FADE))
    begun, until = (number(fact.certain[0]), number(fact.certain[1]) + 1) if fact.certain else (None, None)
    role = (
        ""
        if fact.role in ("", "ambassador") or fact.what == "administration"
        else fact.seat or label("role", fact.role)
    )
    name = f"{fact.who}, {role}" if role else fact.who
    name += " (nominated)" if fact.what == "nomination" else ""
    return Bar(place, y, number(low), number(high) + 1, begun, until, name)


def _moved(day: Day, days: int) -> Day:
    return Day.fromordinal(max(1, min(LATEST.toordinal(), day.toordinal() + days)))


def _points(facts: list[tuple[int, Fact]], zero: float, reach: float, days: int) -> list[Mark]:
    """Points by warmth above and below the zero line, those of one time and warmth beside each other."""
    column = max(1, days // COLUMNS)
    strongest = max([abs(f.level) for _, f in facts if f.level] or [1.0])
    taken: dict[tuple[int, float], int] = defaultdict(int)
    made = []
    for n, fact in facts:
        assert fact.day
        level = (fact.level or 0.0) / strongest
        key = number(fact.day) // column, level
        place = taken[key]
        taken[key] += 1
        aside = min((place + 1) // 2 * STEP, WIDEST) * (-1 if place % 2 else 1)
        y = zero - level * (reach - WIDEST) + aside
        made.append(_mark(n, fact, round(y, 1), fact.what))
    return made


def _mark(place: int, fact: Fact, y: float, shape: str) -> Mark:
    assert fact.day and fact.possible
    at = number(fact.day)
    low, high = (at if day in (EARLIEST, LATEST) else number(day) for day in fact.possible)
    hollow = fact.modality not in ("", ACTUAL)
    return Mark(place, at, y, low, high, "m" if shape == "milestone" else tone(fact), hollow, shape)
