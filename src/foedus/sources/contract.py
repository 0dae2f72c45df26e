"""What a source is: a kind of file, how it is told from others, and how its documents are read, one at a time.

To add a kind, write a module with a function of the type `Read` and add a `Kind` to the table in `kinds.py`
(docs/sources.md says how, with an example).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from foedus.model import Document

__all__ = ["Found", "Given", "Kind", "Loaded", "Read", "Skipped"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document and its text as it came, not yet normalised."""

    document: Document
    raw: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was to be read and could not be: what names it, and why, in words for a person."""

    key: str
    reason: str


Found = Loaded | Skipped


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who had the documents read says of them all."""

    published: date | None = None
    source: str | None = None


Read = Callable[[BinaryIO, str, Given], Iterator[Found]]
"""From a stream at its start, what names it, and what is given, to its documents and what of it had to be skipped.

It reads on only as it is asked for more, and holds one document at a time. What is wrong with one document of several
is a Skipped of its own, named "KEY:NUMBER"; what is wrong with all of them is a SourceError, from which the caller
makes the Skipped. The stream can seek, unless it is standard input.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what people call it, the endings of its names, in lower case, and how it is read.

    `knows` tells from the first bytes (at least 1,000, where there are so many) that a file is surely of this kind. It
    is asked where several kinds share an ending (".xml"), and where there is no name: on standard input.
    """

    name: str
    endings: tuple[str, ...]
    read: Read
    knows: Callable[[bytes], bool] | None = None
