"""A page on the web, fetched because a person asked for it: one request, and nothing but what stands there.

An address can come from anybody, so it may lead to nobody's own machines: each host is looked up once, must have public
addresses alone, and is spoken to at the one that was checked; so must be every host that an answer sends us on to.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from foedus.errors import SourceError
from foedus.sources.capture import PLAIN, Capture, is_read, read_capture
from foedus.sources.contract import Found, Given
from foedus.sources.transfer import content_type, unpacked

__all__ = ["AGENT", "Answer", "Signs", "check_address", "fetched", "get", "is_public"]

SECONDS = 30  # for all of it
PATIENCE = 10  # seconds for one answer
LONGEST = 10_000_000  # bytes
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOUND, UNCHANGED = 200, 304
PORTS = {"http": 80, "https": 443}
_PUBLIC_6 = IPv6Network("2000::/3")  # what is given out; others may hide an address of the old kind
_SAVE = "open it in your browser, save the page, and have the file read"
AGENT = "foedus"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.5",
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Signs:
    """By what a host tells, the next time, that what it sent has not changed: ETag and Last-Modified."""

    etag: str | None = None
    modified: str | None = None

    @property
    def heads(self) -> dict[str, str]:
        """The signs as a request gives them."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: where in the end, how, and the body where it found something."""

    url: str
    status: int
    headers: Message
    data: bytes = b""

    @property
    def host(self) -> str:
        """The host that answered."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_unchanged(self) -> bool:
        """Whether it is what it was when it was last asked for."""
        return self.status == UNCHANGED

    @property
    def signs(self) -> Signs:
        """By what the host will tell that it has not changed."""
        return Signs(self.headers.get("ETag"), self.headers.get("Last-Modified"))

    @property
    def capture(self) -> Capture:
        """What was found there; SourceError where nothing was."""
        if self.status != FOUND:
            raise SourceError(f"{self.host} answered {self.status}", _SAVE)
        return Capture(self.url, *_type(self.headers), self.data)


def fetched(url: str, given: Given) -> Iterator[Found]:
    """Yield the documents at the address, which is the key of a page; SourceError where it cannot be had."""
    yield from read_capture(get(url.strip(), wants=is_read).capture, given)


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


def get(
    url: str,
    *,
    heads: Mapping[str, str] | None = None,
    wants: Callable[[str, str], bool] = lambda type_, url: True,
    before: Callable[[SplitResult], None] = lambda parts: None,
) -> Answer:
    """Ask for what is at the address, and at those that it sends on to; SourceError where no host answers.

    `before` is called with each address before it is asked for. The body is read where something was found, is of a
    type that is wanted, and is no longer than is allowed.
    """
    for _ in range(MOST_REDIRECTS + 1):
        parts = check_address(url)
        before(parts)
        with _answer(parts, heads or {}) as answer:
            if answer.status in REDIRECTS and (elsewhere := answer.headers.get("Location")):
                url = urljoin(url, quote(elsewhere, safe="%/:=&?~#+!$,;'@()*[]"))
                continue
            data = _body(answer, url, wants) if answer.status == FOUND else b""
            return Answer(url, answer.status, answer.headers, data)
    raise SourceError(f"{parts.hostname} sends on and on", _SAVE)


def _body(answer: HTTPResponse, url: str, wants: Callable[[str, str], bool]) -> bytes:
    type_, _ = _type(answer.headers)
    if not wants(type_, url):
        raise SourceError(f"what stands there is no page ({type_:.60})", "give the address of a page, or save the file")
    data = answer.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise SourceError(f"the page is longer than {LONGEST:,} bytes", "save the part that is wanted as a file")
    return unpacked(data, "", answer.headers.get("Content-Encoding", ""), limit=LONGEST)


def _type(headers: Message) -> tuple[str, str | None]:
    return content_type(headers.get("Content-Type") or PLAIN)


@contextmanager
def _answer(parts: SplitResult, heads: Mapping[str, str]) -> Iterator[HTTPResponse]:
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
            connection.request("GET", path, headers={**_HEADERS, **heads})
            with closing(connection.getresponse()) as answer:
                yield answer
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
