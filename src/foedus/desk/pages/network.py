"""The network: who addresses, blames or demands of whom in a time, drawn and as a table, with what is behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

from foedus.api import TIES, Row, Table, Tie, arrivals, bounds, ties
from foedus.desk.months import YEAR, day_of_month, month_of
from foedus.desk.ribbons import Ribbons, ribbons
from foedus.desk.visit import Visit
from foedus.errors import QueryError

__all__ = ["NetworkPage", "network"]

MONTHS = 3  # that are shown where the address names no time
LIMIT = 400  # rows that are counted, the latest
SHOWN = 50  # of those behind one tie
TIED: Mapping[str, tuple[str, str]] = {
    "demands": ("demands", "demands of"),
    "blame": ("blames", "blames"),
    "addresses": ("addresses", "speaks to"),
}


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The ties of a kind between two months, those of the two that the address names, and the rows behind them."""

    template: ClassVar = "network.html"
    title: ClassVar = "Network"
    kind: str
    first: int
    last: int
    ties: Table[Tie]
    complete: bool
    drawn: Ribbons
    chosen: Tie | None
    one: str
    other: str

    @property
    def ledger(self) -> str:
        """The ledger that the ties are counted from."""
        return TIES[self.kind][0]

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is behind the chosen tie, the latest first."""
        return self.chosen.rows[::-1][:SHOWN] if self.chosen else ()

    @property
    def months(self) -> tuple[str, str]:
        """The first and the last month, as an address names them."""
        return _written(self.first), _written(self.last)

    def stepped(self, step: int) -> str:
        """Return what stands behind the address of as long a time before or after."""
        length = step * (self.last - self.first + 1)
        return self._asked(self.kind, self.first + length, self.last + length)

    def of(self, kind: str) -> str:
        """Return what stands behind the address of ties of another kind in the same time."""
        return self._asked(kind, self.first, self.last)

    def between(self, tie: Tie) -> str:
        """Return what stands behind the address of what is behind a tie."""
        sides = urlencode({"one": tie.one.party, "other": tie.other.party})
        return f"{self.of(self.kind)}&{sides}#behind"

    @staticmethod
    def _asked(kind: str, first: int, last: int) -> str:
        first, last = max(YEAR, first), max(YEAR, last)
        return f"?{urlencode({'kind': kind, 'from': _written(first), 'to': _written(last)})}"

    def told(self) -> dict[str, Any]:
        """Return the ties, each with its count and its claims."""
        first, last = self.months
        told = [tie.told() for tie in self.ties]
        return {"kind": self.kind, "from": first, "to": last, "complete": self.complete, "ties": told}


def network(visit: Visit) -> NetworkPage:
    """Return the ties of the kind and the time that the address names: months, else the last three of the record."""
    asked = visit.asked
    kind = asked.get("kind", "").strip() or "demands"
    today = arrivals(visit.record).last or date.today()
    last = _month(asked.get("to", ""), month_of(today), end=True)
    first = _month(asked.get("from", ""), last - MONTHS + 1, end=False)
    if first > last:
        raise QueryError("the time ends before it begins", "write the earlier month first")
    since, until = date(first // YEAR, first % YEAR + 1, 1), day_of_month(last)
    found, complete = visit.keeping(
        ("ties", kind, since, until), lambda: ties(visit.record, kind, since=since, until=until, limit=LIMIT)
    )
    one, other = asked.get("one", "").strip(), asked.get("other", "").strip()
    chosen = next((tie for tie in found if (tie.one.party, tie.other.party) == (one, other)), None)
    return NetworkPage(kind, first, last, found, complete, ribbons(found), chosen, one, other)


def _month(written: str, otherwise: int, *, end: bool) -> int:
    """Return the number of the month that is written, as a month or a day."""
    if not written.strip():
        return max(YEAR, otherwise)
    found = bounds(written.strip())
    if found is None or timedelta(days=400) < found[1] - found[0]:
        raise QueryError(f"{written!r} is no month", "write it as 2031-04")
    return month_of(found[1] if end else found[0])


def _written(month: int) -> str:
    return f"{month // YEAR:04}-{month % YEAR + 1:02}"
