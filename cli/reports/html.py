"""One self-contained page: a zoomable timeline, filters, search, every quote; opens in any browser, offline."""

from typing import TextIO

from legatus.queries.dossier.model import Dossier

SUFFIXES = (".html", ".htm")
BINARY = False
ABOUT = "one self-contained page with a zoomable timeline, filters and every quote"


def write(dossier: Dossier, file: TextIO) -> None:
    """The page."""
    from legatus.cli.views.page.page import page

    file.write(page(dossier))
