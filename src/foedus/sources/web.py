"""A page on the web, fetched because a person asked for it: one request, and nothing but what stands there.

An address can come from anybody, so it may lead to nobody's own machines: each host is looked up once, must have public
addresses alone, and is spoken to at the one that was checked; so must be every host that an answer sends us on to.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from foedus.errors import SourceError
from foedus.sources.contract import Given, Loaded
from foedus.sources.encoding import decoded
from foedus.sources.page import declared_encoding, read_page
from foedus.sources.particulars import Particulars, digest, loaded

__all__ = ["check_address", "fetched", "is_public"]

SECONDS = 30  # for all of it
PATIENCE = 10  # seconds for one answer
LONGEST = 10_000_000  # bytes
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOUND = 200
PAGES = ("text/html", "application/xhtml+xml")
PLAIN = "text/plain"
PORTS = {"http": 80, "https": 443}
_PUBLIC_6 = IPv6Network("2000::/3")  # what is given out; others may hide an address of the old kind
_SAVE = "open it in your browser, save the page, and have the file read"
_HEADERS = {
    "User-Agent": "foedus",
    "Accept": "text/html, application/xhtml+xml, text/plain",
    "Accept-Encoding": "identity",
}


def fetched(url: str, given: Given) -> Loaded:
    """Return the page at the address as a document, its address being its key; SourceError where it cannot be had."""
    place, kind, charset, data = _get(url.strip())
    if kind in PAGES:
        said, text = read_page(decoded(data, declared=charset or declared_encoding(data)))
    else:
        said, text = Particulars(), decoded(data, declared=charset)
    published = given.published.isoformat() if given.published else said.published
    said = replace(said, id=None, url=place, source=given.source or said.source, published=published)
    return loaded(text, said, key=place, digest=digest(data), given=given)


def check_address(url: str) -> SplitResult:
    """Return the address in its parts; SourceError for one that is not of a page on the web."""
    remedy = "write it as it stands in your browser, with https:// in front"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise SourceError(f"{url!r:.100} is no address", remedy) from None
    if parts.scheme not in PORTS or not host or not url.isprintable() or " " in url:
        raise SourceError(f"{url!r:.100} is no address of a page on the web", remedy)
    if parts.username is not None:
        raise SourceError("there is a name or a password in the address", "leave it out")
    return parts


def is_public(address: str) -> bool:
    """Tell whether an address on the internet is anybody's to reach, and no other hides in it."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    match found:
        case IPv6Address():
            return found in _PUBLIC_6 and found.is_global and found.sixtofour is None and found.teredo is None
        case IPv4Address():
            return found.is_global and not found.is_multicast
    return False


def _get(url: str) -> tuple[str, str, str | None, bytes]:
    """Return where the page was found, its type, its encoding if it says so, and its bytes."""
    for _ in range(MOST_REDIRECTS + 1):
        parts = check_address(url)
        with _answer(parts) as answer:
            if answer.status in REDIRECTS and (elsewhere := answer.headers.get("Location")):
                url = urljoin(url, quote(elsewhere, safe="%/:=&?~#+!$,;'@()*[]"))
                continue
            return url, *_page(parts.hostname or "", answer)
    raise SourceError(f"{parts.hostname} sends on and on", _SAVE)


def _page(host: str, answer: HTTPResponse) -> tuple[str, str | None, bytes]:
    kind = answer.headers.get_content_type()
    if answer.status != FOUND:
        raise SourceError(f"{host} answered {answer.status}", _SAVE)
    if kind not in (*PAGES, PLAIN):
        raise SourceError(f"what stands there is no page ({kind:.60})", "give the address of a page, or save the file")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise SourceError(f"{host} sends the page packed, though it was asked not to", _SAVE)
    data = answer.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise SourceError(f"the page is longer than {LONGEST:,} bytes", "save the part that is wanted as a file")
    return kind, answer.headers.get_content_charset(), data


@contextmanager
def _answer(parts: SplitResult) -> Iterator[HTTPResponse]:
    """Yield the answer of the host, asked at the address that was checked; SourceError where there is none in time."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    path = quote(parts.path or "/", safe="%/:=&~+!$,;'@()*") + (
        f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*[]')}" if parts.query else ""
    )
    connection: HTTPConnection
    try:
        found = _checked(host, port)
        connection = _Sealed(host, port, found) if parts.scheme == "https" else _Plain(host, port, found)
        with closing(connection), _in_time(connection):
            connection.request("GET", path, headers=_HEADERS)
            yield connection.getresponse()
    except TimeoutError:
        raise SourceError(f"{host} did not answer for {PATIENCE} seconds", "try again, or " + _SAVE) from None
    except (OSError, HTTPException, ValueError) as error:
        said = getattr(error, "strerror", None) or type(error).__name__
        raise SourceError(f"{host} cannot be reached ({said})", "check the address, or " + _SAVE) from None


def _checked(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of the host; SourceError where any of them is not public, or it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(f"no host is called {host}", "check the address") from None
    addresses = tuple(dict.fromkeys(str(where[0]) for *_, where in found))
    if not addresses or not all(map(is_public, addresses)):
        raise SourceError(
            f"{host} is a machine of a private network",
            "only public pages are fetched; save it, and have the file read",
        )
    return addresses


def _connected(addresses: tuple[str, ...], port: int) -> socket.socket:
    """Return a connection to the first of the addresses that answers: not every machine can speak to all kinds."""
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), PATIENCE)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), PATIENCE)


@contextmanager
def _in_time(connection: HTTPConnection) -> Iterator[None]:
    """Cut the line when all the time is used up, however slowly the answer drips."""

    def cut() -> None:
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(SECONDS, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


class _Plain(HTTPConnection):
    """A connection to a host at the addresses that were looked up before."""

    def __init__(self, host: str, port: int, addresses: tuple[str, ...]) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.addresses = addresses

    def connect(self) -> None:
        """Connect to an address that was checked, whatever the name means by now."""
        self.sock = _connected(self.addresses, self.port)


class _Sealed(HTTPSConnection):
    """The same, sealed: the host must prove its name."""

    def __init__(self, host: str, port: int, addresses: tuple[str, ...]) -> None:
        self.seal = ssl.create_default_context()
        super().__init__(host, port, timeout=PATIENCE, context=self.seal)
        self.addresses = addresses

    def connect(self) -> None:
        """Connect to an address that was checked, whatever the name means by now."""
        plain = _connected(self.addresses, self.port)
        try:
            self.sock = self.seal.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise
