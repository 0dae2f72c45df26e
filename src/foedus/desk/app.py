"""The desk as a web application: which address is which page, and how one is answered."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from foedus.api import Knowledge, Mark, Record, Who, open_record
from foedus.desk import deciding, pages, twin
from foedus.desk.addresses import found_at, stripped
from foedus.desk.door import Door
from foedus.desk.errors import status_of
from foedus.desk.forms import Form
from foedus.desk.intake import Intake
from foedus.desk.kept import Kept
from foedus.desk.rendering import rendered
from foedus.desk.safety import MARK_SEEN, Safety
from foedus.desk.settings import MOST, Settings
from foedus.desk.sharing import Shown, file_name, shared
from foedus.desk.signing import SIGN_IN, SIGN_OUT, Signing
from foedus.desk.tables import as_csv, tables_of
from foedus.desk.twin import Twin
from foedus.desk.unseen import Unseen
from foedus.desk.visit import Elsewhere, Page, View, Visit
from foedus.errors import FoedusError, QueryError
from foedus.model import UNKNOWN_PARTY

__all__ = ["desk", "share", "share_dossier"]

SEE_OTHER = 303
SEEN = "foedus-seen"  # the cookie that says up to where this browser has seen everything
YEARS = 5 * 366 * 24 * 3600  # seconds that it is kept
DOSSIER = "Dossier"

Asked = Mapping[str, str]

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
_PLACES: Mapping[str, tuple[View, Mapping[str, str]]] = {
    **{place: (view, {}) for place, view in _PAGES.items()},
    **{f"/{name}": (pages.ledger, {"ledger": name}) for name in pages.LEDGERS},
}


def desk(settings: Settings) -> ASGIApp:
    """Return the application that shows the record; it opens the record anew for every answer."""
    made = _Desk(settings, Intake(settings), Door(settings.password) if settings.password else None)
    app = Starlette(
        routes=[*made.routes()],
        exception_handlers={FoedusError: made.wrong, HTTPException: made.wrong, Exception: made.wrong},
    )
    return Safety(Twin(app), settings, made.wrong, made.door)


def share(settings: Settings, address: str) -> str:
    """Return the page at an address of the desk as one HTML file; QueryError where there is none."""
    return _Desk(settings, Intake(settings)).share(address)


def share_dossier(settings: Settings, *, limit: int) -> str:
    """Return the front page, the organisations on it and every ledger as one HTML file, so many things a ledger."""
    made = _Desk(settings, Intake(settings))
    with made.record() as record:
        front = made.page(record, "/")
        codes = dict.fromkeys(row.organisation for row in tables_of(front.page)["standing"])
        named = [f"/organisation/{quote(code, safe='')}" for code in codes if record.knowledge.organisation(code)]
        ledgers = [f"/{name}?limit={limit}" for name in pages.LEDGERS]
        leaves = [front, *(made.page(record, address) for address in (*named, *ledgers))]
        return shared(record, leaves, name=settings.name, href=_addresses(record.knowledge), title=DOSSIER)


@dataclass(frozen=True, slots=True)
class _Desk:
    settings: Settings
    intake: Intake
    door: Door | None = None
    unseen: Unseen = field(default_factory=Unseen)
    kept: Kept = field(default_factory=Kept)

    def routes(self) -> list[BaseRoute]:
        """Return the address of every page, of what the forms send to, and of our own script and styles."""
        static = Path(str(files(__package__).joinpath("static")))
        return [
            *(Route(place, self._answer(view, **named)) for place, (view, named) in _PLACES.items()),
            Route("/share", self._share),
            *(Route(place, self._answer(view), methods=["POST"]) for place, view in _FORMS.items()),
            *(self._signing(self.door) if self.door else ()),
            Mount("/static", StaticFiles(directory=static)),
        ]

    def _signing(self, door: Door) -> list[BaseRoute]:
        signing = Signing(door, self._sign_in)
        return [
            Route(SIGN_IN, signing.page),
            Route(SIGN_IN, signing.enter, methods=["POST"]),
            Route(SIGN_OUT, signing.leave, methods=["POST"]),
        ]

    def _sign_in(self, request: Request, status: int, wrong: str) -> Response:
        back = request.state.form.fields.get("back") or request.query_params.get("back", "")
        given = self._surroundings(request) | {"title": "Sign in", "wrong": wrong, "back": back}
        return HTMLResponse(rendered("sign_in.html", **given), status)

    def _answer(self, view: View, **named: str) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            with self.record() as record:
                record.binding, record.most = bool(request.state.twin), 0 if request.state.twin else MOST
                given = {**request.path_params, **named}
                page = view(self.visit(record, given, request.query_params, request))
                if isinstance(page, Elsewhere):
                    return _sent(page)
                match request.state.twin:
                    case twin.JSON:
                        return _json(page.told(), 200)
                    case twin.CSV:
                        return _csv(request, page)
                return self._html(request, page, record.knowledge)

        return answer

    def record(self) -> Record:
        """Return the record, opened."""
        return open_record(self.settings.record, create=False, read_only=self.settings.read_only)

    def page(self, record: Record, address: str) -> Shown:
        """Return the page at an address; QueryError where there is none."""
        path, _, query = address.partition("?")
        (view, fixed), named = found_at(path, _PLACES)
        page = view(self.visit(record, {**named, **fixed}, dict(parse_qsl(query, keep_blank_values=True))))
        if isinstance(page, Elsewhere):
            raise QueryError(f"{address!r} leads to another page", f"name that: {page.address}")
        return Shown(address, page)

    def share(self, address: str) -> str:
        """Return the page at an address as one HTML file."""
        with self.record() as record:
            leaves = [self.page(record, address)]
            return shared(record, leaves, name=self.settings.name, href=_addresses(record.knowledge))

    def _share(self, request: Request) -> Response:
        address = stripped(request.query_params.get("of", "/"))
        return HTMLResponse(self.share(address), headers=_attached(file_name(address)))

    def visit(self, record: Record, named: Asked, asked: Asked, request: Request | None = None) -> Visit:
        """Return the visit of a page; decisions bear the name of who signed in, where somebody did."""
        session = request.state.session if request else None
        settings = replace(self.settings, person=session.person) if session and session.person else self.settings
        form = request.state.form if request else Form()
        return Visit(
            record=record,
            settings=settings,
            named=named,
            asked=asked,
            form=form.fields,
            files=form.files,
            unseen=self.unseen,
            intake=self.intake,
            kept=self.kept,
            seen=_seen(request) if request else None,
        )

    def _html(self, request: Request, page: Page, knowledge: Knowledge) -> Response:
        given = self._surroundings(request) | {"page": page, "title": page.title, "href": _addresses(knowledge)}
        return HTMLResponse(rendered(page.template, **given | {"tables": tuple(tables_of(page))}))

    def _surroundings(self, request: Request) -> dict[str, Any]:
        """Return what every page needs besides its own."""
        state, place = request.state, quote(request.scope["path"])
        query = f"?{request.url.query}" if request.url.query else ""
        return {
            "nonce": state.nonce,
            "token": state.token,
            "read_only": self.settings.read_only,
            "record": self.settings.name if state.session or not self.door else "",
            "session": state.session,
            "here": f"{place}{query}",
            "place": place,
            "query": query,
            "twin": f"{place}{twin.JSON}{query}",
            "asked": request.query_params,
            "tables": (),
        }

    def wrong(self, request: Request, error: Exception) -> Response:
        """Return the page of an error: what is wrong, and what to do about it."""
        status = status_of(error, named=bool(request.scope.get("path_params")))
        what, remedy = _told(error, status)
        if request.state.twin == twin.JSON:
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


def _csv(request: Request, page: Page) -> Response:
    """Return the table that is asked for as a file."""
    name = request.query_params.get("table", "")
    path = f"{request.scope['path']}-{name}" if name else request.scope["path"]
    return Response(as_csv(page, name), media_type="text/csv", headers=_attached(file_name(path, twin.CSV)))


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _addresses(knowledge: Knowledge) -> Callable[[Who], str]:
    """Return what tells the page of somebody in a row: of the organisation or the party that it is or acts for."""

    @cache  # a page names the same few again and again
    def address(who: Who) -> str:
        code = who.name if who.party == UNKNOWN_PARTY else who.party
        kind = "organisation" if knowledge.organisation(code) else "party"
        return f"/{kind}/{quote(code, safe='')}"

    return address
