"""`legatus sources`: the reference lists that can be imported."""

from typing import Annotated, Any

import typer

from legatus.cli import options
from legatus.ontology.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(cls=_group())
    group.callback(
        invoke_without_command=True,
        epilog=options.examples("legatus sources", "legatus sources -f json", "legatus ingest --source pocom pocom/"),
    )(sources)
    group.command(
        "template",
        epilog=options.examples("legatus sources template mine.csv", "legatus sources template mine.xlsx"),
    )(template)
    app.add_typer(group, name="sources", rich_help_panel=options.IN)


def _group() -> Any:
    from legatus.cli.app import Commands

    return Commands


def sources(context: typer.Context, format: options.Format = None, output: options.Output = None) -> None:
    """List the reference lists that can be imported: publisher, licence, coverage, and how many records each holds.

    `path` says what to give `legatus ingest --source NAME`.
    """
    from legatus.cli import render
    from legatus.ingest.lists import lists

    if context.invoked_subcommand is not None:
        return
    rows = [
        {
            "name": info.name,
            "title": info.title,
            "publisher": info.publisher,
            "licence": info.licence,
            "coverage": info.coverage,
            "path": info.path,
            "records": ", ".join(f"{n:,} {kind}" for kind, n in info.expects.items()),
        }
        for info in lists().values()
    ]
    columns = ("name", "title", "publisher", "licence", "coverage", "path", "records")
    render.show(columns, rows, format=format, to=output, empty="there are no sources")


def template(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]", help="A .csv or .xlsx file; without it the template is printed.", show_default=False
        ),
    ] = None,
) -> None:
    """Write a template for a table of your own: tenures, nominations, milestones and events, a row each.

    Fill it in and read it with `legatus ingest --source table FILE`. A file that is there already is not written over.
    """
    from pathlib import Path

    from legatus.cli import say
    from legatus.ingest.sources.table import template as table

    if file is None or file == "-":
        print(table.text(), end="")
        return
    path = Path(file)
    if path.exists():
        raise UsageError(f"{file} is there already; name another file")
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise UsageError(f"{file}: the template is written as .csv or .xlsx")
    table.write(path)
    say.line(f"wrote {file}")
