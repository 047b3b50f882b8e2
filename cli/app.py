"""The program: finds its commands in `cli/commands/`, and turns whatever goes wrong into one line and an exit code."""

import os
import shlex
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, NoReturn

import typer
from typer import _click as click
from typer.core import TyperGroup

from legatus.cli import commands, options, say
from legatus.ontology.errors import LegatusError, UsageError

INTERRUPTED = 130
#: What a shell says of a program whose reader has gone (128 and the number of SIGPIPE).
UNREAD = 141


class Commands(TyperGroup):
    """The group of all commands."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command line and exit: 0 done, 1 an input is bad, 2 a wrong use or no database, 130 interrupted."""
        try:
            _decoded(sys.argv[1:] if args is None else args)
            code = super().main(args, say.PROGRAM, complete_var, False, windows_expand_args, **extra)
            if code == INTERRUPTED:  # what the library makes of an interruption
                say.note("interrupted")
            sys.stdout.flush()
        except LegatusError as error:
            say.error(str(error))
            code = error.exit_code
        except click.exceptions.NoArgsIsHelpError as error:  # the help has been printed already
            code = error.exit_code
        except click.exceptions.ClickException as error:
            say.error(_sentence(error))
            code = error.exit_code
        except (KeyboardInterrupt, typer.Abort):
            say.note("interrupted")
            code = INTERRUPTED
        except BrokenPipeError:
            code = _unread()
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; that nobody reads on (`legatus query … | head`) is no error worth a word."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise typer.Exit(_unread()) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of their panels, and within one as they were registered."""
        order = {panel: place for place, panel in enumerate(options.PANELS)}
        return sorted(
            self.commands, key=lambda name: order.get(getattr(self.commands[name], "rich_help_panel", ""), 99)
        )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; the nearest ones are named where there is none."""
        name = args[0]
        if self.get_command(ctx, name) or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        near = get_close_matches(name, self.commands, n=2, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"`{ctx.command_path} --help` lists them"
        raise click.exceptions.UsageError(f"there is no command '{name}'; {hint}")


#: What a greeting counts, and how it calls one and many of them.
_TOLD = (
    ("Article", "article", "articles"),
    ("Dataset", "list", "lists"),
    ("Person", "person", "persons"),
    ("Tenure", "term of office", "terms of office"),
    ("Event", "event", "events"),
    ("Statement", "statement", "statements"),
)


def build() -> typer.Typer:
    """The program with every command of the folder."""
    app = typer.Typer(
        name=say.PROGRAM,
        cls=Commands,
        invoke_without_command=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog=options.examples(
            "legatus ingest articles/         # read a folder of articles",
            "legatus timeline USA MEX         # what happened between two states",
            "legatus query                    # list the questions that are ready to ask",
            "legatus export graph.ttl         # take everything with you as Turtle",
        ),
    )
    app.callback()(_start)
    for module in sorted(found.name for found in iter_modules(commands.__path__)):
        import_module(f"{commands.__name__}.{module}").register(app)
    return app


def main() -> None:
    """Run the program, as `legatus` does."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")
    typer.main.get_command(build()).main()


def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """A knowledge graph of diplomatic relations, built from news.

    Articles go in; out come envoys, administrations, statements and acts, each with the sentence that states it.
    """
    if version:
        from importlib.metadata import version as of

        print(f"{say.PROGRAM} {of('legatus')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        _greet()


def _greet() -> None:
    """What is in the graph, and what to do next. A database that does not answer is no reason to say nothing."""
    holds, ways = _holds()
    width = max(len(command) for command, _ in ways) + 2
    print(
        f"Legatus: a knowledge graph of diplomatic relations, built from news. {holds}\n\n"
        + "".join(f"  {command:<{width}}{said}\n" for command, said in ways)
        + "\n`legatus --help` lists every command."
    )


def _ways(pair: str = "USA MEX", person: str = "") -> list[tuple[str, str]]:
    """What to try next, with the pair and the person of whom the graph tells most."""
    made = [
        ("legatus ingest FOLDER", "read articles (text, Markdown, HTML, JSON Lines)"),
        (f"legatus timeline {pair}", "what happened between two states, with sources"),
        (f"legatus report {pair} -o report.html", "the same as a page with every quote"),
    ]
    if person:
        made.append((f"legatus timeline {shlex.quote(person)}", "what a person did and said"))
    made.append(("legatus query", "the questions that are ready to ask"))
    made.append(("legatus status", "which database this uses, and what is in it"))
    return made


def _holds() -> tuple[str, list[tuple[str, str]]]:
    """How many of what the graph holds, and ways on; no embedded server is started where there is no graph yet."""
    from legatus.cli.text import count
    from legatus.queries import store
    from legatus.queries.database import connect
    from legatus.queries.home import Home
    from legatus.queries.settings import Settings
    from legatus.queries.statements import statement

    try:
        settings = Settings.from_environment()
        if settings.embedded and not Home(settings.home).folder.exists():
            return "Nothing is in your graph yet.", _ways()
        with connect(settings) as database:
            found = store.counts(database)
            pairs = [row["pair"] for row in database.read(statement("pairs")) if row["pair"]]
            persons = [row["name"] for row in database.read(statement("persons")) if row["name"]]
    except LegatusError as error:
        return f"Your graph cannot be opened now: {error}.", _ways()
    told = [count(found[name], one, many) for name, one, many in _TOLD if found.get(name)]
    if not told:
        return "Nothing is in your graph yet.", _ways()
    ways = _ways(pairs[0].replace("-", " ") if pairs else "USA MEX", persons[0] if persons else "")
    return f"Your graph holds {', '.join(told)}.", ways


def _decoded(arguments: Sequence[str]) -> None:
    """Raise `UsageError` for an argument that is no text; the name of a file may be any bytes."""
    for argument in arguments:
        if any("\ud800" <= c <= "\udfff" for c in argument) and not os.path.lexists(argument):
            raise UsageError(f"{os.fsencode(argument)!r} is not UTF-8")


def _sentence(error: click.exceptions.ClickException) -> str:
    """An error of the command line's own parser as one sentence that says where help is."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    message = message[:1].lower() + message[1:]
    return f"{message}; see `{context.command_path} --help`" if context else message


def _unread() -> int:
    """Let nothing be written any more, also not what is left in a buffer when the interpreter ends; the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREAD
