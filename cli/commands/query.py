"""`legatus query`: the questions that are ready to ask."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from legatus.cli import options
from legatus.ontology.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from legatus.queries.canned import Parameter, Query


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.ASK,
        epilog=options.examples(
            "legatus query",
            "legatus query incumbents -p sending=USA -p on=2025-01-06",
            "legatus query career -p 'person=Ken Salazar' --format md",
            "legatus query dyad_temperature --show",
        ),
    )(query)


def _names() -> list[tuple[str, str]]:
    """Names of queries with their titles, for the shell."""
    from legatus.queries.canned import queries
    from legatus.queries.settings import Settings

    return [(q.name, q.title) for q in queries(Settings.from_environment().home / "queries").values()]


def query(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="The query; without it all are listed.", autocompletion=_names, show_default=False
        ),
    ] = None,
    given: options.Given = None,
    show: Annotated[bool, typer.Option("--show", help="Print the Cypher of the query instead.")] = False,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Run a canned query, or list them all with their parameters.

    A parameter takes a name wherever only one thing bears it. Queries of your own are .cypher files in the folder
    queries of LEGATUS_HOME, with a head like those that --show prints.
    """
    from legatus.cli import output as outputs
    from legatus.queries import canned
    from legatus.queries.settings import Settings

    folder, values = Settings.from_environment().home / "queries", options.pairs(given)
    if name is None:
        if values or show:
            raise UsageError("name the query that is meant; `legatus query` lists them")
        _list(canned.queries(folder).values(), format, output)
    elif show:
        with outputs.text(output) as file:
            file.write(canned.query(name, folder).cypher)
    else:
        _run(canned.query(name, folder), values, adopt, format, output)


def _run(chosen: "Query", values: dict[str, str], adopt: bool, format: str | None, output: str | None) -> None:
    from legatus.cli.opening import opened
    from legatus.cli.render import chosen as chosen_format
    from legatus.cli.render import show
    from legatus.queries.canned import bind

    chosen_format(format, output)  # a wrong one is said before anything is asked
    with opened(adopt) as database:
        table = database.table(chosen.cypher, **bind(chosen, values, database))
        show(chosen.columns, table.rows, format=format, to=output, empty="the query has no rows")


def _list(found: Iterable["Query"], format: str | None, output: str | None) -> None:
    from legatus.cli.render import show

    queries = list(found)
    rows = [{"name": q.name, "title": q.title, "parameters": [_parameter(p) for p in q.parameters]} for q in queries]
    show(("name", "title", "parameters"), rows, format=format, to=output, view=lambda c: _view(c, queries))


def _parameter(parameter: "Parameter") -> str:
    """A parameter as the head of the query's file has it, without what it means."""
    default = "" if parameter.default is None else f" = {parameter.default}"
    example = "" if parameter.example is None else f", e.g. {parameter.example}"
    return f"{parameter.name}: {parameter.type}{default}{example}"


def _view(console: "Console", queries: Iterable["Query"]) -> None:
    """The list for people: each query's title, and how its parameters are given."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for query in queries:
        given = "  ".join(f"{p.name}={p.example or p.default or '…'}" for p in query.parameters)
        table.add_row(Text(query.name), Text(query.title))
        if given:
            table.add_row("", Text(given, style="dim"))
    console.print(table)
