"""What a coder is to code blind, kept between visits: to draw it takes one pass over the whole record."""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from foedus.api import Record, Sampled

__all__ = ["SAMPLE", "Unseen"]

PATIENCE = 100  # times as long as it took to draw, it stays at hand
SAMPLE = 50  # claims to be coded, besides those that others have decided about


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Claims to be coded, until when they are at hand."""

    rows: tuple[Sampled, ...]
    until: float


Asked = tuple[str, str, str, str]  # the coder, the organisation, whom it is about, the kind; "" for all


@dataclass(slots=True)
class Unseen:
    """What was drawn last. What the coder codes leaves it at once, and what is undone comes back."""

    drawn: dict[Asked, _Drawn] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def of(
        self, record: Record, coder: str, *, org: str = "", about: str = "", kind: str = ""
    ) -> tuple[tuple[Sampled, ...], int]:
        """Return the claims that the coder has not coded yet, and how many are coded."""
        asked = (coder, org, about, kind)
        with self.lock:  # so that two visits do not draw the same
            found = self.drawn.get(asked)
            if found is None or monotonic() > found.until:
                begun = monotonic()
                rows = record.unseen(coder, size=SAMPLE, org=org or None, about=about or None, kind=kind or None)
                found = _Drawn(tuple(rows), monotonic() + PATIENCE * (monotonic() - begun))
                self.drawn = {**self.drawn, asked: found}
        settled = record.settled(coder)
        waiting = tuple(row for row in found.rows if row.id not in settled)
        return waiting, len(found.rows) - len(waiting)
