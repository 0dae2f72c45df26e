"""Who may ask the desk, what may be sent to it, and what its answers may do."""

import re

import pytest
from starlette.testclient import TestClient

from foedus.api import open_record
from foedus.desk import Settings, desk


@pytest.fixture
def claim(written):
    with open_record(written) as record:
        return record.claims()[0].id


@pytest.mark.parametrize(
    ("host", "served_at", "status"),
    [
        ("127.0.0.1:8642", "127.0.0.1", 200),
        ("localhost", "127.0.0.1", 200),
        ("[::1]:8642", "127.0.0.1", 200),
        ("evil.example", "127.0.0.1", 421),
        ("evil.example:8642", "127.0.0.1", 421),
        ("localhost.evil.example", "127.0.0.1", 421),
        ("192.168.1.7", "127.0.0.1", 421),
        ("127.0.0.1@evil.example", "127.0.0.1", 421),
        ("", "127.0.0.1", 421),
        ("[::1", "127.0.0.1", 421),
        ("192.168.1.7:8642", "0.0.0.0", 200),
        ("evil.example", "0.0.0.0", 421),
        ("desk.example", "desk.example", 200),
        ("evil.example", "desk.example", 421),
    ],
)
@pytest.mark.parametrize("page", ["/", "/static/desk.css", "/nothing"])
def test_only_a_host_that_is_meant_is_answered(visit, written, host, served_at, status, page):
    found = visit(written, host=served_at).get(page, headers={"Host": host})
    assert found.status_code == (404 if (status, page) == (200, "/nothing") else status)


@pytest.mark.parametrize(("host", "status"), [("desk.example", 200), ("evil.example", 421), ("127.0.0.1", 200)])
def test_behind_a_proxy_other_names_are_meant_too(visit, written, host, status):
    assert visit(written, names=("desk.example",)).get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    "page", ["/", "/demands.json", "/nothing", "/static/keys.js", "/static/nothing", "/demands?on=x"]
)
def test_every_answer_says_what_it_may_do(visit, written, page):
    headers = visit(written).get(page).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'nonce-")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")
    assert headers["referrer-policy"] == "same-origin"


def test_a_nonce_is_used_once(visit, written):
    browser = visit(written)
    pages = [browser.get("/") for _ in range(2)]
    nonces = [re.search(r"script-src 'nonce-([^']+)'", page.headers["content-security-policy"])[1] for page in pages]
    assert nonces[0] != nonces[1]
    for page, nonce in zip(pages, nonces, strict=True):
        assert set(re.findall(r'nonce="([^"]*)"', page.text)) == {nonce}


def test_a_form_with_its_token_is_taken(visit, plain, decide, claim):
    assert decide(visit(plain), claim, "accept").status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 64, "é", None])
def test_a_form_without_its_token_is_refused(visit, plain, decide, claim, token):
    browser = visit(plain)
    found = decide(browser, claim, "accept", token=token)
    assert found.status_code == 403
    assert "load the page again" in found.text


def test_the_token_of_another_visitor_is_none(visit, plain, decide, claim):
    mine, theirs = visit(plain), visit(plain)
    token = re.search(r'name="token" value="(\w+)"', theirs.get(f"/claim/{claim}").text)[1]
    assert decide(mine, claim, "accept", token=token).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://127.0.0.1:8642"}, 303),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "application/json"}, 415),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_a_form_of_another_site_is_refused(visit, plain, claim, headers, status):
    browser = visit(plain)
    token = re.search(r'name="token" value="(\w+)"', browser.get(f"/claim/{claim}").text)[1]
    found = browser.post(f"/claim/{claim}/decide", data={"verdict": "accept", "token": token}, headers=headers)
    assert found.status_code == status


def test_a_form_that_is_too_long_is_refused(visit, plain, decide, claim):
    assert decide(visit(plain), claim, "accept", note="n" * 300_000).status_code == 413


def test_a_form_that_is_no_text_is_refused(visit, plain, claim):
    browser = visit(plain)
    browser.get("/")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    found = browser.post(f"/claim/{claim}/decide", content=b"verdict=%ff%fe", headers=headers)
    assert found.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_change_nothing(visit, written, method):
    assert visit(written).request(method, "/").status_code in (403, 405, 415)


def test_for_reading_only_nothing_can_be_sent(visit, plain, claim):
    browser = visit(plain, read_only=True)
    page = browser.get(f"/claim/{claim}")
    assert '<form method="post"' not in page.text
    found = browser.post(f"/claim/{claim}/decide", data={"verdict": "accept"})
    assert found.status_code == 403
    with open_record(plain) as record:
        assert "Ada" not in [row.person for row in record.decisions()]


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2ferrors.py", "/document/..%2f..%2fetc%2fpasswd"],
)
def test_no_address_reaches_a_file_outside(visit, written, path):
    assert visit(written).get(path).status_code == 404


def test_a_mistake_of_the_desk_is_a_page_that_tells_nothing(written, monkeypatch):
    monkeypatch.setattr("foedus.desk.app.open_record", lambda *_, **__: 1 / 0)
    browser = TestClient(desk(Settings(written)), base_url="http://127.0.0.1", raise_server_exceptions=False)
    found = browser.get("/")
    assert found.status_code == 500
    assert "ZeroDivision" not in found.text
    assert "content-security-policy" in found.headers
