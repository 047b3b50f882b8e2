"""What a command tells the person who runs it: on standard error, for standard output holds data and nothing else."""

import sys
from contextlib import suppress

PROGRAM = "legatus"


def note(sentence: str) -> None:
    """A remark, in one line."""
    _line(f"{PROGRAM}: {sentence}")


def warn(sentence: str) -> None:
    """Something that the user should know of, though the command goes on."""
    _line(f"{PROGRAM}: warning: {sentence}")


def error(sentence: str) -> None:
    """What went wrong."""
    _line(f"{PROGRAM}: error: {sentence}")


def line(text: str = "") -> None:
    """A line of a summary, without the program's name."""
    _line(text)


def _line(text: str) -> None:
    from legatus.cli.text import shown

    with suppress(BrokenPipeError):  # nobody listens to remarks any more; the data still count
        print(shown(text), file=sys.stderr, flush=True)
