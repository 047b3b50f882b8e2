"""`legatus retract`, `decisions` and `undo`: what a person decides."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legatus.cli import options

if TYPE_CHECKING:
    from legatus.ingest.curation import Decided
    from legatus.ontology.record import Record
    from legatus.queries.database import Database


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        rich_help_panel=options.CURATE,
        epilog=options.examples(
            "legatus query retraction_impact -p article=article/3f6k2m7qd5w4x2ba  # what would vanish",
            "legatus retract article/3f6k2m7qd5w4x2ba --why 'the paper withdrew it'",
        ),
    )(retract)
    app.command(
        rich_help_panel=options.CURATE, epilog=options.examples("legatus decisions", "legatus decisions -f md")
    )(decisions)
    app.command(
        rich_help_panel=options.CURATE,
        epilog=options.examples("legatus undo decision/3f6k2m7qd5w4x2ba --why 'it was another article'"),
    )(undo)


def retract(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="An article's id, url or title, or the id of a mention.")
    ],
    why: options.Why,
    by: options.By = None,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Let an article no longer count.

    Nothing is deleted: this is a decision, kept with its reason, and `legatus undo` takes it back.
    """
    from legatus.ingest import curation

    keep(lambda database: curation.retract(database, article, why, by=by), adopt, format, output)


def undo(
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="A decision's id, as `legatus decisions` lists it.")
    ],
    why: options.Why,
    by: options.By = None,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Let a decision no longer count; to undo the undoing restores it."""
    from legatus.ingest import curation

    keep(lambda database: curation.undo(database, decision, why, by=by), adopt, format, output)


def decisions(adopt: options.Adopt = False, format: options.Format = None, output: options.Output = None) -> None:
    """List every decision, from the earliest to the latest, and whether it is in force."""
    from legatus.cli import render
    from legatus.cli.opening import opened
    from legatus.ingest import curation

    render.chosen(format, output)
    with opened(adopt) as database:
        rows = [_row(decision) | {"in_force": in_force} for decision, in_force in curation.decisions(database)]
    columns = ("id", "kind", "target", "field", "value", "why", "by", "at", "in_force")
    render.show(columns, rows, format=format, to=output, empty="there are no decisions")


def _row(decision: "Record") -> dict[str, Any]:
    names = {"kind": "kind", "target": "targetIri", "field": "field", "value": "value"}
    names |= {"why": "note", "by": "decidedBy", "at": "at"}
    return {"id": decision.id} | {column: decision.text(name) for column, name in names.items()}


def keep(decide: Callable[["Database"], "Decided"], adopt: bool, format: str | None, output: str | None) -> None:
    """Make a decision, and show it with what it changed."""
    from legatus.cli import render
    from legatus.cli.opening import opened

    render.chosen(format, output)
    with opened(adopt, settles=True) as database:
        _show(decide(database), format, output)


def _show(decided: "Decided", format: str | None, output: str | None) -> None:
    """A decision that was just made, and what it changed."""
    from legatus.cli import render
    from legatus.cli.views import summary

    row: Mapping[str, Any] = _row(decided.decision)
    columns = [column for column in row if row[column] is not None]
    render.show(columns, [row], format=format, to=output)
    summary.resolved(decided.changes)
