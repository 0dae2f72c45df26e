"""An index of names: which entities a phrase, or a run of words in a text, may name."""

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from threading import Lock

from foedus.knowledge.entity import Entity
from foedus.knowledge.folding import fold, pieces
from foedus.knowledge.people import People

__all__ = ["NameIndex"]

_PLACES = ("organisation", "state", "organ", "unknown")  # by metonymy: who acts from a seat before a mere place
MOST_OF_A_PARTY = 10_000
_order = attrgetter("order")
_OUTSKIRTS = re.compile(r"^(?:the|a|an)\s|['’]s$", re.IGNORECASE)
SHOUTED = 3  # an acronym up to this length must stand in capitals: "US" is not "us", "WHO" not "Who"; "Nato" is NATO


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entity under one of its names; of two the one of the lesser order is the likelier."""

    order: tuple[bool, int, int, int]
    acronym: bool
    entity: Entity


class NameIndex:
    """Names by their pieces; a word that starts no name costs one look-up.

    People are indexed when a word of a text is a word of their names.
    """

    def __init__(self, sections: Sequence[Iterable[Entity]], people: People) -> None:
        """Index the sections of the data, the likelier entities first; the people stand before the last one."""
        self._by_key: dict[tuple[str, ...], list[_Entry]] = {}
        self._longest: dict[str, int] = {}
        self._people = people
        self._waiting = {party: number for number, party in enumerate(people.parties)}
        self._section = len(sections) - 1
        self._meeting = Lock()
        for section, entities in enumerate(sections):
            for number, entity in enumerate(entities):
                self._add(entity, section + (section == self._section), number)

    def _add(self, entity: Entity, section: int, number: int) -> None:
        order = (not entity.own, _PLACES.index(entity.type) + 1 if entity.place else 0, section, number)
        for name in entity.names:
            key = _whole(name) if name.startswith("The ") else fold(name)
            if not key:
                continue
            entry = _Entry(order, _is_short_acronym(name), entity)
            found = self._by_key.get(key)
            if found is None:
                self._by_key[key] = [entry]
                self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))
            elif all(entity is not known.entity for known in found):
                insort(found, entry, key=_order)

    def _meet(self, parties: Iterable[str]) -> None:
        waiting = [party for party in parties if party in self._waiting]
        if not waiting:
            return
        with self._meeting:
            for party in waiting:
                if (number := self._waiting.get(party)) is not None:
                    for place, person in enumerate(self._people.of(party)):
                        self._add(person, self._section, number * MOST_OF_A_PARTY + place)
                    del self._waiting[party]  # last, so that another thread that asks for them waits

    def _meet_bearers(self, piece: str) -> None:
        if self._waiting:
            self._meet(self._people.parties_of(piece))

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
        if not head:
            return None
        self._meet_bearers(head[0])
        if head[0] not in self._longest:
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
        self._meet(tuple(self._waiting))
        yield from (key for key, found in self._by_key.items() if not all(entry.acronym for entry in found))

    def of_key(self, key: tuple[str, ...]) -> tuple[Entity, ...]:
        """Return the entities of the name of those folded pieces, likeliest first."""
        self._meet_bearers(key[0])
        return tuple(entry.entity for entry in self._by_key.get(key, ()))

    def _fitting(self, key: tuple[str, ...], surface: str, any_case: bool) -> tuple[Entity, ...]:
        self._meet_bearers(key[0])
        found = self._by_key.get(key)
        if not found:
            return ()
        if any_case:
            return tuple(entry.entity for entry in found)
        letters = _OUTSKIRTS.sub("", surface)
        if letters == letters.lower():
            return ()
        shouted = letters == letters.upper()
        return tuple(entry.entity for entry in found if shouted or not entry.acronym)


def _whole(name: str) -> tuple[str, ...]:
    """Return the folded pieces with the article, which is part of some names: "The Times", "The Hague"."""
    return tuple(piece for word in name.split() for piece in pieces(word))


def _is_short_acronym(name: str) -> bool:
    if len(name) > 2 * SHOUTED:
        return False
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
