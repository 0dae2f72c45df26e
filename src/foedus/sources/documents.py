"""Every document under the paths and addresses that a person names, one at a time."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, Unpack, cast

from foedus.errors import SourceError
from foedus.sources.bounds import borne
from foedus.sources.contract import Found, Given, Loaded, Said, Skipped
from foedus.sources.files import read_file
from foedus.sources.kinds import ending_of, kind_of
from foedus.sources.visiting import Visitor
from foedus.sources.web import check_address

__all__ = ["documents"]

STANDARD_INPUT = "-"
STANDARD_INPUT_KEY = "standard input"
ADDRESSES = ("https://", "http://")


def documents(
    paths: Sequence[str | Path],
    *,
    visitor: Visitor | None = None,
    stdin: BinaryIO | None = None,
    **said: Unpack[Said],
) -> Iterator[Found]:
    """Return the documents in the files and folders, in order; `-` is standard input, and an address is fetched.

    Folders are walked in order of their names, without hidden files. `published` and `source` go before what a file of
    one document says of itself, and fill in what a JSON object leaves out; `Given` tells of the rest. A document that
    cannot be read is yielded as Skipped; only a path that is not there is a SourceError, before anything is read.
    """
    visiting = visitor or Visitor()
    given = Given(**said, fetch=visiting.pages)
    places = [str(path) if _is_address(path) else Path(path) for path in paths]
    for place in places:
        if isinstance(place, str):
            check_address(place)
        elif str(place) != STANDARD_INPUT and not os.path.lexists(place):
            raise SourceError(f"no such file or folder: {place}", "check the spelling and the working folder")
    return _streamed(places, given, visiting, stdin)


def _is_address(path: str | Path) -> bool:
    return isinstance(path, str) and path.startswith(ADDRESSES)


def _streamed(places: list[str | Path], given: Given, visitor: Visitor, stdin: BinaryIO | None) -> Iterator[Found]:
    for place in places:
        if isinstance(place, str):
            yield from visitor.named(place, given)
        elif str(place) == STANDARD_INPUT:
            yield from _standard_input(stdin or sys.stdin.buffer, given)
        elif place.is_dir():
            yield from _folder(place, given)
        else:
            yield from read_file(place, key=_key(place), given=given)


def _standard_input(stream: BinaryIO, given: Given) -> Iterator[Found]:
    """Yield the text on the stream, or the documents of the kind that its first bytes are known by."""
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast(RawIOBase, stream))
    try:
        read = kind_of(None, buffered, given).read(buffered, STANDARD_INPUT_KEY, given)
        for item in borne(read, STANDARD_INPUT_KEY):
            yield _told_apart(item) if isinstance(item, Loaded) else item
    except SourceError as error:
        yield Skipped(STANDARD_INPUT_KEY, str(error))


def _told_apart(found: Loaded) -> Loaded:
    """Return what came without a name under a key of its own: two texts on standard input are not two versions."""
    document = found.document
    if not document.key.startswith(STANDARD_INPUT_KEY):
        return found
    return replace(found, document=replace(document, key=f"{STANDARD_INPUT_KEY} {document.digest[:8]}"))


def _folder(folder: Path, given: Given) -> Iterator[Found]:
    empty = True
    for path in _walked(folder):
        empty = False
        if isinstance(path, Skipped):
            yield path
        elif not ending_of(path):
            yield Skipped(_key(path), "a file without an ending in a folder: name it to have it read as text")
        else:
            yield from read_file(path, key=_key(path), given=given)
    if empty:
        yield Skipped(_key(folder), "a folder without files")


def _walked(folder: Path) -> Iterator[Path | Skipped]:
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield Skipped(_key(folder), (error.strerror or str(error)).lower())
        return
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from _walked(path)
        else:
            yield path


def _key(path: Path) -> str:
    """Return the path from the working folder if it lies there, else the whole path, so that one file has one key."""
    whole = Path(os.path.normpath(path.absolute()))
    here = Path.cwd()
    name = whole.relative_to(here) if whole.is_relative_to(here) else whole
    return os.fsencode(name.as_posix()).decode("utf-8", "replace")
