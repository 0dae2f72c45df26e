"""The record in the tables of a database: several programs may read it at once and one at a time write it."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Self

from foedus.errors import DecisionError, QueryError
from foedus.knowledge import Added
from foedus.model import Claim, Decision, Document, Place, Ruling, Run, Text, evidence_of
from foedus.record import ADD, Entry, History, check, seen_values, settle, witness
from foedus.record.carrying import Unplaced
from foedus.record.versions import Version
from foedus.store import arrivals, carrying, catalogue, decisions, links, loading, rulings, signs, versions, writing
from foedus.store.contract import Arrivals, Deed, Holding, Mark, Sign, Status, Wanted
from foedus.store.deeds import deeds
from foedus.store.log import Log
from foedus.store.numbers import listed
from foedus.store.sql_index import SqlIndex
from foedus.store.sql_shelf import SqlShelf
from foedus.store.visits import SqlVisits
from foedus.store.weights import SqlWeights
from foedus.text import verify

__all__ = ["SqlStore"]


class SqlStore:
    """A `Store` in the tables of a database; it is a context manager that closes it."""

    words: ClassVar[type[SqlIndex]]  # how the database finds words

    def __init__(self, connection: Log) -> None:
        self.connection = connection

    def close(self) -> None:
        """Let go of the record."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[Log]:
        """All or nothing: whatever goes wrong inside, nothing of it stays."""
        with self.connection.failures():
            try:
                self.connection.begin()
                yield self.connection
                self.connection.commit()
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.rollback()
                raise

    def _all(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.connection.failures():
            return self.connection.execute(sql, values).fetchall()

    def add_reading(self, document: Document, text: Text, run: Run, claims: Iterable[Claim]) -> None:
        """Record what a run found in a text and the document that carries it; EvidenceError for words not in it."""
        published = self.published(text.id, document)
        with self._transaction() as log:
            text_nr = writing.add_document(log, document, text)
            writing.add_claims(log, text_nr, text, run, published, claims)
            carrying.carry_over(log, text_nr)

    def add_document(self, document: Document, text: Text) -> None:
        """Record a document, without a reading of its text. What it leaves unsaid (None) stays as it was known."""
        with self._transaction() as log:
            carrying.carry_over(log, writing.add_document(log, document, text))

    def add_skipped(self, key: str, reason: str) -> None:
        """Record that something could not be read, and why, once."""
        with self._transaction() as log:
            writing.add_skipped(log, key, reason, datetime.now(UTC))

    def add_knowledge(self, name: str, content: str | None) -> None:
        """Record a user's own file of knowledge, in place of an earlier one of that name; None takes it out again."""
        with self._transaction() as log:
            writing.add_knowledge(log, name, content, datetime.now(UTC))

    def knowledge(self) -> tuple[Added, ...]:
        """Return the user's own files as they now stand, the latest first."""
        with self.connection.failures():
            return loading.knowledge(self.connection)

    def add_decision(self, decision: Decision) -> Decision:
        """Record a decision, and return it with what the person was looking at; DecisionError if it does not fit."""
        try:
            seen, place = (decision, decision.place) if decision.verdict == ADD else self._seen(decision)
            if place is None:  # `check` says so better
                place = self.history(seen.claim_id).place
            text = self.text(place.text_id)
        except QueryError as error:
            raise DecisionError(error.what, error.remedy) from error
        check(seen, place.kind)
        for value in (place.anchor, seen.value, *seen_values(seen).values()):
            for words in evidence_of(value):
                verify(text, words)
        with self._transaction() as log:
            if seen.place:
                writing.add_place(log, seen.place, text.content)
            text_nr = decisions.add_decision(log, seen)
            carrying.carry_over(log, text_nr, afresh=False)
        return seen

    def undo(self, decision: Decision, *, person: str, note: str | None = None) -> None:
        """Record that a person takes a decision back: it counts no more; DecisionError where it did not count."""
        with self._transaction() as log:
            if not decisions.undo(log, decision.id, decision.claim_id, person, note):
                raise DecisionError("somebody has taken that decision back already", "see `foedus why`")

    def _seen(self, decision: Decision) -> tuple[Decision, Place]:
        """Return the decision with its claim's whole id and what the person was looking at, and where that stands."""
        history = self.history(decision.claim_id)
        entry = settle(history)
        return witness(replace(decision, claim_id=entry.claim.id), entry), history.place

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision as it was made, in the order of the log."""
        with self.connection.failures():
            return decisions.all_decisions(self.connection)

    def unplaced(self) -> tuple[Unplaced, ...]:
        """Return the decisions that an edit of their text has left without a place."""
        with self.connection.failures():
            return carrying.unplaced(self.connection)

    def add_signs(self, found: Iterable[Sign]) -> tuple[Sign, ...]:
        """Keep what watched conditions have met with, owed to its channels, and return what was not kept before."""
        with self._transaction() as log:
            return signs.add(log, found)

    def signs(self, condition: str) -> tuple[Sign, ...]:
        """Return what a condition has met with, in the order it was kept."""
        with self.connection.failures():
            return signs.of_condition(self.connection, condition)

    def owed(self, conditions: Iterable[str], channel: str) -> tuple[Sign, ...]:
        """Return what is still to be sent by that channel, less what another program is sending at this moment."""
        with self.connection.failures():
            return signs.owed(self.connection, conditions, channel, datetime.now(UTC))

    def take_owed(self, conditions: Iterable[str], channel: str) -> tuple[Sign, ...]:
        """Return what is owed, and keep other programs from sending it too for as long as sending can take."""
        now = datetime.now(UTC)
        with self._transaction() as log:
            taken = signs.owed(log, conditions, channel, now)
            signs.put(log, taken, channel, signs.TAKEN, now)
        return taken

    def settle_owed(self, found: Iterable[Sign], channel: str, *, sent: bool) -> None:
        """Record that what was taken has been sent, or that it is owed again."""
        with self._transaction() as log:
            signs.put(log, found, channel, signs.SENT if sent else signs.OWED, datetime.now(UTC))

    @property
    def visits(self) -> SqlVisits:
        """Visits to addresses on the web."""
        return SqlVisits(self.connection)

    def is_read(self, document_id: str, reader_set: str) -> bool:
        """Tell whether these readers were the last to read the text that the document carries."""
        with self.connection.failures():
            return loading.last_readers(self.connection, document_id) == reader_set

    def has_reading(self, text_id: str, reader_set: str, published: date | None) -> bool:
        """Tell whether these readers, when they last read the text, had relative dates count from `published`."""
        found = self._all(
            "SELECT published FROM text JOIN reading ON reading.text = text.nr JOIN run ON run.nr = reading.run"
            " WHERE text.id = ? AND reader_set = ? ORDER BY reading.nr DESC LIMIT 1",
            text_id,
            reader_set,
        )
        return found == [(published.isoformat() if published else None,)]

    def published(self, text_id: str, also: Document | None = None) -> date | None:
        """Return the earliest date that a document with this text was published, `also` counted among them."""
        known: tuple[Document, ...] = ()
        with self.connection.failures():
            for (number,) in self.connection.execute("SELECT nr FROM text WHERE id = ?", (text_id,)).fetchall():
                known = loading.documents_of(self.connection, [number]).get(number, ())
        now = {document.id: document.published for document in known}
        if also is not None and also.published is not None:
            now[also.id] = also.published
        return min((day for day in now.values() if day), default=None)

    def histories(self, *, kind: str | None = None, text_id: str | None = None) -> Iterator[History]:
        """Yield everything about every claim, or those of a kind or a text, in the order they were first read."""
        with self.connection.failures():
            text = None if text_id is None else loading.text_number(self.connection, text_id)
            yield from loading.histories(self.connection, kind=kind, text=text)

    def entries(self, *, kind: str | None = None, text_id: str | None = None) -> Iterator[Entry]:
        """Yield what the record holds now: each history, settled."""
        return map(settle, self.histories(kind=kind, text_id=text_id))

    def history(self, claim_id: str) -> History:
        """Return everything about one claim, by its id or a beginning of it that no other has; QueryError if none."""
        number, _ = self._claim(claim_id)
        with self.connection.failures():
            return next(loading.histories(self.connection, claims=[number]))

    def full_id(self, claim_id: str) -> str:
        """Return the whole id of the claim that the beginning names; QueryError where none or several do."""
        return self._claim(claim_id)[1]

    def _claim(self, claim_id: str) -> tuple[int, str]:
        found = self._all("SELECT nr, id FROM claim WHERE id >= ? AND id < ? LIMIT 2", claim_id, claim_id + "~")
        if not found:
            raise QueryError(f"the record has no claim {claim_id!r}", "ids are listed beside what the ledgers show")
        if len(found) > 1:
            raise QueryError(f"several claims begin with {claim_id!r}", "give more of the id")
        number, whole = found[0]
        return number, whole

    def entries_of(self, claims: Iterable[int], wanted: Wanted | None = None) -> dict[int, Entry]:
        """Return what the record holds now of claims, or of those that are wanted, by their numbers."""
        numbers = sorted(set(claims))
        with self.connection.failures():
            held = loading.held(self.connection, numbers)
        rest = self._settled([nr for nr in numbers if nr not in held])
        found = {nr: kept.entry for nr, kept in held.items() if wanted is None or wanted(kept)}
        found |= {nr: entry for nr, entry in rest.items() if wanted is None or wanted(entry.claim)}
        return {nr: found[nr] for nr in numbers if nr in found}

    def entries_of_texts(self, texts: Sequence[int]) -> dict[int, dict[int, Entry]]:
        """Return what the record holds now of every claim of each text, by their numbers."""
        homes = self._all(f"SELECT nr, text FROM claim WHERE text IN ({listed(texts)}) ORDER BY nr")
        entries = self._settled([nr for nr, _ in homes])
        found: dict[int, dict[int, Entry]] = {text: {} for text in texts}
        for nr, text in homes:
            found[text][nr] = entries[nr]
        return found

    def _settled(self, numbers: list[int]) -> dict[int, Entry]:
        """Return what claims come to by the log alone."""
        found = {}
        with self.connection.failures():
            for part in loading.chunks(numbers):
                ids = {id: nr for nr, id in loading.numbered(self.connection, part)}
                for history in loading.histories(self.connection, claims=part):
                    found[ids[history.claim_id]] = settle(history)
        return found

    def links(self) -> tuple[tuple[str, str, str, str, str | None], ...]:
        """Return what people said last of every two claims: their ids, `same` or `apart`, who, and why."""
        with self.connection.failures():
            return links.current(self.connection)

    def add_link(self, one: str, other: str, verdict: str, *, person: str, note: str | None = None) -> None:
        """Record what a person says of two claims: that they tell of the `same` thing, stand `apart`, or `undone`."""
        with self._transaction() as log:
            links.add(log, one, other, verdict, person, datetime.now(UTC), note)

    def deeds(self, *, person: str | None = None, limit: int | None = None, skip: int = 0) -> tuple[Deed, ...]:
        """Return what people did (or one of them), the latest first, what was taken back among it; `limit` of them."""
        with self.connection.failures():
            return deeds(self.connection, person=person, limit=limit, skip=skip)

    def rulings(self) -> tuple[Ruling, ...]:
        """Return what people say of accounts that cannot all hold, by time; nothing that was taken back."""
        with self.connection.failures():
            return rulings.in_force(self.connection)

    def add_ruling(self, ruling: Ruling) -> None:
        """Record what a person says of accounts that cannot all hold; QueryError for claims that are not there."""
        for claim in {claim for side in ruling.sides for claim in side}:
            self.history(claim)
        with self._transaction() as log:
            rulings.add(log, ruling)

    def undo_ruling(self, ruling: Ruling, *, person: str, note: str | None = None) -> None:
        """Record that a person takes it back: it counts no more; DecisionError where it did not count."""
        with self._transaction() as log:
            if not rulings.undo(log, ruling.id, person, note):
                raise DecisionError("somebody has taken that back already", "see `foedus contradictions`")

    @property
    def state(self) -> Hashable:
        """What is another one whenever anything has been written, by whomever."""
        with self.connection.failures():
            return self.connection.state

    @property
    def writable(self) -> bool:
        """Whether anything may be written."""
        return self.connection.writable

    @property
    def shelf(self) -> SqlShelf:
        """What is kept at hand, to be read."""
        return SqlShelf(self.connection)

    @contextmanager
    def shelving(self) -> Iterator[SqlShelf]:
        """Yield what is kept at hand, to be written in one transaction."""
        with self._transaction() as log:
            yield SqlShelf(log)

    @property
    def index(self) -> SqlIndex:
        """By which words claims and texts are found, to be asked."""
        return self.words(self.connection)

    @contextmanager
    def indexing(self) -> Iterator[SqlIndex]:
        """Yield by which words claims and texts are found, to be written in one transaction."""
        with self._transaction() as log:
            yield self.words(log)

    @property
    def weights(self) -> SqlWeights:
        """What decisions about claims are worth, to be asked."""
        return SqlWeights(self.connection)

    @contextmanager
    def weighing(self) -> Iterator[SqlWeights]:
        """Yield what decisions about claims are worth, to be written in one transaction."""
        with self._transaction() as log:
            yield SqlWeights(log)

    def documents(self) -> tuple[Document, ...]:
        """Return every document as it is known now, in the order they were first read."""
        with self.connection.failures():
            return loading.all_documents(self.connection)

    def catalogue(self, limit: int, skip: int = 0, *, since: Mark | None = None) -> tuple[Holding, ...]:
        """Return so many documents, those that were first read last first, after passing over some."""
        with self.connection.failures():
            return tuple(catalogue.catalogue(self.connection, limit, skip, since.documents if since else 0))

    def holding(self, document_id: str) -> Holding:
        """Return the document of that id; QueryError where there is none."""
        with self.connection.failures():
            return catalogue.holding(self.connection, document_id)

    def arrivals(self, since: Mark) -> Arrivals:
        """Count what has come since that place in the log."""
        with self.connection.failures():
            return arrivals.arrivals(self.connection, since)

    def arrived(self, since: Mark, *, kind: str | None, limit: int, skip: int = 0) -> tuple[Entry, ...]:
        """Return what the record holds of claims, of a kind or of all, that came since that place, the last first."""
        with self.connection.failures():
            numbers = arrivals.arrived(self.connection, since, kind or "", limit, skip)
        found = self.entries_of(numbers)
        return tuple(found[nr] for nr in numbers if nr in found)

    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day on which anything was published."""
        first, last = (self._all(f"SELECT {each}(published) FROM document")[0][0] for each in ("min", "max"))
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else None

    def copies(self) -> tuple[tuple[str, tuple[Document, ...]], ...]:
        """Return the documents of each set of copies, the earliest published first, with the id of its first text."""
        with self.connection.failures():
            return tuple(loading.copies(self.connection))

    def versions(self) -> tuple[tuple[Version, ...], ...]:
        """Return the versions of each page that has had more than one text, the newest last."""
        with self.connection.failures():
            return tuple(versions.chains(self.connection))

    def texts_of(self, document_id: str) -> tuple[str, ...]:
        """Return the ids of the texts that a document has carried, the newest last."""
        found = self._all(
            "SELECT id FROM text WHERE nr IN (SELECT text FROM carries JOIN document ON document.nr = carries.document"
            " WHERE document.id = ?) ORDER BY nr",
            document_id,
        )
        return tuple(text_id for (text_id,) in found)

    def text(self, text_id: str) -> Text:
        """Return the text of that id; QueryError if there is none."""
        for (content,) in self._all("SELECT content FROM text WHERE id = ?", text_id):
            return Text(content)
        raise QueryError(f"the record has no text {text_id!r}")

    def status(self) -> Status:
        """Count what the record holds."""
        with self.connection.failures():
            return loading.status(self.connection)
