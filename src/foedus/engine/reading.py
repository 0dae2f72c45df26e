"""Read documents into the record: only those that need it, in batches, one transaction a document."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from foedus.engine import cluster
from foedus.engine.batches import Failure, Found, Item, Work, batches
from foedus.engine.crew import Pace, crew
from foedus.engine.summary import Step, Summary
from foedus.errors import EvidenceError
from foedus.model import Claim, Run
from foedus.model.remembering import forget
from foedus.readers import Line
from foedus.shelf import put_in_index, weigh
from foedus.sources import Known, Loaded, Skipped
from foedus.store import Store
from foedus.text import MAX_CHARACTERS, normalise

__all__ = ["read"]

PUT_IN_ORDER = 256  # documents; after each 32 it takes half as long again, and what is left for the end has no company
SHARE = 8  # of all documents: it is laid beside all that is there, which takes the longer the more that is
STEP, MANY = 200, 1000  # texts or things put in order at once; after so many what is remembered of claims is let go of
USUAL = Pace()


def read(
    documents: Iterable[Loaded | Skipped | Known],
    store: Store,
    line: Line,
    *,
    reread: bool = False,
    progress: Callable[[Step], None] | None = None,
    stop: Callable[[], bool] | None = None,
    pace: Pace = USUAL,
) -> Summary:
    """Read every document whose text these readers have not read yet (with `reread`, every one) into the store.

    A document that cannot be read is recorded as skipped, with the reason. A failing store raises RecordError, with
    all before it recorded. Ctrl-C, or `stop`, which is asked before each document, stops after the last recorded
    document and still gives the summary. `pace` says how many texts are read at once: of those `progress` hears
    together, and whatever it is, the record becomes the same.
    """
    session = _Session(store, line, reread=reread, progress=progress, stop=stop)
    items = session.items(documents)
    try:
        if pace.shards:
            session.take(cluster.readings(items, line, pace, pace.shards))
        else:
            readers, texts = crew(line, batches(items, pace.at_once), pace)
            with readers:
                session.take(readers.readings(texts))
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
        self.started = datetime.now(UTC)
        self.runs: dict[str, Run] = {}
        self.began = perf_counter()
        self.outcomes: Counter[str] = Counter()
        self.claims: Counter[str] = Counter()
        self.words = 0
        self.unread: Counter[str] = Counter()
        self.undated = 0
        self.skipped: list[Skipped] = []

    def items(self, documents: Iterable[Loaded | Skipped | Known]) -> Iterator[Item]:
        """Yield each document as something to be read, to be known, or to be skipped."""
        for found in documents:
            if self._is_stopped():
                return
            yield self._item(found) if isinstance(found, Loaded) else found

    def _item(self, found: Loaded) -> Work | Skipped:
        text = normalise(found.raw)
        if reason := _unreadable(text.content):
            return Skipped(found.document.key, reason)
        work = Work(found.document, text, self.store.published(text.id, found.document))
        is_read = self.line.reads(work.document.language)
        return work if is_read and self._needs_reading(work) else replace(work, known=True)

    def take(self, readings: Iterable[tuple[Item, Found | None]]) -> None:
        """Record each document as it comes, and put what it tells of in order with the rest, for many together."""
        disorder = 0
        for item, found in readings:
            if self._is_stopped():
                break
            self._take(item, found)
            disorder += 1
            if disorder >= max(PUT_IN_ORDER, self.outcomes.total() // SHARE):
                disorder = self._put_in_order()
        self._put_in_order()

    def _take(self, item: Item, found: Found | None) -> None:
        if isinstance(item, Skipped):
            self._skip(item.key, item.reason)
        elif isinstance(item, Known):
            self._step(Step(item.key, "known"))
        elif isinstance(found, Failure):
            self._skip(item.document.key, found.reason)
        elif found is not None and self._needs_reading(item):
            self._record(item, found)
        elif not self.line.reads(item.document.language):
            self._leave(item)
        else:  # these readers know it, or a document read shortly before carries the same text
            self._know(item)

    def _put_in_order(self) -> int:
        """Put everything in order, and return how many documents are left out of it: none."""
        put_in_index(self.store, self.line.knowledge, _forgetting)
        weigh(self.store, self.line.knowledge, _forgetting)
        return 0

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
            unread=tuple(self.unread.most_common()),
            undated=self.undated,
        )

    def _is_stopped(self) -> bool:
        self.stopped = self.stopped or self.stop()
        return self.stopped

    def _needs_reading(self, work: Work) -> bool:
        published = self.store.published(work.text.id, work.document)
        if self.reread and published == work.published:
            return True
        return not self.store.has_reading(work.text.id, self._run(work).reader_set, published)

    def _run(self, work: Work) -> Run:
        """The run of the readers of its language: others may change and this text need no second reading."""
        language = work.document.language
        if language not in self.runs:
            self.runs[language] = Run(self.line.versions_for(language), self.started)
        return self.runs[language]

    def _leave(self, work: Work) -> None:
        self.store.add_document(work.document, work.text)
        self.unread[work.document.language] += 1
        self._step(Step(work.document.key, "unread", document=work.document.id))

    def _know(self, work: Work) -> None:
        self.store.add_document(work.document, work.text)
        self._step(Step(work.document.key, "known", document=work.document.id))

    def _record(self, work: Work, claims: tuple[Claim, ...]) -> None:
        try:
            self.store.add_reading(work.document, work.text, self._run(work), claims)
        except EvidenceError as error:
            self._skip(work.document.key, f"what a reader gave does not fit it ({error.what})")
            return
        words = len(work.text.content.split())
        self.words += words
        self.undated += work.published is None
        self.claims.update(claim.kind for claim in claims)
        self._step(Step(work.document.key, "read", words, len(claims), work.document.id))

    def _skip(self, key: str, reason: str) -> None:
        self.store.add_skipped(key, reason)
        self.skipped.append(Skipped(key, reason))
        self._step(Step(key, "skipped"))

    def _step(self, step: Step) -> None:
        self.outcomes[step.outcome] += 1
        self.progress(step)


def _forgetting(done: int, of: int) -> None:
    """Hold no more claims than are put in order together: whoever reads shows no pages meanwhile."""
    if of > MANY and done % MANY < STEP:
        forget()


def _unreadable(content: str) -> str | None:
    if not content:
        return "there are no words in it"
    if len(content) > MAX_CHARACTERS:
        return f"it is too long ({len(content):,} characters; at most {MAX_CHARACTERS:,}): split it into its parts"
    return None
