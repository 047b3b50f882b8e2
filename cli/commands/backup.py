"""`legatus backup` and `legatus restore`: a whole graph in one file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legatus.cli import options

if TYPE_CHECKING:
    from legatus.ingest.backup import Backup


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel=options.OUT, epilog=options.examples("legatus backup graph.zip"))(backup)
    app.command(rich_help_panel=options.IN, epilog=options.examples("legatus restore graph.zip"))(restore)


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, a zip.")],
    adopt: options.Adopt = False,
) -> None:
    """Write everything in the graph to one file, the texts of articles, decisions and data of other models included.

    The file is a zip of N-Quads, which any RDF tool reads. The same graph gives the same bytes. A file that was there
    stays until the new one is whole.
    """
    from legatus.cli import say
    from legatus.cli.opening import opened
    from legatus.cli.output import binary
    from legatus.ingest.backup import write

    with opened(adopt) as database, binary(file) as out:
        done = write(database, out)
    say.note(f"{_held(done)} written to {file} ({_short(done)})")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `legatus backup` has written.")],
    adopt: options.Adopt = False,
) -> None:
    """Bring a backup into an empty database, of either kind, and say whether it is the same.

    The exit code is 1 where it is not: a later version of Legatus may resolve otherwise. A restore that was killed is
    completed by running it again.
    """
    from legatus.cli import say
    from legatus.cli.opening import opened
    from legatus.ingest.backup import restore

    with opened(adopt, settles=True) as database:
        done, differing = restore(database, file)
    if differing:
        say.error(f"{file}: restored, but this came out otherwise: {', '.join(differing)}")
        raise typer.Exit(1)
    say.note(f"{_held(done)} restored from {file}; the graph is the same ({_short(done)})")


def _held(backup: "Backup") -> str:
    from legatus.cli.text import count

    return count(sum(part.lines for part in backup.parts.values()), "statement")


def _short(backup: "Backup") -> str:
    return f"SHA-256 {backup.digest[:16]}"
