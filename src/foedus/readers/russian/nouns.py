"""The nouns by which a Russian text speaks of actors without a name, and which of them a phrase begins with."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from foedus.readers.russian.words import lemmas, nominatives

__all__ = ["Noun", "Nouns", "nouns"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for actors, as `nouns.toml` describes it; `words` are the forms that each of its words may be of."""

    written: str
    words: tuple[frozenset[str], ...]
    type: str
    party: str = ""
    office: str = ""
    official: bool = False
    plural: bool = False
    known: str = ""


@dataclass(frozen=True, slots=True)
class Nouns:
    """All nouns by the forms of their words, the longest first; `home` is the state of the press that is read."""

    by_word: Mapping[str, Sequence[tuple[int, Noun]]]
    home: str

    def of(self, head: Token, skipped: frozenset[int]) -> tuple[int, int, Noun] | None:
        """Return (start, end, noun) for the longest that the head is a word of, with its other words hanging on it.

        Tokens that are `skipped` may stand between its words: "глава Российского государства".
        """
        for place, noun in self.by_word.get(_form(head), ()):
            found = _around(head, place, noun, skipped)
            if found is not None:
                return (*found, noun)
        return None


def _around(head: Token, place: int, noun: Noun, skipped: frozenset[int]) -> tuple[int, int] | None:
    start = end = head.i
    for forms in reversed(noun.words[:place]):
        start = _next(head, start, -1, skipped)
        if start < 0 or _form(head.doc[start]) not in forms or not head.is_ancestor(head.doc[start]):
            return None
    for forms in noun.words[place + 1 :]:
        end = _next(head, end, 1, skipped)
        if end < 0 or _form(head.doc[end]) not in forms or not head.is_ancestor(head.doc[end]):
            return None
    return start, end + 1


def _next(head: Token, place: int, step: int, skipped: frozenset[int]) -> int:
    """Return the next place beside one, in the same text, that is not skipped; -1 where there is none."""
    place += step
    while 0 <= place < len(head.doc) and place in skipped:
        place += step
    return place if 0 <= place < len(head.doc) else -1


def _form(token: Token) -> str:
    if token.text[:2].isupper():
        return nominatives(token.text)[0].lower()
    return token.lemma_


@cache
def nouns() -> Nouns:
    """Return the nouns of the data file."""
    data = tomllib.loads(files(__package__).joinpath("data", "nouns.toml").read_text(encoding="utf-8"))
    found: defaultdict[str, list[tuple[int, Noun]]] = defaultdict(list)
    for row in data["class"]:
        settings = {key: value for key, value in row.items() if key != "nouns"}
        for written in row["nouns"]:
            noun = Noun(written, tuple(lemmas(word) for word in written.split()), **settings)
            for place, forms in enumerate(noun.words):
                for form in forms:
                    found[form].append((place, noun))
    ordered = {form: sorted(rows, key=lambda row: (-len(row[1].words), row[0])) for form, rows in found.items()}
    return Nouns(ordered, data["home"])
