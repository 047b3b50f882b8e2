"""`legatus evaluate`: how well extraction does on annotated articles."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legatus.cli import options, reading
from legatus.ontology.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from legatus.ingest.evaluation.scoring import Article

#: How the rows over all articles are called.
ALL = "all"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.IN,
        epilog=options.examples(
            "legatus evaluate gold/ articles/",
            "legatus evaluate gold/ documents.jsonl --by-kind",
            "legatus evaluate gold/ articles/ --predictions facts.jsonl",
            "legatus evaluate gold/ articles/ --show event -o errors.csv",
        ),
    )(evaluate)


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="A folder of annotations, one ID.json an article.")],
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENTS",
            help="The articles with their publication dates: folders or files (ID.txt, ID.md …), or JSONL.",
        ),
    ],
    predictions: Annotated[
        str | None,
        typer.Option(
            "--predictions", metavar="FILE", help="Score this output of `legatus extract`, and read nothing anew."
        ),
    ] = None,
    show: Annotated[
        str | None,
        typer.Option("--show", metavar="TYPE", help="What was missed and what is spurious of a type, and why."),
    ] = None,
    by_kind: Annotated[
        bool, typer.Option("--by-kind", help="Also by the kind of source, where the documents or --about state one.")
    ] = False,
    about: Annotated[
        str | None,
        typer.Option(
            "--about", metavar="FILE", help="JSONL with the id, kind and date of documents that do not say it."
        ),
    ] = None,
    ids: Annotated[
        str | None, typer.Option("--ids", metavar="FILE", help="Only the articles that this file names, one a line.")
    ] = None,
    extractor: options.Extractor = reading.RULES,
    processes: options.Processes = None,
    scheduler: options.Scheduler = None,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Compare what is extracted with annotated articles: precision, recall and F1 by type, and the attributes.

    A record counts once. Persons match by their last names, events and statements also by their place in the text;
    attributes (status, dates, stance, issues …) are judged on matched records only.
    """
    from legatus.cli.render import chosen
    from legatus.cli.render import show as write
    from legatus.ingest.evaluation.run import evaluated
    from legatus.ingest.evaluation.scoring import TYPES

    if show is not None and show not in TYPES:
        raise UsageError(f"there is no record type '{show}'; expected one of {', '.join(TYPES)}")
    chosen(format, output)
    with reading.reader(extractor, processes, scheduler) as reads:
        articles = evaluated(gold, documents, predictions=predictions, ids=ids, about=about, extractor=reads)
    if show is not None:
        columns, rows = _errors(articles, show)
        write(columns, rows, format=format, to=output, empty=f"every {show} was found, and nothing else")
    else:
        columns, rows = _scores(articles, by_kind)
        write(columns, rows, format=format, to=output, view=lambda console: _view(console, rows))


def _errors(articles: "Sequence[Article]", kind: str) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    from legatus.ingest.evaluation.misses import errors

    rows = [
        {"what": "spurious" if e.found else "missed", "id": e.article, "why": e.why, "record": dict(e.record)}
        for e in errors(articles, kind)
    ]
    return ("what", "id", "why", "record"), rows


def _scores(articles: "Sequence[Article]", by_kind: bool) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    from legatus.ingest.evaluation.scoring import ALL_ATTRIBUTES, by_source

    parts: dict[str, Sequence[Article]] = {ALL: articles}
    if by_kind:
        parts |= by_source(articles)
    head = ("kind", "articles", "type", "precision", "recall", "f1", "gold", "predicted", "matched")
    rows = [row for kind, some in parts.items() for row in _rows(kind, some)]
    return (*head, *ALL_ATTRIBUTES), rows


def _rows(kind: str, articles: "Sequence[Article]") -> Iterable[dict[str, Any]]:
    from legatus.ingest.evaluation.scoring import score

    for name, each in score(articles).items():
        counts = {"gold": each.gold, "predicted": each.predicted, "matched": each.matched}
        yield {"kind": kind, "articles": len(articles), "type": name, **counts, **each.figures()}


def _view(console: "Console", rows: Sequence[Mapping[str, Any]]) -> None:
    """A block a kind of source: the figures, and the attributes of matched records in words."""
    from rich.table import Table

    from legatus.cli.text import count
    from legatus.ingest.evaluation.scoring import ALL_ATTRIBUTES

    for kind in dict.fromkeys(row["kind"] for row in rows):
        some = [row for row in rows if row["kind"] == kind]
        label = count(some[0]["articles"], "article")
        console.print(label if kind == ALL else f"\n{kind}: {label}", markup=False)
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
        for title in ("type", "P", "R", "F1", "gold", "found", "right of the matched"):
            table.add_column(title, justify="left" if title in ("type", "right of the matched") else "right")
        for row in some:
            figures = (f"{row[key]:.3f}" for key in ("precision", "recall", "f1"))
            said = ", ".join(f"{name} {row[name]:.2f}" for name in ALL_ATTRIBUTES if row[name] is not None)
            table.add_row(row["type"], *figures, str(row["gold"]), str(row["predicted"]), said)
        console.print(table)
