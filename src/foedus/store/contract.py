"""What every store of the record does, whatever keeps it on disk."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, Self

from foedus.errors import QueryError
from foedus.knowledge import Added
from foedus.model import Claim, Decision, Document, Ruling, Run, Text
from foedus.record import Entry, History
from foedus.record.carrying import Unplaced
from foedus.record.settled import Saying
from foedus.record.versions import Version
from foedus.store.index import Index
from foedus.store.shelf import Shelf
from foedus.store.visits import Visits
from foedus.store.weights import Weights

__all__ = ["Arrivals", "Deed", "Holding", "Mark", "Omission", "Sign", "Status", "Store", "Wanted"]

Wanted = Callable[[Saying], bool]
BETWEEN = "."


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that was to be read and was not: what names it, why, and when that was first noticed."""

    key: str
    reason: str
    noticed: datetime


@dataclass(frozen=True, slots=True)
class Sign:
    """What a watched condition has met with: `mark` tells it from others of that condition, `what` says it in JSON.

    `channels` are those by which it is to be sent: "run" for a command, "post" for an address.
    """

    condition: str
    mark: str
    what: str
    noticed: datetime
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did, as the log has it: a decision about a claim, about two, or about accounts of two sides.

    `value` is in the written form of the log; `other` is the second claim. `undone_by` took it back, `undone` is when.
    """

    decided: datetime
    person: str
    verdict: str
    claim: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    note: str | None = None
    adjudicates: bool = False
    undone_by: str | None = None
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How much a record holds. `claims` counts each kind; `skipped` could not be read, and has not been since.

    `unread` counts the documents that no reader has read, by language: those in one that is not read here.
    """

    documents: int
    texts: int
    runs: int
    decisions: int
    claims: tuple[tuple[str, int], ...]
    skipped: tuple[Omission, ...]
    unread: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a log: the numbers of the last document, claim and decision before it. Written "12.198.3"."""

    documents: int = 0
    claims: int = 0
    decisions: int = 0

    def __str__(self) -> str:
        return f"{self.documents}{BETWEEN}{self.claims}{BETWEEN}{self.decisions}"

    @classmethod
    def of(cls, written: str) -> Self:
        """Return the place that is written so; QueryError for what is none."""
        parts = written.split(BETWEEN)
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
            raise QueryError(f"{written!r} is no place in a record", "take it from a page that says what is new")
        return cls(*map(int, parts))


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What came since one place and until another: documents, claims by kind, decisions that still stand.

    `first` and `last` are the first and last day on which anything in the record was published.
    """

    since: Mark
    until: Mark
    documents: int
    claims: tuple[tuple[str, int], ...]
    decisions: int
    first: date | None = None
    last: date | None = None

    @property
    def is_any(self) -> bool:
        """Whether anything came."""
        return bool(self.documents or self.claims or self.decisions)


@dataclass(frozen=True, slots=True)
class Holding:
    """A document, with how many claims were ever read in its newest text, and other documents whose texts are copies.

    `versions` are those of that page, the newest last, where it has had several texts.
    """

    document: Document
    claims: int
    copies: tuple[Document, ...] = ()
    versions: tuple[Version, ...] = ()


class Store(Protocol):
    """The append-only log of readings and decisions.

    Every method may raise RecordError. What is added is on disk when the call returns, whole or not at all; adding
    the same thing again changes nothing.
    """

    def close(self) -> None:
        """Let go of the record."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def add_reading(self, document: Document, text: Text, run: Run, claims: Iterable[Claim]) -> None:
        """Record what a run found in a text and the document that carries it; EvidenceError for words not in it.

        Nothing is added when the newest reading was by the same readers and said the same.
        """
        ...

    def add_document(self, document: Document, text: Text) -> None:
        """Record a document, without a reading of its text. What it leaves unsaid (None) stays as it was known."""
        ...

    def add_skipped(self, key: str, reason: str) -> None:
        """Record that something could not be read, and why."""
        ...

    def add_knowledge(self, name: str, content: str | None) -> None:
        """Record a user's own file of knowledge, in place of an earlier one of that name; None takes it out again."""
        ...

    def knowledge(self) -> tuple[Added, ...]:
        """Return the user's own files as they now stand, the latest first."""
        ...

    def add_decision(self, decision: Decision) -> Decision:
        """Record a decision, and return it with what the person was looking at; DecisionError if it does not fit.

        One that was made in another record, about a claim that this one has too, fits as well, and is the same there.
        """
        ...

    def undo(self, decision: Decision, *, person: str, note: str | None = None) -> None:
        """Record that a person takes a decision back: it counts no more; DecisionError where it did not count."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision that nobody took back, as it was made, in the order of the log; none carried over."""
        ...

    def unplaced(self) -> tuple[Unplaced, ...]:
        """Return the decisions that an edit of their text has left without a place in its newest version, and why."""
        ...

    def add_signs(self, found: Iterable[Sign]) -> tuple[Sign, ...]:
        """Keep what watched conditions have met with, owed to its channels, and return what was not kept before."""
        ...

    def signs(self, condition: str) -> tuple[Sign, ...]:
        """Return what a condition has met with, in the order it was kept."""
        ...

    def owed(self, conditions: Iterable[str], channel: str) -> tuple[Sign, ...]:
        """Return what is still to be sent by that channel, less what another program is sending at this moment."""
        ...

    def take_owed(self, conditions: Iterable[str], channel: str) -> tuple[Sign, ...]:
        """Return what is owed, and keep other programs from sending it too for as long as sending can take."""
        ...

    def settle_owed(self, found: Iterable[Sign], channel: str, *, sent: bool) -> None:
        """Record that what was taken has been sent, or that it is owed again."""
        ...

    @property
    def visits(self) -> Visits:
        """What is kept of visits to addresses on the web; it is no part of the log."""
        ...

    def is_read(self, document_id: str, reader_set: str) -> bool:
        """Tell whether these readers were the last to read the text that the document carries."""
        ...

    def has_reading(self, text_id: str, reader_set: str, published: date | None) -> bool:
        """Tell whether these readers, when they last read the text, had relative dates count from `published`."""
        ...

    def published(self, text_id: str, also: Document | None = None) -> date | None:
        """Return the earliest date that a document with this text was published, `also` counted among them."""
        ...

    def histories(self, *, kind: str | None = None, text_id: str | None = None) -> Iterator[History]:
        """Yield everything about every claim, or those of a kind or a text, in the order they were first read."""
        ...

    def entries(self, *, kind: str | None = None, text_id: str | None = None) -> Iterator[Entry]:
        """Yield what the record holds now: each history, settled."""
        ...

    def history(self, claim_id: str) -> History:
        """Return everything about one claim, by its id or a beginning of it that no other has; QueryError if none."""
        ...

    def full_id(self, claim_id: str) -> str:
        """Return the whole id of the claim that the beginning names; QueryError where none or several do."""
        ...

    def entries_of(self, claims: Iterable[int], wanted: Wanted | None = None) -> dict[int, Entry]:
        """Return what the record holds now of claims, or of those that are wanted, by their numbers.

        To ask whether a claim is wanted costs a third of making its entry.
        """
        ...

    def entries_of_texts(self, texts: Sequence[int]) -> dict[int, dict[int, Entry]]:
        """Return what the record holds now of every claim of each text, by their numbers."""
        ...

    def links(self) -> tuple[tuple[str, str, str, str, str | None], ...]:
        """Return what people said last of every two claims: their ids, `same` or `apart`, who, and why."""
        ...

    def add_link(self, one: str, other: str, verdict: str, *, person: str, note: str | None = None) -> None:
        """Record what a person says of two claims: that they tell of the `same` thing, stand `apart`, or `undone`."""
        ...

    def deeds(self, *, person: str | None = None, limit: int | None = None, skip: int = 0) -> tuple[Deed, ...]:
        """Return what people did (or one of them), the latest first, what was taken back among it; `limit` of them."""
        ...

    def rulings(self) -> tuple[Ruling, ...]:
        """Return what people say of accounts that cannot all hold, by time; nothing that was taken back."""
        ...

    def add_ruling(self, ruling: Ruling) -> None:
        """Record what a person says of accounts that cannot all hold; QueryError for claims that are not there."""
        ...

    def undo_ruling(self, ruling: Ruling, *, person: str, note: str | None = None) -> None:
        """Record that a person takes it back: it counts no more; DecisionError where it did not count."""
        ...

    @property
    def state(self) -> Hashable:
        """What is another one whenever anything has been written, by whomever."""
        ...

    @property
    def writable(self) -> bool:
        """Whether anything may be written."""
        ...

    @property
    def shelf(self) -> Shelf | None:
        """What is kept at hand, to be read; None in a release."""
        ...

    def shelving(self) -> AbstractContextManager[Shelf]:
        """Return what is kept at hand, to be written in one transaction."""
        ...

    @property
    def index(self) -> Index | None:
        """By which words claims and texts are found, to be asked; None in a release."""
        ...

    def indexing(self) -> AbstractContextManager[Index]:
        """Return by which words claims and texts are found, to be written in one transaction."""
        ...

    @property
    def weights(self) -> Weights | None:
        """What decisions about claims are worth, to be asked; None in a release."""
        ...

    def weighing(self) -> AbstractContextManager[Weights]:
        """Return what decisions about claims are worth, to be written in one transaction."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Return every document as it is known now, in the order they were first read."""
        ...

    def catalogue(self, limit: int, skip: int = 0, *, since: Mark | None = None) -> tuple[Holding, ...]:
        """Return so many documents, those that were first read last first, after passing over some."""
        ...

    def holding(self, document_id: str) -> Holding:
        """Return the document of that id; QueryError where there is none."""
        ...

    def arrivals(self, since: Mark) -> Arrivals:
        """Count what has come since that place in the log."""
        ...

    def arrived(self, since: Mark, *, kind: str | None, limit: int, skip: int = 0) -> tuple[Entry, ...]:
        """Return what the record holds of claims, of a kind or of all, that came since that place, the last first."""
        ...

    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day on which anything was published."""
        ...

    def copies(self) -> tuple[tuple[str, tuple[Document, ...]], ...]:
        """Return the documents of each set of copies, the earliest published first, with the id of its first text.

        A version that a later one has replaced is not among them.
        """
        ...

    def versions(self) -> tuple[tuple[Version, ...], ...]:
        """Return the versions of each page that has had more than one text, the newest last."""
        ...

    def texts_of(self, document_id: str) -> tuple[str, ...]:
        """Return the ids of the texts that a document has carried, the newest last."""
        ...

    def text(self, text_id: str) -> Text:
        """Return the text of that id; QueryError if there is none."""
        ...

    def status(self) -> Status:
        """Count what the record holds."""
        ...
