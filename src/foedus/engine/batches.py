"""Texts go to the readers in batches, which is faster than one by one; a bad text spoils only itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from foedus.engine.patience import PATIENCE, Patience, TooLongError, within
from foedus.model import Claim, Document, Text
from foedus.readers import Line, Reading
from foedus.sources import Known, Skipped

__all__ = [
    "BATCH_CHARACTERS", "BATCH_TEXTS", "Batch", "Failure", "Found", "Item", "Work", "batches", "readings", "texts_of",
    "with_found",
]  # fmt: skip

BATCH_TEXTS = 32
BATCH_CHARACTERS = 60_000  # so that a batch of books takes no more memory, and no longer, than one of news
MOST = 1000  # items in a batch, of which nearly all need no reading
LONGEST_MESSAGE = 200


@dataclass(frozen=True, slots=True)
class Work:
    """A document and its text. Relative dates in it count from `published`; what is `known` is not to be read."""

    document: Document
    text: Text
    published: date | None
    known: bool = False

    @property
    def reading(self) -> Reading:
        """The text as it goes down the line of readers."""
        return Reading(self.text, self.published, language=self.document.language)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a text could not be read, in words for a person."""

    reason: str


Found = tuple[Claim, ...] | Failure
Item = Work | Skipped | Known
Batch = list[Item]


def batches(items: Iterable[Item], size: int = BATCH_TEXTS) -> Iterator[Batch]:
    """Gather items, in their order, so that at most `size` texts of about BATCH_CHARACTERS are read together.

    What needs no reading comes along, so that all are dealt with in the order in which they came.
    """
    batch: Batch = []
    texts = characters = 0
    for item in items:
        length = len(item.text.content) if isinstance(item, Work) and not item.known else 0
        if (texts == size and length) or (texts and characters + length > BATCH_CHARACTERS) or len(batch) == MOST:
            yield batch
            batch, texts, characters = [], 0, 0
        batch.append(item)
        texts, characters = texts + (length > 0), characters + length
    if batch:
        yield batch


def texts_of(batch: Batch) -> list[Reading]:
    """Return the texts of a batch that need reading."""
    return [item.reading for item in batch if isinstance(item, Work) and not item.known]


def with_found(batch: Batch, found: Iterable[Found]) -> Iterator[tuple[Item, Found | None]]:
    """Yield each item of a batch with what was found in its text, None where there was nothing to read."""
    rest = iter(found)
    for item in batch:
        yield item, next(rest) if isinstance(item, Work) and not item.known else None


def readings(line: Line, batch: Sequence[Reading], patience: Patience = PATIENCE) -> Iterator[Found]:
    """Yield the claims found in each text, or what went wrong in reading it, whatever a reader does wrong."""
    done = 0
    found = line.pipe(iter(batch))
    try:
        while done < len(batch):
            with within(patience.seconds(*batch[done:])):
                reading = next(found)
            done += 1
            yield reading.claims
    except Exception as error:
        if len(batch) == 1:
            yield Failure(_said(error))
            return
        for each in batch[done:]:  # one by one, since a batch does not say which of its texts it failed on
            yield from readings(line, [each], patience)


def _said(error: Exception) -> str:
    if isinstance(error, TooLongError):
        return str(error)
    return f"a reader failed on it ({shorten(f'{type(error).__name__}: {error}', LONGEST_MESSAGE, placeholder=' …')})"
