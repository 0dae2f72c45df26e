"""What a record remembers of pages that were fetched, each kept when its document is, so that a stop loses nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from foedus.sources import Signs
from foedus.store import Visit, Visits

if TYPE_CHECKING:
    from foedus.engine import Step

__all__ = ["Remembered", "now"]

MOST_FAILURES = 3  # after which a page that cannot be had is left alone
SKIPPED = "skipped"


def now() -> datetime:
    """Return the present time, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Remembered:
    """The memory of a `Visitor`. With `once`, a page that was read, or failed too often, is not asked for again."""

    def __init__(self, visits: Visits, purpose: str, *, once: bool = False) -> None:
        self.visits = visits
        self.purpose = purpose
        self.once = once
        self.fetched: dict[str, tuple[str, Signs]] = {}
        self.is_owing = False  # whether anything could not be had and is to be tried again

    def has(self, url: str) -> bool:
        """Tell whether what is at the address need not be asked for."""
        visit = self.visits.of(url, self.purpose) if self.once else None
        return visit is not None and (visit.fault is None or visit.failures >= MOST_FAILURES)

    def recall(self, url: str) -> Signs | None:
        """Return by what the host tells that what was read at the address has not changed."""
        visit = self.visits.of(url, self.purpose)
        return Signs(visit.etag, visit.modified) if visit and visit.fault is None else None

    def expect(self, url: str, key: str, signs: Signs) -> None:
        """Take note that what was found at the address will be read as the document of that key."""
        self.fetched[key] = (url, signs)

    def fail(self, url: str, fault: str) -> None:
        """Keep that the address could not be had."""
        if self.once:
            last = self.visits.of(url, self.purpose)
            failures = last.failures + 1 if last else 1
            self.is_owing = self.is_owing or failures < MOST_FAILURES
            self.visits.put(Visit(url, self.purpose, now(), failures=failures, fault=fault))

    def following(self, progress: "Callable[[Step], None] | None") -> "Callable[[Step], None]":
        """Return what is to be called after each document, which keeps the visit to its page."""

        def step(done: "Step") -> None:
            url, signs = self.fetched.pop(done.key, ("", Signs()))
            if url and (self.once or done.outcome != SKIPPED):
                self.visits.put(Visit(url, self.purpose, now(), signs.etag, signs.modified))
            if progress:
                progress(done)

        return step
