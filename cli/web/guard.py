"""Who may ask: a browser on this computer that was sent here by nobody else.

The page has no login, so that other sites must not reach it through the reader's browser: a foreign `Host` (DNS
rebinding), a request that another site makes (`Sec-Fetch-Site`, `Origin`), and every method that is not for reading
are refused.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: What the names of this computer are.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
METHODS = ("GET", "HEAD")
#: What every answer says to the browser.
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Guard:
    """An application that passes on only what may come in, and adds the headers above to what goes out."""

    def __init__(self, app: App, port: int) -> None:
        """Guard an application that listens on that port."""
        self._app = app
        self._hosts = {f"{name}:{port}" for name in LOOPBACK}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refused = self.refusal(scope)
        if refused and scope["type"] == "http":
            await _answer(send, 403, refused)
        elif not refused:
            await self._app(scope, receive, _with_headers(send))

    def refusal(self, scope: Scope) -> str | None:
        """Why a request is refused, or None."""
        if scope["type"] != "http":
            return "only HTTP is spoken here"
        given = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
        headers = dict(given)
        if [name for name, _ in given].count("host") != 1 or headers["host"].lower() not in self._hosts:
            return "this page answers only to the name of this computer"
        if scope["method"] not in METHODS:
            return "this page only reads"
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return "another site asked"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "another site asked"
        return None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *HEADERS]
        await send(message)

    return sending


async def _answer(send: Send, status: int, sentence: str) -> None:
    head = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})
