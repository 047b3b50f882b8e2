"""One decision for all commands: a table on a terminal, JSON when piped, or what `--format` or a suffix says."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from legatus.cli import formats, output, say
from legatus.cli.formats import Row
from legatus.ontology.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

TABLE, PIPED = "table", "json"


def chosen(format: str | None, to: str | None) -> str:
    """The name of the format to write. Raises `UsageError` for one that there is not."""
    if format:
        formats.named(format)
        return format
    if not output.is_standard(to):
        return formats.of_path(str(to))
    return TABLE if sys.stdout.isatty() else PIPED


def show(
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    format: str | None = None,
    to: str | None = None,
    view: Callable[["Console"], None] | None = None,
    empty: str = "no rows",
) -> None:
    """Write rows as asked for.

    `format`: `--format`; `to`: `-o`, None for standard output. `view`: how these rows look best to people, instead of
    a plain table. `empty`: what a person is told where there are no rows. Raises `UsageError` for a wrong format, or
    for Parquet on a terminal.
    """
    name = chosen(format, to)
    writer = formats.named(name)
    if writer.BINARY and output.on_terminal(to):
        raise UsageError(f"{name} is not for a terminal; say -o FILE, or send the output to a file")
    if name == TABLE and not rows:
        say.note(empty)
    if name == TABLE and rows and view:
        from legatus.cli.terminal import console

        with output.text(to) as file:
            view(console(file))
    elif writer.BINARY:
        with output.binary(to) as binary:
            writer.write(columns, rows, binary)
    else:
        with output.text(to) as file:
            writer.write(columns, rows, file)
