"""What the record holds, counted once and from then on by what has come since: to count it all takes a look at all."""

from collections import Counter
from dataclasses import dataclass, field, replace
from threading import Lock

from foedus.api import Arrivals, Mark, Record, arrivals

__all__ = ["Holdings"]


@dataclass(slots=True)
class Holdings:
    """The counts as they were when somebody last looked."""

    counted: Arrivals | None = None
    lock: Lock = field(default_factory=Lock)

    def of(self, record: Record) -> Arrivals:
        """Return how many documents, claims of each kind and decisions the record holds now."""
        with self.lock:
            before = self.counted
            new = arrivals(record, before.until if before else Mark())
            if before and _is_behind(new.until, before.until):  # another record has been put in its place
                before, new = None, arrivals(record)
            self.counted = _sum(before, new) if before else new
            return self.counted


def _is_behind(now: Mark, then: Mark) -> bool:
    return now.documents < then.documents or now.claims < then.claims or now.decisions < then.decisions


def _sum(before: Arrivals, new: Arrivals) -> Arrivals:
    kinds = Counter(dict(before.claims)) + Counter(dict(new.claims))
    return replace(
        new,
        since=before.since,
        documents=before.documents + new.documents,
        claims=tuple(kinds.most_common()),
        decisions=before.decisions + new.decisions,
    )
