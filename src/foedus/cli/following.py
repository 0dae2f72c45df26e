"""Feeds that are followed: what came of each, and when they are looked at again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from time import sleep
from typing import TYPE_CHECKING

from foedus.cli.console import err
from foedus.cli.paper import Paper
from foedus.cli.progress import progress
from foedus.cli.skips import put_skips
from foedus.cli.tables import Column, draw
from foedus.cli.wording import NOTHING, counted

if TYPE_CHECKING:
    from foedus.api import Followed, Record, Subscription

__all__ = ["follow", "have_all_failed", "put_feeds", "put_followed", "wait_for"]

UNITS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))
COLUMNS = (
    Column("feed", lambda done: done.feed, 40),
    Column("came of it", lambda done: done.fault or done.outcome),
    Column("new", lambda done: f"{done.documents:,}" if done.outcome == "read" else NOTHING, 6),
    Column("next", lambda done: _clock(done.due), 16),
)


def follow(record: "Record", feeds: Sequence["Subscription"], *, quiet: bool) -> tuple["Followed", ...]:
    """Return what came of each feed, with progress shown meanwhile."""
    from foedus.api import Following

    with progress(quiet=quiet) as step:
        return tuple(record.follow(feeds, Following(progress=step)))


def put_followed(paper: Paper, done: Sequence["Followed"]) -> None:
    """Print what came of the feeds that were due, and which of their pages could not be read."""
    looked = [one for one in done if one.outcome not in ("not due", "unchanged")]
    if looked:
        draw(paper, looked, COLUMNS)
    put_skips(paper, "Skipped", chain.from_iterable(one.skipped for one in looked))
    if looked:
        paper.put()
    new = sum(one.documents for one in done)
    paper.put(f"{counted(len(done), 'feed')}, {counted(new, 'new document')}", style="dim")


def put_feeds(paper: Paper, feeds: Sequence["Subscription"]) -> None:
    """Print which feeds are read, how often, and how much of each."""
    draw(
        paper,
        feeds,
        (
            Column("feed", lambda feed: feed.name, 24),
            Column("address", lambda feed: feed.address),
            Column("every", _every, 11),
            Column("reads", lambda feed: "the pages" if feed.full else "its own words", 14),
        ),
    )
    paper.put()


def have_all_failed(done: Sequence["Followed"]) -> bool:
    """Tell whether every feed that was due failed."""
    due = [one.outcome for one in done if one.outcome != "not due"]
    return bool(due) and set(due) == {"failed"}


def wait_for(done: Sequence["Followed"], *, quiet: bool) -> None:
    """Wait until the first of the feeds is due again."""
    first = min(one.due for one in done)
    if not quiet:
        err().print(f"next look at {_clock(first)}; Ctrl-C stops", style="dim")
    sleep(max((first - datetime.now(UTC)).total_seconds(), 1.0))


def _clock(when: datetime) -> str:
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def _every(feed: "Subscription") -> str:
    seconds = int(feed.every.total_seconds())
    name, length = next((name, length) for name, length in UNITS if seconds % length == 0)
    return counted(seconds // length, name)
