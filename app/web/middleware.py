"""Headers of every answer: what browsers may load and keep, and whether they have the page already."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY = {
    # Everything comes from the site itself; no inline script or style, no frame around it.
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
FOREVER = "public, max-age=31536000, immutable"
"""For files whose address holds a fingerprint of their content."""


class SiteHeaders:
    """Adds the security headers and says how long an answer may be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        fingerprinted = scope["path"].startswith("/static/") and scope["query_string"].startswith(b"v=")

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
                keep = FOREVER if fingerprinted and message["status"] == 200 else "no-cache"
                headers.setdefault("cache-control", keep)
            await send(message)

        await self.app(scope, receive, dressed)


class Validators:
    """Gives whole answers an ETag, and answers 304 to a browser that has the same already.

    ETags are weak: the same page goes out compressed or plain.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an answer that comes in one piece is compared with what the browser has."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")
        start: Message | None = None

        async def compared(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                head, start = start, None
                if _is_whole(head, message):
                    head, message = _compare(head, message, known)
                await send(head)
            await send(message)

        await self.app(scope, receive, compared)


def _is_whole(head: Message, body: Message) -> bool:
    whole = head["status"] == 200 and body["type"] == "http.response.body" and not body.get("more_body")
    return whole and "etag" not in Headers(raw=head["headers"])


def _compare(head: Message, body: Message, known: str) -> tuple[Message, Message]:
    tag = f'W/"{hashlib.sha256(body.get("body", b"")).hexdigest()[:20]}"'
    headers = MutableHeaders(raw=list(head["headers"]))
    headers["etag"] = tag
    if tag not in [candidate.strip() for candidate in known.split(",")]:
        return {**head, "headers": headers.raw}, body
    del headers["content-length"]
    del headers["content-type"]
    return {**head, "status": 304, "headers": headers.raw}, {"type": "http.response.body", "body": b""}
