"""Why the record holds a claim: its words in their sentence, where they stand, who read them and who decided."""

from dataclasses import dataclass

from foedus.errors import QueryError
from foedus.ledgers import Source
from foedus.ledgers.quoting import source_of
from foedus.model import Claim, Decision, Value, Words, evidence_of
from foedus.record import ADD, History, Statement, seen_values, settle
from foedus.record.coding import seen_by
from foedus.store import Store
from foedus.text import sentence_of

__all__ = ["Reason", "Why", "full_id", "why"]

PREFIX = "clm-"


@dataclass(frozen=True, slots=True)
class Reason:
    """One value of one field: the words it stands on, the readers (name, version) that saw it, and how sure they were.

    `holds` is True for the value that the record holds now, `decided` where a person settled it.
    """

    field: str
    value: Value
    words: tuple[Words, ...]
    readers: tuple[tuple[str, str], ...]
    confidence: float
    holds: bool
    decided: bool


@dataclass(frozen=True, slots=True)
class Why:
    """What a claim rests on. `sentence` is the sentence that the quotation stands in; offsets are code points.

    `claim` is as the record holds it now. `reasons` has every value ever read or set, those that hold first. `carried`
    are decisions about the same words in other versions of the text.
    """

    claim: Claim
    sentence: Words
    documents: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    decisions: tuple[Decision, ...]
    rejected: bool
    current: bool
    carried: tuple[Decision, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


def full_id(store: Store, claim_id: str) -> str:
    """Return the whole id of the claim that the beginning names; QueryError where none or several do."""
    return store.full_id(_prefixed(claim_id))


def why(store: Store, claim_id: str, *, coder: str | None = None) -> Why:
    """Return what the claim of that id, or of that beginning of an id, rests on; to a coder, no other's decisions."""
    history = store.history(_prefixed(claim_id))
    if coder:
        history = seen_by(history, coder)
    entry = settle(history)
    text = store.text(history.text_id).content
    span = sentence_of(text, entry.claim.quote.span)
    return Why(
        claim=entry.claim,
        sentence=Words(span, span.of(text)),
        documents=tuple(source_of(document) for document in entry.documents),
        reasons=tuple(sorted(_reasons(history), key=lambda reason: not reason.holds)),
        decisions=entry.decisions,
        rejected=entry.rejected,
        current=entry.current,
        carried=entry.carried,
    )


def _prefixed(claim_id: str) -> str:
    beginning = claim_id.strip().lower()
    if not beginning.removeprefix(PREFIX):
        raise QueryError("no id given", "ids are listed beside what the ledgers show")
    return beginning if beginning.startswith(PREFIX) else PREFIX + beginning


def _reasons(history: History) -> list[Reason]:
    entry = settle(history)
    now = {field.name: field.value for field in (*entry.claim.fields, *entry.claim.common())}
    settled = frozenset[str]() if entry.rejected else entry.decided  # to reject a claim settles none of its values
    read = [_read(found, now, settled) for found in history.statements]
    seen = {(reason.field, reason.value) for reason in read}
    given = {
        (name, value): Reason(name, value, evidence_of(value), (), 1.0, True, True)
        for decision in (*history.decisions, *history.carried)
        for name, value in _given(decision).items()
        if now.get(name) == value and (name, value) not in seen
    }
    return read + list(given.values())


def _given(decision: Decision) -> dict[str, Value]:
    """Return the values that a person gave, as far as no reader need have seen them."""
    if decision.verdict == ADD:
        return {name: value for name, value in seen_values(decision).items() if value not in (None, ())}
    return {decision.field: decision.value} if decision.verdict == "set" and decision.field else {}


def _read(found: Statement, now: dict[str, Value], decided: frozenset[str]) -> Reason:
    last = found.sightings[-1]
    holds = now.get(found.field) == found.value
    settled = holds and bool(decided & {found.field, "*"})
    return Reason(found.field, found.value, found.evidence, last.run.readers, last.confidence, holds, settled)
