"""`legatus extract`: what articles state, without a database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from legatus.cli import options, reading, say
from legatus.cli.text import count
from legatus.ontology.errors import UsageError

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
            "legatus extract archive/ -o facts.jsonl --resume  # as often as it is interrupted",
        ),
    )(extract)


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, patterns, or - for standard input."),
    ],
    extractor: options.Extractor = reading.RULES,
    processes: options.Processes = None,
    scheduler: options.Scheduler = None,
    output: options.Output = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Write to the file article by article, and go on after those that it holds.",
            rich_help_panel=options.OUTPUT_PANEL,
        ),
    ] = False,
) -> None:
    """Print what articles state as JSON Lines, one line an article, without a database.

    Each line has the article's id and the lists tenure, statement, event and relation_of_persons; they are empty where
    nothing is stated or the article was skipped. The exit code is 1 when an input failed.
    """
    from legatus.cli.text import as_json
    from legatus.cli.views import summary
    from legatus.ingest.extract.annotation import annotation
    from legatus.ingest.extract.unfinished import remaining

    failures: list[Failure] = []
    with reading.reader(extractor, processes, scheduler) as reads, _lines(output, resume) as (file, done):
        for each in reads.read(remaining(_documents(paths, failures), done)):
            file.write(as_json(annotation(each)) + "\n")
            if resume:
                file.flush()
    summary.failed(failures)
    if failures:
        raise typer.Exit(1)


@contextmanager
def _lines(output: str | None, resume: bool) -> "Iterator[tuple[TextIO, Counter[str]]]":
    """The file to write lines to, and how many it has of each article already."""
    from legatus.cli import output as outputs
    from legatus.ingest.extract.unfinished import finished

    if not resume:
        with outputs.text(output) as file:
            yield file, Counter()
        return
    if output is None or outputs.is_standard(output):
        raise UsageError("--resume goes on with a file: name it with -o FILE")
    done = finished(Path(output))
    if done:
        say.note(f"{output} holds {count(done.total(), 'article')} already")
    with outputs.appended(output) as file:
        yield file, done


def _documents(paths: list[str], failures: "list[Failure]") -> "Iterator[Document]":
    """The documents among the inputs; what is skipped or read with a reservation is said at once."""
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
