"""The pages: rendered here, without any script but that of the report."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse

from legatus.cli import formats, reports
from legatus.cli.text import cell
from legatus.cli.views import wording
from legatus.cli.views.safe import web_address, xml
from legatus.cli.web.api import answer
from legatus.cli.web.asked import Asked
from legatus.ontology.errors import UsageError
from legatus.ontology.vocabulary import scheme
from legatus.queries.dossier.subjects import called
from legatus.queries.statements import statement

if TYPE_CHECKING:
    from jinja2 import Environment

    from legatus.queries.canned import Query
    from legatus.queries.database import Database
    from legatus.queries.dossier.model import Dossier

#: So many rows of a query are shown; the JSON has all.
SHOWN = 1000
#: The formats in which rows can be saved, as tables of other programs or in whole.
SAVED = tuple(name for name in formats.names() if name not in ("table", "jsonl"))


def home(database: "Database") -> HTMLResponse:
    """Choose two states, a person or an issue; what is in the graph."""
    pairs = [(row["pair"], row["events"], *_names(row["pair"])) for row in database.read(statement("pairs"))]
    persons = [row["name"] for row in database.read(statement("persons")) if row["name"]]
    states = sorted({name for *_, one, other in pairs for name in (one, other)})
    return _page(
        "home", pairs=pairs, names=[*states, *persons], issues=[(c.notation, c.label) for c in scheme("issue")]
    )


def timeline(dossier: "Dossier", asked: Asked) -> HTMLResponse:
    """The page of a report, with ways on: other subjects, the queries, and what is shown in every format."""
    from legatus.cli.views.page.page import page

    exports = [(name, f"/export/{name}?{asked.address}") for name in reports.names()]
    made = page(dossier, [("Choose again", "/"), ("Queries", "/queries"), ("Save as", ""), *exports])
    return HTMLResponse(made, headers={"content-security-policy": "frame-ancestors 'none'"})


def queries(database: "Database") -> HTMLResponse:
    """The canned queries."""
    from legatus.queries import canned

    return _page("queries", queries=list(canned.queries(database.settings.home / "queries").values()))


def query(database: "Database", name: str, given: dict[str, str]) -> HTMLResponse:
    """A form made from a query's head, and its answer where it has what it needs."""
    from legatus.queries import canned

    found = canned.query(name, database.settings.home / "queries")
    columns: tuple[str, ...] = found.columns
    rows, problem = None, ""
    if _complete(found, given):
        try:
            columns, rows = answer(database, name, given)
        except UsageError as error:
            problem = str(error)
    shown = [[(cell(row.get(c)), _is_record(row.get(c))) for c in columns] for row in (rows or [])[:SHOWN]]
    return _page(
        "query",
        query=found,
        given=given,
        columns=columns,
        rows=shown,
        total=None if rows is None else len(rows),
        problem=problem,
        formats=SAVED,
    )


def evidence(database: "Database", id: str) -> HTMLResponse:
    """Every quote behind a record."""
    rows = answer(database, "evidence", {"id": id})[1] if id else []
    return _page("evidence", id=id, rows=rows, formats=SAVED)


def wrong(sentence: str) -> HTMLResponse:
    """What is wrong."""
    return _page("wrong", status=400, sentence=sentence)


def _complete(found: "Query", given: dict[str, str]) -> bool:
    """Whether a query can be asked: all that it must have is given, or nothing has to be and the form was sent."""
    needed = [p.name for p in found.parameters if p.default is None]
    return all(given.get(name) for name in needed)


def _is_record(value: Any) -> bool:
    """Whether a value is the id of a resolved record, whose evidence can be read."""
    from legatus.ontology.schema import schema

    if not isinstance(value, str) or "/" not in value:
        return False
    paths = {c.id_path for c in schema().concrete() if c.layer == "resolved"}
    return value.partition("/")[0] in paths


def _names(pair: str) -> tuple[str, str]:
    one, _, other = pair.partition("-")
    return called(one) or one, called(other) or other


def _page(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    made = _environment().get_template(f"{name}.html.jinja").render(style=style, **values)
    return HTMLResponse(made, status_code=status, headers={"content-security-policy": policy})


@cache
def _style() -> str:
    return files("legatus.cli.web.templates").joinpath("style.css").read_text(encoding="utf-8")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=PackageLoader("legatus.cli.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: xml(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(wording=wording, web_address=web_address, ours=Markup)
    return made
