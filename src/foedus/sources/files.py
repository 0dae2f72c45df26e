"""Files: each opened, told by its kind, and read to its documents."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, cast

from foedus.errors import SourceError
from foedus.sources.bounds import borne
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.kinds import is_packed, kind_of

__all__ = ["read_file"]


def read_file(path: Path, *, key: str, given: Given) -> Iterator[Found]:
    """Yield the documents in the file, and what had to be skipped; nothing in it is fatal."""
    try:
        with _open(path) as stream:
            yield from borne(kind_of(path, stream, given).read(stream, key, given), key)
    except SourceError as error:
        yield Skipped(key, str(error))
    except (gzip.BadGzipFile, zlib.error, EOFError):
        yield Skipped(key, "broken gzip")
    except OSError as error:
        yield Skipped(key, (error.strerror or str(error)).lower())


def _open(path: Path) -> AbstractContextManager[BinaryIO]:
    if is_packed(path):
        return cast(AbstractContextManager[BinaryIO], gzip.open(path))
    return path.open("rb")
