"""The marks of a time axis: years, months or days, as many as there is room for."""

from datetime import date as Day

from legatus.cli.views.layout import EPOCH
from legatus.cli.views.wording import MONTHS

#: Steps in months, from fine to coarse; below a month the axis steps in days.
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
#: Pixels that a label needs.
ROOM = 64


def ticks(first: int, last: int, width: float) -> list[tuple[int, str, bool]]:
    """Days (from 1970-01-01) with labels, and whether a year begins there, for a time drawn so many pixels wide."""
    months = max(1, (last - first) / 30.44)
    step = next((s for s in STEPS if months / s * ROOM <= width), STEPS[-1])
    start, made = Day.fromordinal(max(1, first + EPOCH)), []
    month = (start.year * 12 + start.month - 1) // step * step
    while (at := _number(month)) <= last:
        if at >= first:
            year, place = divmod(month, 12)
            made.append((at, str(year) if place == 0 else MONTHS[place], place == 0))
        month += step
    return made


def _number(month: int) -> int:
    """The first day of a month that is counted from the year 0."""
    year, place = divmod(month, 12)
    return Day(min(max(year, 1), 9999), place + 1, 1).toordinal() - EPOCH + (366 * 9999 if year > 9999 else 0)
