"""A record that is only read: histories as a release has them, of whose texts only the quoted words are given."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from foedus.errors import QueryError, RecordError
from foedus.knowledge import Added
from foedus.model import Decision, Document, Ruling, Text, Words, evidence_of
from foedus.record import Entry, History, seen_values, settle
from foedus.record.form import write
from foedus.record.lines import BLACK, with_words
from foedus.store.contract import Arrivals, Deed, Holding, Mark, Status

__all__ = ["FrozenStore"]


@dataclass(frozen=True, slots=True)
class _Blacked(Text):
    """A text of which some is blacked out; its id is that of the whole."""

    whole: str = ""

    @property
    def id(self) -> str:
        """The hash of the whole text's content."""
        return self.whole


class FrozenStore:
    """What a `Store` answers, from histories held in memory; whatever would change it raises RecordError.

    `contexts` are further words of each text, besides those that its claims quote.
    """

    shelf = None
    index = None
    weights = None
    writable = False
    state = 0

    def __init__(
        self,
        histories: Iterable[History],
        documents: Iterable[Document],
        *,
        files: Iterable[Added] = (),
        links: Iterable[tuple[str, str, str, str, str | None]] = (),
        rulings: Iterable[Ruling] = (),
        contexts: Mapping[str, Iterable[Words]] | None = None,
    ) -> None:
        self._documents = tuple(documents)
        self._files = tuple(files)
        self._links = tuple(links)
        self._rulings = tuple(rulings)
        self._contexts = contexts or {}
        self._by_text: dict[str, list[History]] = {}
        given = tuple(histories)
        for history in given:
            self._by_text.setdefault(history.text_id, []).append(history)
        self._blacked = {
            text_id: self._content(text_id) for text_id, found in self._by_text.items() if _is_black(found)
        }
        self._histories = tuple(map(self._seen_whole, given))
        self._by_text = {
            text_id: [self._seen_whole(history) for history in found] for text_id, found in self._by_text.items()
        }

    def _content(self, text_id: str) -> str:
        """Return the text as far as anything quotes it, black between."""
        quoted = (words for history in self._by_text[text_id] for words in _quoted(history))
        return _laid_out((*quoted, *self._contexts.get(text_id, ())))

    def _seen_whole(self, history: History) -> History:
        """Return the history with words as the text has them: what is black in one may be quoted by another."""
        content = self._blacked.get(history.text_id)
        if content is None:
            return history
        return with_words(history, lambda piece: Words(piece.span, piece.span.of(content)))

    def __getattr__(self, name: str) -> Any:
        """Refuse what only a record that can be written does."""
        if name.startswith("_"):
            raise AttributeError(name)
        raise RecordError(f"a release is frozen and has no {name.replace('_', ' ')}", "ask the record it was made of")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""

    def knowledge(self) -> tuple[Added, ...]:
        """Return the user's own files, the latest first."""
        return self._files

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision as it was made, those about one claim together."""
        return tuple(decision for history in self._histories for decision in history.decisions)

    def links(self) -> tuple[tuple[str, str, str, str, str | None], ...]:
        """Return what people said last of every two claims: their ids, `same` or `apart`, who, and why."""
        return self._links

    def deeds(self, *, person: str | None = None, limit: int | None = None, skip: int = 0) -> tuple[Deed, ...]:
        """Return what people decided of claims, the latest first: of the rest a release tells only what came of it."""
        made = [
            Deed(
                one.decided,
                one.person,
                one.verdict,
                one.claim_id,
                field=one.field,
                value=write(one.value) if one.verdict == "set" else None,
                note=one.note,
                adjudicates=one.adjudicates,
            )
            for one in self.decisions()
            if person in (None, one.person)
        ]
        last_first = sorted(made, key=lambda deed: deed.decided.timestamp(), reverse=True)
        return tuple(last_first[skip:][:limit])

    def rulings(self) -> tuple[Ruling, ...]:
        """Return what people say of accounts that cannot all hold, by time."""
        return self._rulings

    def histories(self, *, kind: str | None = None, text_id: str | None = None) -> Iterator[History]:
        """Yield everything about every claim, or those of a kind or a text, in the order they were first read."""
        found = self._histories if text_id is None else self._by_text.get(text_id, ())
        yield from (history for history in found if kind in (None, history.kind))

    def entries(self, *, kind: str | None = None, text_id: str | None = None) -> Iterator[Entry]:
        """Yield what the record holds now: each history, settled."""
        return map(settle, self.histories(kind=kind, text_id=text_id))

    def history(self, claim_id: str) -> History:
        """Return everything about one claim, by its id or a beginning of it that no other has; QueryError if none."""
        found = [history for history in self._histories if history.claim_id.startswith(claim_id)]
        if not found:
            raise QueryError(f"the release has no claim {claim_id!r}", "ids are listed beside what the ledgers show")
        if len(found) > 1:
            raise QueryError(f"several claims begin with {claim_id!r}", "give more of the id")
        return found[0]

    def full_id(self, claim_id: str) -> str:
        """Return the whole id of the claim that the beginning names; QueryError where none or several do."""
        return self.history(claim_id).claim_id

    def documents(self) -> tuple[Document, ...]:
        """Return every document, in the order they were first read."""
        return self._documents

    def catalogue(self, limit: int, skip: int = 0, *, since: Mark | None = None) -> tuple[Holding, ...]:
        """Return so many documents, those that were first read last first, after passing over some."""
        found = self._documents[since.documents if since else 0 :][::-1][skip : skip + limit]
        return tuple(self.holding(document.id) for document in found)

    def holding(self, document_id: str) -> Holding:
        """Return the document of that id with its claims; what its copies and versions were a release does not tell."""
        document = next((found for found in self._documents if found.id == document_id), None)
        if document is None:
            raise QueryError(f"the release has no document {document_id!r}", "`foedus documents` lists them")
        text = next(reversed(self.texts_of(document_id)), "")
        return Holding(document, len(self._by_text.get(text, ())))

    def arrivals(self, since: Mark) -> Arrivals:
        """Count what is in the release, from that place on."""
        days = [document.published for document in self._documents if document.published]
        kinds = Counter(history.kind for history in self._histories[since.claims :])
        made = self.decisions()
        return Arrivals(
            since=since,
            until=Mark(len(self._documents), len(self._histories), len(made)),
            documents=len(self._documents[since.documents :]),
            claims=tuple(kinds.most_common()),
            decisions=len(made[since.decisions :]),
            first=min(days, default=None),
            last=max(days, default=None),
        )

    def arrived(self, since: Mark, *, kind: str | None, limit: int, skip: int = 0) -> tuple[Entry, ...]:
        """Return what the release holds of claims, of a kind or of all, from that place on, the last first."""
        found = [one for one in self._histories[since.claims :] if kind in (None, one.kind)]
        return tuple(map(settle, found[::-1][skip : skip + limit]))

    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day on which anything was published."""
        published = [document.published for document in self._documents if document.published]
        return (min(published), max(published)) if published else None

    def texts_of(self, document_id: str) -> tuple[str, ...]:
        """Return the ids of the texts that a document has carried, as far as there are claims in them."""
        by_text = ((text_id, found[0].documents) for text_id, found in self._by_text.items())
        return tuple(text_id for text_id, carrying in by_text if document_id in [one.id for one in carrying])

    def text(self, text_id: str) -> Text:
        """Return what is given of the text of that id, black where nothing is; QueryError if no claim is in it."""
        if text_id not in self._by_text:
            raise QueryError(f"the release has no words of the text {text_id!r}")
        return _Blacked(self._blacked.get(text_id) or self._content(text_id), text_id)

    def status(self) -> Status:
        """Count what the release holds."""
        kinds = dict.fromkeys(history.kind for history in self._histories)
        claims = {kind: sum(1 for _ in self.histories(kind=kind)) for kind in kinds}
        runs = {seen.run for one in self._histories for said in one.statements for seen in said.sightings}
        return Status(
            documents=len(self._documents),
            texts=len(self._by_text),
            runs=len(runs),
            decisions=len(self.decisions()),
            claims=tuple(claims.items()),
            skipped=(),
        )


def _is_black(histories: Iterable[History]) -> bool:
    return any(BLACK in words.text for history in histories for words in _quoted(history))


def _quoted(history: History) -> Iterator[Words]:
    """Yield all words that anything in the history stands on."""
    yield history.anchor
    for said in history.statements:
        yield from said.evidence
    for decision in (*history.decisions, *history.carried):
        for value in (decision.value, *seen_values(decision).values()):
            yield from evidence_of(value)


def _laid_out(pieces: Iterable[Words]) -> str:
    """Return a text with the pieces in their places, black between them."""
    found = tuple(pieces)
    letters = [BLACK] * max(piece.span.end for piece in found)
    for piece in found:
        for at, letter in enumerate(piece.text, piece.span.start):
            if letter != BLACK:
                letters[at] = letter
    return "".join(letters)
