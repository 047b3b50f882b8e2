"""Writing reports: which format is meant, and the way from subjects to a file."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated, TypedDict

import typer

from legatus.cli import formats, options, reports
from legatus.ontology.errors import UsageError

#: What a report is where nothing says otherwise.
PAGE = "html"

ReportFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"One of {', '.join(reports.names())}. Else the suffix of the output file says it, or it is {PAGE}.",
        autocompletion=lambda: list(reports.names()),
        rich_help_panel=options.OUTPUT_PANEL,
        show_default=False,
    ),
]

AnyFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"Rows as {', '.join(name for name in formats.names() if name not in reports.names())}; or a report as "
        f"{', '.join(reports.names())}. Else the suffix of the output file says it, or it is a table on a terminal and "
        "JSON when piped.",
        autocompletion=lambda: sorted({*formats.names(), *reports.names()}),
        rich_help_panel=options.OUTPUT_PANEL,
        show_default=False,
    ),
]


class Asked(TypedDict):
    """What the options of a timeline ask for, as `timeline` and `dossier` take it."""

    since: str | None
    until: str | None
    issues: Sequence[str]
    types: Sequence[str]


def chosen(format: str | None, to: str | None) -> str | None:
    """The name of the report that `--format` or the suffix of `-o` asks for, or None where they ask for rows.

    Raises `UsageError` for a format that there is not.
    """
    from legatus.cli import output

    if format is None:
        return None if output.is_standard(to) else reports.of_path(str(to))
    if format in reports.names():
        return format
    known = sorted({*formats.names(), *reports.names()})
    if format not in known:
        near = get_close_matches(format, known, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise UsageError(f"there is no format '{format}'; {hint}")
    return None


def write(name: str, subjects: Sequence[str], asked: Asked, *, to: str | None, adopt: bool = False) -> int:
    """Read a dossier and write it as the report of that name; the number of its facts.

    Raises `UsageError` for a page or a binary format on a terminal, and for what names nothing.
    """
    from legatus.cli import output
    from legatus.cli.opening import opened
    from legatus.queries.dossier.read import dossier

    report = reports.named(name)
    if output.on_terminal(to) and (report.BINARY or name == PAGE):
        raise UsageError(f"{name} is not for a terminal; say -o FILE, or send the output to a file")
    with opened(adopt) as database:
        found = dossier(database, *subjects, **asked, links=reports.needs_links(name))
    if report.BINARY:
        with output.binary(to) as binary:
            report.write(found, binary)
    else:
        with output.text(to) as file:
            report.write(found, file)
    return len(found.facts)
