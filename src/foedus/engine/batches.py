"""Texts go to the readers in batches, which is faster than one by one; a bad text spoils only itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.model import Claim, Document, Text
from foedus.readers import Line, Reading

__all__ = ["Work", "batches", "readings"]

BATCH_TEXTS = 32
BATCH_CHARACTERS = 200_000  # a parse takes about 1 kB a character; this bounds it whatever the texts' length


@dataclass(frozen=True, slots=True)
class Work:
    """A document whose text needs reading. Relative dates in it count from `published`."""

    document: Document
    text: Text
    published: date | None


def batches(works: Iterable[Work]) -> Iterator[list[Work]]:
    """Gather works into batches of a bounded number of texts and characters."""
    batch: list[Work] = []
    size = 0
    for work in works:
        length = len(work.text.content)
        if batch and (len(batch) == BATCH_TEXTS or size + length > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(work)
        size += length
    if batch:
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
    return Reading(work.text, work.published)
