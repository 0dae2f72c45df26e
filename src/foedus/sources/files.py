"""Files: which of them can be read, and the documents in each."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath
from typing import BinaryIO, cast

from foedus.errors import SourceError
from foedus.sources.contract import Loaded, Skipped
from foedus.sources.encoding import decoded
from foedus.sources.objects import parsed, read_object
from foedus.sources.page import declared_encoding, read_page
from foedus.sources.particulars import Given, Particulars, digest, loaded
from foedus.sources.plain import front_matter, without_marks
from foedus.sources.published import leading_date
from foedus.text import MAX_CHARACTERS

__all__ = ["KINDS", "kind_of", "read_file", "read_lines", "read_text"]

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS  # UTF-8 needs at most four bytes a character
MAX_PAGE_BYTES = 20_000_000
MAX_JSON_BYTES = 100_000_000
MAX_LINE_BYTES = 8_000_000


def kind_of(path: PurePath) -> str:
    """Return the ending that says how to read the file, without `.gz`: ".txt", or "" for a name without one."""
    name = PurePath(path.stem) if path.suffix.lower() == ".gz" else path
    return name.suffix.lower()


def read_file(path: Path, *, key: str, given: Given) -> Iterator[Loaded | Skipped]:
    """Yield the documents in the file, and what had to be skipped; nothing in it is fatal."""
    read = KINDS.get(kind_of(path))
    if read is None:
        yield Skipped(key, f"files of this kind ({kind_of(path)}) are not read: {', '.join(filter(None, KINDS))} are")
        return
    try:
        with _open(path) as stream:
            yield from read(stream, key, given)
    except SourceError as error:
        yield Skipped(key, str(error))
    except (gzip.BadGzipFile, zlib.error, EOFError):
        yield Skipped(key, "broken gzip")
    except OSError as error:
        yield Skipped(key, (error.strerror or str(error)).lower())


def read_text(stream: BinaryIO, key: str, given: Given, *, markdown: bool = False) -> Iterator[Loaded | Skipped]:
    """Yield the one document in a plain text, dated by `given`, its front matter or its file name, in this order."""
    data = _whole(stream, MAX_TEXT_BYTES)
    said, text = front_matter(decoded(data).replace("\r\n", "\n"))
    if markdown:
        heading, text = without_marks(text)
        said = replace(said, title=said.title or heading)
    yield loaded(text, _overruled(said, given, PurePosixPath(key).name), key=key, digest=digest(data), given=given)


def read_lines(stream: BinaryIO, key: str, given: Given) -> Iterator[Loaded | Skipped]:
    """Yield the document of each JSON line, holding one line at a time; blank lines are nothing."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        name = f"{key}:{number}"
        if len(line) > MAX_LINE_BYTES:
            _drain(stream, line)
            yield Skipped(name, f"a line longer than {MAX_LINE_BYTES:,} bytes")
        elif line.strip():
            try:
                found = parsed(decoded(line.strip()))
                yield read_object(found, key=name, data=line.strip(), given=given)
            except SourceError as error:
                yield Skipped(name, str(error))
    if not number:
        yield Skipped(key, "empty")


def _read_json(stream: BinaryIO, key: str, given: Given) -> Iterator[Loaded | Skipped]:
    data = _whole(stream, MAX_JSON_BYTES)
    found = parsed(decoded(data))
    if not isinstance(found, list):
        yield read_object(found, key=key, data=data, given=given)
        return
    if not found:
        yield Skipped(key, "empty")
    for number, item in enumerate(found, start=1):
        name = f"{key}:{number}"
        try:
            yield read_object(item, key=name, given=given)
        except SourceError as error:
            yield Skipped(name, str(error))


def _read_markdown(stream: BinaryIO, key: str, given: Given) -> Iterator[Loaded | Skipped]:
    yield from read_text(stream, key, given, markdown=True)


def _read_html(stream: BinaryIO, key: str, given: Given) -> Iterator[Loaded | Skipped]:
    data = _whole(stream, MAX_PAGE_BYTES)
    said, text = read_page(decoded(data, declared=declared_encoding(data)))
    yield loaded(text, _overruled(said, given, PurePosixPath(key).name), key=key, digest=digest(data), given=given)


KINDS: dict[str, Callable[[BinaryIO, str, Given], Iterator[Loaded | Skipped]]] = {
    "": read_text,
    ".txt": read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
    ".jsonl": read_lines,
}


def _overruled(said: Particulars, given: Given, name: str) -> Particulars:
    """Return what a file of one document says of itself, where the person who named it says otherwise."""
    named = leading_date(name)
    published = given.published.isoformat() if given.published else said.published
    return replace(
        said,
        source=given.source or said.source,
        published=published or (named.isoformat() if named else None),
    )


def _open(path: Path) -> AbstractContextManager[BinaryIO]:
    if path.suffix.lower() == ".gz":
        return cast(AbstractContextManager[BinaryIO], gzip.open(path))
    return path.open("rb")


def _whole(stream: BinaryIO, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"more than {limit:,} bytes", "split it, or make JSON lines of it")
    if not data.strip():
        raise SourceError("empty")
    return data


def _drain(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE_BYTES)
