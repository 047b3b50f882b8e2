"""The local web page as an application: pages, exports, JSON; all of it only reads."""

import io
import mimetypes
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from legatus.cli import formats, reports
from legatus.cli.web import api, pages
from legatus.cli.web.asked import Asked
from legatus.cli.web.guard import App, Guard
from legatus.ontology.errors import LegatusError

if TYPE_CHECKING:
    from legatus.queries.database import Database

Some = Annotated[list[str], Query(default_factory=list)]
#: Types of formats that the system may not know.
TYPES = {".gexf": "application/gexf+xml", ".graphml": "application/graphml+xml", ".ics": "text/calendar"}


def application(database: "Database", port: int) -> App:
    """The application over a database, to be served on that port of the loopback."""
    app = FastAPI(
        title="Legatus",
        description="A knowledge graph of diplomatic relations, on this computer. Reads only.",
        version=database.model or "0",
        openapi_url="/api/openapi.json",
        docs_url=None,  # they would load scripts from elsewhere
        redoc_url=None,
    )
    app.include_router(api.router(database))
    app.add_exception_handler(LegatusError, _sentence)
    _add_pages(app, database)
    return Guard(app, port)


def _add_pages(app: FastAPI, database: "Database") -> None:
    @app.get("/", include_in_schema=False)
    def home() -> HTMLResponse:
        return pages.home(database)

    @app.get("/timeline", include_in_schema=False)
    def timeline(
        subject: Some, issue: Some, type: Some, since: str | None = None, until: str | None = None
    ) -> HTMLResponse:
        asked = Asked.of(subject, since, until, issue, type)
        return pages.timeline(asked.dossier(database), asked)

    @app.get("/export/{format}", include_in_schema=False)
    def export(
        format: str, subject: Some, issue: Some, type: Some, since: str | None = None, until: str | None = None
    ) -> Response:
        report = reports.named(format)
        dossier = Asked.of(subject, since, until, issue, type).dossier(database, reports.needs_links(format))
        file: Any = io.BytesIO() if report.BINARY else io.StringIO(newline="")
        report.write(dossier, file)
        suffix = report.SUFFIXES[0] if report.SUFFIXES else _suffix(format)
        return _saved(file.getvalue(), "-".join(dossier.subjects).lower().replace(" ", "_"), suffix)

    @app.get("/queries", include_in_schema=False)
    def queries() -> HTMLResponse:
        return pages.queries(database)

    @app.get("/queries/{name}", include_in_schema=False)
    def query(name: str, request: Request) -> HTMLResponse:
        return pages.query(database, name, dict(request.query_params))

    @app.get("/rows/{format}/{name}", include_in_schema=False)
    def rows(format: str, name: str, request: Request) -> Response:
        writer = formats.named(format)
        columns, found = api.answer(database, name, dict(request.query_params))
        file: Any = io.BytesIO() if writer.BINARY else io.StringIO(newline="")
        writer.write(columns, found, file)
        return _saved(file.getvalue(), name, writer.SUFFIXES[0] if writer.SUFFIXES else ".txt")

    @app.get("/evidence", include_in_schema=False)
    def evidence(id: str = "") -> HTMLResponse:
        return pages.evidence(database, id)


def _saved(content: str | bytes, name: str, suffix: str) -> Response:
    """A file to save, whatever the browser could do with it."""
    kind = TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    head = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name + suffix)}"}
    return Response(content, media_type=kind, headers=head)


def _suffix(format: str) -> str:
    """The suffix of a format that has none of its own: `timelinejs-csv` is a .csv file."""
    last = format.rpartition("-")[2]
    return f".{last}" if last in ("csv", "png", "svg") else ".json"


def _sentence(request: Request, error: Exception) -> Response:
    """What is wrong, in a sentence: as JSON below /api, else as a page."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": str(error)}, status_code=400)
    return pages.wrong(str(error))
