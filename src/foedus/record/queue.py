"""Which claims are worth a person's time first: how much a decision would change, times how likely it is needed.

The uncertainty of a claim is the chance that something in it is wrong: one less the confidence of its least sure part
that nobody has settled, since readers give a field the chance that it and the rest of the claim are right. Its stake is
the sum over the rows of the ledgers that it stands in: the share of the row that rests on it (one over its independent
sources, half of that where another claim of the same sources says it too), twice that where the claim turns the row's
state, and twice where the row is disputed. The product is how many rows, so weighed, a decision can be expected to
change.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.record.decide import WHOLE
from foedus.record.entry import Entry

__all__ = ["Bearing", "Due", "awaits", "queue"]

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
    """A claim that awaits a decision: what is at stake, and the rows that it bears on."""

    entry: Entry
    stake: float
    bears_on: tuple[Bearing, ...]

    @property
    def uncertainty(self) -> float:
        """The chance that something in the claim is wrong that nobody has settled."""
        return 1 - self.entry.confidence

    @property
    def score(self) -> float:
        """What the queue goes by."""
        return self.uncertainty * self.stake


def awaits(entry: Entry) -> bool:
    """Tell whether nobody has decided about the whole of a claim that the readers see."""
    return entry.current and not entry.rejected and WHOLE not in entry.decided


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
        if mine and awaits(entry):
            stake = sum(bearing.stake(entry) for bearing in mine)
            found.append(Due(entry, stake, tuple(mine)))
    return sorted(found, key=lambda due: -due.score)
