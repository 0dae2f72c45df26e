"""Signing in at a desk that has a password, and out again."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from foedus.desk.addresses import ours
from foedus.desk.door import Door
from foedus.desk.errors import RefusedError

__all__ = ["SESSION", "SIGN_IN", "SIGN_OUT", "Signing"]

SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
SESSION = "foedus-session"  # the cookie that holds the key of a session
SEE_OTHER = 303

Show = Callable[[Request, int, str], Response]  # the page to sign in at, with a status and what went wrong


@dataclass(frozen=True, slots=True)
class Signing:
    """What answers the two addresses; `show` writes the page."""

    door: Door
    show: Show

    def page(self, request: Request) -> Response:
        """Show the page, or go on where somebody is in already."""
        if request.state.session:
            return RedirectResponse(ours(request.query_params.get("back", ""), "/"), SEE_OTHER)
        return self.show(request, 200, "")

    def enter(self, request: Request) -> Response:
        """Let in who knows the password, and go on to the page that was asked for; else show what went wrong."""
        form, address = request.state.form.fields, request.client.host if request.client else ""
        try:
            key = self.door.enter(form.get("person", ""), form.get("password", ""), address)
        except RefusedError as refused:
            return self.show(request, refused.status, f"{refused.what}: {refused.remedy}")
        answer = RedirectResponse(ours(form.get("back", ""), "/"), SEE_OTHER)
        secure = request.url.scheme == "https"
        answer.set_cookie(SESSION, key, httponly=True, samesite="strict", secure=secure)
        return answer

    def leave(self, request: Request) -> Response:
        """End the session."""
        self.door.leave(request.cookies.get(SESSION, ""))
        answer = RedirectResponse(SIGN_IN, SEE_OTHER)
        answer.delete_cookie(SESSION, httponly=True, samesite="strict")
        return answer
