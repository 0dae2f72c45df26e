"""Know an organ that every state has by the pattern of its name: a ministry, a parliament, a court, an army."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from foedus.knowledge.folding import fold
from foedus.knowledge.tables import toml

__all__ = ["Organ", "Organs", "fields", "organs"]

WORDS = "*"  # stands for a field of work
OPEN = frozenset({"of", "for"})  # behind these any field of work may follow: "Ministry of Religious Endowments"
SMALL = frozenset({"of", "for", "the", "and", "in"})
LONGEST = 6  # words of a field that we do not know


@dataclass(frozen=True, slots=True)
class Organ:
    """What a state's organ is called, without whose, and its sector."""

    name: str
    sector: str


@dataclass(frozen=True, slots=True)
class Organs:
    """Organs by their folded words, and by the beginning of those that any field of work may follow."""

    by_words: Mapping[tuple[str, ...], Organ]
    begun: Mapping[tuple[str, ...], Organ]
    articles: Mapping[str, Sequence[str]]

    def of(self, words: str) -> Organ | None:
        """Return the organ whose name the words are, without whose: "Ministry of Religious Endowments"."""
        key = fold(words)
        return self.by_words.get(key) or self._begun(key, words)

    def name(self, organ: Organ, state: str) -> str:
        """Return the organ's name with its state's: "Ministry of Defence of the Netherlands"."""
        article = "the " if state in self.articles["names"] or state.split()[0] in self.articles["first"] else ""
        return f"{organ.name} of {article}{state}"

    def _begun(self, key: Sequence[str], words: str) -> Organ | None:
        for length in range(min(3, len(key) - 1), 1, -1):
            kind = self.begun.get(tuple(key[:length]))
            field = words.split()[-(len(key) - length) :]
            if kind and len(field) <= LONGEST and all(word[:1].isupper() or word in SMALL for word in field):
                return Organ(kind.name.replace(WORDS, " ".join(field)), kind.sector)
        return None


def fields() -> tuple[str, ...]:
    """Return the words for what a ministry works on: "defence", "foreign affairs"."""
    return tuple(word for words in toml("organs")["fields"].values() for word in words)


@cache
def organs() -> Organs:
    """Return the organs of `data/organs.toml`; read at the first call."""
    data = dict(toml("organs"))
    fields, articles = data.pop("fields"), data.pop("article")
    by_words: dict[tuple[str, ...], Organ] = {}
    begun: dict[tuple[str, ...], Organ] = {}
    for kind in data.values():
        by_words |= {fold(words): organ for words, organ in _named(kind, fields)}
        for pattern in kind.get("words", ()):
            start = fold(pattern.removesuffix(WORDS))
            if pattern.endswith(WORDS) and OPEN & set(start):
                begun[start] = Organ(kind["form"], kind["sector"])
    return Organs(by_words, begun, articles)


def _named(kind: Mapping[str, Any], fields: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Organ]]:
    """Yield (words, organ) for every name of the kind, and for every pattern with every field."""
    for name, words in kind.get("names", {}).items():
        for word in words:
            yield word, Organ(name, kind["sector"])
    for field, words in fields.items():
        organ = Organ(kind["form"].replace(WORDS, field), kind["sector"]) if "form" in kind else None
        for pattern in kind.get("words", ()):
            for word in words:
                if organ:
                    yield pattern.replace(WORDS, word), organ
