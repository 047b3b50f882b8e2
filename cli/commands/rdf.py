"""`legatus export`, `load` and `validate`: the graph as RDF."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legatus.cli import options
from legatus.ontology.errors import InputError, UsageError

if TYPE_CHECKING:
    from legatus.ontology.formats import Format
    from legatus.ontology.report import Report
    from legatus.queries.database import Database
    from legatus.queries.exporting import Export

#: Written to standard output where `--format` says nothing else.
DEFAULT = "turtle"

#: The one format of export that is not RDF: a folder of files for the import tool of Neo4j.
NEO4J_ADMIN = "neo4j-admin"

ExportFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="turtle, trig, ntriples, nquads or jsonld, where the suffix does not say it; or neo4j-admin.",
        autocompletion=lambda: [*_formats(), NEO4J_ADMIN],
        show_default=False,
    ),
]

ReadFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="turtle, trig, ntriples, nquads, jsonld or rdfxml, where the suffix does not say it.",
        autocompletion=lambda: [*_formats(), "rdfxml"],
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        rich_help_panel=options.OUT,
        epilog=options.examples(
            "legatus export graph.ttl",
            "legatus export graph.trig.gz",
            "legatus export - --format ntriples | sort | head",
            "legatus export backup.trig --texts",
            "legatus export new-graph --format neo4j-admin && sh new-graph/import.sh  # millions, into a new Neo4j",
            "legatus export new-graph --format neo4j-admin --from big.nt.zst --from facts.parquet  # no database",
        ),
    )(export)
    app.command(
        rich_help_panel=options.IN,
        epilog=options.examples(
            "legatus load backup.trig",
            "legatus load ministry.rdf wikidata.nt.zst",
            "legatus load facts-*.parquet  # from `legatus extract -o facts-1.parquet`, on any machine",
            "legatus load terms.ttl --base https://example.org/terms",
        ),
    )(load)
    app.command(
        rich_help_panel=options.OUT,
        epilog=options.examples(
            "legatus validate", "legatus validate graph.ttl", "legatus validate -f csv -o findings.csv"
        ),
    )(validate)


def _formats() -> list[str]:
    from legatus.ontology.formats import FORMATS

    return [format.name for format in FORMATS]


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file (or folder) to write; - is standard output.")],
    format: ExportFormat = None,
    texts: Annotated[bool, typer.Option("--texts", help="Include the texts of the articles.")] = False,
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="With neo4j-admin: a file to take instead of the graph, as `legatus load` does. Can be repeated.",
            show_default=False,
        ),
    ] = None,
    adopt: options.Adopt = False,
) -> None:
    """Write the graph as RDF: Turtle, TriG, N-Triples, N-Quads or JSON-LD, by the suffix or --format.

    The same graph gives the same bytes every time. With the suffix .gz the file is compressed. The texts of articles
    stay out unless asked for: they may not be yours to publish. Turtle and N-Triples have no named graphs: use TriG,
    N-Quads or JSON-LD where it matters in which graph a statement stands.

    The format neo4j-admin writes a folder: CSV files, and the script that imports them into a new database of Neo4j,
    many times faster than loading. Start that database afterwards and ask it anything: it is complete. With --from no
    database is looked at: the folder holds the graph that loading these files into an empty one would give.
    """
    from legatus.cli import say
    from legatus.cli.opening import opened
    from legatus.cli.output import is_standard
    from legatus.cli.text import count

    if format == NEO4J_ADMIN:
        _for_import(file, sources or [], texts, adopt)
        return
    if sources:
        raise UsageError(f"--from goes with --format {NEO4J_ADMIN} only; load the files to write them as RDF")
    writer = _format(file, format, DEFAULT if is_standard(file) else None)
    with opened(adopt) as database:
        done = _written(database, file, writer, texts)
        for where in done.edited:
            say.warn(f"the value was edited in the database and is written as it is there: {where}")
        if not is_standard(file):
            others = f" and {count(done.statements, 'statement')} of other models" if done.statements else ""
            say.note(f"{count(done.records, 'record')}{others} written to {file}")


def _for_import(folder: str, sources: list[str], texts: bool, adopt: bool) -> None:
    """Write the folder for Neo4j's import tool, from files or from the database."""
    from legatus.cli import say
    from legatus.cli.opening import opened
    from legatus.cli.output import is_standard
    from legatus.cli.text import count
    from legatus.cli.views import summary
    from legatus.ingest import bulk_files
    from legatus.queries import bulk

    if is_standard(folder):
        raise UsageError(f"{NEO4J_ADMIN} writes a folder; name one that is not there yet")
    if sources:
        done, said = bulk_files.write([Path(file) for file in sources], Path(folder), texts=texts)
        summary.loaded(said)
        summary.skipped(said.skipped)
        if said.left_out:
            say.note(f"the texts of {count(said.left_out, 'article')} stay out; --texts includes them")
    else:
        with opened(adopt) as database:
            done = bulk.write(database, Path(folder), texts=texts)
    say.note(f"{count(done.nodes, 'node')} and {count(done.edges, 'relationship')} written; next: sh {done.script}")


def write(database: "Database", file: str, format: "Format", *, texts: bool = False) -> int:
    """Write the graph to a file (`-`: standard output); the number of its records."""
    return _written(database, file, format, texts).records


def _written(database: "Database", file: str, format: "Format", texts: bool) -> "Export":
    from legatus.queries.exporting import Export

    made = Export(database, format, private=texts)
    with _file(file) as take:
        for text in made.pieces():
            take(text.encode())
    return made


@contextmanager
def _file(name: str) -> Iterator[Callable[[bytes], int]]:
    from legatus.cli.output import binary

    with binary(name) as file:
        if name.endswith(".gz"):
            with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:  # the same bytes every time
                yield packed.write
        else:
            yield file.write


def load(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Files of RDF, - is standard input; or Parquet of `legatus extract`."),
    ],
    format: ReadFormat = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="IRI", help="What relative IRIs resolve against, instead of the file's URI."),
    ] = None,
    adopt: options.Adopt = False,
) -> None:
    """Load RDF: what `legatus export` has written, and data of any other model.

    Reads Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML, plain or packed by gzip or zstd. Articles, mentions,
    quotes and decisions of ours are added, and everything else of ours follows from them; other data are kept as they
    are and come out of `legatus export` again. What `legatus extract` wrote as Parquet is added as if its articles had
    been ingested, without reading them again. Loading twice changes nothing. The exit code is 1 when a file could not
    be loaded; nothing of such a file is kept.
    """
    from legatus.cli.opening import opened
    from legatus.cli.views import summary
    from legatus.ingest import articles, loading
    from legatus.ingest.reading_files import is_reading_file
    from legatus.ontology import formats

    paths = [Path(file) for file in files]
    read = [path for path in paths if format is None and is_reading_file(path)]
    rdf = [path for path in paths if path not in read]
    for path in rdf:
        formats.readable(path, format)
    failed = False
    with opened(adopt, settles=True) as database:
        if read:
            added = articles.add_read(database, read)
            summary.ingested(added)
            failed = bool(added.failed)
        if rdf:
            done = loading.load(database, rdf, format=format, base=base)
            summary.loaded(done)
            failed = failed or bool(done.failed)
    if failed:
        raise typer.Exit(1)


def validate(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="A file of RDF, or - ; without it the database.", show_default=False),
    ] = None,
    rdf_format: Annotated[
        str | None,
        typer.Option("--rdf-format", metavar="FORMAT", help="The format of the file, where its suffix says none."),
    ] = None,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Check the graph, or a file, against the ontology's shapes.

    The exit code is 0 where it conforms (warnings are printed), 1 where it does not, 2 where it could not be checked.
    """
    from legatus.cli import render, say
    from legatus.cli.text import count

    render.chosen(format, output)
    try:
        report = _of_database(adopt) if file is None else _of_file(file, rdf_format)
    except InputError as error:
        raise UsageError(str(error)) from None  # that it could not be checked is 2, not 1
    rows = [{n: getattr(f, n) for n in ("severity", "focus", "path", "message", "value")} for f in report.findings]
    render.show(("severity", "focus", "path", "message", "value"), rows, format=format, to=output, empty="no findings")
    verdict = "conforms" if report.conforms else "does not conform"
    violations, warnings = count(len(report.violations), "violation"), count(len(report.warnings), "warning")
    say.note(f"{file or 'the graph'} {verdict}: {violations}, {warnings}")
    if not report.conforms:
        raise typer.Exit(1)


def _of_database(adopt: bool) -> "Report":
    from legatus.cli.opening import opened
    from legatus.ontology.validate import validate
    from legatus.queries import foreign, store

    with opened(adopt) as database:
        return validate(store.read(database.read), foreign.read(database))


def _of_file(file: str, format: str | None) -> "Report":
    from legatus.ontology.formats import readable
    from legatus.ontology.validate import validate_file

    return validate_file(Path(file), readable(Path(file), format))


def _format(file: str, name: str | None, default: str | None = None) -> "Format":
    """The RDF format that is asked for, or that the suffix says."""
    from legatus.ontology import formats

    return formats.named(name) if name else formats.named(default) if default else formats.of_path(Path(file))
