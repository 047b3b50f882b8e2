"""`legatus upgrade`: a graph of an older model brought up to this one."""

import typer

from legatus.cli import options


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(rich_help_panel=options.DATABASE, epilog=options.examples("legatus upgrade"))(upgrade)


def upgrade() -> None:
    """Bring a graph that an older version has written up to the model of this one.

    What was read, its sources and your decisions stay as they are; all that follows from them is made anew. Readers see
    the old graph or the new one. An upgrade that was killed has not happened: run it again.
    """
    from legatus.cli import retries, say
    from legatus.cli.views import summary
    from legatus.ingest import upgrade as work
    from legatus.queries.database import connect
    from legatus.queries.settings import Settings

    with retries.told(), connect(Settings.from_environment(), older=True) as database:
        done = work.upgrade(database)
    if done.before == done.after:
        say.note(f"the graph is of model {done.after} already")
        return
    summary.resolved(done.changes)
    say.note(f"upgraded from model {done.before} to {done.after}")
