"""Make the one text that offsets refer to, whatever the bytes looked like."""

import re
import unicodedata

from foedus.model import Text

__all__ = ["MAX_CHARACTERS", "normalise"]

MAX_CHARACTERS = 1_000_000  # of one text: a book; its parse takes a minute and about 1 GB

_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029|\v|\f")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\u00ad\u200b\u2060\ud800-\udfff]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def normalise(raw: str) -> Text:
    """Return the text with one kind of line end and space, no control or invisible characters, in Unicode NFC."""
    content = _LINE_ENDS.sub("\n", raw)
    content = _DROPPED.sub("", content)
    content = _SPACES.sub(" ", content)
    return Text(unicodedata.normalize("NFC", content).strip())
