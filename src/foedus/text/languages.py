"""Languages by their codes: what they are called, and with which letters they are written."""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["Script", "extra_for", "language_code", "language_name", "languages", "script_of", "scripts"]

ALIASES, AMONG, EXTRAS, USUAL = "aliases", "among", "extras", "usual"
LISTS = (ALIASES, AMONG, EXTRAS)


@dataclass(frozen=True, slots=True)
class Script:
    """Letters that languages share: their codes, and which of them a text of few words is taken for."""

    usual: str
    languages: tuple[str, ...]


def scripts() -> Mapping[str, Script]:
    """Return the scripts by the word that the Unicode names of their letters begin with: "CYRILLIC"."""
    return _scripts()


@cache
def languages() -> Mapping[str, str]:
    """Return the English name of each language that is told from others, by its ISO 639-1 code."""
    named = (rows for script, rows in _data().items() if script not in LISTS)
    return {code: name for rows in named for code, name in sorted(rows.items()) if code != USUAL}


def language_name(code: str) -> str:
    """Return what the language is called in English, the code itself where it is none of ours."""
    return languages().get(code, code)


def extra_for(code: str) -> str | None:
    """Return the extra with which texts in that language are read, None where they need none or are not read."""
    return _data()[EXTRAS].get(code)


def language_code(declared: str | None) -> str | None:
    """Return the code of what a document calls its language ("en-GB", "RU_ru", "rus", "Russian"), None for nothing."""
    word = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    if not word:
        return None
    by_name = {name.lower(): code for code, name in languages().items()}
    found: str = _data()[ALIASES].get(word) or by_name.get(word, word)
    return found


def script_of(letters: str) -> str | None:
    """Return the script that more of the letters are of than of any other, None where there are no letters."""
    counts = Counter(map(_script, letters))
    return counts.most_common(1)[0][0] if counts else None


@lru_cache(maxsize=1 << 12)
def _script(letter: str) -> str:
    name = "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]
    return _data()[AMONG].get(name, name)


@cache
def _scripts() -> Mapping[str, Script]:
    rows = ((script, row) for script, row in _data().items() if script not in LISTS)
    return {script: Script(row[USUAL], tuple(code for code in row if code != USUAL)) for script, row in rows}


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
