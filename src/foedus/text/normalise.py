"""Make the one text that offsets refer to, whatever the bytes looked like."""

import re
import unicodedata

from foedus.model import Text

__all__ = ["MAX_CHARACTERS", "normalise"]

MOST_MARKS = 30  # on one letter, as Unicode has it of a text that is safe to stream (UAX 15)
MAX_CHARACTERS = 1_000_000  # of one text: a book; its parse takes a minute and about 1 GB

_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029|\v|\f")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\u00ad\u200b\u2060\ud800-\udfff]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")

_CROWDS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")


def normalise(raw: str) -> Text:
    """Return the text with one kind of line end and space, no control or invisible characters, in Unicode NFC."""
    content = _LINE_ENDS.sub("\n", raw)
    content = _DROPPED.sub("", content)
    content = _SPACES.sub(" ", content)
    content = _CROWDS.sub(_thinned, content)
    return Text(unicodedata.normalize("NFC", content).strip())


def _thinned(crowd: re.Match[str]) -> str:
    """Return signs without the marks that no letter can carry: to put n of them in order takes the square of n."""
    kept, marks = [], 0
    for sign in crowd[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
