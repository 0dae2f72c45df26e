"""Web archives in one file (WACZ): a zip of WARC files, with indexes that are not needed here."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from foedus.errors import SourceError
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.warc import read_warc

__all__ = ["read_wacz"]

FOLDER = "archive/"
ENDINGS = (".warc", ".warc.gz")
MOST_FILES = 10_000
MOST_PACKED = 100  # times; archives are packed already, and lie there as they are
ALLOWED = 100_000_000  # bytes, however tightly packed


def read_wacz(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the pages of each archive in the file."""
    try:
        whole = ZipFile(stream)
    except (BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise SourceError(f"a broken zip file ({str(error).lower()})", "fetch the archive again") from None
    with whole:
        archives = [one for one in whole.infolist() if one.filename.startswith(FOLDER)]
        archives = [one for one in archives if one.filename.lower().endswith(ENDINGS)]
        if not archives:
            raise SourceError("no archive in it", f"a WACZ has WARC files in its folder {FOLDER}")
        if len(archives) > MOST_FILES:
            raise SourceError(f"more than {MOST_FILES:,} archives in it")
        for archive in archives:
            yield from _inside(whole, archive, f"{key}/{archive.filename}", given)


def _inside(whole: ZipFile, archive: ZipInfo, key: str, given: Given) -> Iterator[Found]:
    if archive.file_size > max(ALLOWED, MOST_PACKED * archive.compress_size):
        yield Skipped(key, "packed so tightly that it may be made to fill the memory")
        return
    try:
        with whole.open(archive) as stream:
            yield from read_warc(cast(BinaryIO, stream), key, given)
    except SourceError as error:
        yield Skipped(key, str(error))
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:  # locked, or packed oddly
        yield Skipped(key, f"it cannot be unpacked ({str(error).lower()})")
