"""`legatus evidence`: every quote behind a record."""

from typing import Annotated

import typer

from legatus.cli import completion, options


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.ASK,
        epilog=options.examples(
            "legatus evidence 'Ken Salazar'",
            "legatus evidence tenure/ken-salazar.ambassador.USA.MEX.77cipqtdccp3x4qc",
            "legatus timeline USA MEX -f jsonl | head -1  # the id of its row is what this takes",
        ),
    )(evidence)


def evidence(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a record, old or new, or the name of a person.",
            autocompletion=completion.persons,
        ),
    ],
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Print every quote behind a record: where it was published, where it stands, and which rule found it."""
    from legatus.cli import render
    from legatus.cli.opening import opened
    from legatus.cli.views.evidence import view
    from legatus.queries.canned import bind, query
    from legatus.queries.parameters import current
    from legatus.queries.quotes import shown

    render.chosen(format, output)
    with opened(adopt) as database:
        canned = query("evidence")
        values = bind(canned, {"id": id}, database)
        table = database.table(canned.cypher, **values)
        now = current(database, str(values["id"]))
        render.show(
            canned.columns,
            table.rows,
            format=format,
            to=output,
            view=lambda console: view(console, now, table.rows, shown(database, now)),
            empty=f"{now} has no quotes",
        )
