"""What a source is: a kind of file, how it is told from others, and how its documents are read, one at a time.

To add a kind, write a module with a function of the type `Read` and add a `Kind` to the table in `kinds.py`
(docs/sources.md says how, with an example).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, TypedDict

from foedus.model import Document

__all__ = ["Columns", "Found", "Given", "Kind", "Known", "Loaded", "Read", "Said", "Skipped"]


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


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was read before and has not changed, so that it was not taken apart again."""

    key: str


Found = Loaded | Skipped | Known


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table, or which key of an object, holds what; None where its name is to tell."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    id: str | None = None
    language: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who had the documents read says of them all, and what reading them may call on.

    `full` asks for the pages that feeds and sitemaps link to, and `addresses` says that files list what to fetch.
    `fetch` yields what is found at an address, politely; None where nothing may be fetched. `knows` tells by a
    document's key and the hash of its bytes that these readers have read it, so that it need not be taken apart.
    """

    published: date | None = None
    source: str | None = None
    columns: Columns = Columns()
    full: bool = False
    addresses: bool = False
    fetch: "Callable[[str, Given], Iterator[Found]] | None" = None
    knows: Callable[[str, str], bool] | None = None


class Said(TypedDict, total=False):
    """What of `Given` a person may say."""

    published: date | None
    source: str | None
    columns: Columns
    full: bool
    addresses: bool
    knows: Callable[[str, str], bool] | None


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
    is asked where several kinds share an ending (".xml"), and where there is no name: on standard input. `types` are
    those by which the web names it. One that `unpacks` is given its file as it stands, packed with gzip or not.
    """

    name: str
    endings: tuple[str, ...]
    read: Read
    knows: Callable[[bytes], bool] | None = None
    types: tuple[str, ...] = ()
    unpacks: bool = False
