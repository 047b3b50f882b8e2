"""The options that several commands share, so that they are called, explained and completed alike everywhere."""

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer

from legatus.cli import completion, formats
from legatus.ontology.errors import UsageError

OUTPUT_PANEL, READING_PANEL = "Output", "Reading"

#: The order of the panels of commands in `legatus --help`.
PANELS = IN, ASK, OUT, CURATE, DATABASE = ("Articles in", "Ask", "Facts out", "Decide", "Database")

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"One of {', '.join(formats.names())}. Else the suffix of the output file says it, or it is a table on a "
        "terminal and JSON when piped.",
        autocompletion=lambda: list(formats.names()),
        rich_help_panel=OUTPUT_PANEL,
        show_default=False,
    ),
]

Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file instead, whole or not at all.",
        rich_help_panel=OUTPUT_PANEL,
        show_default=False,
    ),
]

Adopt = Annotated[
    bool,
    typer.Option(
        "--adopt",
        help="Use a database that holds a graph of somebody else's: only what is ours is read, changed or deleted.",
        rich_help_panel=DATABASE,
    ),
]

Subjects = Annotated[
    list[str],
    typer.Argument(
        metavar="SUBJECT",
        help="One or two states (codes, names, demonyms), a person, or an issue.",
        autocompletion=completion.subjects,
    ),
]

Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year on.", show_default=False)
]

Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Until this day, month or year.", show_default=False)
]

Issues = Annotated[
    list[str] | None,
    typer.Option(
        "--issue",
        "-i",
        metavar="ISSUE",
        help="Only on this issue; may be repeated.",
        autocompletion=completion.issues,
    ),
]

Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        "-t",
        metavar="TYPE",
        help="Only this type of event, kind of milestone, stance or class; may be repeated.",
        autocompletion=completion.types,
    ),
]

Given = Annotated[
    list[str] | None,
    typer.Option(
        "--param", "-p", metavar="NAME=VALUE", help="A parameter of the query; may be repeated.", show_default=False
    ),
]

Processes = Annotated[
    int | None,
    typer.Option(
        "--processes",
        "-j",
        min=1,
        metavar="N",
        help="Read articles in so many processes at once; else one, and for hundreds as many as there are processors.",
        rich_help_panel=READING_PANEL,
        show_default=False,
    ),
]

Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Read on the workers of this Dask scheduler (tcp://host:8786) instead.",
        rich_help_panel=READING_PANEL,
        show_default=False,
    ),
]

Extractor = Annotated[
    str,
    typer.Option(
        "--extractor",
        metavar="NAME",
        help="`rules`, or `llm`: a language model of yours, by LEGATUS_LLM_URL, LEGATUS_LLM_MODEL, LEGATUS_LLM_KEY.",
        rich_help_panel=READING_PANEL,
    ),
]

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.")]

By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides, where it is not the user of this computer."),
]


def examples(*lines: str) -> str:
    """The end of a help text: commands that a reader can copy."""
    return "\n".join(("Examples:", *(f"  $ {line}" for line in lines))).replace("[", "\\[")


def pairs(given: Iterable[str] | None) -> dict[str, str]:
    """What `-p name=value` says. Raises `UsageError` for anything else, and for a name given twice."""
    made: dict[str, str] = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        name = name.strip()
        if not equals or not name:
            raise UsageError(f"expected -p name=value, found '{text}'")
        if name in made:
            raise UsageError(f"the parameter '{name}' is given twice")
        made[name] = value
    return made


def json_values(given: Mapping[str, str]) -> dict[str, Any]:
    """Values as JSON where they parse as such (`5`, `true`, `["a"]`, `"5"`), else as the text that they are."""
    return {name: _json_or_text(text) for name, text in given.items()}


def _json_or_text(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda constant: constant, parse_int=_int64)
    except ValueError:
        return text


def _int64(digits: str) -> int:
    """A whole number as databases have it. Raises `UsageError` beyond 64 bits."""
    number = int(digits)
    if not -(2**63) <= number < 2**63:
        raise UsageError(f"{digits} is too large for a whole number in a database; put it in quotes to give a text")
    return number
