"""What stood at one address at different times: the versions of a document, and which of them no longer hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.model import Document

__all__ = ["Version", "in_order", "replaced"]


@dataclass(frozen=True, slots=True)
class Version:
    """A document, and a text that it carried."""

    document: Document
    text_id: str


def in_order(read: Iterable[Version]) -> tuple[Version, ...]:
    """Return versions, given in the order they were read, by the day they were published; the newest comes last.

    One without a day is taken to be of the day of the one read before it.
    """
    day = date.min
    dated: list[tuple[date, Version]] = []
    for version in read:
        day = version.document.published or day
        dated.append((day, version))
    return tuple(version for _, version in sorted(dated, key=lambda pair: pair[0]))


def replaced(chain: Sequence[Version]) -> Iterator[tuple[Version, date | None]]:
    """Yield the versions that a later one with another text has replaced, and the day it was published, if it says."""
    for place, version in enumerate(chain):
        for later in chain[place + 1 :]:
            if later.text_id != version.text_id:
                yield version, later.document.published
                break
