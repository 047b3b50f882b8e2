"""Every report of a friendly and of a hostile dossier: right, the same every time, and inert."""

import csv
import io
import json
import struct
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import dossiers
import networkx
import openpyxl
import pytest

from legatus.cli import reports
from legatus.ontology.errors import UsageError
from legatus.queries.dossier.model import Dossier, Link


def written(name: str, dossier: Dossier) -> bytes:
    """A report as bytes."""
    report = reports.named(name)
    file: Any = io.BytesIO() if report.BINARY else io.StringIO(newline="")
    report.write(dossier, file)
    made = file.getvalue()
    return made if isinstance(made, bytes) else made.encode("utf-8")


def linked(dossier: Dossier) -> Dossier:
    """The dossier with a relationship from each fact to a state."""
    links = tuple(Link(fact.id, "ABOUT", "issue/water") for fact in dossier.facts)
    return Dossier(dossier.subjects, dossier.codes, dossier.facts, names={"issue/water": "water"}, links=links)


@pytest.mark.parametrize("name", reports.names())
@pytest.mark.parametrize("make", [dossiers.small, dossiers.hostile, dossiers.dossier])
def test_the_same_dossier_gives_the_same_bytes(name: str, make: Callable[[], Dossier]) -> None:
    assert written(name, make()) == written(name, make()) != b""


@pytest.mark.parametrize("name", reports.names())
def test_a_format_says_what_it_is(name: str) -> None:
    report = reports.named(name)
    assert report.ABOUT and all(suffix.startswith(".") for suffix in report.SUFFIXES)
    assert all(reports.of_path(f"x{suffix.upper()}") == name for suffix in report.SUFFIXES)


def test_an_unknown_format_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean timelinejs"):
        reports.named("timelinjs")


def test_a_missing_library_is_named_with_its_extra() -> None:
    with pytest.raises(UsageError, match=r"Excel needs nosuchlib, .*'legatus\[spreadsheet\]'"):
        reports.library("nosuchlib.part", "spreadsheet", "Excel")


# TimelineJS


def test_timelinejs_slides_have_dates_as_fine_as_they_are() -> None:
    made = json.loads(written("timelinejs", dossiers.small()))
    events = {event["unique_id"].split("-")[1]: event for event in made["events"]}
    assert events["agree"]["start_date"] == {"year": 2022, "month": 5, "day": 10}
    assert events["consult"]["start_date"] == {"year": 2025, "month": 2}
    assert events["consult"]["display_date"] == "Feb 2025"
    assert "water agreement" in events["agree"]["text"]["text"]
    assert made["eras"][0]["text"]["headline"].startswith("Lee administration")
    assert "accuse" not in events, "it has no date"
    assert "not shown: 2" in made["title"]["text"]["text"]


def test_timelinejs_text_is_escaped() -> None:
    text = written("timelinejs", dossiers.hostile()).decode()
    assert "<script" not in text and "<img" not in text and 'javascript:window.hacked=1\\"' not in text


def test_timelinejs_rows_have_its_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(written("timelinejs-csv", dossiers.small()).decode())))
    assert list(rows[0])[:8] == ["Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time"]
    assert rows[0]["Type"] == "title" and rows[0]["Year"] == ""
    agree = next(row for row in rows if row["Headline"].startswith("Agree"))
    assert (agree["Year"], agree["Month"], agree["Day"]) == ("2022", "5", "10")
    assert [row["Type"] for row in rows].count("era") == 1


# Excel


def test_excel_has_a_sheet_a_class_and_true_dates_where_they_are_exact() -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(written("xlsx", dossiers.small())))
    assert {"Events", "Statements", "Terms of office", "Quotes", "Disagreements", "Sources"} <= set(book.sheetnames)
    sheet = book["Events"]
    head = [cell.value for cell in sheet[1]]
    dates = {row[head.index("kind")].value: row[head.index("date")] for row in sheet.iter_rows(min_row=2)}
    assert dates["AGREE"].is_date and dates["AGREE"].value.year == 2022
    assert dates["CONSULT"].value == "2025-02"
    assert dates["ACCUSE"].value is None
    assert [row[2].value.isoformat()[:10] for row in book["Disagreements"].iter_rows(min_row=2)] == [
        "2023-03-01",
        "2023-03-04",
    ]


def test_excel_takes_no_text_for_a_formula() -> None:
    quote = '=HYPERLINK("https://evil.example","click")'
    book: Any = openpyxl.load_workbook(
        io.BytesIO(written("xlsx", dossiers.dossier(dossiers.event(1, "AGREE", None, quote))))
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == quote]
    assert cells and {cell.data_type for cell in cells} == {"s"}


def test_excel_says_nothing_of_the_time_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx", dossiers.small()))) as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}
        assert b"2010-01-22T00:00:00Z" in book.read("docProps/core.xml")


# Markdown


def test_markdown_has_years_quotes_and_links() -> None:
    text = written("md", dossiers.small()).decode()
    assert text.startswith("# Canada – Mexico\n")
    assert "\n## 2022\n" in text and "\n## Undated\n" in text
    assert "“Both signed a water agreement.” [The Gazette, 11 Jan 2010](<https://gazette.example/10>)" in text


def test_markdown_of_a_hostile_article_has_no_markup_and_no_link() -> None:
    text = written("md", dossiers.hostile()).decode()
    assert "<" not in text and "](" not in text
    assert "javascript:" not in text


# iCalendar


def test_a_calendar_has_folded_lines_and_whole_days() -> None:
    raw = written("ics", dossiers.small())
    lines = raw.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    text = raw.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Agree: Mexico\\, Canada" in text
    assert "DTSTART;VALUE=DATE:20220510\r\nDTEND;VALUE=DATE:20220511" in text
    assert "DTSTART;VALUE=DATE:20250201\r\nDTEND;VALUE=DATE:20250301" in text
    assert "(Feb 2025)" in text and "not here: 2." in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 10


def test_an_article_cannot_add_entries_to_a_calendar() -> None:
    quote = "He agreed.\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:fake\u2028x"
    text = written("ics", dossiers.dossier(dossiers.event(1, "AGREE", "2024", quote))).replace(b"\r\n ", b"").decode()
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1 and "\r\nSUMMARY:fake" not in text


# Networks


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("make", [dossiers.small, dossiers.hostile])
def test_networks_are_read_back_with_their_labels(name: str, make: Callable[[], Dossier]) -> None:
    dossier = linked(make())
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[name]
    graph = read(io.BytesIO(written(name, dossier)))
    assert len(graph) == len(dossier.facts) + 1
    assert graph.number_of_edges() == len(dossier.links)
    assert graph.nodes["issue/water"]["label"] == "water"
    if make is dossiers.small:
        assert {data["class"] for _, data in graph.nodes(data=True)} >= {"Event", "Statement", "Tenure", "Issue"}


def test_a_network_is_dated_as_the_data_are() -> None:
    assert b'lastmodifieddate="2010-01-22"' in written("gexf", linked(dossiers.small()))


# Pictures


@pytest.mark.parametrize("name", ["svg", "temperature-svg"])
@pytest.mark.parametrize("make", [dossiers.small, dossiers.hostile])
def test_pictures_are_svg_with_a_caption_and_nothing_active(name: str, make: Callable[[], Dossier]) -> None:
    root = ElementTree.fromstring(written(name, make()))
    allowed = {
        "svg",
        "g",
        "defs",
        "linearGradient",
        "stop",
        "clipPath",
        "rect",
        "line",
        "circle",
        "text",
        "title",
        "desc",
    }
    assert {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()} <= allowed
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on") or "href" in key]
    caption = root.find("{http://www.w3.org/2000/svg}desc")
    assert caption is not None and "Made with Legatus." in str(caption.text)
    if make is dossiers.small:
        assert "10 facts from 9 sources" in str(caption.text) and "Data up to 22 Jan 2010" in str(caption.text)


@pytest.mark.parametrize("name", ["png", "temperature-png"])
def test_png_has_twice_the_pixels_and_shows_something(name: str) -> None:
    made = written(name, dossiers.small())
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", made[16:24])
    assert width == 2400 and height > 500
    assert len(made) > 20_000, "more than an empty sheet"
