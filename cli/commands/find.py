"""`legatus find`: what is called that, and what is its id."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legatus.cli import options

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.ASK,
        epilog=options.examples(
            "legatus find Salazar",
            "legatus find ambassador of MEX --class Post",
            "legatus find --format csv sheinbaum > names.csv",
        ),
    )(find)


def find(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="A name or a part of it; case and accents aside.")],
    classes: Annotated[
        list[str] | None,
        typer.Option("--class", "-c", metavar="CLASS", help="Only things of this class; may be repeated."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 25,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Look up people, posts, states, issues and articles by name.

    The ids that this gives serve wherever a command or a query asks for one.
    """
    from legatus.cli.opening import opened
    from legatus.cli.render import show
    from legatus.queries.find import classes_named
    from legatus.queries.find import find as look_up

    wanted, words = classes_named(classes or ()), " ".join(text)
    with opened(adopt) as database:
        rows = [
            {"id": f.id, "class": f.cls, "name": f.name, "also": list(f.also), "fit": round(f.fit)}
            for f in look_up(database, words, classes=wanted, limit=limit)
        ]
        columns, empty = ("id", "class", "name", "also", "fit"), f"nothing is called '{words}'"
        show(columns, rows, format=format, to=output, view=lambda console: _view(console, rows), empty=empty)


def _view(console: "Console", rows: Sequence[dict[str, Any]]) -> None:
    """What was found for people: the ids whole, to be copied."""
    from rich.table import Table
    from rich.text import Text

    from legatus.cli.text import shown

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("class", no_wrap=True)
    table.add_column("name", overflow="fold")
    table.add_column("id", overflow="fold", min_width=min(50, max(len(row["id"]) for row in rows)))
    for row in rows:
        table.add_row(*(Text(shown(row[column])) for column in ("class", "name", "id")))
    console.print(table)
