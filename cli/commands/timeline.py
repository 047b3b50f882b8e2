"""`legatus timeline`: what is dated about states, a person or an issue, in order."""

from typing import Annotated

import typer

from legatus.cli import options, reporting


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.ASK,
        epilog=options.examples(
            "legatus timeline USA MEX",
            "legatus timeline Mexican American --from 2024 --to 2025-01",
            "legatus timeline 'Ken Salazar' --compact",
            "legatus timeline fentanyl --type THREATEN --type SANCTION",
            "legatus timeline MEX --issue trade -o mexico.csv",
            "legatus timeline USA MEX -f timelinejs -o timeline.json  # also html, xlsx, ics, md, png, svg, gexf …",
        ),
    )(timeline)


def timeline(
    subjects: options.Subjects,
    since: options.Since = None,
    until: options.Until = None,
    issues: options.Issues = None,
    types: options.Types = None,
    compact: Annotated[
        bool, typer.Option("--compact", help="On a terminal, one line a row, without the quotes.")
    ] = False,
    adopt: options.Adopt = False,
    format: reporting.AnyFormat = None,
    output: options.Output = None,
) -> None:
    """Print what is dated about one or two states, a person or an issue, in order, with the source of each row.

    A date is as fine as the sources give it. What has none is listed last, as undated. Written as a report (a page, a
    picture, a spreadsheet …) it has every quote.
    """
    from legatus.cli import render
    from legatus.cli.opening import opened
    from legatus.cli.views.timeline import view
    from legatus.queries import timeline as timelines
    from legatus.queries.dossier.read import lasting

    asked: reporting.Asked = {"since": since, "until": until, "issues": issues or (), "types": types or ()}
    if report := reporting.chosen(format, output):
        reporting.write(report, subjects, asked, to=output, adopt=adopt)
        return
    name = render.chosen(format, output)
    with opened(adopt) as database:
        rows = timelines.timeline(database, *subjects, **asked)
        terms = lasting(database, *subjects, **asked) if name == render.TABLE else None
        columns, listed = timelines.listed(rows)
        render.show(
            columns,
            listed,
            format=format,
            to=output,
            view=lambda console: view(console, rows, terms, compact=compact),
            empty="the timeline has no rows",
        )
