"""`legatus serve`: the graph as it is now, in a browser on this computer."""

from typing import Annotated

import typer

from legatus.cli import options

PORT = 8765


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        rich_help_panel=options.ASK,
        epilog=options.examples("legatus serve", "legatus serve --port 9000 --no-browser"),
    )(serve)


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port on 127.0.0.1.")] = PORT,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    adopt: options.Adopt = False,
) -> None:
    """Show the graph in a browser: timelines, queries with forms, the evidence; until Ctrl+C.

    The page only reads, and only this computer reaches it: it listens on the loopback, and refuses what other sites ask
    of it. Needs the extra `web`.
    """
    import socket

    from legatus.cli import reports, say
    from legatus.cli.opening import opened
    from legatus.ontology.errors import UsageError

    uvicorn = reports.library("uvicorn", "web", "the local web page")
    reports.library("fastapi", "web", "the local web page")
    from legatus.cli.web.app import application

    with opened(adopt) as database, socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            raise UsageError(f"port {port} cannot be used ({error.strerror}); choose another with --port") from None
        say.note(f"http://127.0.0.1:{port}/ shows the graph; Ctrl+C ends it")
        if browser:
            typer.launch(f"http://127.0.0.1:{port}/")
        config = uvicorn.Config(application(database, port), log_level="warning", server_header=False, ws="none")
        uvicorn.Server(config).run(sockets=[listening])
