"""Small pieces of text that every face writes in the same way."""

import re

__all__ = ["NOTHING", "counted", "dated", "qualifiers", "quoted", "short"]

NOTHING = "–"
_PARTS = {
    **{str(21 + n): season for n, season in enumerate(("spring", "summer", "autumn", "winter"))},
    **{str(33 + n): f"{nth} quarter of" for n, nth in enumerate(("first", "second", "third", "fourth"))},
    **{str(40 + n): f"{nth} half of" for n, nth in enumerate(("first", "second"))},
}
_PART_OF_YEAR = re.compile(rf"\b(\d{{4}})-({'|'.join(_PARTS)})\b")
SHORT_ID = 8  # 32 bits: two of 10,000 claims share a beginning once in a hundred records


def short(identity: str) -> str:
    """Return as much of an id as names it in practice, and is quick to copy."""
    return identity.partition("-")[2][:SHORT_ID] or identity[:SHORT_ID]


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """Return "1 claim", "2 claims"; `nouns` where an s does not make the plural."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def qualifiers(polarity: str, modality: str) -> str:
    """Return how a claim is less than plainly so (" (denied, possible)"), nothing where it is."""
    said = [word for word, plain in ((polarity, "affirmed"), (modality, "actual")) if word != plain]
    return f" ({', '.join(said)})" if said else ""


def quoted(words: str) -> str:
    """Return the words on one line in quotation marks, once."""
    line = " ".join(words.split())
    return line if line[:1] in '“"' and line[-1:] in '”"' else f"“{line}”"


def dated(edtf: str) -> str:
    """Return a date as people write it, where EDTF has a number for a season, a quarter or a half of a year."""
    return _PART_OF_YEAR.sub(lambda found: f"{_PARTS[found[2]]} {found[1]}", edtf)
