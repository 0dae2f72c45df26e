"""Is it English: by what the document declares, else by its letters and its commonest words."""

import re

from foedus.errors import SourceError

__all__ = ["check_language"]

ENGLISH = ("en", "eng", "english")
COMMON_WORDS = frozenset("the of and to is was for that with by his their has from it be said".split())  # noqa: SIM905
COMMON_SHARE = 0.05  # English prose of 100 words has 0.15 or more; Spanish, French and German have 0.012 or less
FEWEST_WORDS = 80  # fewer say too little

_LATIN_END = "\u024f"
_SAMPLE = 10_000
_WORD = re.compile(r"[^\W\d_]+")


def check_language(text: str, declared: str | None) -> None:
    """Raise SourceError where the text is in a language that is not read yet."""
    if declared:
        language = declared.strip().lower().replace("_", "-").split("-")[0]
        if language not in ENGLISH:
            raise SourceError(f"language {language} is not read yet")
        return
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len([word for word in words if word[0] <= _LATIN_END]) < len(words) / 2:
        raise SourceError("not in Latin letters, and no language but English is read yet")
    if len(words) >= FEWEST_WORDS and sum(word in COMMON_WORDS for word in words) < COMMON_SHARE * len(words):
        raise SourceError("does not look like English", "if it is, declare it: language: en")
