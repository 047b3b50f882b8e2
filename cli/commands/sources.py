"""`legatus sources`: the reference lists that can be imported."""

from typing import Any

import typer

from legatus.cli import options


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(cls=_group())
    group.callback(
        invoke_without_command=True,
        epilog=options.examples("legatus sources", "legatus sources -f json", "legatus ingest --source pocom pocom/"),
    )(sources)
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
