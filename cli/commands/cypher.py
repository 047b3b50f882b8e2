"""`legatus cypher`: the user's own statement."""

import sys
from typing import Annotated

import typer

from legatus.cli import options
from legatus.ontology.errors import InputError, UsageError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.ASK,
        epilog=options.examples(
            "legatus cypher 'MATCH (p:Person) RETURN p.name AS name ORDER BY name LIMIT 10'",
            "legatus cypher 'MATCH (p:Post {sending: $from}) RETURN p.id AS id' -p from=MEX",
            "legatus cypher - < question.cypher",
        ),
    )(cypher)


def cypher(
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="A statement in Cypher; - reads it from standard input.")
    ],
    given: options.Given = None,
    write: Annotated[bool, typer.Option("--write", help="Allow the statement to change the graph.")] = False,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Run a Cypher statement of your own.

    It may only read unless --write is said; the database itself refuses the rest. The value of a parameter is JSON
    where it parses as such (5, true, \\["MEX", "USA"]), else text.
    """
    from legatus.cli import render, say
    from legatus.cli.opening import opened

    values = options.json_values(options.pairs(given))
    text = _standard_input() if statement == "-" else statement
    if not text.strip():
        raise UsageError("the statement is empty")
    render.chosen(format, output)
    with opened(adopt) as database:
        table = database.run_user(text, values, write=write)
        for notice in table.notices:
            say.note(" ".join(notice.split()))
        if table.columns or not write:
            render.show(table.columns, table.rows, format=format, to=output, empty="the statement has no rows")


def _standard_input() -> str:
    """A statement from standard input. Raises `InputError` where it is not UTF-8."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"standard input: not UTF-8: wrong byte at offset {error.start}") from None
