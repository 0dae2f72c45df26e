"""What claims say of one standing: each as an account, what follows from the latest, and which cannot both hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.ledgers.quoting import affirmed, quote, text
from foedus.ledgers.rows import Conflict, Known
from foedus.ledgers.steps import is_to_come
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry
from foedus.things import ACTUAL, NEAR, days, first_day, is_ahead

__all__ = [
    "KNOWLEDGE",
    "NOT_KNOWN",
    "Account",
    "Settled",
    "accounts",
    "against",
    "clashes",
    "conflicts",
    "settled",
    "since",
]

MEMBER, NOT_KNOWN = "member", "not known"
KNOWLEDGE, CLAIMS, DECISION = "knowledge", "claims", "decision"

Clash = tuple[str, list["Account"]]


@dataclass(frozen=True, slots=True)
class Account:
    """A claim that says how something stands: `status`, from `day` on; `step` where it tells of a step, else ""."""

    entry: Entry
    day: date
    status: str
    step: str
    affirmed: bool

    def meets(self, other: "Account") -> bool:
        """Tell whether the two can be held against each other: what has no date of its own speaks of its own weeks."""
        return bool(self.entry.claim.date and other.entry.claim.date) or abs(self.day - other.day) <= NEAR

    @property
    def says(self) -> str:
        """The step or the status, "not " before it where it is denied."""
        what = self.step or self.status
        return what if self.affirmed else f"not {what}"


def accounts(entries: Iterable[Entry], known: Known | None = None) -> list[Account]:
    """Return the claims about what is so, by day, less those from before what is known began."""
    told = (_account(entry) for entry in entries if entry.claim.modality == ACTUAL and not is_to_come(entry))
    return sorted((account for account in told if account.day >= since(known)), key=_order)


def since(known: Known | None) -> date:
    """Return the day from which on accounts are held against what is known."""
    window = days(known.start) if known else None
    return window[0] if window else date.min


@dataclass(frozen=True, slots=True)
class Settled:
    """How something stands, and what that rests on: `knowledge`, `claims`, `decision`, "" where it is not known."""

    status: str
    basis: str


def settled(told: list[Account], fact: Known | None) -> Settled:
    """Return the standing: a person's decision before knowledge, knowledge before claims.

    Where knowledge tells no more than the side ("member"), a step that leads to a more telling standing of that side
    ("withdrawing") goes before it; a mere word for a standing does not.
    """
    last = _latest(told)
    if last and (fact is None or last.entry.decided):
        return Settled(last.status, DECISION if last.entry.decided else CLAIMS)
    if fact is None:
        return Settled(NOT_KNOWN, "")
    step = _latest([account for account in told if account.step])
    if step and vocabulary().refines(step.status, fact.status):
        return Settled(step.status, CLAIMS)
    return Settled(fact.status, KNOWLEDGE)


def _latest(found: list[Account]) -> Account | None:
    """Return the last affirmed account, one that a person has settled before any other."""
    so = [account for account in found if account.affirmed]
    decided = [account for account in so if account.entry.decided]
    return next(reversed(decided or so), None)


def conflicts(found: list[Account], known: Known | None) -> tuple[Conflict, ...]:
    """Return the accounts that cannot both hold: texts against the knowledge base, and texts against each other."""
    return (*against(found, known), *map(_conflict, clashes(found)))


def against(found: list[Account], known: Known | None) -> tuple[Conflict, ...]:
    """Return the accounts that cannot hold together with what is known."""
    return tuple(map(_conflict, _with_known(found, known)))


def clashes(found: list[Account]) -> Iterator[Clash]:
    """Yield the accounts of texts that cannot both hold, with what they say."""
    yield from _between(found)
    yield from _denied(found)


def _conflict(clash: Clash) -> Conflict:
    what, told = clash
    return Conflict(what=what, quotes=tuple(quote(account.entry, account.says) for account in told))


def _account(entry: Entry) -> Account:
    step, status = text(entry.claim.get("step")), text(entry.claim.get("status"))
    day = (entry.published if is_ahead(entry) else first_day(entry)) or date.max
    return Account(entry, day, vocabulary().after.get(step, status), step, affirmed(entry))


def _order(account: Account) -> tuple[date, date, bool]:
    return account.day, account.entry.published or date.min, not account.affirmed


def _with_known(found: list[Account], known: Known | None) -> Iterator[Clash]:
    if known is None:
        return
    told = f"the knowledge base has {known.status}" + (f" since {known.start}" if known.start else "")
    by_saying: dict[str, list[Account]] = {}
    for account in found:
        if _against(account, known.status):
            by_saying.setdefault(account.says, []).append(account)
    for says, told_so in by_saying.items():
        yield f"{told}; claims say {says}", told_so


def _against(account: Account, status: str) -> bool:
    if account.affirmed:
        return vocabulary().against(status, account.status)
    is_membership = not account.step and account.status == MEMBER
    return is_membership and status in vocabulary().inside


def _between(found: list[Account]) -> Iterator[Clash]:
    """Walk by day: a later step may change sides; a statement on the other side, or a step of the same day, may not."""
    holds: Account | None = None
    pairs: dict[tuple[str, str], list[Account]] = {}
    for account in found:
        if not account.affirmed or not vocabulary().takes_side(account.status):
            continue
        if holds is None or not vocabulary().against(holds.status, account.status):
            holds = account if holds is None or account.step else holds
        elif account.step and account.day > holds.day:
            holds = account
        elif account.meets(holds):
            pairs.setdefault((holds.says, account.says), [holds]).append(account)
    for (one, other), told in pairs.items():
        yield f"claims say {one} and {other}", told


def _denied(found: list[Account]) -> Iterator[Clash]:
    """Yield each step (or state) that is said to be so, and by somebody of that day or later not to be."""
    first: dict[str, Account] = {}
    denied: dict[str, list[Account]] = {}
    for account in found:
        what = account.step or account.status
        if account.affirmed:
            first.setdefault(what, account)
        elif what in first and account.meets(first[what]):
            denied.setdefault(what, [first[what]]).append(account)
    for what, told in denied.items():
        yield f"claims say {what} and not {what}", told
