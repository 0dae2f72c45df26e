"""Visits to many addresses, as a polite guest makes them.

Each host is asked one thing at a time, no faster than it likes, nothing that its robots.txt keeps programs from, and
not at all for a while when it says so. What has not changed since the last visit is not sent again.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import SplitResult, urlunsplit

from foedus.errors import BusyError, SourceError
from foedus.sources import web
from foedus.sources.capture import is_read, read_capture
from foedus.sources.contract import Found, Given, Known, Skipped
from foedus.sources.web import Signs

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["Memory", "Visitor"]

DELAY = 1.0  # seconds between two requests to one host
LONGEST_DELAY = 30.0  # that a host may ask for between two requests
LONGEST_WAIT = 60.0  # for a host that is busy; one that asks for more is left alone
FIRST_WAIT = 5.0
MOST_TRIES = 3
DEEPEST = 3  # lists of lists of addresses
LARGEST_RULES = 500_000  # bytes of a robots.txt that are heeded (RFC 9309)
BUSY, GONE = (429, 503), range(400, 500)


class Memory(Protocol):
    """What is remembered of visits."""

    def has(self, url: str) -> bool:
        """Tell whether what is at the address need not be asked for."""
        ...

    def recall(self, url: str) -> Signs | None:
        """Return the signs of what was read at the address, None where it is to be read anew."""
        ...

    def expect(self, url: str, key: str, signs: Signs) -> None:
        """Take note that what was found at the address will be read as the document of that key."""
        ...

    def fail(self, url: str, fault: str) -> None:
        """Take note that what is at the address could not be had."""
        ...


@dataclass
class _Host:
    """What is known of a host: when it was asked, how often it may be, its rules or why they cannot be told."""

    asked: float = -DELAY
    delay: float = DELAY
    rules: "Protego | None" = None
    until: float = 0.0
    fault: SourceError | None = None


class Visitor:
    """Fetches what is at addresses, one after the other."""

    def __init__(
        self,
        *,
        memory: Memory | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.memory = memory
        self.clock = clock
        self.sleep = sleep
        self.hosts: dict[str, _Host] = {}
        self.seen: set[str] = set()
        self.depth = 0

    def pages(self, url: str, given: Given) -> Iterator[Found]:
        """Yield what is found at an address of a list, once in all; what cannot be had is a Skipped."""
        if url in self.seen:
            return
        self.seen.add(url)
        if self.memory and self.memory.has(url):
            yield Known(url)
        else:
            yield from self._found(url, given, is_named=False)

    def named(self, url: str, given: Given) -> Iterator[Found]:
        """Yield the same at an address that a person names, who may see what robots may not."""
        self.seen.add(url)
        yield from self._found(url, given, is_named=True)

    def get(self, url: str, signs: Signs | None = None, *, is_named: bool) -> web.Answer:
        """Return the answer: found, or unchanged since these signs; SourceError for any other.

        A BusyError says after how many seconds the host wants to be asked again.
        """
        for number in range(MOST_TRIES):
            answer = web.get(
                url,
                heads=signs.heads if signs else None,
                wants=is_read,
                before=lambda parts: self._wait_for(parts, is_named=is_named),
            )
            if answer.status not in BUSY:
                if not answer.is_unchanged:
                    _ = answer.capture
                return answer
            seconds = _retry_after(answer) or FIRST_WAIT * 2**number
            self._host(answer.host).until = self.clock() + seconds
            if seconds > LONGEST_WAIT:
                break
        raise _busy(answer.host, seconds, f"answered {answer.status}")

    def _found(self, url: str, given: Given, *, is_named: bool) -> Iterator[Found]:
        try:
            with self._deeper():
                signs = self.memory.recall(url) if self.memory else None
                answer = self.get(url, signs, is_named=is_named)
                if answer.is_unchanged:
                    yield Known(url)
                    return
                if self.memory:
                    self.memory.expect(url, answer.url, answer.signs)
                yield from read_capture(answer.capture, replace(given, fetch=self.pages))
        except SourceError as error:
            if self.memory:
                self.memory.fail(url, str(error))
            yield Skipped(url, str(error))

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                raise SourceError("a list in a list in a list of addresses")
            yield
        finally:
            self.depth -= 1

    def _host(self, name: str) -> _Host:
        return self.hosts.setdefault(name, _Host())

    def _wait_for(self, parts: SplitResult, *, is_named: bool) -> None:
        """Wait until the host of the address may be asked; SourceError where it may not be at all."""
        host = self._host(parts.hostname or "")
        if host.until - self.clock() > LONGEST_WAIT:
            raise _busy(parts.hostname or "", host.until - self.clock(), "asked to be left alone")
        if not is_named and not self._rules(parts, host).can_fetch(urlunsplit(parts), web.AGENT):
            raise SourceError(
                f"{parts.hostname} keeps it from programs (robots.txt)",
                "open it in your browser, save the page, and have the file read",
            )
        self._pause(host)

    def _pause(self, host: _Host) -> None:
        wait = max(host.asked + host.delay, host.until) - self.clock()
        if wait > 0:
            self.sleep(wait)
        host.asked = self.clock()

    def _rules(self, parts: SplitResult, host: _Host) -> "Protego":
        """Return what the host allows; SourceError where it cannot be told, or asks for more patience than there is."""
        if host.fault:
            raise host.fault
        if host.rules is None:
            try:
                host.rules = self._asked(parts, host)
            except SourceError as error:
                host.fault = error
                raise
            host.delay = max(DELAY, host.rules.crawl_delay(web.AGENT) or 0.0)
        if host.delay > LONGEST_DELAY:
            said = f"{parts.hostname} asks for {host.delay:,.0f} seconds between two visits"
            raise SourceError(said, "save its pages, and have the files read")
        return host.rules

    def _asked(self, parts: SplitResult, host: _Host) -> "Protego":
        """Return the rules of the host as it gives them: where it has none, all is allowed (RFC 9309)."""
        from protego import Protego

        self._pause(host)
        answer = web.get(f"{parts.scheme}://{parts.netloc}/robots.txt")
        if answer.status == web.FOUND:
            return Protego.parse(answer.data[:LARGEST_RULES].decode("utf-8", "replace"))
        if answer.status in BUSY or answer.status not in GONE:
            raise SourceError(f"{parts.hostname} does not say what programs may read ({answer.status})", "try later")
        return Protego.parse("")


def _busy(host: str, seconds: float, said: str) -> BusyError:
    return BusyError(f"{host} {said}: it can be asked again in {seconds:,.0f} seconds", "read it again then", seconds)


def _retry_after(answer: web.Answer) -> float | None:
    """Return for how many seconds the host wants not to be asked, which it may write as a time of day."""
    written = (answer.headers.get("Retry-After") or "").strip()
    if written.isdigit() and len(written) < 9:
        return float(written)
    try:
        return max((parsedate_to_datetime(written) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
