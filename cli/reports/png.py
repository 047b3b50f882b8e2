"""A picture of the timeline as PNG, with a caption. Needs the extra `pictures`."""

from typing import IO

from legatus.queries.dossier.model import Dossier

SUFFIXES = (".png",)
BINARY = True
ABOUT = "a picture of the timeline (PNG)"


def write(dossier: Dossier, file: IO[bytes]) -> None:
    """The picture. Raises `UsageError` where the renderer is missing."""
    from legatus.cli.views.pictures.draw import timeline_svg
    from legatus.cli.views.pictures.raster import png

    file.write(png(timeline_svg(dossier)))
