"""`legatus ingest` and `legatus resolve`: articles and reference lists into the graph."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from legatus.cli import options, reading, render
from legatus.ontology.errors import UsageError

if TYPE_CHECKING:
    from legatus.ingest.articles import Summary
    from legatus.ingest.extract.extractor import Extractor
    from legatus.ingest.imports import Audit
    from legatus.queries.database import Database

#: Paths of reference lists, each with the name of its source.
Lists = Sequence[tuple[str, str]]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        rich_help_panel=options.IN,
        epilog=options.examples(
            "legatus ingest articles/",
            "legatus ingest 'archive/2024-*.html' notes.md news.jsonl.gz",
            "curl -s https://example.org/story.html | legatus ingest -",
            "legatus ingest articles/ --dry-run",
            "legatus ingest --source pocom pocom/  # a reference list, see `legatus sources`",
            "legatus ingest --dry-run --audit audit.csv pocom/",
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
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            "-s",
            metavar="NAME",
            help="The paths are this reference list (`legatus sources` names them); else its shape says so.",
            show_default=False,
        ),
    ] = None,
    audit: Annotated[
        str | None,
        typer.Option(
            "--audit",
            metavar="FILE",
            help="Write what became of the list's records and values, with reasons, files and lines; the suffix says "
            "the format.",
            show_default=False,
        ),
    ] = None,
    extractor: options.Extractor = reading.RULES,
    processes: options.Processes = None,
    scheduler: options.Scheduler = None,
    adopt: options.Adopt = False,
) -> None:
    """Read articles, and keep what they state with the exact words; or a reference list, record by record.

    Ingest as often as you like and in any order: what is known already is not added twice. A folder yields only files
    that look like articles. The exit code is 1 when an input failed; the rest is kept all the same.
    """
    if not paths and source:
        paths = _bundled(source)
    if not paths and not again:
        raise UsageError("name a file, a folder, a pattern, or - for standard input; see `legatus ingest --help`")
    if dry_run and again:
        raise UsageError("--again reads what is stored, so there is nothing to rehearse: leave --dry-run out")
    if audit:
        render.chosen(None, audit)
    articles, lists = _parted(paths or (), source)
    audits: list[Audit] = []
    with reading.reader(extractor, processes, scheduler) as reads:
        if dry_run:
            done = _rehearsed(articles, lists, reads, audits)
        else:
            done = _ingested(articles, lists, reads, again, adopt, audits)
    if audit:
        _write(audits, audit)
    if any(each.failed for each in done):
        raise typer.Exit(1)


def _rehearsed(paths: Sequence[str], lists: Lists, reads: "Extractor", audits: "list[Audit]") -> "list[Summary]":
    """Read and report everything, and keep nothing."""
    from legatus.cli.progress import files, progress
    from legatus.cli.views import summary
    from legatus.ingest import articles

    audits += _import(None, lists, reads)
    if lists and not paths:
        return []
    with progress("reading", files(paths)) as advance:
        done = articles.ingest(None, paths, extractor=reads, progress=advance)
    summary.ingested(done, rehearsal=True)
    return [done]


def _ingested(
    paths: Sequence[str], lists: Lists, reads: "Extractor", again: bool, adopt: bool, audits: "list[Audit]"
) -> "list[Summary]":
    """Take everything in; `again`: then read what is stored once more."""
    from legatus.cli.opening import opened
    from legatus.cli.progress import files, progress
    from legatus.cli.views import summary
    from legatus.ingest import articles

    done = []
    with opened(adopt, settles=True) as database:
        audits += _import(database, lists, reads)
        if paths:
            with progress("reading", files(paths)) as advance:
                done.append(articles.ingest(database, paths, extractor=reads, progress=advance))
            summary.ingested(done[-1])
        if again:
            with progress("reading again", None) as advance:
                done.append(articles.reread(database, extractor=reads, progress=advance))
            summary.ingested(done[-1])
    return done


def _parted(paths: Sequence[str], source: str | None) -> tuple[list[str], list[tuple[str, str]]]:
    """The paths that hold articles, and those that are reference lists, each with the name of its source."""
    from legatus.ingest.imports import source_for

    found = [(path, source_for(path, source)) for path in paths]
    return [p for p, info in found if info is None], [(p, info.name) for p, info in found if info is not None]


def _bundled(source: str) -> list[str]:
    """The path of a list that is bundled with the project; none for the others."""
    from legatus.ingest.lists import named, own_file

    file = own_file(named(source).name)
    return [str(file)] if file else []


def _import(database: "Database | None", lists: Lists, reads: "Extractor") -> "list[Audit]":
    """Import reference lists one after the other; each ends with its audit."""
    from legatus.cli.progress import progress
    from legatus.cli.views import audit
    from legatus.ingest import imports

    done = []
    for path, name in lists:
        with progress(f"importing {name}", None) as advance:
            done.append(imports.run(database, name, path, extractor=reads, progress=advance))
        audit.imported(done[-1], rehearsal=database is None)
    return done


def _write(audits: "Sequence[Audit]", file: str) -> None:
    """Write audits whole: every reason, and every record and value that was reported."""
    from legatus.cli.views.audit import COLUMNS, rows

    render.show(COLUMNS, [row for audit in audits for row in rows(audit)], to=file)


def resolve(adopt: options.Adopt = False) -> None:
    """Bring the resolved records up to date.

    Ingest, load and decisions do this by themselves; it is needed where one of them was interrupted.
    """
    from legatus.cli.opening import opened
    from legatus.cli.views import summary
    from legatus.ingest.resolution import refresh

    with opened(adopt, settles=True) as database:
        summary.resolved(refresh(database))
