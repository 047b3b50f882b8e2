"""`legatus report`: a page (or another report) about states, a person or an issue, with every quote."""

from typing import Annotated

import typer

from legatus.cli import options, reporting


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.ASK,
        epilog=options.examples(
            "legatus report USA MEX -o usa-mex.html  # one page that opens in any browser, offline",
            "legatus report USA MEX --from 2021 --issue trade -o trade.html --open",
            "legatus report 'Ken Salazar' -o salazar.xlsx",
            "legatus report USA MEX -o usa-mex.png  # a picture with its caption; .svg too",
            "legatus report USA MEX -f temperature-png -o temperature.png",
            "legatus report USA MEX -f timelinejs -o timeline.json",
            "legatus report USA MEX -o usa-mex.gexf  # the neighbourhood, for Gephi",
        ),
    )(report)


def report(
    subjects: options.Subjects,
    since: options.Since = None,
    until: options.Until = None,
    issues: options.Issues = None,
    types: options.Types = None,
    show: Annotated[bool, typer.Option("--open", help="Open what was written.")] = False,
    adopt: options.Adopt = False,
    format: reporting.ReportFormat = None,
    output: options.Output = None,
) -> None:
    """Write a report about one or two states, a person or an issue: a timeline with every quote behind every fact.

    By default it is one HTML page that needs no network: a timeline to zoom, filters, a search, and for each fact the
    sentences that state it. The same graph gives the same bytes.
    """
    from legatus.cli import output as outputs
    from legatus.cli import reports, say
    from legatus.cli.text import count
    from legatus.ontology.errors import UsageError

    name = format or reporting.chosen(None, output) or reporting.PAGE
    reports.named(name)
    standard = outputs.is_standard(output)
    if format is None and not standard and reports.of_path(str(output)) is None:
        known = sorted({suffix for report in reports.names() for suffix in reports.named(report).SUFFIXES})
        raise UsageError(f"{output}: the suffix names no report; expected one of {', '.join(known)}, or say --format")
    if show and standard:
        raise UsageError("--open needs a file to open; say -o FILE")
    asked: reporting.Asked = {"since": since, "until": until, "issues": issues or (), "types": types or ()}
    number = reporting.write(name, subjects, asked, to=output, adopt=adopt)
    if not standard:
        say.note(f"{output}: {count(number, 'fact')}")
    if show:
        typer.launch(str(output))
