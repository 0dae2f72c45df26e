"""An index of names: which entities a phrase, or a run of words in a text, may name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from foedus.knowledge.entity import Entity
from foedus.knowledge.folding import fold, pieces

__all__ = ["NameIndex"]

_OUTSKIRTS = re.compile(r"^(?:the|a|an)\s|['’]s$", re.IGNORECASE)
SHOUTED = 3  # an acronym up to this length must stand in capitals: "US" is not "us", "WHO" not "Who"; "Nato" is NATO


class NameIndex:
    """Names by their first piece, so that a word that starts no name costs one look-up."""

    def __init__(self, entries: Iterable[tuple[str, Entity]]) -> None:
        """Index the names in the order given: of two entities with one name the earlier is the likelier."""
        self._by_first: dict[str, dict[tuple[str, ...], list[tuple[bool, Entity]]]] = {}
        self._longest: dict[str, int] = {}
        for name, entity in entries:
            self._add(name, entity)

    def _add(self, name: str, entity: Entity) -> None:
        key = _whole(name) if name.startswith("The ") else fold(name)
        if not key:
            return
        found = self._by_first.setdefault(key[0], {}).setdefault(key, [])
        if all(entity is not known for _, known in found):
            found.append((_is_short_acronym(name), entity))
        self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def named(self, phrase: str, *, any_case: bool = False) -> tuple[Entity, ...]:
        """Return the entities of exactly that name, likeliest first."""
        for key in (_whole(phrase), fold(phrase)):
            found = self._fitting(key, phrase, any_case) if key else ()
            if found:
                return found
        return ()

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[Entity, ...]] | None:
        """Return how many words the longest name at `start` takes and whom it names, None if there is none."""
        head = pieces(words[start])
        if not head or head[0] not in self._by_first:
            return None
        key, ends = _pieces_from(words, start, self._longest[head[0]])
        for length in sorted(ends, reverse=True):
            count = ends[length]
            found = self._fitting(key[:length], " ".join(words[start : start + count]), False)
            if found:
                return count, found
        return None

    def keys(self) -> Iterator[tuple[str, ...]]:
        """Yield every name as folded pieces, but for short acronyms."""
        for names in self._by_first.values():
            yield from (key for key, found in names.items() if not all(acronym for acronym, _ in found))

    def of_key(self, key: tuple[str, ...]) -> tuple[Entity, ...]:
        """Return the entities of the name of those folded pieces, likeliest first."""
        return tuple(entity for _, entity in self._by_first.get(key[0], {}).get(key, ()))

    def _fitting(self, key: tuple[str, ...], surface: str, any_case: bool) -> tuple[Entity, ...]:
        found = self._by_first.get(key[0], {}).get(key)
        if not found:
            return ()
        if any_case:
            return tuple(entity for _, entity in found)
        letters = _OUTSKIRTS.sub("", surface)
        if letters == letters.lower():
            return ()
        shouted = letters == letters.upper()
        return tuple(entity for acronym, entity in found if shouted or not acronym)


def _whole(name: str) -> tuple[str, ...]:
    """Return the folded pieces with the article, which is part of some names: "The Times", "The Hague"."""
    return tuple(piece for word in name.split() for piece in pieces(word))


def _is_short_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) <= SHOUTED and letters == letters.upper()


def _pieces_from(words: Sequence[str], start: int, most: int) -> tuple[tuple[str, ...], dict[int, int]]:
    """Return up to `most` pieces from `start` on, and at which counts of pieces a word ends: {pieces: words}."""
    key: list[str] = []
    ends: dict[int, int] = {}
    for count, word in enumerate(words[start : start + 2 * most], 1):
        key.extend(pieces(word))
        if len(key) > most:
            break
        if pieces(word):
            ends[len(key)] = count
    return tuple(key[:most]), ends
