"""Consoles: where colours are wanted, and where a pipe that breaks is told to the program."""

import os
import re
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from rich.console import Console


def console(file: IO[str]) -> "Console":
    """A console on a file; styles only on a terminal, and none where `NO_COLOR` is set to anything."""
    from rich.console import Console

    class Plain(Console):
        """A console that leaves a broken pipe to the program, which knows what it means."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    made = file if file.isatty() else cast(IO[str], _Stripped(file))
    options: dict[str, Any] = {"color_system": None} if os.environ.get("NO_COLOR") else {}
    return Plain(file=made, highlight=False, markup=False, emoji=False, **options)


class _Stripped:
    """A file that takes lines without the spaces that fill them up, which only a terminal could use."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write lines; rich writes whole ones."""
        return self._file.write(re.sub(r" +$", "", text, flags=re.MULTILINE))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
