"""A picture of the temperature of the relation as SVG, with a caption."""

from typing import TextIO

from legatus.queries.dossier.model import Dossier

SUFFIXES = ()
BINARY = False
ABOUT = "a picture of the temperature of the relation (SVG)"


def write(dossier: Dossier, file: TextIO) -> None:
    """The picture."""
    from legatus.cli.views.pictures.draw import temperature_svg

    file.write(temperature_svg(dossier))
