"""The JSON of the local web page; `/api/openapi.json` describes it."""

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request

from legatus.cli.text import plain
from legatus.cli.web.asked import Asked

if TYPE_CHECKING:
    from legatus.queries.database import Database

Some = Annotated[list[str], Query(default_factory=list)]


def router(database: "Database") -> APIRouter:
    """The routes below `/api`, over a database."""
    made = APIRouter(prefix="/api", tags=["JSON"])

    @made.get("/timeline", summary="What is dated about one or two states, a person or an issue")
    def timeline(
        subject: Some, issue: Some, type: Some, since: str | None = None, until: str | None = None
    ) -> list[dict[str, Any]]:
        from legatus.queries.timeline import listed

        _, rows = listed(Asked.of(subject, since, until, issue, type).rows(database))
        return [plain(row) for row in rows]

    @made.get("/queries", summary="The canned queries with their parameters")
    def queries() -> list[dict[str, Any]]:
        from legatus.queries import canned

        known = canned.queries(database.settings.home / "queries")
        return [
            {
                "name": query.name,
                "title": query.title,
                "description": query.description,
                "parameters": [
                    {"name": p.name, "type": p.type, "default": p.default, "example": p.example, "about": p.description}
                    for p in query.parameters
                ],
            }
            for query in known.values()
        ]

    @made.get("/queries/{name}", summary="The rows of a canned query; its parameters are those of the address")
    def query(name: str, request: Request) -> list[dict[str, Any]]:
        return [plain(row) for row in answer(database, name, dict(request.query_params))[1]]

    @made.get("/evidence", summary="Every quote behind a record")
    def evidence(id: str) -> list[dict[str, Any]]:
        return [plain(row) for row in answer(database, "evidence", {"id": id})[1]]

    return made


def answer(database: "Database", name: str, given: dict[str, str]) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Columns and rows of a canned query. Raises `UsageError` for a wrong name or parameter."""
    from legatus.queries import canned

    query = canned.query(name, database.settings.home / "queries")
    bound = canned.bind(query, {key: value for key, value in given.items() if value != ""}, database)
    return query.columns, database.read(query.cypher, **bound)
