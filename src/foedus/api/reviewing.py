"""What awaits a person: claims in the order they matter, samples for coders, where coders differ, what an edit lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from foedus.errors import DecisionError, QueryError
from foedus.knowledge import Knowledge
from foedus.ledgers import Query, Row
from foedus.ledgers.bearings import LEDGERS as BEARING
from foedus.ledgers.bearings import bearings
from foedus.ledgers.selecting import select
from foedus.model import Value, kinds
from foedus.record import Entry, History, settle
from foedus.record.coding import Choice, sample, seen_by, units
from foedus.record.queue import Bearing, Due, queue
from foedus.store import Store

if TYPE_CHECKING:
    from foedus.record.agreement import Agreement

__all__ = [
    "LEDGERS",
    "Disagreement",
    "Pending",
    "Sampled",
    "Unplaced",
    "adjudicated",
    "agreement",
    "check_kind",
    "disagreements",
    "pending",
    "read_once",
    "sampled",
    "unplaced",
    "unseen",
]

LEDGERS = tuple(BEARING)
MOST_CODED = 1_000_000  # claims: all of them
OPEN, BEGUN, DONE = "open", "begun", "done"


@dataclass(frozen=True, slots=True)
class Pending:
    """A claim that awaits a decision. `score` is `uncertainty` (0 to 1) times `stake` (weighed rows of the ledgers).

    `bears_on` are those rows: what a decision could change.
    """

    columns: ClassVar = ("score", "kind", "quote", "uncertainty", "stake", "id")
    id: str
    kind: str
    quote: str
    score: float
    uncertainty: float
    stake: float
    bears_on: tuple[Bearing, ...]

    @classmethod
    def of(cls, due: Due) -> Self:
        """Return the claim as a row."""
        claim = due.entry.claim
        return cls(
            id=claim.id,
            kind=claim.kind,
            quote=claim.quote.text,
            score=due.score,
            uncertainty=due.uncertainty,
            stake=due.stake,
            bears_on=due.bears_on,
        )


@dataclass(frozen=True, slots=True)
class Sampled:
    """A claim of a sample; `state` is how far the coder has come with it: `open`, `begun`, or `done` with the whole."""

    columns: ClassVar = ("state", "kind", "quote", "id")
    id: str
    kind: str
    quote: str
    state: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of a claim ("*" the whole) that coders chose differently for; `settled` where it has been adjudicated."""

    columns: ClassVar = ("kind", "field", "choices", "quote", "claim")
    claim: str
    kind: str
    field: str
    quote: str
    choices: tuple[Choice, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A decision that an edit of its text has left without a place: about which words, and why it has none.

    `text` is the newest version of the text, `title` what names the document.
    """

    columns: ClassVar = ("person", "verdict", "field", "quote", "reason", "claim")
    claim: str
    kind: str
    quote: str
    verdict: str
    field: str | None
    value: Value
    person: str
    decided: datetime
    text: str
    title: str
    reason: str


def check_kind(kind: str | None) -> None:
    """Raise QueryError for what is no kind of claim."""
    known = [found.name for found in kinds()]
    if kind is not None and kind not in known:
        raise QueryError(f"no kind of claim is called {kind!r}", f"the kinds are {', '.join(known)}")


def read_once(store: Store) -> Store:
    """Return the store with its entries at hand, for ledgers that are asked one after the other."""
    return cast(Store, _Once(store))


class _Once:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries = tuple(store.entries())

    def entries(self, *, kind: str | None = None) -> Iterator[Entry]:
        """Yield what the record holds now, as it was read at the beginning."""
        return (entry for entry in self._entries if kind is None or entry.claim.kind == kind)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def pending(store: Store, rows: Iterable[tuple[str, Row]], *, kind: str | None) -> Iterator[Pending]:
    """Yield the claims that the rows, each with its ledger, rest on and that await a decision, by their score."""
    check_kind(kind)
    yield from map(Pending.of, queue(store.entries(kind=kind), bearings(rows)))


def sampled(
    store: Store, query: Query, knowledge: Knowledge, *, size: int, seed: int, coder: str | None, kind: str | None
) -> Iterator[Sampled]:
    """Yield a sample of the claims that the readers see now, as they see them, with how far the coder has come.

    What people decided has no part in which claims are drawn, nor in how they are shown: coders get the same ones.
    """
    check_kind(kind)
    histories = {history.claim_id: history for history in store.histories(kind=kind)}
    read = (settle(seen_by(history, None)) for history in histories.values())
    found = {entry.claim.id: entry.claim for entry in select(read, query, knowledge)}
    for claim_id in sample(found, size, seed=seed):
        claim = found[claim_id]
        yield Sampled(claim_id, claim.kind, claim.quote.text, _state(histories[claim_id], coder))


def unseen(
    store: Store, query: Query, knowledge: Knowledge, *, coder: str, size: int, seed: int, kind: str | None
) -> Iterator[Sampled]:
    """Yield the claims that a coder is to code without having seen them: what others have decided about, then a sample.

    Only what two decided about says how far they agree.
    """
    others = {made.claim_id for made in store.decisions() if made.person != coder and not made.adjudicates}
    found = list(sampled(store, query, knowledge, size=MOST_CODED, seed=seed, coder=coder, kind=kind))
    yield from (one for one in found if one.id in others)
    yield from [one for one in found if one.id not in others][:size]


def adjudicated(store: Store, claim_id: str, field: str, coder: str) -> Choice:
    """Return what a coder chose where coders differ; DecisionError where they do not, or that one chose nothing."""
    for found in units([store.history(claim_id)]):
        if found.field == field and not found.agrees:
            for choice in found.choices:
                if choice.coder == coder:
                    return choice
    raise DecisionError(f"nobody differs from {coder} on {field} of {claim_id}", "see `foedus agreement`")


def _state(history: History, coder: str | None) -> str:
    decided = {decision.field for decision in history.decisions if decision.person == coder}
    return DONE if None in decided else BEGUN if decided else OPEN


def disagreements(store: Store, coders: Iterable[str]) -> Iterator[Disagreement]:
    """Yield what coders chose differently, claim by claim, the whole claim first."""
    for unit in units(_coded(store), coders):
        if not unit.agrees:
            quote = settle(seen_by(unit.history, None)).claim.quote.text
            claim_id, kind = unit.history.claim_id, unit.history.kind
            yield Disagreement(claim_id, kind, unit.field, quote, unit.choices, unit.settled)


def agreement(store: Store, coders: Iterable[str]) -> "tuple[Agreement, ...]":
    """Return how far coders agree on each field."""
    from foedus.record.agreement import agreements  # numpy behind it takes a tenth of a second

    return agreements(units(_coded(store), coders))


def _coded(store: Store) -> Iterator[History]:
    """Yield the histories of the claims that several people decided about, without a look at the others."""
    people: dict[str, set[str]] = {}
    for made in store.decisions():
        people.setdefault(made.claim_id, set()).add(made.person)
    yield from (store.history(claim_id) for claim_id, deciders in people.items() if len(deciders) > 1)


def unplaced(store: Store) -> Iterator[Unplaced]:
    """Yield the decisions without a place in the newest version of their text."""
    for lost in store.unplaced():
        entry, made = settle(store.history(lost.decision.claim_id)), lost.decision
        yield Unplaced(
            claim=made.claim_id,
            kind=entry.claim.kind,
            quote=entry.claim.quote.text,
            verdict=made.verdict,
            field=made.field,
            value=made.value,
            person=made.person,
            decided=made.decided,
            text=lost.text_id,
            title=next((paper.title or paper.key for paper in entry.documents), ""),
            reason=lost.reason,
        )
