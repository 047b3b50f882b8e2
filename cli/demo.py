"""The whole way on the bundled articles: `python -m legatus.cli.demo FOLDER`, which `make demo` runs.

It has a database of its own in FOLDER, made anew every time, and never meets the user's: neither `NEO4J_*` nor `.env`
is looked at.
"""

import shutil
import sys
import time
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from legatus.cli import render, say
from legatus.ontology.errors import LegatusError, UsageError

if TYPE_CHECKING:
    from legatus.queries.database import Database
    from legatus.queries.settings import Settings

PAIR = ("USA", "MEX")
QUERIES = (("incumbents", {"sending": "USA", "on": "2025-01-06"}), ("dyad_temperature", {"pair": "MEX-USA"}))

#: Office-holders are shown who served on this day or later: the first article is of 2019.
SINCE = "2018-01-01"

#: Rows of the timeline that are shown: so many from its beginning, from this day on, and from its end.
FIRST, LAST = 8, 3
TURN = date(2025, 1, 1)


def demonstrate(folder: Path) -> None:
    """Ingest the bundled articles, print what came out, write `demo.ttl` and the report `usa-mex.html`."""
    from legatus.cli.commands.rdf import write
    from legatus.ontology import formats
    from legatus.queries.database import connect

    began, settings, turtle = time.monotonic(), _settings(folder), folder / "demo.ttl"
    with connect(settings) as database:
        _leaders(database, folder)
        _ingest(database)
        _timeline(database)
        for name, given in QUERIES:
            _query(database, name, given)
        _say(f"legatus export {turtle}")
        number = write(database, str(turtle), formats.of_path(turtle))
        print(f"{number} records, {turtle.stat().st_size // 1024} kB")
        page = _report(database, folder)
    print(f"\nOpen {page} in a browser: a timeline to zoom, with every quote. It needs no network.")
    print(f"\nThat took {time.monotonic() - began:.0f} seconds. Look further into this graph:\n")
    prefix = f"LEGATUS_EMBEDDED=1 LEGATUS_HOME={settings.home} {_program()}"
    for command in ("timeline 'Ken Salazar'", "evidence 'Ken Salazar'", "query", "validate"):
        print(f"  {prefix} {command}")
    print(f"\nOr begin with articles of your own:\n\n  {_program()} ingest FOLDER\n")


def _settings(folder: Path) -> "Settings":
    """A home of its own, which holds nothing yet. Raises `UsageError` where a demonstration is still running there."""
    from legatus.queries.home import Home
    from legatus.queries.settings import Settings

    folder.mkdir(parents=True, exist_ok=True)
    home = (folder / "demo-home").absolute()
    if Home(home).is_owned():
        raise UsageError(f"a database is up in {home}; stop it first (LEGATUS_HOME={home} legatus server stop)")
    shutil.rmtree(home, ignore_errors=True)
    return Settings(home=home)


def _leaders(database: "Database", folder: Path) -> None:
    """The office-holders of both states in the time of the articles, so that administrations have their dates."""
    import csv

    from legatus.cli.views import audit
    from legatus.ingest import imports
    from legatus.ingest.sources.leaders import BUNDLED, COLUMNS
    from legatus.ontology.reference_rows import latest

    table = folder / "demo-leaders.csv"
    with (
        BUNDLED.open(encoding="utf-8", newline="") as all_of_them,
        table.open("w", encoding="utf-8", newline="") as ours,
    ):
        writer = csv.DictWriter(ours, COLUMNS, lineterminator="\n")
        writer.writeheader()
        rows = csv.DictReader(all_of_them)
        writer.writerows(row for row in rows if row["state"] in PAIR and latest(row["end"]) >= SINCE)
    _say(f"legatus ingest --source leaders {table}")
    audit.imported(imports.run(database, "leaders", str(table)))


def _ingest(database: "Database") -> None:
    from legatus.cli.progress import files as counted
    from legatus.cli.progress import progress
    from legatus.cli.views import summary
    from legatus.ingest.articles import ingest

    articles = str(files("legatus.seeds").joinpath("articles"))
    _say("legatus ingest seeds/articles")
    with progress("reading", counted([articles])) as advance:
        summary.ingested(ingest(database, [articles], progress=advance))


def _timeline(database: "Database") -> None:
    """Three pieces of the timeline of a pair."""
    from legatus.cli.terminal import console
    from legatus.cli.views.timeline import view
    from legatus.queries.timeline import timeline

    _say(f"legatus timeline {' '.join(PAIR)}")
    rows, shown = timeline(database, *PAIR), console(sys.stdout)
    turn = next((n for n, row in enumerate(rows) if row.bounds and row.bounds[0] >= TURN), FIRST)
    done = 0
    for start, end in ((0, FIRST), (turn, turn + FIRST), (len(rows) - LAST, len(rows))):
        if start > done:
            print(f"\n… {start - done} more rows …\n")
        view(shown, rows[max(start, done) : end])
        done = max(end, done)


def _report(database: "Database", folder: Path) -> Path:
    """The page about the pair; where it is."""
    from legatus.cli import reports
    from legatus.cli.output import text
    from legatus.queries.dossier.read import dossier

    path = folder / f"{'-'.join(PAIR).lower()}.html"
    _say(f"legatus report {' '.join(PAIR)} -o {path}")
    with text(str(path)) as file:
        reports.named("html").write(dossier(database, *PAIR), file)
    print(f"{path.stat().st_size // 1024} kB")
    return path


def _query(database: "Database", name: str, given: dict[str, str]) -> None:
    from legatus.queries.canned import bind, query

    canned = query(name)
    _say(" ".join([f"legatus query {name}", *(f"-p {key}={value}" for key, value in given.items())]))
    rows = database.read(canned.cypher, **bind(canned, given, database))
    render.show(canned.columns, rows, format=render.TABLE)


def _say(command: str) -> None:
    """The command whose output follows."""
    print(f"\n$ {command}\n", flush=True)


def _program() -> str:
    """How the reader calls the program from where she is."""
    beside = Path(sys.executable).parent / say.PROGRAM
    return str(beside.relative_to(Path.cwd())) if beside.is_relative_to(Path.cwd()) else say.PROGRAM


def main() -> int:
    """Run the demonstration in the folder given, or in `build`."""
    try:
        demonstrate(Path(sys.argv[1] if len(sys.argv) > 1 else "build"))
    except LegatusError as error:
        say.error(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        say.note("interrupted")
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
