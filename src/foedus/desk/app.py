"""The desk as a web application: which address is which page, and how one is answered."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from foedus.api import Knowledge, Mark, Record, Who, open_record
from foedus.desk import deciding, pages
from foedus.desk.errors import status_of
from foedus.desk.intake import Intake
from foedus.desk.kept import Kept
from foedus.desk.rendering import rendered
from foedus.desk.safety import MARK_SEEN, Safety
from foedus.desk.settings import MOST, Settings
from foedus.desk.twin import SUFFIX, Twin
from foedus.desk.unseen import Unseen
from foedus.desk.visit import Elsewhere, Page, View, Visit
from foedus.errors import FoedusError, QueryError
from foedus.model import UNKNOWN_PARTY

__all__ = ["desk"]

SEE_OTHER = 303
SEEN = "foedus-seen"  # the cookie that says up to where this browser has seen everything
YEARS = 5 * 366 * 24 * 3600  # seconds that it is kept

_PAGES: Mapping[str, View] = {
    "/": pages.dossier,
    "/go": pages.found,
    "/organisation/{code}": pages.organisation,
    "/party/{who:path}": pages.party,
    "/pair/{one}/{other}": pages.pair,
    "/documents": pages.documents,
    "/document/{document}": pages.reading,
    "/claim/{claim}": pages.claim,
    "/review": pages.review,
    "/search": pages.search,
    "/add": pages.add,
    "/add/{work}": pages.work,
    "/claim/{claim}/correct": pages.correcting,
    "/document/{document}/missing": pages.missing,
    "/agreement": pages.agreement,
    "/log": pages.log,
    "/network": pages.network,
    "/new": pages.news,
}
_FORMS: Mapping[str, View] = {
    "/claim/{claim}/decide": deciding.decide,
    "/claim/{claim}/correct": deciding.correct,
    "/claim/{claim}/code": deciding.code,
    "/claim/{claim}/adjudicate": deciding.adjudicate,
    "/contradictions/settle": deciding.settle,
    "/document/{document}/missing": pages.add_missing,
    "/add": pages.take_in,
    "/add/{work}/stop": pages.stop,
    MARK_SEEN: pages.seen,
}


def desk(settings: Settings) -> ASGIApp:
    """Return the application that shows the record; it opens the record anew for every answer."""
    made = _Desk(settings, Intake(settings))
    app = Starlette(
        routes=[*made.routes()],
        exception_handlers={FoedusError: made.wrong, HTTPException: made.wrong, Exception: made.wrong},
    )
    return Safety(Twin(app), settings, made.wrong)


@dataclass(frozen=True, slots=True)
class _Desk:
    settings: Settings
    intake: Intake
    unseen: Unseen = field(default_factory=Unseen)
    kept: Kept = field(default_factory=Kept)

    def routes(self) -> list[BaseRoute]:
        """Return the address of every page, of what the forms send to, and of our own script and styles."""
        static = Path(str(files(__package__).joinpath("static")))
        return [
            *(Route(place, self._answer(view)) for place, view in _PAGES.items()),
            *(Route(f"/{name}", self._answer(pages.ledger, ledger=name)) for name in pages.LEDGERS),
            *(Route(place, self._answer(view), methods=["POST"]) for place, view in _FORMS.items()),
            Mount("/static", StaticFiles(directory=static)),
        ]

    def _answer(self, view: View, **named: str) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            settings = self.settings
            with open_record(settings.record, create=False, read_only=settings.read_only) as record:
                record.binding, record.most = request.state.twin, 0 if request.state.twin else MOST
                given = {**request.path_params, **named}
                page = view(self._visit(request, record, given))
                if isinstance(page, Elsewhere):
                    return _sent(page)
                if request.state.twin:
                    return _json(page.told(), 200)
                return self._html(request, page, record.knowledge)

        return answer

    def _visit(self, request: Request, record: Record, named: Mapping[str, str]) -> Visit:
        form = request.state.form
        return Visit(
            record=record,
            settings=self.settings,
            named=named,
            asked=request.query_params,
            form=form.fields,
            files=form.files,
            unseen=self.unseen,
            intake=self.intake,
            kept=self.kept,
            seen=_seen(request),
        )

    def _html(self, request: Request, page: Page, knowledge: Knowledge) -> Response:
        given = self._surroundings(request) | {"page": page, "title": page.title, "href": _addresses(knowledge)}
        return HTMLResponse(rendered(page.template, **given))

    def _surroundings(self, request: Request) -> dict[str, Any]:
        """Return what every page needs besides its own."""
        state, url = request.state, request.url
        query = f"?{url.query}" if url.query else ""
        return {
            "nonce": state.nonce,
            "token": state.token,
            "read_only": self.settings.read_only,
            "record": self.settings.record.name,
            "here": f"{url.path}{query}",
            "place": url.path,
            "twin": f"{url.path}{SUFFIX}{query}",
            "asked": request.query_params,
        }

    def wrong(self, request: Request, error: Exception) -> Response:
        """Return the page of an error: what is wrong, and what to do about it."""
        status = status_of(error, named=bool(request.scope.get("path_params")))
        what, remedy = _told(error, status)
        if request.state.twin:
            return _json({"error": what, "remedy": remedy}, status)
        given = self._surroundings(request) | {"title": "Not here" if status == 404 else "Not done"}
        page = rendered("error.html", status=status, what=what, remedy=remedy, **given)
        return HTMLResponse(page, status)


def _seen(request: Request) -> Mark | None:
    """Return up to where the browser has seen everything, None where it keeps nothing that is a place."""
    try:
        return Mark.of(request.cookies.get(SEEN, ""))
    except QueryError:
        return None


def _sent(page: Elsewhere) -> Response:
    """Return what sends a browser on; what it is to keep says nothing of a person, and is sent to this desk alone."""
    answer = RedirectResponse(page.address, SEE_OTHER)
    if page.seen is not None:
        answer.set_cookie(SEEN, page.seen, max_age=YEARS, path="/", httponly=True, samesite="strict")
    return answer


def _told(error: Exception, status: int) -> tuple[str, str]:
    if isinstance(error, FoedusError):
        return error.what, error.remedy
    if status == 404:
        return "there is no such page", "begin at the front page"
    if isinstance(error, HTTPException):
        return error.detail, "begin at the front page"
    return "the desk made a mistake", "the terminal that it runs in says more; please report it"


def _json(data: Any, status: int) -> Response:
    """Return the data as the command line writes it."""
    body = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return Response(body, status, media_type="application/json")


def _addresses(knowledge: Knowledge) -> Callable[[Who], str]:
    """Return what tells the page of somebody in a row: of the organisation or the party that it is or acts for."""

    def address(who: Who) -> str:
        code = who.name if who.party == UNKNOWN_PARTY else who.party
        kind = "organisation" if knowledge.organisation(code) else "party"
        return f"/{kind}/{quote(code, safe='')}"

    return address
