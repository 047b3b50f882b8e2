"""A picture of the timeline as SVG, with a caption."""

from typing import TextIO

from legatus.queries.dossier.model import Dossier

SUFFIXES = (".svg",)
BINARY = False
ABOUT = "a picture of the timeline (SVG)"


def write(dossier: Dossier, file: TextIO) -> None:
    """The picture."""
    from legatus.cli.views.pictures.draw import timeline_svg

    file.write(timeline_svg(dossier))
