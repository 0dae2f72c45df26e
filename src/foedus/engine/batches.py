"""Texts go to the readers in batches, which is faster than one by one; a bad text spoils only itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from foedus.model import Claim, Document, Text
from foedus.readers import Line, Reading

__all__ = ["BATCH_TEXTS", "Work", "batches", "readings"]

BATCH_TEXTS = 32


@dataclass(frozen=True, slots=True)
class Work:
    """A document whose text needs reading. Relative dates in it count from `published`."""

    document: Document
    text: Text
    published: date | None


def batches(works: Iterable[Work], size: int = BATCH_TEXTS) -> Iterator[list[Work]]:
    """Gather works into batches of at most so many."""
    waiting = iter(works)
    while batch := list(islice(waiting, size)):
        yield batch


def readings(line: Line, batch: list[Work]) -> Iterator[tuple[Work, tuple[Claim, ...] | Exception]]:
    """Yield each work with the claims found, or with what went wrong in reading it, whatever a reader does wrong."""
    done = 0
    try:
        for reading in line.pipe(map(_reading, batch)):
            done += 1
            yield batch[done - 1], reading.claims
    except Exception as error:
        if len(batch) == 1:
            yield batch[0], error
            return
        for work in batch[done:]:  # one by one, since a batch does not say which of its texts it failed on
            yield from readings(line, [work])


def _reading(work: Work) -> Reading:
    return Reading(work.text, work.published, language=work.document.language)
