"""`legatus ingest` and `legatus resolve`: articles into the graph."""

from typing import Annotated

import typer

from legatus.cli import options
from legatus.ontology.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        rich_help_panel=options.IN,
        epilog=options.examples(
            "legatus ingest articles/",
            "legatus ingest 'archive/2024-*.html' notes.md news.jsonl.gz",
            "curl -s https://example.org/story.html | legatus ingest -",
            "legatus ingest articles/ --dry-run",
            "legatus ingest --again  # read what is stored with a newer extractor",
        ),
    )(ingest)
    app.command(rich_help_panel=options.DATABASE, epilog=options.examples("legatus resolve"))(resolve)


def ingest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, patterns, or - for standard input: text, Markdown, HTML, JSON Lines, gzip too.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report, but keep nothing.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read the articles whose text is stored once more, as rules are now.")
    ] = False,
    processes: options.Processes = 1,
    adopt: options.Adopt = False,
) -> None:
    """Read articles, and keep what they state with the exact words.

    Ingest as often as you like and in any order: what is known already is not added twice. A folder yields only files
    that look like articles. The exit code is 1 when an input failed; the rest is kept all the same.
    """
    from legatus.cli.opening import opened
    from legatus.cli.progress import files, progress
    from legatus.cli.views import summary
    from legatus.ingest import articles

    if not paths and not again:
        raise UsageError("name a file, a folder, a pattern, or - for standard input; see `legatus ingest --help`")
    if dry_run and again:
        raise UsageError("--again reads what is stored, so there is nothing to rehearse: leave --dry-run out")
    done = []
    if dry_run:
        with progress("reading", files(paths or ())) as advance:
            done.append(articles.ingest(None, paths or (), processes=processes, progress=advance))
        summary.ingested(done[0], rehearsal=True)
    else:
        with opened(adopt, settles=True) as database:
            if paths:
                with progress("reading", files(paths)) as advance:
                    done.append(articles.ingest(database, paths, processes=processes, progress=advance))
                summary.ingested(done[-1])
            if again:
                with progress("reading again", None) as advance:
                    done.append(articles.reread(database, processes=processes, progress=advance))
                summary.ingested(done[-1])
    if any(each.failed for each in done):
        raise typer.Exit(1)


def resolve(adopt: options.Adopt = False) -> None:
    """Bring the resolved records up to date.

    Ingest, load and decisions do this by themselves; it is needed where one of them was interrupted.
    """
    from legatus.cli.opening import opened
    from legatus.cli.views import summary
    from legatus.ingest.resolution import refresh

    with opened(adopt, settles=True) as database:
        summary.resolved(refresh(database))
