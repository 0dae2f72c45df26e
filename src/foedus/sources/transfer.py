"""How HTTP sends a body: in chunks, packed, or as it is (RFC 9110, RFC 9112)."""

import zlib
from email.message import Message
from io import BytesIO

from foedus.errors import SourceError

__all__ = ["content_type", "unpacked"]

_GZIP_OR_ZLIB, _BARE = 47, -15  # window bits: with either head, and without any, as some hosts send "deflate"
_BROKEN = "broken on its way ({})"


def content_type(written: str) -> tuple[str, str | None]:
    """Return the type and the encoding that a Content-Type names, "" for none."""
    message = Message()
    message["Content-Type"] = written
    return message.get_content_type() if written.strip() else "", message.get_content_charset()


def unpacked(data: bytes, transfer: str, content: str, *, limit: int) -> bytes:
    """Return the body that was sent so; SourceError where it is broken, or longer than `limit` bytes."""
    for name in reversed([*_names(content), *_names(transfer)]):
        data = _undone(data, name, limit + 1)
        if len(data) > limit:
            raise SourceError(f"more than {limit:,} bytes when unpacked")
    return data


def _names(header: str) -> list[str]:
    names = (name.strip().lower() for name in header.split(","))
    return [name for name in names if name not in ("", "identity")]


def _undone(data: bytes, name: str, most: int) -> bytes:
    from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

    if name in ("gzip", "x-gzip", "deflate"):
        return _inflated(data, most, _BARE if name == "deflate" and data[:1] != b"\x78" else _GZIP_OR_ZLIB)
    known = {"chunked": ChunkedReader, "br": BrotliReader, "zstd": ZstdReader}
    if name not in known:
        raise SourceError(f"packed in a way that is not known ({name:.30})")
    try:
        return known[name](BytesIO(data)).read(most)
    except OSError as error:
        raise SourceError(_BROKEN.format(str(error).lower())) from None


def _inflated(data: bytes, most: int, window: int) -> bytes:
    inflating = zlib.decompressobj(window)
    try:
        found = inflating.decompress(data, most)
    except zlib.error as error:
        raise SourceError(_BROKEN.format(error)) from None
    if not inflating.eof and len(found) < most:
        raise SourceError("cut short")
    return found
