"""A picture of the temperature of the relation as PNG, with a caption. Needs the extra `pictures`."""

from typing import IO

from legatus.queries.dossier.model import Dossier

SUFFIXES = ()
BINARY = True
ABOUT = "a picture of the temperature of the relation (PNG)"


def write(dossier: Dossier, file: IO[bytes]) -> None:
    """The picture. Raises `UsageError` where the renderer is missing."""
    from legatus.cli.views.pictures.draw import temperature_svg
    from legatus.cli.views.pictures.raster import png

    file.write(png(temperature_svg(dossier)))
