"""What stands between a browser and the desk: whose pages may ask, what may be sent, what an answer may load.

- A page of another site can have its name point at this machine (DNS rebinding); so the Host must be one that is meant.
- A page of another site can send a form here; so what is sent must carry a token that only our own pages have.
- A desk with a password answers who has signed in, and nobody else.
- What an article says is hostile; so an answer may run our own script and load our own styles, and nothing else.
"""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foedus.desk.door import Door
from foedus.desk.errors import RefusedError
from foedus.desk.forms import Form, form_of
from foedus.desk.settings import Settings
from foedus.desk.signing import SESSION, SIGN_IN, SIGN_OUT
from foedus.desk.twin import CSV, JSON, OURS

__all__ = ["MARK_SEEN", "TOKEN", "Safety"]

TOKEN = "token"  # the field of a form that carries it
COOKIE = "foedus-desk"
MARK_SEEN = "/new/seen"  # what the browser itself keeps
CHANGES_NOTHING = frozenset({MARK_SEEN, SIGN_IN, SIGN_OUT})  # in the record
TAKES_FILES = frozenset({"/add"})
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD"})
SEE_OTHER = 303

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # less would blank the Origin of our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-cache, private",
}
_SECRET = {"Cache-Control": "no-store"}  # so that nothing is left behind in a browser that somebody else uses


def policy(nonce: str) -> str:
    """Return the Content-Security-Policy of an answer: our scripts and styles by nonce, nothing from elsewhere."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@dataclass(frozen=True, slots=True)
class Safety:
    """The middleware around the whole desk.

    What it lets through finds in `state` a `nonce`, a `token`, a `form`, and a `session` where there is a door.
    """

    app: ASGIApp
    settings: Settings
    refuse: Callable[[Request, Exception], Response]
    door: Door | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or have it answered as refused; see to the headers of the answer either way."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers, nonce = Headers(scope=scope), secrets.token_urlsafe(16)
        visitor = _cookie(headers, COOKIE)
        known = visitor or secrets.token_urlsafe(24)
        state = scope.setdefault("state", {})
        state |= {"nonce": nonce, "token": self._token(known), "form": Form(), "twin": "", "session": None}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                out.update(_HEADERS | {"Content-Security-Policy": policy(nonce)} | (_SECRET if self.door else {}))
                if not visitor:
                    out.append("Set-Cookie", f"{COOKIE}={known}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        try:
            self._check_host(headers)
            answer = self._at_the_door(self.door, scope, headers) if self.door else None
            if answer is None and scope["method"] not in SAFE:
                state["form"] = await self._form(headers, receive, visitor, scope["path"])
        except RefusedError as refused:
            answer = self.refuse(Request(scope), refused)
        await (answer or self.app)(scope, receive, guarded)

    def _at_the_door(self, door: Door, scope: Scope, headers: Headers) -> Response | None:
        """Return None for who has signed in, or wants to; who wants a page is sent there, and else RefusedError."""
        session, path = door.session(_cookie(headers, SESSION)), scope["path"]
        scope["state"]["session"] = session
        if session or path == SIGN_IN or path.startswith(OURS):
            return None
        if scope["method"] not in SAFE or path.endswith((JSON, CSV)):
            raise RefusedError(401, "this desk has a password", f"sign in at {SIGN_IN} first")
        query = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
        return RedirectResponse(f"{SIGN_IN}?back={quote(quote(path) + query, safe='')}", SEE_OTHER)

    def _token(self, visitor: str) -> str:
        return hmac.new(self.secret, visitor.encode(), sha256).hexdigest()

    def _check_host(self, headers: Headers) -> None:
        name = _name(headers.get("host", ""))
        if name not in self.settings.names and not _is_meant(name, self.settings.host):
            raise RefusedError(
                421, f"this desk is not called {name!r}", f"open it as {self.settings.host}, or localhost"
            )

    async def _form(self, headers: Headers, receive: Receive, visitor: str, path: str) -> Form:
        """Return what a form of ours says; RefusedError for what no form of ours can have sent."""
        if self.settings.read_only and path not in CHANGES_NOTHING:
            raise RefusedError(403, "this desk is for reading only", "whoever runs it can leave out --read-only")
        origin = headers.get("origin")
        elsewhere = headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
        if elsewhere or (origin is not None and origin.partition("://")[2] != headers.get("host")):
            raise RefusedError(403, "the form was sent by another site", "decide on a page of the desk itself")
        form = await form_of(headers, receive, files=path in TAKES_FILES)
        if not visitor or not hmac.compare_digest(form.fields.pop(TOKEN, "").encode(), self._token(visitor).encode()):
            raise RefusedError(
                403, "the form has no token of this desk, or an old one", "go back and load the page again"
            )
        return form


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _name(host: str) -> str:
    """Return the name in a Host header, without its port; "" where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_meant(name: str, host: str) -> bool:
    """Tell whether a name in an address means this desk; one that is served to all may be called by any number."""
    if name in LOOPBACK_NAMES or name == host.casefold():
        return True
    try:
        return ip_address(host).is_unspecified and bool(ip_address(name))
    except ValueError:
        return False
