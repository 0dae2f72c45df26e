"""Desks over a record of hostile articles and one of plain ones, each made once for a module."""

import re
import shutil

import pytest
from starlette.testclient import TestClient

from dossier import write_dossier
from foedus.desk import Settings, desk
from hostility import write_hostile

HOST = "http://127.0.0.1:8642"
TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The file of a record in which everything that outsiders write is hostile."""
    file = tmp_path_factory.mktemp("hostile") / "record.db"
    with write_hostile(file):
        return file


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The file of a plain record, as it was made."""
    file = tmp_path_factory.mktemp("plain") / "record.db"
    with write_dossier(file):
        return file


@pytest.fixture
def plain(written, tmp_path):
    """A plain record of one's own, to be decided about."""
    return shutil.copy(written, tmp_path / "record.db")


@pytest.fixture
def visit():
    """Return a browser at the desk of a record, by the file of the record."""

    def browser(file, **settings):
        app = desk(Settings(file, **{"person": "Ada", **settings}))
        return TestClient(app, base_url=HOST, follow_redirects=False)

    return browser


@pytest.fixture
def decide():
    """Return what sends a form as a page of the desk does, with the token of that page."""

    def send(browser, claim, verdict, **form):
        page = browser.get(f"/claim/{claim}")
        given = {"verdict": verdict, "token": TOKEN.search(page.text)[1], **form}
        return browser.post(f"/claim/{claim}/decide", data=given)

    return send
