"""Find claims by the words of their quotations, and documents by those of their titles and texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from foedus import ledgers
from foedus.api.plain import plain
from foedus.api.reading import day_of
from foedus.api.table import Table
from foedus.api.works import Work
from foedus.errors import QueryError, RecordError
from foedus.knowledge import Knowledge
from foedus.ledgers import Quote
from foedus.ledgers.line import line
from foedus.ledgers.quoting import quote
from foedus.model import Document, Span, kinds
from foedus.record import Entry
from foedus.shelf import Leads, Progress, Search, Wanted, is_found, put_in_index, search, told_by, weigh
from foedus.store import Index, Store
from foedus.text import sentence_of

__all__ = ["Findings", "FoundClaim", "FoundText", "Searchable"]

SHOWN = 50  # claims
DOCUMENTS = 10  # texts that are shown
LOOKED_AT = 40  # texts of which it is seen whether a claim in them is found too
LONGEST = 300  # letters of a sentence that is shown
TOPICAL = (  # ledgers of which a topic can have rows
    "standing", "meetings", "posture", "demands", "obligations", "responsibility", "statements", "contradictions",
)  # fmt: skip

Piece = tuple[str, bool]  # some words, and whether they are what was looked for


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim whose quotation has the words; `marked` is where they stand in it, in code points."""

    columns: ClassVar = ("published", "kind", "words", "id")
    id: str
    kind: str
    says: str
    quote: Quote
    marked: tuple[Span, ...]

    @property
    def words(self) -> str:
        """The quotation."""
        return self.quote.words

    @property
    def published(self) -> date | None:
        """When it was first published, as far as its documents say."""
        return self.quote.published

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The quotation, cut where marked words begin and end."""
        return _pieces(self.quote.words, self.marked)

    def told(self) -> dict[str, Any]:
        """Return the claim as JSON data."""
        marked = [[span.start, span.end] for span in self.marked]
        return {"id": self.id, "kind": self.kind, "says": self.says, "marked": marked, "quote": plain(self.quote)}


@dataclass(frozen=True, slots=True)
class FoundText:
    """A document whose title or text has the words, though no claim in it does: the first sentence that has one."""

    columns: ClassVar = ("published", "title", "sentence", "id")
    id: str
    document: Work
    sentence: str
    marked: tuple[Span, ...]

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.document.title or self.document.key

    @property
    def published(self) -> date | None:
        """When it was published, if it says."""
        return self.document.published

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The sentence, cut where marked words begin and end."""
        return _pieces(self.sentence, self.marked)

    def told(self) -> dict[str, Any]:
        """Return the document as JSON data."""
        marked = [[span.start, span.end] for span in self.marked]
        return {"document": plain(self.document), "sentence": self.sentence, "marked": marked}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, the best first: `number` claims, of which some are shown, and documents without such a claim.

    `many` says that more has the words than was looked at: then what was put in order last was.
    """

    claims: Table[FoundClaim]
    documents: Table[FoundText]
    number: int
    many: bool

    def told(self) -> dict[str, Any]:
        """Return what was found as JSON data."""
        return {
            "number": self.number,
            "many": self.many,
            "claims": self.claims.to_json(),
            "documents": self.documents.to_json(),
        }


class Searchable:
    """What of a record is about finding words."""

    store: Store

    @property
    def knowledge(self) -> Knowledge:
        """Who is who."""
        raise NotImplementedError

    def search(
        self,
        words: str,
        *,
        kind: str | None = None,
        party: str | None = None,
        outlet: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int = SHOWN,
        skip: int = 0,
    ) -> Findings:
        """Find the claims whose quotations have all these words, in whatever form, and documents that have them.

        Words in quotation marks are looked for as they stand; the last word may be a beginning. Only claims of that
        `kind`, about or by that `party`, by that `outlet`, published in that time. RecordError for a record that has
        not been put in order for it and cannot be: of an older foedus and only to be read, or a release.
        """
        known = [found.name for found in kinds()]
        if kind and kind not in known:
            raise QueryError(f"no kind of claim is called {kind!r}", f"the kinds are {', '.join(known)}")
        index = self._indexed()
        asked = Search(words, kind, party, outlet, day_of(since), day_of(until))
        leads = search(index, asked, self.knowledge, self.store.days())
        shown = leads.claims[skip : skip + limit]
        entries = self.store.entries_of(lead.nr for lead in shown)
        claims = tuple(_found(entries[lead.nr], leads.wanted) for lead in shown)
        documents = tuple(_documents(self.store, index, leads)) if not skip else ()
        return Findings(Table(claims, FoundClaim), Table(documents, FoundText), len(leads.claims), leads.many)

    def topic(self, words: str) -> dict[str, Table[Any]]:
        """Return by ledger the rows that rest on claims whose quotations have all these words, as `search` finds them.

        They are the rows with all that is known of what they tell. RecordError as for `search`.
        """
        leads = search(self._indexed(), Search(words), self.knowledge, self.store.days())
        claims = [lead.nr for lead in leads.claims]
        found = {name: getattr(ledgers, name) for name in TOPICAL}
        return {
            name: Table(told_by(self.store, ledger, self.knowledge, claims), ledger.row)
            for name, ledger in found.items()
        }

    def put_in_order(self, progress: Progress | None = None) -> None:
        """Put everything in order that has changed, so that what is asked next need not wait for it.

        `progress` is told how much is done and how much there is, first of texts to be searched, then of things.
        """
        put_in_index(self.store, self.knowledge, progress)
        weigh(self.store, self.knowledge, progress)

    def unordered(self) -> int:
        """Return how much `put_in_order` would have to do."""
        index, weights = self.store.index, self.store.weights
        return index.waiting() + weights.waiting() if index and weights and self.store.writable else 0

    def _indexed(self) -> Index:
        put_in_index(self.store, self.knowledge)
        index = self.store.index
        if index is None or (index.waiting() and not index.beginning("", 1)):
            raise RecordError(
                "this record keeps no index of words", "open it to be written once (foedus status); a release has none"
            )
        return index


def _found(entry: Entry, wanted: Wanted) -> FoundClaim:
    claim, says = entry.claim, line(entry.claim)
    marked = tuple(wanted.places(claim.quote.text))
    return FoundClaim(id=claim.id, kind=claim.kind, says=says, quote=quote(entry, says), marked=marked)


def _documents(store: Store, index: Index, leads: Leads) -> Iterator[FoundText]:
    """Yield the documents that are found, less those in which a claim is."""
    shown = 0
    numbers = [lead.nr for lead in leads.texts[:LOOKED_AT]]
    texts = index.carried(numbers)
    for text in (texts[nr] for nr in numbers):
        if shown == DOCUMENTS:
            return
        entries = store.entries_of(text.claims).values()
        if not any(leads.wanted.are_in(entry.claim.quote.text) for entry in entries if is_found(entry)):
            shown += 1
            yield _text(text.documents[0], text.content, leads.wanted)


def _text(document: Document, content: str, wanted: Wanted) -> FoundText:
    first = next(wanted.places(content), Span(0, 0))
    stands = sentence_of(content, first)
    if len(stands) > LONGEST:
        start = max(stands.start, first.start - LONGEST // 2)
        stands = Span(start, min(stands.end, start + LONGEST))
    sentence = stands.of(content)
    return FoundText(document.id, Work.of(document), sentence, tuple(wanted.places(sentence)))


def _pieces(words: str, marked: tuple[Span, ...]) -> tuple[Piece, ...]:
    found, place = [], 0
    for span in marked:
        found += [(words[place : span.start], False), (span.of(words), True)]
        place = span.end
    return tuple((piece, is_marked) for piece, is_marked in (*found, (words[place:], False)) if piece)
