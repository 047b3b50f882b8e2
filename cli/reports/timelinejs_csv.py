"""The columns of TimelineJS's spreadsheet, to paste or import there."""

import csv
from typing import TextIO

from legatus.cli.views.timelinejs import Date, slides, title
from legatus.queries.dossier.model import Dossier

SUFFIXES = ()
BINARY = False
ABOUT = "the spreadsheet columns of TimelineJS, as CSV"

COLUMNS = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
)


def write(dossier: Dossier, file: TextIO) -> None:
    """A head, a title row, and a row a slide."""
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    found = list(slides(dossier))
    headline, text = title(dossier, len(found))
    writer.writerow({"Headline": _inert(headline), "Text": text, "Type": "title"})
    for slide in found:
        row = {
            "Display Date": slide.display,
            "Headline": _inert(slide.headline),
            "Text": slide.text,
            "Group": slide.group,
        }
        row |= {"Type": "era" if slide.era and slide.end else ""}
        writer.writerow(_columns("", slide.start) | _columns("End ", slide.end) | row)


def _inert(headline: str) -> str:
    """A headline, which is HTML, such that no spreadsheet takes it for a formula."""
    return f"&#{ord(headline[0])};{headline[1:]}" if headline[:1] in ("=", "+", "-", "@") else headline


def _columns(prefix: str, date: Date | None) -> dict[str, str]:
    if date is None:
        return {}
    values = {"Year": date.year, "Month": date.month, "Day": date.day}
    return {prefix + name: str(value) for name, value in values.items() if value is not None}
