"""What is being read into the record from the desk: one piece of work after another, beside the pages.

One thread does it, so that the readers are loaded once; pages look at how far it has come. Each document is one
transaction of the record, so whatever ends the work, whole documents are there.
"""

import secrets
from dataclasses import dataclass, field, replace
from queue import SimpleQueue
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from foedus.api import Offer, open_record, unread_told
from foedus.desk.settings import Settings
from foedus.errors import FoedusError, QueryError

if TYPE_CHECKING:
    from foedus.api import Step, Summary

__all__ = ["Intake", "Progress", "Work"]

MOST_WAITING = 20  # pieces of work, each of up to a form's length
MOST_KEPT = 100  # of those that are over
MOST_NAMED = 200  # documents that a page names

WAITING, READING, DONE, STOPPED, FAILED = "waiting", "reading", "done", "stopped", "failed"
OVER = (DONE, STOPPED, FAILED)
SAYS = {
    WAITING: "Waiting for what is being read.",
    READING: "Reading.",
    DONE: "Read.",
    STOPPED: "Stopped. What was read before is in the record.",
    FAILED: "It could not be read.",
}
STOPPING = "Stopping after this document."
BEGINNING = "Reading. The first text takes a few seconds more, for the readers to load."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work has come. `read` are documents by id and name, `skipped` what could not be, and why.

    `unread` tells of those in a language that is not read. `what` and `remedy` say why it failed. Times are those of
    a clock that only runs on.
    """

    state: str = WAITING
    documents: int = 0
    known: int = 0
    claims: int = 0
    words: int = 0
    read: tuple[tuple[str, str], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    unread: str = ""
    began: float | None = None
    ended: float | None = None
    what: str = ""
    remedy: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in OVER

    @property
    def seconds(self) -> float:
        """How long it has been read."""
        return (self.ended or monotonic()) - self.began if self.began else 0.0


@dataclass(slots=True)
class Work:
    """Texts that somebody has handed in: `names` says which, `progress` how far they are read."""

    id: str
    names: tuple[str, ...]
    published: str | None = None
    source: str | None = None
    offers: tuple[Offer, ...] = ()
    progress: Progress = field(default_factory=Progress)
    stop: Event = field(default_factory=Event)

    @property
    def stopping(self) -> bool:
        """Whether it is to end after the document that is being read."""
        return self.stop.is_set() and not self.progress.over

    @property
    def says(self) -> str:
        """How it stands, in a line."""
        now = self.progress
        if self.stopping:
            return STOPPING
        is_first = now.state == READING and not (now.documents or now.known)
        return BEGINNING if is_first else SAYS[now.state]

    def step(self, done: "Step") -> None:
        """Count one document more."""
        now = self.progress
        named = ((done.document, done.key),) if done.document and len(now.read) < MOST_NAMED else ()
        self.progress = replace(
            now,
            documents=now.documents + (done.outcome == "read"),
            known=now.known + (done.outcome == "known"),
            claims=now.claims + done.claims,
            words=now.words + done.words,
            read=now.read + named,
        )

    def end(self, state: str, **said: object) -> None:
        """Let go of the texts, and say how it ended."""
        self.offers = ()
        self.progress = replace(self.progress, state=state, ended=monotonic(), **said)  # type: ignore[arg-type]


@dataclass(slots=True)
class Intake:
    """The work of one desk, in the order in which it was handed in."""

    settings: Settings
    works: dict[str, Work] = field(default_factory=dict)
    waiting: "SimpleQueue[Work]" = field(default_factory=SimpleQueue)
    lock: Lock = field(default_factory=Lock)
    thread: Thread | None = None

    def add(self, offers: tuple[Offer, ...], *, published: str | None = None, source: str | None = None) -> Work:
        """Take in texts to be read, and return the work; QueryError where too much waits already."""
        names = tuple(offer.label for offer in offers)
        with self.lock:
            if sum(not work.progress.over for work in self.works.values()) >= MOST_WAITING:
                raise QueryError("too much waits to be read", "wait until some of it is done, or stop it")
            work = Work(secrets.token_hex(6), names, published, source, offers)
            over = [name for name, one in self.works.items() if one.progress.over]
            for name in over[: max(0, len(over) - MOST_KEPT)]:
                del self.works[name]
            self.works[work.id] = work
            self.waiting.put(work)
            if self.thread is None:
                self.thread = Thread(target=self._run, name="foedus-intake", daemon=True)
                self.thread.start()
        return work

    def work(self, name: str) -> Work:
        """Return the work of that name; QueryError where this desk has none."""
        if name not in self.works:
            raise QueryError(
                f"nothing is being read as {name!r}", "what was read before the desk was started is in the record"
            )
        return self.works[name]

    def _run(self) -> None:
        while True:
            work = self.waiting.get()
            if work.stop.is_set():
                work.end(STOPPED)
            else:
                self._read(work)

    def _read(self, work: Work) -> None:
        """Read the work into the record; nothing that goes wrong with it ends the thread."""
        work.progress = replace(work.progress, state=READING, began=monotonic())
        try:
            with open_record(self.settings.record, create=False) as record:
                summary = record.take_in(
                    *work.offers,
                    published=work.published,
                    source=work.source,
                    progress=work.step,
                    stop=work.stop.is_set,
                )
        except FoedusError as error:
            work.end(FAILED, what=error.what, remedy=error.remedy)
        except Exception as error:  # whatever it is, whoever waits for it must hear of it
            remedy = "what was read before it is in the record; please report it"
            work.end(FAILED, what=f"the readers made a mistake ({type(error).__name__})", remedy=remedy)
        else:
            work.end(STOPPED if summary.interrupted else DONE, skipped=_skipped(summary), unread=_unread(summary))


def _skipped(summary: "Summary") -> tuple[tuple[str, str], ...]:
    return tuple((one.key, one.reason) for one in summary.skipped)


def _unread(summary: "Summary") -> str:
    return "; ".join(filter(None, unread_told(summary.unread)))
