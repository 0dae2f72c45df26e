"""How long whoever guesses at a password must wait: longer after each wrong one, by address and over all."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from threading import Lock
from time import monotonic

__all__ = ["Patience"]

FREE, FREE_OVERALL = 3, 20  # wrong ones before anybody has to wait
LONGEST, LONGEST_OVERALL = 900.0, 30.0  # seconds; overall short, so that those who know it are not kept out for long
FORGOTTEN = 3600.0  # seconds after the last wrong one
MOST = 10_000  # addresses that are kept in mind
HOME = 64  # bits of an address of IPv6, behind which one household or machine has all the rest


@dataclass(slots=True)
class _Tally:
    """How many were wrong, and when the last was."""

    wrong: int = 0
    last: float = 0.0

    def wait(self, now: float, free: int, longest: float) -> float:
        """Return how many seconds are left: of one after the first that is not free, then of twice as many."""
        if self.wrong <= free:
            return 0.0
        return max(0.0, self.last + min(longest, 2.0 ** min(self.wrong - free - 1, 30)) - now)

    def count(self, now: float) -> None:
        """Take one as wrong."""
        self.wrong = self.wrong + 1 if now - self.last < FORGOTTEN else 1
        self.last = now


@dataclass(slots=True)
class Patience:
    """Counts a try as wrong before it is looked at, so that many at once gain nothing; a right one is taken back."""

    clock: Callable[[], float] = monotonic
    overall: _Tally = field(default_factory=_Tally)
    by_address: OrderedDict[str, _Tally] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def ask(self, address: str) -> float:
        """Return 0 where a try may be made, which then counts as wrong; else how many seconds are left to wait."""
        with self.lock:
            now, home = self.clock(), _home(address)
            mine = self.by_address.pop(home, None) or _Tally()
            self.by_address[home] = mine
            while len(self.by_address) > MOST:
                self.by_address.popitem(last=False)
            wait = max(mine.wait(now, FREE, LONGEST), self.overall.wait(now, FREE_OVERALL, LONGEST_OVERALL))
            if not wait:
                mine.count(now)
                self.overall.count(now)
            return wait

    def forgive(self, address: str) -> None:
        """Take the last try of that address for right: what it guessed before is forgotten."""
        with self.lock:
            self.by_address.pop(_home(address), None)
            self.overall.wrong = max(0, self.overall.wrong - 1)


def _home(address: str) -> str:
    """Return what stands for whoever has the address."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Address(int(found) >> (128 - HOME) << (128 - HOME)))
