"""A real browser, started once, and desks that it can reach; what goes wrong on a page is written down."""

import os
import shutil
import socket
import threading
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from foedus.desk import Settings, desk

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30_000  # milliseconds, for machines that have much else to do
REMEDY = "install it (apt-get install chromium), or name one: FOEDUS_CHROMIUM=/path/to/chromium"


def _chromium():
    """Return the program; without one the tests are left out, but in CI, where they must run, that is an error."""
    if found := os.environ.get("FOEDUS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None):
        return found
    if os.environ.get("CI"):
        pytest.fail(f"no Chromium is installed: {REMEDY}")
    return pytest.skip(f"no Chromium is installed: {REMEDY}")


@pytest.fixture(scope="session")
def chromium():
    """The browser."""
    program = _chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@dataclass
class Watched:
    """A page, and whatever no page may do: errors in the console, requests off the machine, dialogs."""

    page: object
    base: str
    wrong: deque = field(default_factory=deque)

    def __post_init__(self):
        self.page.on("console", lambda said: said.type in ("error", "warning") and self.wrong.append(said.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("dialog", self._dialog)

    def _asked(self, request):
        place = urlsplit(request.url)
        if request.url.split("?")[0] != "about:blank" and f"{place.scheme}://{place.netloc}" != self.base:
            self.wrong.append(f"asked for {request.url}")

    def _dialog(self, dialog):
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, place):
        """Go to a page, and return its status."""
        return self.page.goto(f"{self.base}{place}", wait_until="load").status

    def settled(self):
        """Return all that went wrong so far."""
        self.page.evaluate("0")  # what the browser has said until now has arrived then
        return list(self.wrong)


@contextmanager
def _served(file, **settings):
    listening = socket.create_server(("127.0.0.1", 0))
    app = desk(Settings(file, **{"person": "Ada", **settings}))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def serve():
    """Return what serves a record and returns its address; all end with the module."""
    running = []

    def started(file, **settings):
        running.append(_served(file, **settings))
        return running[-1].__enter__()

    yield started
    for one in running:
        one.__exit__(None, None, None)


@pytest.fixture(scope="module")
def open_page(chromium):
    """Return what opens a page of a desk in a browser of its own: without cookies, of any size."""
    contexts = []

    def opened(base, **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Watched(context.new_page(), base)

    yield opened
    for context in contexts:
        context.close()
