"""`legatus status` and `legatus server`: which database this is, and the embedded one kept up."""

from typing import TYPE_CHECKING, Any

import typer

from legatus.cli import options

if TYPE_CHECKING:
    from rich.console import Console


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel=options.DATABASE, epilog=options.examples("legatus status", "legatus status -f json"))(
        status
    )
    group = typer.Typer(
        name="server", help="Keep the embedded database up between commands.", no_args_is_help=True, cls=_group()
    )
    for command in (start, stop):
        group.command(epilog=options.examples(f"legatus server {command.__name__}"))(command)
    group.command("status", epilog=options.examples("legatus server status"))(server_status)
    app.add_typer(group, rich_help_panel=options.DATABASE)


def _group() -> Any:
    from legatus.cli.app import Commands

    return Commands


def status(adopt: options.Adopt = False, format: options.Format = None, output: options.Output = None) -> None:
    """Say which database this uses, its version, how many of what it holds, and whether that is up to date."""
    from legatus.cli import render
    from legatus.cli.opening import opened
    from legatus.queries import marker, store

    render.chosen(format, output)
    with opened(adopt) as database:
        row = {
            "database": database.kind,
            "where": database.where,
            "version": database.version,
            "model": database.model,
            "up_to_date": not marker.due(database),
            "records": store.counts(database),
        }
        render.show(list(row), [row], format=format, to=output, view=lambda console: _view(console, row))


def _view(console: "Console", row: dict[str, Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    kind = {"neo4j": "Neo4j", "embedded": "embedded (ArcadeDB)"}.get(row["database"], row["database"])
    said = {
        "database": f"{kind} {row['version']}",
        "where": row["where"],
        "model": row["model"] or "nothing is written yet",
        "up to date": "yes" if row["up_to_date"] else "no: `legatus resolve` brings it up to date",
    }
    width = max((len(f"{number:,}") for number in row["records"].values()), default=0)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in said.items():
        table.add_row(name, Text(value))
    for name, number in row["records"].items():
        table.add_row(Text(name, style="not bold"), Text(f"{number:,}".rjust(width)))
    console.print(table)
    if not row["records"]:
        console.print("\nThe graph is empty: `legatus ingest FOLDER` reads articles into it.")


def start() -> None:
    """Start the embedded database, and keep it up: commands answer faster, and several can run at once."""
    from legatus.cli import say
    from legatus.queries import server
    from legatus.queries.settings import Settings

    settings = Settings.from_environment()
    if not settings.embedded:
        say.warn("NEO4J_URI is set, so commands use that server and not the embedded one")
    state = server.start(settings)
    say.note(f"the server is up (process {state.pid}); `legatus server stop` ends it")


def stop() -> None:
    """Stop the embedded database."""
    from legatus.cli import say
    from legatus.queries import server
    from legatus.queries.settings import Settings

    stopped = server.stop(Settings.from_environment())
    say.note("the server is stopped" if stopped else "there is no server that runs")


def server_status(format: options.Format = None, output: options.Output = None) -> None:
    """Say whether the embedded database is up, and since which process."""
    from legatus.cli import render
    from legatus.queries import server
    from legatus.queries.settings import Settings

    settings = Settings.from_environment()
    state = server.status(settings)
    row: dict[str, Any] = {"running": state is not None, "home": str(settings.home)}
    if state is not None:
        row |= {"kept": state.kept, "process": state.pid, "version": state.version, "bolt": f"127.0.0.1:{state.bolt}"}
    render.show(list(row), [row], format=format, to=output)
