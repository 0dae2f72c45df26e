"""A host on the web for tests: it answers by a table, on this machine, which passes for a public one."""

from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from foedus.sources import Visitor, web

__all__ = ["HTML", "PAGE", "TEXT", "Host", "host"]

TEXT = "The envoys of Arvenia and Borenia met on the bridge and agreed on nothing."
PAGE = f"<html lang='en'><head><title>Talks</title></head><body><article><p>{TEXT} {TEXT}</p></article></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Host:
    """A host that answers by a table, and keeps what it was asked and when by a clock that only waiting moves."""

    answers: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    now: float = 0.0
    port: int = 0

    def url(self, path, host="news.example"):
        return f"http://{host}:{self.port}{path}"

    def visitor(self, memory=None):
        return Visitor(memory=memory, clock=lambda: self.now, sleep=self.sleep)

    def sleep(self, seconds):
        self.now += seconds

    def paths(self):
        return [path for path, _ in self.asked]

    def answer(self, path):
        found = self.answers.get(path, (404, {}, ""))
        return found.pop(0) if isinstance(found, list) else found


@pytest.fixture(name="host")
def host(monkeypatch):
    said = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            said.asked.append((self.path, said.now))
            said.heads.append(dict(self.headers))
            status, heads, body = said.answer(self.path)
            self.send_response(status)
            for name, value in heads.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            """Say nothing."""

    checked = web._checked
    passes = ("news.example", "other.example")
    monkeypatch.setattr(web, "_checked", lambda name, port: ("127.0.0.1",) if name in passes else checked(name, port))
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        said.port = server.server_port
        yield said
        server.shutdown()
