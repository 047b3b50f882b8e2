"""`legatus review` and `legatus decide`: doubtful pairs, and what a person decides about them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legatus.cli import completion, options
from legatus.cli.commands.decisions import keep

if TYPE_CHECKING:
    from legatus.ingest.curation import Comparison

One = Annotated[
    str, typer.Argument(metavar="ONE", help="A record's id, or a person's name.", autocompletion=completion.persons)
]
Other = Annotated[
    str, typer.Argument(metavar="OTHER", help="Another of the same class.", autocompletion=completion.persons)
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        rich_help_panel=options.CURATE,
        epilog=options.examples("legatus review", "legatus review --put-off -f csv -o pairs.csv"),
    )(review)
    group = typer.Typer(
        name="decide",
        help="Decide about people and other records. Kept with the reason; `legatus undo` takes it back.",
        no_args_is_help=True,
        cls=_group(),
    )
    for command, example in (
        (same, "'Ken Salazar' 'Kenneth Lee Salazar' --why 'one ambassador'"),
        (different, "person/jane-doe.3f6k2m7qd5w4x2ba person/j-doe.77cipqtdccp3x4qc --why 'mother and daughter'"),
        (later, "'Jane Doe' 'J. Doe' --why 'ask the archive'"),
        (assign, "mention/77cipqtdccp3x4qc 'Jane Doe' --why 'the photograph shows her'"),
        (prefer, "tenure/jane-doe.ambassador.USA.MEX.77cipqtdccp3x4qc end 2025-01-06 --why 'the embassy says so'"),
    ):
        group.command(epilog=options.examples(f"legatus decide {command.__name__} {example}"))(command)
    app.add_typer(group, rich_help_panel=options.CURATE)


def _group() -> Any:
    from legatus.cli.app import Commands

    return Commands


def review(
    put_off: Annotated[
        bool, typer.Option("--put-off", help="Also the pairs that were put off to be decided later.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 50,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """List pairs of persons who may be one, for you to decide.

    They share a state, have names that go together or are spelled alike, and lived at one time; no rule has made one of
    them, and nobody has decided. Those at one post come first.
    """
    from legatus.cli import render, say
    from legatus.cli.opening import opened
    from legatus.ingest.review import doubtful

    render.chosen(format, output)
    with opened(adopt) as database:
        pairs = doubtful(database, put_off=put_off)
    if len(pairs) > limit:
        say.note(f"{len(pairs):,} pairs, of which {limit} are listed; --limit N lists more")
    rows = [
        {
            "one": p.one,
            "name": p.one_name,
            "other": p.other,
            "other_name": p.other_name,
            "likeness": p.likeness,
            "posts": list(p.posts),
            "why": p.why,
        }
        for p in pairs[:limit]
    ]
    columns = ("one", "name", "other", "other_name", "likeness", "posts", "why")
    render.show(columns, rows, format=format, to=output, empty="there is nothing to decide")


def _comparing(kind: "Comparison", said: str) -> Callable[..., None]:
    """The command that decides so about two records, with what its help says."""

    def decide(
        one: One,
        other: Other,
        why: options.Why,
        by: options.By = None,
        adopt: options.Adopt = False,
        format: options.Format = None,
        output: options.Output = None,
    ) -> None:
        from legatus.ingest import curation

        keep(lambda d: curation.compare(d, kind, one, other, why, by=by), adopt, format, output)

    decide.__name__, decide.__doc__ = kind, said
    return decide


same = _comparing("same", "Two records are one and the same.")
different = _comparing("different", "Two records that look alike are two.")
later = _comparing("later", "A doubtful pair is put off: it is not listed again until you ask for it.")


def assign(
    mention: Annotated[str, typer.Argument(metavar="MENTION", help="A mention's id.")],
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Whom it is about: a person's id or name.")],
    why: options.Why,
    second: Annotated[bool, typer.Option("--second", help="The second person of a relation is meant.")] = False,
    by: options.By = None,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """A mention is about this person, not about the one that it was joined to."""
    from legatus.ingest import curation

    keep(lambda d: curation.assign(d, mention, person, why, of=second, by=by), adopt, format, output)


def prefer(
    target: Annotated[str, typer.Argument(metavar="RECORD", help="A record's id, or a mention's, whose claim counts.")],
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="Which property, as the ontology names it: start, end …")
    ],
    why: options.Why,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="The value; not needed for a mention.")] = None,
    by: options.By = None,
    adopt: options.Adopt = False,
    format: options.Format = None,
    output: options.Output = None,
) -> None:
    """Where sources disagree, this value counts."""
    from legatus.ingest import curation

    keep(lambda d: curation.prefer(d, target, field, value, why, by=by), adopt, format, output)
