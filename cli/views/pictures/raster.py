"""SVG to PNG, the same on every machine: the renderer and the font come with the extra `pictures`."""

from pathlib import Path

from legatus.cli import reports

#: Pixels of the picture for one of the drawing: sharp on paper up to 20 cm wide at 300 dpi.
ZOOM = 2


def png(svg: str) -> bytes:
    """The picture. Characters that the font lacks come from the fonts of the computer.

    Raises `UsageError` where a library is missing.
    """
    resvg = reports.library("resvg_py", "pictures", "PNG")
    fonts = reports.library("font_source_sans_pro", "pictures", "PNG")
    folder = Path(str(fonts.__file__)).parent / "files"
    files = [str(folder / f"SourceSansPro-{weight}.ttf") for weight in ("Regular", "Semibold")]
    # Fonts of the computer are read only where the picture needs them, so that it does not depend on them else.
    foreign = any(ord(c) > 0x24F and not 0x2000 <= ord(c) < 0x2200 for c in svg)
    return bytes(
        resvg.svg_to_bytes(
            svg_string=svg,
            zoom=ZOOM,
            font_files=files,
            skip_system_fonts=not foreign,
            font_family="Source Sans Pro",
            sans_serif_family="Source Sans Pro",
        )
    )
