"""Bars of terms on a terminal: solid, soft, clipped, and what the axis shows."""

import io
from datetime import date as Day

import dossiers
import pytest
from rich.console import Console

from legatus.cli.views.bars import ASCII, Scale, cells, chart
from legatus.cli.views.layout import Bar
from legatus.queries.dossier.model import Dossier

SCALE = Scale(0, 100, 10)


def drawn(dossier: Dossier, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """The lines of a chart."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    chart(Console(file=file, width=width, color_system=None, legacy_windows=False), dossier)
    file.seek(0)
    return [line.rstrip() for line in file.read().splitlines()]


@pytest.mark.parametrize(
    ("low", "high", "begun", "until", "line"),
    [
        (20, 60, 20, 60, "  ████    "),
        (0, 100, 40, 60, "░░▒▒██▒▒░░"),
        (0, 100, None, None, "░░░░░░░░░░"),
        (-5, 30, -5, 30, "◂██       "),
        (90, 130, 90, 110, "         ▸"),
        (-50, 130, -50, 130, "◂████████▸"),
        (50, 51, 50, 51, "     █    "),
    ],
)
def test_a_bar_is_solid_where_it_is_certain(
    low: int, high: int, begun: int | None, until: int | None, line: str
) -> None:
    assert cells(Bar(0, 0, low, high, begun, until, ""), SCALE) == line


def test_a_terminal_that_knows_no_blocks_gets_letters() -> None:
    assert cells(Bar(0, 0, 0, 100, 40, 60, ""), SCALE, ASCII) == "..--==--.."
    assert any("=" in line for line in drawn(dossiers.small(), encoding="ascii"))


def test_lanes_names_and_years_stand_where_they_belong() -> None:
    lines = drawn(dossiers.small())
    assert "2022" in lines[0]
    lanes = [line for line in lines if line and not line.startswith(" ")]
    assert lanes[0].startswith("Administrations of ") and "Envoys: Canada → Mexico" in lanes
    assert max(map(len, lines)) <= 80
    wide = drawn(dossiers.small(), 200)
    assert max(map(len, wide)) <= 200
    assert any("Ana Ruiz" in line and "–" in line for line in wide), "dates where there is room"


def test_of_a_long_time_the_latest_part_is_shown_and_the_rest_is_counted() -> None:
    terms = [dossiers.term(n, f"Envoy {n}", f"{1800 + 10 * n}", f"{1808 + 10 * n}") for n in range(20)]
    lines = drawn(dossiers.dossier(*terms))
    shown = [line for line in lines if line.startswith("  Envoy")]
    assert 3 <= len(shown) < 20 and "Envoy 19" in shown[-1]
    assert f"{20 - len(shown)} terms outside the years shown" in lines[-2]
    assert all(line.count("█") >= 6 for line in shown[1:])


def test_a_term_of_one_known_day_has_a_year_around_it() -> None:
    lines = drawn(dossiers.dossier(dossiers.term(1, "Jane Doe", "../2023-05-05", "2023-05-05/..")))
    assert "2023" in lines[0]
    (bar,) = [line for line in lines if "Jane Doe" in line]
    assert "▒█▒" in bar and "◂" in bar and bar.endswith("▸")


def test_the_axis_covers_what_is_told_besides() -> None:
    old = [dossiers.term(n, f"No. {n}", f"{1990 + 4 * n}", f"{1994 + 4 * n}", "administration") for n in range(8)]
    file = io.StringIO()
    told = [Day(2010, 5, 1), Day(2012, 5, 1)]
    chart(Console(file=file, width=80, color_system=None), dossiers.dossier(*old), told)
    lines = file.getvalue().splitlines()
    assert "2011" in lines[0] and "2000" not in lines[0] and "2016" not in lines[0]
    assert "outside the years shown (from 1 May 2010)" in lines[-2]


def test_no_terms_no_chart() -> None:
    assert drawn(dossiers.dossier(dossiers.event(1, "AGREE", "2022-05-10", "They agreed."))) == []


def test_no_name_commands_the_terminal() -> None:
    lines = drawn(dossiers.hostile(), 200)
    assert any("window.hacked=1" in line for line in lines)
    assert not any(ord(c) < 32 or ord(c) == 127 for line in lines for c in line)
