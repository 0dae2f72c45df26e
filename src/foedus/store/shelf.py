"""What is kept at hand so that a page of a ledger need not look at the whole record, whatever keeps it on disk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from foedus.record import Entry

__all__ = ["NEVER", "Face", "Placed", "Seek", "Shelf", "Shelved"]

NEVER = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim in a block, with what decides which thing it tells of; days are ordinals.

    `traces` are by what it may find, where it is `astray`, or be found by one of another text.
    """

    claim: int
    id: str
    text: str
    place: int
    key: str = ""
    family: str = ""
    first: int | None = None
    last: int | None = None
    published: int | None = None
    words: str = ""
    loose: bool = False
    thing: int | None = None
    traces: tuple[str, ...] = ()
    astray: bool = False


Face = tuple[str, str]  # a name and the role in which it is found


@dataclass(frozen=True, slots=True)
class Shelved:
    """A thing as it is found: its claims by day (numbers, with that of the block of each), days, sureness and faces."""

    sort: str
    members: tuple[tuple[int, int], ...]
    known: int
    first: int
    sure: float
    disputed: bool
    faces: frozenset[Face]


@dataclass(frozen=True, slots=True)
class Seek:
    """What things are looked for: of a sort, with all these faces, known and begun by a day, sure, disputed or not.

    With `most`, only so many claims of each thing are wanted: those published last, and besides them whichever tell of
    a formal step or have been decided about. Of what stands beside a thing only so many things are then wanted, too.
    """

    sort: str
    faces: tuple[Face, ...] = ()
    known_by: int = NEVER
    on: int = NEVER
    sure: float = 0.0
    disputed: bool = False
    most: int = 0


class Shelf(Protocol):
    """Which claims have changed, which block they are in, which thing they tell of. It follows from the log.

    Whoever calls what writes holds the transaction (`Store.shelving`).
    """

    def stale_texts(self, most: int) -> list[int]:
        """Return so many texts about which the log has grown."""
        ...

    def put(self, text: int, placed: Iterable[tuple[str, str, Placed]]) -> None:
        """Put the claims of a text into their blocks (sort, name), in place of where they were.

        Texts become stale in which claims are astray that what has changed here may be found by.
        """
        ...

    def hold(self, entries: Mapping[int, Entry]) -> None:
        """Keep what claims come to, by their numbers, until the log grows about them."""
        ...

    def known(self, traces: Sequence[str], *, besides: int) -> dict[str, list[tuple[str, str, str, str]]]:
        """Return the claims of other texts that are not astray, by these of their traces.

        Of each its id, the name of its block, its key and its family.
        """
        ...

    def stale_blocks(self, sort: str) -> list[int]:
        """Return the blocks of a sort whose claims have changed."""
        ...

    def links(self) -> dict[str, dict[str, str]]:
        """Return what people said last of every two claims, by their ids, both ways."""
        ...

    def linked_blocks(self, blocks: Sequence[int]) -> list[int]:
        """Return the blocks of the same sort in which are claims that people linked with some of these blocks."""
        ...

    def block(self, nr: int) -> list[Placed]:
        """Return the claims of a block."""
        ...

    def clear(self, blocks: Iterable[int]) -> None:
        """Say that the things of these blocks are in order."""
        ...

    def keep(self, things: Iterable[Shelved]) -> None:
        """Put things on the shelf, in place of those that their claims told of."""
        ...

    def seek(self, seek: Seek) -> Iterator[tuple[int, int]]:
        """Yield the things looked for, the latest published first: the day and the number."""
        ...

    def has(self, face: Face) -> bool:
        """Tell whether anything can be found by that name in that role."""
        ...

    def members(self, things: Sequence[int], seek: Seek) -> dict[int, tuple[str, tuple[int, ...]]]:
        """Return the sort and the claims (numbers) of each thing that was known and had begun, as far as it had.

        The first of all claims of a thing is always among them.
        """
        ...

    def telling(self, text_id: str, sorts: Sequence[str]) -> list[int]:
        """Return the things of these sorts of which claims of that text tell."""
        ...

    def beside(self, things: Sequence[int], seek: Seek) -> list[int]:
        """Return the things of the sort looked for in the blocks of the same names, known and begun by the day.

        With `most`, of each block only so many: those first published last.
        """
        ...

    def heard(self, blocks: Iterable[tuple[str, str, str]], after: int, until: int, most: int) -> int:
        """Return how many texts, up to so many, have claims in these blocks, published after a day and up to another.

        Blocks are given by their sort, and the first and the last of their names.
        """
        ...

    def last_published(self, known_by: date | None) -> date | None:
        """Return the last day on which anything was published, as far as it was by that day."""
        ...
