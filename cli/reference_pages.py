"""The reference of commands and of queries, made from the help texts and from the heads of the `.cypher` files."""

from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer import _click as click

from legatus.cli import say
from legatus.cli.markdown import table

MADE = "<!-- Made from {source} by `python -m legatus.cli.docs docs`; a test keeps them equal. -->"

#: Options that explain themselves and stand on every command.
UNSAID = ("--help", "--install-completion", "--show-completion")


def commands_markdown() -> str:
    """Every command: what it does, how it is called, its arguments and options, examples."""
    from legatus.cli.app import build

    return _page(_commands(typer.main.get_command(build())))


def queries_markdown() -> str:
    """Every canned query: what it answers, its parameters, its columns, how it is called."""
    return _page(_queries())


def _page(lines: Iterator[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _commands(program: click.Command) -> Iterator[str]:
    context = program.make_context(say.PROGRAM, [], resilient_parsing=True)
    yield from ("# Commands", "", MADE.format(source="the help texts"), "")
    yield from (
        "Standard output holds data and nothing else; remarks, progress and summaries go to standard error. What",
        "prints rows prints a table on a terminal and JSON when piped, or what `--format` says. Wherever a file is",
        "read, `-` is standard input. Colours are off when piped and where `NO_COLOR` is set.",
        "",
    )
    yield from table(
        ("exit code", "meaning"),
        (
            ("0", "done"),
            ("1", "an input failed (the rest is done), or `validate` found that the graph does not conform"),
            ("2", "a wrong command, name, option or parameter; or no database that can be used"),
            ("130", "interrupted"),
            ("141", "whoever read the output has gone"),
        ),
    )
    yield ""
    yield from table(
        ("command", ""), ((f"[{path}](#{_anchor(path)})", _first(c)) for path, c in _leaves(program, context))
    )
    for path, command in _leaves(program, context):
        yield from _command(path, command)


def _leaves(group: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, groups opened up."""
    for name in group.list_commands(context):  # type: ignore[attr-defined]  # of groups only
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        made = command.context_class(command, parent=context, info_name=name)
        if hasattr(command, "list_commands"):
            yield from _leaves(command, made)
        else:
            yield made.command_path, command


def _command(path: str, command: click.Command) -> Iterator[str]:
    context = command.context_class(command, info_name=path)
    parameters = [p for p in command.get_params(context) if not set(p.opts) & set(UNSAID)]
    usage = " ".join([path, "[OPTIONS]", *map(_usage, filter(_is_argument, parameters))])
    yield from ("", f"## {path}", "", _unescaped(command.help or ""), "", "```", usage, "```", "")
    if parameters:
        yield from table(("argument or option", "meaning"), (_parameter(p, context) for p in parameters))
    if command.epilog:
        yield from ("", "```sh", *_examples(command.epilog), "```")


def _parameter(parameter: Any, context: click.Context) -> tuple[str, str]:
    """An argument or option with its other names, and what it means."""
    said = _unescaped(" ".join((parameter.help or "").split()))
    if _is_argument(parameter):
        return f"`{_usage(parameter)}`", said
    default = parameter.get_default(context, call=False)
    if default not in (None, False, [], ()) and parameter.show_default:
        said += f" Default: {default}."
    value = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
    return ", ".join(f"`{name}{value}`" for name in sorted(parameter.opts, key=len)), said


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _usage(argument: Any) -> str:
    """How an argument stands on the command line: `PATH...`, `[NAME]`."""
    name = f"{argument.metavar or argument.name.upper()}{'...' if argument.nargs == -1 else ''}"
    return name if argument.required else f"[{name}]"


def _examples(epilog: str) -> Iterator[str]:
    """The commands of a help text's end, as one would type them."""
    for line in _unescaped(epilog).splitlines()[1:]:
        yield line.strip().removeprefix("$ ")


def _unescaped(text: str) -> str:
    """A help text without the backslashes that keep rich from reading its brackets as markup."""
    return text.replace("\\[", "[")


def _first(command: click.Command) -> str:
    return _unescaped((command.help or "").split("\n\n")[0].replace("\n", " "))


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _queries() -> Iterator[str]:
    from legatus.queries.canned import Query, queries

    yield from ("# Queries", "", MADE.format(source="the heads of `queries/canned/*.cypher`"), "")
    yield from (
        "`legatus query NAME -p name=value …` runs one, `--show` prints its Cypher; in Python it is",
        '`Graph.connect().query("NAME", name="value")`. A parameter takes a name wherever only one thing bears it.',
        "Your own are files of this kind in the folder `queries` of `LEGATUS_HOME`.",
        "",
    )
    known: Sequence[Query] = list(queries().values())
    yield from table(("query", ""), ((f"[{q.name}](#{q.name})", q.title) for q in known))
    for query in known:
        yield from ("", f"## {query.name}", "", f"{query.title}. {query.description}", "")
        if query.parameters:
            rows = ((f"`{p.name}`", p.type, p.description, _default(p.default)) for p in query.parameters)
            yield from table(("parameter", "type", "meaning", "default"), rows)
            yield ""
        yield f"Columns: {', '.join(f'`{column}`' for column in query.columns)}."
        given = "".join(f" -p {_quoted(f'{p.name}={p.example}')}" for p in query.parameters if p.example)
        yield from ("", "```sh", f"{say.PROGRAM} query {query.name}{given}", "```")


def _default(default: str | None) -> str:
    return "(required)" if default is None else f"`{default}`"


def _quoted(text: str) -> str:
    from shlex import quote

    return quote(text)
