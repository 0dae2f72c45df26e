"""A page is fetched from where it is meant to be, no bigger and no longer than is allowed, and from nowhere private."""

import socket
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from foedus.errors import SourceError
from foedus.sources import Loaded, Skipped, documents, web
from foedus.sources.contract import Given

PAGE = (
    "<html lang='en'><head><title>The envoys met</title><meta property='article:published_time' content='2023-03-06'>"
    f"</head><body><article><h1>The envoys met</h1><p>{'The envoys of Arvenia and Borenia met on the bridge. ' * 5}</p>"
    "</article></body></html>"
)
ANSWERS = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/plain": (200, {"Content-Type": "text/plain; charset=latin-1"}, "The envoy of Arvénia said no.".encode("latin-1")),
    "/gone": (404, {"Content-Type": "text/html"}, b"no"),
    "/picture": (200, {"Content-Type": "image/png"}, b"png"),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"gz"),
    "/long": (200, {"Content-Type": "text/plain"}, b"long " * 100),
    "/on": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/inside": (302, {"Location": "http://127.0.0.1:1/secret"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/nowhere": (302, {}, b""),
}


class Host(BaseHTTPRequestHandler):
    """Answers by the table."""

    def do_GET(self):
        status, headers, body = ANSWERS[self.path.partition("?")[0]]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


def fetched(url, given):
    (found,) = web.fetched(url, given)
    return found


@pytest.fixture(scope="module")
def served():
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture
def public(served, monkeypatch):
    """Return the address of a page on a host that passes for a public one, though it is this machine."""
    known = socket.getaddrinfo

    def looked_up(host, *args, **asked):
        return known("10.0.0.8" if host == "inside.example" else host, *args, **asked)

    monkeypatch.setattr(web.socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(web, "_checked", _checked_but(web._checked))
    return lambda path: f"http://news.example:{served}{path}"


def _checked_but(checked):
    own = ("::1", "127.0.0.1")  # of which only the second answers
    return lambda host, port: own if host == "news.example" else checked(host, port)


def test_a_page_becomes_a_document(public):
    found = fetched(public("/page?a=é&b"), Given())
    assert (found.document.title, str(found.document.published)) == ("The envoys met", "2023-03-06")
    assert found.document.key == found.document.url == public("/page?a=é&b")
    assert "met on the bridge" in found.raw


def test_plain_words_in_the_encoding_that_the_host_names(public):
    found = fetched(public("/plain"), Given(source="The Courier"))
    assert (found.raw, found.document.source) == ("The envoy of Arvénia said no.", "The Courier")


def test_it_is_known_by_where_it_was_found(public):
    assert fetched(public("/on"), Given()).document.url == public("/page")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/gone", "news.example answered 404"),
        ("/picture", "no page .image/png."),
        ("/packed", "broken on its way"),
        ("/long", "longer than 99 bytes"),
        ("/round", "sends on and on"),
        ("/inside", "127.0.0.1 is a machine of a private network"),
        ("/file", "no address of a page"),
        ("/nowhere", "answered 302"),
    ],
)
def test_what_is_no_page_is_said(public, monkeypatch, path, says):
    monkeypatch.setattr(web, "LONGEST", 99)
    with pytest.raises(SourceError, match=says):
        fetched(public(path), Given())


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/", "http://localhost/", "http://inside.example/", "http://[::1]/", "http://0.0.0.0/",
     "http://169.254.169.254/latest/meta-data/"],
)  # fmt: skip
def test_private_machines_are_not_asked(public, monkeypatch, url):
    monkeypatch.setattr(web.socket, "create_connection", lambda *_: pytest.fail("it was asked"))
    with pytest.raises(SourceError, match="private network"):
        fetched(url, Given())


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("fe80::1%eth0", False),
        ("fc00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("2001:0:1::1", False), ("ff02::1", False), ("news.example", False), ("", False),
    ],
)  # fmt: skip
def test_which_addresses_are_anybodys(address, public):
    assert web.is_public(address) is public


@pytest.mark.parametrize(
    "url",
    ["", "news", "/etc/passwd", "file:///etc/passwd", "ftp://news.example/", "https://", "https://a:b@news.example/",
     "http://news.example:99999/", "http://[::1/", "http://news.example/a b", "javascript:alert(1)", "gopher://x/"],
)  # fmt: skip
def test_what_is_no_address(url):
    with pytest.raises(SourceError):
        web.check_address(url)


def test_a_host_that_cannot_prove_its_name_is_not_asked(public):
    with pytest.raises(SourceError, match="cannot be reached"):
        fetched(public("/page").replace("http:", "https:"), Given())


def test_a_host_that_does_not_answer_is_left_in_time(public, monkeypatch):
    monkeypatch.setattr(web, "PATIENCE", 0.2)
    with _silent() as port, pytest.raises(SourceError, match="did not answer"):
        fetched(f"http://news.example:{port}/", Given())


def test_an_answer_that_drips_is_cut(public, monkeypatch):
    monkeypatch.setattr(web, "SECONDS", 0.2)
    with _silent() as port, pytest.raises(SourceError, match="cannot be reached"):
        fetched(f"http://news.example:{port}/", Given())


@contextmanager
def _silent():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_an_address_is_read_like_a_file(public, tmp_path):
    (tmp_path / "a.txt").write_text("The envoy said no.")
    found = list(documents([tmp_path / "a.txt", public("/page"), public("/gone")]))
    assert [type(one) for one in found] == [Loaded, Loaded, Skipped]
    assert (found[1].document.key, found[2].key) == (public("/page"), public("/gone"))
    with pytest.raises(SourceError, match="no address"):
        documents(["https://"])
