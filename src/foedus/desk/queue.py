"""The queue of review, kept between visits: to find out what matters most takes one pass over the whole record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any

from foedus.api import Pending, Record, Sampled

__all__ = ["Queue"]

PATIENCE = 100  # times as long as it took to make a queue, it stays at hand
SAMPLE = 50  # claims to be coded blind, besides those that others have decided about


@dataclass(frozen=True, slots=True)
class _Made:
    """A queue, until when it is at hand."""

    rows: tuple[Any, ...]
    until: float


Asked = tuple[str, str, str, str]  # the organisation, whom it is about, the kind, who codes it blind; "" for all


@dataclass(slots=True)
class Queue:
    """The queues that were asked for last. What people decide leaves them at once, and what is undone comes back."""

    made: dict[Asked, _Made] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def of(self, record: Record, *, org: str = "", about: str = "", kind: str = "") -> tuple[Pending, ...]:
        """Return the claims that await a decision, those that matter most first; QueryError as `Record.review`."""
        rows: tuple[Pending, ...] = self._kept(
            (org, about, kind, ""), lambda: record.review(org or None, about=about or None, kind=kind or None)
        )
        settled = record.settled()
        return tuple(row for row in rows if row.id not in settled)

    def unseen(
        self, record: Record, coder: str, *, org: str = "", about: str = "", kind: str = ""
    ) -> tuple[tuple[Sampled, ...], int]:
        """Return the claims that a coder is to code blind and has not, and how many are coded."""
        rows: tuple[Sampled, ...] = self._kept(
            (org, about, kind, coder),
            lambda: record.unseen(coder, size=SAMPLE, org=org or None, about=about or None, kind=kind or None),
        )
        settled = record.settled(coder)
        waiting = tuple(row for row in rows if row.id not in settled)
        return waiting, len(rows) - len(waiting)

    def _kept(self, asked: Asked, make: Callable[[], Iterable[Any]]) -> tuple[Any, ...]:
        with self.lock:  # so that two visits do not make one queue
            found = self.made.get(asked)
            if found is None or monotonic() > found.until:
                begun = monotonic()
                rows = tuple(make())
                found = _Made(rows, monotonic() + PATIENCE * (monotonic() - begun))
                self.made = {**self.made, asked: found}
        return found.rows
