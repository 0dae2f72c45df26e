"""Words as they are looked for: without case and marks, as the stem that the forms of a word share.

A word goes through the stemmer of its script (Snowball's for English, Russian and Armenian), so that what is looked for
needs no language and is treated as the text was. `stems.toml` has what is particular to a script.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from foedus.model import Span
from foedus.text.letters import bare

__all__ = ["LONGEST", "Form", "forms", "spelled", "words_in"]

LONGEST = 64  # letters of a word that count
SHORTEST = 5  # letters that a stem keeps when it is looked at again


@dataclass(frozen=True, slots=True)
class Form:
    """A word as it is written, in bare letters, and its stem."""

    written: str
    stem: str


@dataclass(frozen=True, slots=True)
class _Script:
    """The words that begin with a letter of a stretch of Unicode, and how they are stemmed."""

    first: str
    last_of: str
    stemmer: str
    last: str = ""
    again: bool = False

    def stem(self, word: str) -> str:
        """Return the stem of a word of the script."""
        look = _stemmer(self.stemmer)
        stem = look(word)
        if self.last and stem.endswith(self.last) and len(stem) > SHORTEST:
            stem = look(stem[:-1])
        while self.again and len(stem) > SHORTEST and len(shorter := look(stem)) == len(stem) - 1:
            stem = shorter
        return stem


@dataclass(frozen=True, slots=True)
class _Writing:
    """The tables of `stems.toml`."""

    kept: frozenset[str]
    inside: Mapping[int, None]
    two: Mapping[int, str]
    scripts: tuple[_Script, ...]
    word: re.Pattern[str]


@cache
def _writing() -> _Writing:
    data = tomllib.loads(files(__package__).joinpath("stems.toml").read_text(encoding="utf-8"))
    marks = f"\u0300-\u036f{re.escape(data['inside'])}"
    return _Writing(
        kept=frozenset(data["kept"]),
        inside=dict.fromkeys(map(ord, data["inside"])),
        two=str.maketrans(data["two"]),
        scripts=tuple(_Script(**script) for script in data["script"]),
        word=re.compile(rf"[^\W_](?:[^\W_]|[{marks}])*"),
    )


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    from snowballstemmer import stemmer  # only where words are looked for or put in order

    found: Callable[[str], str] = stemmer(name).stemWord
    return found


def words_in(text: str) -> Iterator[Span]:
    """Yield where each word of the text stands: letters and digits, and the marks that belong to them."""
    return (Span(*found.span()) for found in _writing().word.finditer(text))


def forms(text: str) -> Iterator[tuple[Form, ...]]:
    """Yield for each word of the text how it is found: as it is spelled, and in other letters where there are any."""
    for found in _writing().word.findall(text):
        if spellings := spelled(found):
            yield spellings


@lru_cache(maxsize=1 << 15)  # texts repeat their words, and a stem takes 50 microseconds
def spelled(word: str) -> tuple[Form, ...]:
    """Return the forms that a word is found by, its own first; none for what has no letters."""
    writing = _writing()
    plain = word.translate(writing.inside)
    written = dict.fromkeys(
        bare(each, kept=writing.kept)[:LONGEST] for each in (plain, plain.casefold().translate(writing.two))
    )
    return tuple(Form(each, _stem(each)) for each in written if each)


def _stem(word: str) -> str:
    script = next((one for one in _writing().scripts if one.first <= word[0] <= one.last_of), None)
    return (script.stem(word) if script else word) or word
