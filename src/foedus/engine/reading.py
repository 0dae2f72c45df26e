"""Read documents into the record: only those that need it, in batches, one transaction a document."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from textwrap import shorten
from time import perf_counter

from foedus.engine.batches import BATCH_TEXTS, Work, batches, readings
from foedus.engine.summary import Step, Summary
from foedus.errors import EvidenceError
from foedus.model import Claim, Run
from foedus.readers import Line
from foedus.shelf import put_in_index, weigh
from foedus.sources import Found, Known, Skipped
from foedus.store import Store
from foedus.text import MAX_CHARACTERS, normalise

__all__ = ["read"]

LONGEST_MESSAGE = 200


def read(
    documents: Iterable[Found],
    store: Store,
    line: Line,
    *,
    reread: bool = False,
    progress: Callable[[Step], None] | None = None,
    stop: Callable[[], bool] | None = None,
    at_once: int = BATCH_TEXTS,
) -> Summary:
    """Read every document whose text these readers have not read yet (with `reread`, every one) into the store.

    A document that cannot be read is recorded as skipped, with the reason. A failing store raises RecordError, with
    all before it recorded. Ctrl-C, or `stop`, which is asked before each document, stops after the last recorded
    document and still gives the summary. Of `at_once` texts `progress` hears together: fewer are slower.
    """
    session = _Session(store, line, reread=reread, progress=progress, stop=stop)
    try:
        for batch in batches(session.needing_reading(documents), at_once):
            session.read(batch)
    except KeyboardInterrupt:
        session.stopped = True
    return session.summary()


class _Session:
    """One pass over documents: what it has done so far."""

    def __init__(
        self,
        store: Store,
        line: Line,
        *,
        reread: bool,
        progress: Callable[[Step], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.store = store
        self.line = line
        self.reread = reread
        self.progress = progress or (lambda step: None)
        self.stop = stop or (lambda: False)
        self.stopped = False
        self.run = Run(line.versions, datetime.now(UTC))
        self.began = perf_counter()
        self.outcomes: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        self.words = 0
        self.skipped: list[Skipped] = []

    def needing_reading(self, documents: Iterable[Found]) -> Iterator[Work]:
        """Yield the documents whose text needs reading; record the others."""
        for item in documents:
            if self._is_stopped():
                return
            if isinstance(item, Skipped):
                self._skip(item.key, item.reason)
                continue
            if isinstance(item, Known):
                self._step(Step(item.key, "known"))
                continue
            text = normalise(item.raw)
            if reason := _unreadable(text.content):
                self._skip(item.document.key, reason)
                continue
            work = Work(item.document, text, self.store.published(text.id, item.document))
            if self._needs_reading(work):
                yield work
            else:
                self._know(work)

    def read(self, batch: list[Work]) -> None:
        """Read a batch, record each document as it comes out, and put what it tells of in order with the rest."""
        for work, found in readings(self.line, batch):
            if self._is_stopped():
                return
            if isinstance(found, Exception):
                self._skip(work.document.key, f"a reader failed on it ({_said(found)})")
            elif self._needs_reading(work):
                self._record(work, found)
            else:  # another document of the batch carries the same text
                self._know(work)
        put_in_index(self.store, self.line.knowledge)
        weigh(self.store, self.line.knowledge)

    def summary(self) -> Summary:
        """Return what came of it."""
        return Summary(
            documents=self.outcomes["read"],
            known=self.outcomes["known"],
            words=self.words,
            seconds=perf_counter() - self.began,
            claims=tuple(self.claims.most_common()),
            skipped=tuple(self.skipped),
            interrupted=self.stopped,
            learned=self.line.is_learned,
        )

    def _is_stopped(self) -> bool:
        self.stopped = self.stopped or self.stop()
        return self.stopped

    def _needs_reading(self, work: Work) -> bool:
        published = self.store.published(work.text.id, work.document)
        if self.reread and published == work.published:
            return True
        return not self.store.has_reading(work.text.id, self.run.reader_set, published)

    def _know(self, work: Work) -> None:
        self.store.add_document(work.document, work.text)
        self._step(Step(work.document.key, "known", document=work.document.id))

    def _record(self, work: Work, claims: tuple[Claim, ...]) -> None:
        try:
            self.store.add_reading(work.document, work.text, self.run, claims)
        except EvidenceError as error:
            self._skip(work.document.key, f"what a reader gave does not fit it ({error.what})")
            return
        words = len(work.text.content.split())
        self.words += words
        self.claims.update(claim.kind for claim in claims)
        self._step(Step(work.document.key, "read", words, len(claims), work.document.id))

    def _skip(self, key: str, reason: str) -> None:
        self.store.add_skipped(key, reason)
        self.skipped.append(Skipped(key, reason))
        self._step(Step(key, "skipped"))

    def _step(self, step: Step) -> None:
        self.outcomes[step.outcome] += 1
        self.progress(step)


def _said(error: Exception) -> str:
    return shorten(f"{type(error).__name__}: {error}", LONGEST_MESSAGE, placeholder=" …")


def _unreadable(content: str) -> str | None:
    if not content:
        return "there are no words in it"
    if len(content) > MAX_CHARACTERS:
        return f"it is too long ({len(content):,} characters; at most {MAX_CHARACTERS:,}): split it into its parts"
    return None
