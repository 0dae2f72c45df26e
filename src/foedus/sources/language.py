"""Which language a text is in: by its letters, its commonest words, what the document declares, and py3langid."""

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from foedus.text.languages import language_code, languages, script_of, scripts

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["language_of"]

ENGLISH = "en"
COMMON_WORDS = frozenset("the of and to is was for that with by his their has from it be said".split())  # noqa: SIM905
COMMON_SHARE = 0.1  # English prose of 100 words has 0.15 or more; Spanish, French and German have 0.012 or less
FEW_WORDS = 20  # of so few the share says too little
MANY_WORDS = 80  # so many tell more than a declaration, which may be that of a page's template
SURE = 0.8  # below that, a text of few words is in the usual language of its letters
CERTAIN = 0.99

_STRETCH = 1_500  # characters from the beginning, the middle and the end: a text may be in two languages
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None = None) -> str:
    """Return the ISO 639-1 code of the language that most of the text is in.

    What is declared holds where it can be written with these letters and no long text speaks against it. English that
    looks like it needs no model, so that reading English costs nothing more.
    """
    words = _WORD.findall(_sample(text))
    told = language_code(declared)
    if told in (None, ENGLISH) and _looks_english(words):
        return ENGLISH
    script = script_of("".join(words))
    known = scripts().get(script or "")
    if known is None:
        return told or ENGLISH
    if told in languages() and told not in known.languages:
        told = None
    if told and len(words) < MANY_WORDS:
        return told
    if len(known.languages) == 1:
        return told or known.usual
    found, likely = _model().classify(" ".join(words))
    if told:
        return str(found) if likely >= CERTAIN else told
    return str(found) if likely >= SURE and found in known.languages else known.usual


def _sample(text: str) -> str:
    if len(text) <= 3 * _STRETCH:
        return text
    middle = (len(text) - _STRETCH) // 2
    return " ".join((text[:_STRETCH], text[middle : middle + _STRETCH], text[-_STRETCH:]))


def _looks_english(words: list[str]) -> bool:
    common = sum(word.lower() in COMMON_WORDS for word in words)
    return len(words) >= FEW_WORDS and common >= COMMON_SHARE * len(words)


@cache
def _model() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a third of a second, and 100 MB while it loads

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(sorted(set(chain.from_iterable(script.languages for script in scripts().values()))))
    return model
