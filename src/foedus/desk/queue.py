"""The queue of review, kept between visits: to find out what matters most takes one pass over the whole record."""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from foedus.api import Pending, Record

__all__ = ["Queue"]

PATIENCE = 100  # times as long as it took to make a queue, it stays at hand


@dataclass(frozen=True, slots=True)
class _Made:
    """A queue, until when it is at hand."""

    rows: tuple[Pending, ...]
    until: float


Asked = tuple[str, str, str]  # the organisation, whom it is about, the kind; "" for all


@dataclass(slots=True)
class Queue:
    """The queues that were asked for last. What people decide leaves them at once, and what is undone comes back."""

    made: dict[Asked, _Made] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def of(self, record: Record, *, org: str = "", about: str = "", kind: str = "") -> tuple[Pending, ...]:
        """Return the claims that await a decision, those that matter most first; QueryError as `Record.review`."""
        asked = (org, about, kind)
        with self.lock:  # so that two visits do not make one queue
            found = self.made.get(asked)
            if found is None or monotonic() > found.until:
                begun = monotonic()
                rows = tuple(record.review(org or None, about=about or None, kind=kind or None))
                found = _Made(rows, monotonic() + PATIENCE * (monotonic() - begun))
                self.made = {**self.made, asked: found}
        settled = record.settled()
        return tuple(row for row in found.rows if row.id not in settled)
