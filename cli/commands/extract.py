"""`legatus extract`: what articles state, without a database."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from legatus.cli import options

if TYPE_CHECKING:
    from legatus.ingest.documents import Document
    from legatus.ingest.opened import Failure


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.IN,
        epilog=options.examples(
            "legatus extract story.txt",
            "legatus extract articles/ -o facts.jsonl",
            "legatus extract - < story.html",
        ),
    )(extract)


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, patterns, or - for standard input."),
    ],
    processes: options.Processes = 1,
    output: options.Output = None,
) -> None:
    """Print what articles state as JSON Lines, one line an article, without a database.

    Each line has the article's id and the lists tenure, statement, event and relation_of_persons; they are empty where
    nothing is stated or the article was skipped. The exit code is 1 when an input failed.
    """
    from legatus.cli import output as outputs
    from legatus.cli.text import as_json
    from legatus.cli.views import summary
    from legatus.ingest.extract.annotation import annotation
    from legatus.ingest.extract.reader import read

    failures: list[Failure] = []
    with outputs.text(output) as file:
        for reading in read(_documents(paths, failures), processes=processes):
            file.write(as_json(annotation(reading)) + "\n")
    summary.failed(failures)
    if failures:
        raise typer.Exit(1)


def _documents(paths: list[str], failures: "list[Failure]") -> "Iterator[Document]":
    """The documents among the inputs; what is skipped or read with a reservation is said at once."""
    from legatus.cli import say
    from legatus.ingest.documents import Document
    from legatus.ingest.inputs import documents
    from legatus.ingest.opened import Failure

    for outcome in documents(paths):
        if isinstance(outcome, Document):
            yield outcome
        elif isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            say.note(str(outcome))
