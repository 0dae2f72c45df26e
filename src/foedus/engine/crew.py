"""Who reads: this process alone, or several that read while this one writes. Both give the same, in the same order."""

import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from threading import Lock, local
from typing import Self

from foedus.engine.batches import BATCH_TEXTS, Batch, Failure, Found, Item, readings, texts_of, with_found
from foedus.engine.hand import Hand, LostError
from foedus.engine.nursery import Nursery
from foedus.engine.patience import PATIENCE, Patience
from foedus.readers import Line, Reading

__all__ = ["Alone", "Crew", "Pace", "crew"]

MOST = 6  # processes, beyond which one that writes does not keep up
AHEAD = 4  # batches for each process that are being read or wait, for it or for what is before them to be written

Done = Iterator[tuple[Item, Found | None]]


@dataclass(frozen=True, slots=True)
class Pace:
    """How many texts are read together, in how many processes (None: as suits machine and task), for how long each.

    With a folder of `shards`, a cluster of Ray reads, and the folder holds what goes to it and comes from it.
    """

    at_once: int = BATCH_TEXTS
    jobs: int | None = 1
    patience: Patience = PATIENCE
    shards: Path | None = None


def crew(line: Line, batches: Iterator[Batch], pace: Pace) -> "tuple[Alone | Crew, Iterator[Batch]]":
    """Return who is to read, and the batches: for one batch alone no processes are started, which takes seconds."""
    if pace.jobs is None:
        first = list(islice(batches, 2))
        batches, jobs = chain(first, batches), min(_cores(), MOST) if len(first) > 1 else 1
    else:
        jobs = pace.jobs
    return (Crew(line, jobs, pace.patience) if jobs > 1 else Alone(line, pace.patience)), batches


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Alone:
    """Reading in this process, a batch at a time.

    A text that takes too long is stopped from inside: that costs no process and no copy of the readers, and reaches
    whatever goes round in Python. What a library does in one call it does not reach; a `Crew` ends the process.
    """

    line: Line
    patience: Patience = PATIENCE

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def readings(self, batches: Iterable[Batch]) -> Done:
        """Yield each item with what its text tells, in order."""
        for batch in batches:
            yield from with_found(batch, readings(self.line, texts_of(batch), self.patience))


class Crew:
    """Several processes read, each with readers of its own; one that dies is replaced.

    Each has a thread here, which hands it batches and waits for it.
    """

    def __init__(self, line: Line, jobs: int, patience: Patience = PATIENCE) -> None:
        self._nursery = Nursery(pickle.dumps(line), patience)
        self._patience = patience
        self._ahead = jobs * AHEAD
        self._threads = ThreadPoolExecutor(jobs, "reading")
        self._mine = local()
        self._hands: set[Hand] = set()
        self._lock = Lock()
        self._left = False

    def __enter__(self) -> Self:
        self._nursery.open()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._left = True
            self._nursery.stop()
            for hand in self._hands:
                hand.kill()
        self._threads.shutdown(cancel_futures=True)
        for hand in self._hands:
            hand.end()
        self._nursery.close()

    def readings(self, batches: Iterable[Batch]) -> Done:
        """Yield each item with what its text tells, in order; no more batches are taken than a few for each process."""
        waiting: deque[tuple[Batch, Future[list[Found]]]] = deque()
        for batch in batches:
            waiting.append((batch, self._threads.submit(self._read, texts_of(batch))))
            while waiting and (len(waiting) >= self._ahead or waiting[0][1].done()):
                yield from _done(*waiting.popleft())
        for each in waiting:
            yield from _done(*each)

    def _read(self, texts: Sequence[Reading]) -> list[Found]:
        """Return what each text tells, read by the process of this thread; one that it dies of costs only itself."""
        found: list[Found] = []
        if not texts:
            return found
        hand = self._hand()
        try:
            for each in hand.read(texts):
                found.append(each)
        except LostError as lost:
            self._let_go(hand)
            if len(texts) == 1:
                return [Failure(str(lost))]
            for text in texts[len(found) :]:
                found += self._read([text])
        else:
            if hand.is_tired:
                self._let_go(hand)
        return found

    def _hand(self) -> Hand:
        hand: Hand | None = getattr(self._mine, "hand", None)
        if hand is None:
            hand = self._mine.hand = Hand(self._nursery, self._patience)
            with self._lock:
                self._hands.add(hand)
                if self._left:
                    hand.kill()
        return hand

    def _let_go(self, hand: Hand) -> None:
        with self._lock:
            if self._left:
                raise CancelledError
            self._hands.discard(hand)
        hand.end()
        self._mine.hand = None


def _done(batch: Batch, future: "Future[list[Found]]") -> Done:
    return with_found(batch, future.result())
