"""Which claims are worth a person's time first: how much a decision would change, times how likely it is needed.

The uncertainty of a claim is the chance that something in it is wrong: one less the product of the readers' calibrated
confidences in the claim itself and in each of its fields that nobody has settled. Its stake is the sum over the rows of
the ledgers that it stands in: the share of the row that rests on it (one over its independent sources, half of that
where another claim of the same sources says it too), twice that where the claim turns the row's state, and twice where
the row is disputed. The product is how many rows, so weighed, a decision can be expected to change.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from foedus.record.decide import WHOLE
from foedus.record.entry import Entry

__all__ = ["Bearing", "Due", "queue", "uncertainty"]

TURNED = DISPUTED = 2.0  # times as much as a row that only gains or loses a quotation
NO_ANSWER = (None, "none_stated")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A row of a ledger as what rests on claims: what it says, on which claims, from how many independent sources.

    `turned_by` is the kind of claim that gives the row its state (that somebody came, left, answered), if any does.
    """

    ledger: str
    says: str
    claims: tuple[str, ...]
    support: int
    disputed: bool = False
    turned_by: str | None = None

    def stake(self, entry: Entry) -> float:
        """Return how much of the row a decision about that claim would change."""
        share = 1 / max(1, self.support) / (2 if len(self.claims) > max(1, self.support) else 1)
        return share * (TURNED if self._is_turned_by(entry) else 1) * (DISPUTED if self.disputed else 1)

    def _is_turned_by(self, entry: Entry) -> bool:
        claim = entry.claim
        return claim.kind == self.turned_by and not (claim.kind == "demand" and claim.get("answer") in NO_ANSWER)


@dataclass(frozen=True, slots=True)
class Due:
    """A claim that awaits a decision: how unsure it is (0 to 1), what is at stake, and the rows that it bears on."""

    entry: Entry
    uncertainty: float
    stake: float
    bears_on: tuple[Bearing, ...]

    @property
    def score(self) -> float:
        """What the queue goes by."""
        return self.uncertainty * self.stake


def queue(entries: Iterable[Entry], bearings: Iterable[Bearing]) -> list[Due]:
    """Return the claims that nobody has decided about and that a row rests on, those that matter most first.

    It takes one pass over claims and rows; claims that matter as much stay in the order given.
    """
    rows: dict[str, list[Bearing]] = defaultdict(list)
    for bearing in bearings:
        for claim_id in bearing.claims:
            rows[claim_id].append(bearing)
    found = []
    for entry in entries:
        mine = rows.get(entry.claim.id)
        if mine and entry.current and not entry.rejected and WHOLE not in entry.decided:
            stake = sum(bearing.stake(entry) for bearing in mine)
            found.append(Due(entry, uncertainty(entry), stake, tuple(mine)))
    return sorted(found, key=lambda due: -due.score)


def uncertainty(entry: Entry) -> float:
    """Return the chance that something in the claim is wrong, its parts taken as independent."""
    return 1 - entry.claim.confidence * prod(field.confidence for field in entry.claim.fields)
