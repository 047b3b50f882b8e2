"""The official driver, without the libraries for frames.

It imports pandas and pyarrow where they are installed, only to take their values as parameters and to make frames of
its results. We do neither (frames are made in `queries.frames`), and they would be most of the memory of a command and
of the time until it begins.
"""

import sys

_UNWANTED = ("pandas", "pyarrow")


def load() -> None:
    """Import the driver for the first time; as it is where pandas is at work already."""
    if "neo4j" in sys.modules:
        return
    hidden = [name for name in _UNWANTED if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # so that importing it fails
    try:
        import neo4j  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]
