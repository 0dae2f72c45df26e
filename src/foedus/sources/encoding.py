"""From bytes to text: UTF-8 if it is, else what the bytes say, never a crash."""

import codecs
import re

from foedus.errors import SourceError

__all__ = ["decoded", "encoding_of"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01  # running text has none; transcripts off an old wire a few in ten thousand
_ZERO_SHARE = 0.8
_SAMPLE = 65_536
_NO_LETTERS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})  # Python's own


def decoded(data: bytes, *, declared: str | None = None) -> str:
    """Return the text in the bytes; SourceError if they hold no text.

    Tried in order: the byte order, UTF-8, the `declared` encoding, and what charset-normalizer makes of them.
    """
    encoding = _told(data)
    for name in (encoding, "utf-8", declared):
        text = _decoded_as(data, name)
        if text is not None:
            return _checked(text)
    return _checked(data.decode(_guess(data), "replace"))


def encoding_of(sample: bytes) -> str:
    """Return the encoding of a text that begins so, for what is read in pieces; SourceError if it holds no text."""
    if encoding := _told(sample):
        return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the last letter may be cut in two
    except UnicodeDecodeError:
        return _guess(sample)
    return "utf-8"


def _told(data: bytes) -> str | None:
    """Return the encoding that the order of the bytes tells, None where it tells none."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked_utf16(data)
    if encoding is None and b"\0" in data[:_SAMPLE]:
        raise SourceError("binary, not text")
    return encoding


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell the byte order of UTF-16 without a mark: in English nearly every other byte is zero, and none between."""
    sample = data[:_SAMPLE]
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[first::2].count(0) > _ZERO_SHARE * len(sample) / 2 and 0 not in sample[1 - first :: 2]:
            return name
    return None


def _decoded_as(data: bytes, encoding: str | None) -> str | None:
    try:
        if not encoding or codecs.lookup(encoding).name.replace("-", "_") in _NO_LETTERS:
            return None
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # 40 ms to import, and most files are UTF-8

    best = from_bytes(data).best()
    if best is None:
        raise SourceError("in no encoding that can be made out", "save it as UTF-8")
    if "cp1252" in best.could_be_from_charset:  # the same letters, and by far the commonest where English is written
        return "cp1252"
    return best.encoding


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise SourceError("binary, not text")
    return text
