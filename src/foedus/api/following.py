"""Follow feeds: fetch those that are due, read what is new in them, and know when to come again.

A feed's visit is kept when all of it has been read, a page's when the page has: a run that is stopped goes on where
it was.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from foedus.api.reading import knows, reader_sets
from foedus.api.remembering import Remembered, now
from foedus.api.subscribing import Subscription
from foedus.errors import BusyError, SourceError
from foedus.knowledge import Knowledge
from foedus.sources import Found, Given, Known, Memory, Said, Signs, Skipped, Visitor, documents, read_capture
from foedus.store import Store, Visit

if TYPE_CHECKING:
    from foedus.engine import Pace, Step, Summary
    from foedus.readers import Line

__all__ = ["Followed", "Following", "follow"]

AT_ONCE = 4  # texts read together, so that what waits for a host is not held up for long
LATEST = timedelta(days=1)
MOST_DOUBLED = 10
PAGE = "page of a feed"
OUTCOMES = ("read", "unchanged", "failed", "stopped", "not due")


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of a feed: the outcome is one of OUTCOMES; `due` is when it is to be read next, `fault` why it failed.

    `documents` were new, `known` ones were not.
    """

    columns: ClassVar = ("feed", "outcome", "documents", "due")
    feed: str
    address: str
    outcome: str
    due: datetime
    documents: int = 0
    known: int = 0
    skipped: tuple[Skipped, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """How feeds are followed: by whom addresses are visited, what hears of progress, and what time it is."""

    visitor: Callable[[Memory], Visitor] = lambda memory: Visitor(memory=memory)
    progress: "Callable[[Step], None] | None" = None
    time: Callable[[], datetime] = now


def follow(store: Store, knowledge: Knowledge, feeds: Iterable[Subscription], how: Following) -> Iterator[Followed]:
    """Read what is new in each feed that is due, and yield what came of each; after a stop, nothing more."""
    from foedus.engine import Pace
    from foedus.readers import Line

    memory = Remembered(store.visits, PAGE, once=True)
    desk = _Desk(store, Line(knowledge=knowledge), Pace(AT_ONCE), memory, how.visitor(memory), how)
    for feed in feeds:
        done = _Look(feed, desk).followed()
        yield done
        if done.outcome == "stopped":
            return


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the looks at feeds share."""

    store: Store
    line: "Line"
    pace: "Pace"
    memory: Remembered
    visitor: Visitor
    how: Following

    def read(self, found: Iterable[Found]) -> "Summary":
        """Read into the record what was found."""
        from foedus.engine import read

        step = self.memory.following(self.how.progress)
        return read(found, self.store, self.line, progress=step, pace=self.pace)

    @property
    def knows(self) -> Callable[[str, str], bool]:
        """What tells whether these readers have read a document."""
        return knows(self.store, reader_sets(self.line))


@dataclass
class _Look:
    """One look at one feed. It `is_cut` where more is in it than was wanted at once."""

    feed: Subscription
    desk: _Desk
    is_cut: bool = False

    def followed(self) -> Followed:
        """Return what came of the feed; one that could not be had is due later each time."""
        time, last = self.desk.how.time(), self.desk.store.visits.of(self.feed.address, self.purpose)
        if last and last.due and last.due > time:
            return self._told("not due", last.due, fault=last.fault)
        try:
            return self._read(time, last)
        except SourceError as error:
            return self._failed(time, last, error)

    @property
    def purpose(self) -> str:
        """What it is visited for: for another purpose, it is read anew."""
        return "feed full" if self.feed.full else "feed"

    def _read(self, time: datetime, last: Visit | None) -> Followed:
        due = time + self.feed.every
        said = Said(source=self.feed.source, full=self.feed.full, knows=self.desk.knows)
        signs = Signs()
        if self.feed.is_path:
            found = documents([Path(self.feed.address)], visitor=self.desk.visitor, **said)
        else:
            old = Signs(last.etag, last.modified) if last else None
            answer = self.desk.visitor.get(self.feed.address, old, is_named=False)
            if last and answer.is_unchanged:
                self._keep(replace(last, visited=time, due=due, failures=0, fault=None))
                return self._told("unchanged", due)
            signs = answer.signs
            found = read_capture(answer.capture, Given(**said, fetch=self.desk.visitor.pages))
        self.desk.memory.is_owing = False
        summary = self.desk.read(self._within_limit(found))
        if summary.interrupted:
            return self._told("stopped", time, summary)
        if self.is_cut or self.desk.memory.is_owing:  # there is more in it, even where nothing changes
            signs = Signs()
        self._keep(Visit(self.feed.address, self.purpose, time, signs.etag, signs.modified, due))
        return self._told("read", due, summary)

    def _within_limit(self, found: Iterable[Found]) -> Iterator[Found]:
        """Yield as much as is wanted at once; what is known does not count."""
        number = 0
        for item in found:
            yield item
            number += not isinstance(item, Known)
            if number == self.feed.limit:
                self.is_cut = True
                return

    def _failed(self, time: datetime, last: Visit | None, error: SourceError) -> Followed:
        failures = last.failures + 1 if last else 1
        wait = min(self.feed.every * 2 ** min(failures, MOST_DOUBLED), max(LATEST, self.feed.every))
        asked = timedelta(seconds=error.seconds) if isinstance(error, BusyError) else timedelta()
        due = time + max(wait, asked)
        known = replace(last, visited=time, due=due) if last else Visit(self.feed.address, self.purpose, time, due=due)
        self._keep(replace(known, failures=failures, fault=str(error)))
        return self._told("failed", due, fault=str(error))

    def _keep(self, visit: Visit) -> None:
        self.desk.store.visits.put(visit)

    def _told(
        self, outcome: str, due: datetime, summary: "Summary | None" = None, fault: str | None = None
    ) -> Followed:
        named = Followed(self.feed.name, self.feed.address, outcome, due, fault=fault)
        if summary is None:
            return named
        return replace(named, documents=summary.documents, known=summary.known, skipped=summary.skipped)
