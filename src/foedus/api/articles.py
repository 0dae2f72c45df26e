"""An article as a person reads it: its text, every claim that stands in it, and what ledgers say because of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from foedus import ledgers
from foedus.api.held import Held, held
from foedus.api.naming import text_named
from foedus.api.plain import plain
from foedus.api.reviewing import LEDGERS
from foedus.api.why import full_id
from foedus.api.works import Work
from foedus.knowledge import Knowledge
from foedus.ledgers import Row
from foedus.ledgers.line import line
from foedus.model import Decision, Span
from foedus.record import Entry
from foedus.shelf import resting
from foedus.store import Store
from foedus.text import layout

__all__ = ["Article", "Marked", "Resting", "article", "resting_on"]


@dataclass(frozen=True, slots=True)
class Resting:
    """A row of a ledger as what rests on claims."""

    ledger: str
    row: Row


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim where it stands: what it `says` in a line, what people decided of it, and the rows that rest on it."""

    held: Held
    says: str
    rejected: bool
    decisions: tuple[Decision, ...]
    rows: tuple[Resting, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.held.id

    def told(self) -> dict[str, Any]:
        """Return the claim as JSON data, as `claims` has it, with the ledgers and ids of the rows that rest on it."""
        rows = [{"ledger": one.ledger, "id": one.row.id} for one in self.rows]
        return self.held.told() | {"says": self.says, "rejected": self.rejected, "rows": rows}


@dataclass(frozen=True, slots=True)
class Article:
    """A text with the documents that carry it, its paragraphs, and its claims in the order in which they stand.

    Offsets are code points of `text`. Claims that a person rejected are among them; superseded ones are not.
    """

    id: str
    text: str
    documents: tuple[Work, ...]
    paragraphs: tuple[Span, ...]
    claims: tuple[Marked, ...]

    def told(self) -> dict[str, Any]:
        """Return the article as JSON data."""
        return {
            "id": self.id,
            "documents": [plain(work) for work in self.documents],
            "text": self.text,
            "claims": [claim.told() for claim in self.claims],
        }


def article(store: Store, knowledge: Knowledge, name: str) -> Article:
    """Return the article that a document's id, key, address or title names; QueryError where there is none."""
    text_id = next(reversed(store.texts_of(name)), "") or text_named(store, name)
    entries = sorted((entry for entry in store.entries(text_id=text_id) if entry.current or entry.rejected), key=_place)
    rows = tuple(_rows(store, knowledge, text_id))
    text = store.text(text_id)
    return Article(
        id=text_id,
        text=text.content,
        documents=_works(store, text_id, entries),
        paragraphs=layout(text.content).paragraphs,
        claims=tuple(
            Marked(one, line(entry.claim), entry.rejected, entry.decisions, _on(rows, one.id))
            for entry, one in zip(entries, held(entries, store.text), strict=True)
        ),
    )


def resting_on(store: Store, knowledge: Knowledge, claim_id: str) -> tuple[Resting, ...]:
    """Return the rows of all ledgers that rest on a claim; QueryError where there is none of that id."""
    history = store.history(full_id(store, claim_id))
    return _on(_rows(store, knowledge, history.text_id), history.claim_id)


def _rows(store: Store, knowledge: Knowledge, text_id: str) -> Iterator[Resting]:
    for name in LEDGERS:
        rows = resting(store, getattr(ledgers, name), knowledge, text_id)
        if name == ledgers.contradictions.name:
            rows = tuple(ledgers.ruled(rows, store.rulings()))
        yield from (Resting(name, row) for row in rows)


def _place(entry: Entry) -> tuple[int, int, str]:
    span = entry.claim.quote.span
    return span.start, -span.end, entry.claim.id


def _on(rows: Iterable[Resting], claim_id: str) -> tuple[Resting, ...]:
    return tuple(one for one in rows if claim_id in one.row.claims)


def _works(store: Store, text_id: str, entries: list[Entry]) -> tuple[Work, ...]:
    if entries:
        return tuple(map(Work.of, entries[0].documents))
    return tuple(Work.of(found) for found in store.documents() if text_id in store.texts_of(found.id))
