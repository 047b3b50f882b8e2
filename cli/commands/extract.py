"""`legatus extract`: what articles state, without a database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from legatus.cli import options, reading, say
from legatus.cli.text import count, listing
from legatus.ontology.errors import UsageError

if TYPE_CHECKING:
    from legatus.ingest.documents import Document
    from legatus.ingest.extract.extractor import Extractor
    from legatus.ingest.opened import Failure


LINES, PARQUET = FORMATS = ("jsonl", "parquet")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.IN,
        epilog=options.examples(
            "legatus extract story.txt",
            "legatus extract articles/ -o facts.jsonl",
            "legatus extract - < story.html",
            "legatus extract archive/ -o facts.jsonl --resume  # as often as it is interrupted",
            "legatus extract archive/ -o facts.parquet  # with the texts, for `legatus load` on another machine",
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
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="jsonl or parquet, where the suffix does not say it.",
            autocompletion=lambda: list(FORMATS),
            rich_help_panel=options.OUTPUT_PANEL,
            show_default=False,
        ),
    ] = None,
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
    nothing is stated or the article was skipped. A file `.parquet` has a row an article, with its text and all of its
    facts, to be loaded elsewhere without reading it again. The exit code is 1 when an input failed.
    """
    from legatus.cli.views import summary

    name = _format(format, output, resume)
    failures: list[Failure] = []
    with reading.reader(extractor, processes, scheduler) as reads:
        if name == PARQUET:
            _as_parquet(reads, _documents(paths, failures), output)
        else:
            _as_lines(reads, _documents(paths, failures), output, resume)
    summary.failed(failures)
    if failures:
        raise typer.Exit(1)


def _format(name: str | None, output: str | None, resume: bool) -> str:
    """The format to write. Raises UsageError for one that there is not, or that cannot be written there."""
    from legatus.cli.output import is_standard, on_terminal
    from legatus.ingest.reading_files import is_reading_file

    if name is None:
        name = PARQUET if not is_standard(output) and is_reading_file(Path(str(output))) else LINES
    if name not in FORMATS:
        raise UsageError(f"there is no format '{name}'; expected {listing(FORMATS)}")
    if name == PARQUET and resume:
        raise UsageError("--resume adds to a file line by line, which Parquet does not allow; write .jsonl or parts")
    if name == PARQUET and on_terminal(output):
        raise UsageError("parquet is not for a terminal; say -o FILE, or send the output to a file")
    return name


def _as_lines(reads: "Extractor", documents: "Iterator[Document]", output: str | None, resume: bool) -> None:
    from legatus.cli.text import as_json
    from legatus.ingest.extract.annotation import annotation
    from legatus.ingest.extract.unfinished import remaining

    with _lines(output, resume) as (file, done):
        for each in reads.read(remaining(documents, done)):
            file.write(as_json(annotation(each)) + "\n")
            if resume:
                file.flush()


def _as_parquet(reads: "Extractor", documents: "Iterator[Document]", output: str | None) -> None:
    from legatus.cli.output import binary
    from legatus.ingest.reading_files import write

    with binary(output) as file:
        write(reads.read(documents), reads.version, file)


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
