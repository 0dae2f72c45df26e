"""Which sector of society a noun describes: soldiers are MIL, rebels REB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.knowledge.folding import fold
from foedus.knowledge.tables import toml

__all__ = ["Sectors", "load_sectors"]


@dataclass(frozen=True, slots=True)
class Sectors:
    """Sectors by the folded words for them; `first` are those that win wherever they stand in a phrase."""

    by_words: Mapping[tuple[str, ...], str]
    longest: int
    first: frozenset[str]
    parties: Mapping[str, str]

    def of(self, noun: str) -> str | None:
        """Return the sector that a noun phrase describes, by its last telling words; None if it has none."""
        found = self.found(fold(noun))
        forced = next((sector for sector in found if sector in self.first), None)
        return forced or (found[-1] if found else None)

    def found(self, key: Sequence[str]) -> list[str]:
        """Return the sectors of the telling words in a folded phrase, in order, the longest words at each place."""
        sectors, at = [], 0
        while at < len(key):
            for length in range(min(self.longest, len(key) - at), 0, -1):
                sector = self._sector(tuple(key[at : at + length]))
                if sector:
                    sectors.append(sector)
                    at += length - 1
                    break
            at += 1
        return sectors

    def _sector(self, words: tuple[str, ...]) -> str | None:
        for last in _singulars(words[-1]):
            sector = self.by_words.get((*words[:-1], last))
            if sector:
                return sector
        return None

    def party(self, sector: str, country: str) -> str:
        """Return the party of unnamed people of that sector, at home in `country` ("" if not said)."""
        general = self.parties.get(sector, "")
        return f"{general}:{country}" if country and general in ("REB", "OPP") else general or country


def load_sectors() -> Sectors:
    """Return the sectors of `data/sectors.toml`."""
    data = toml("sectors")
    by_words = {fold(word): sector for sector, entry in data.items() for word in entry["words"]}
    first = frozenset(sector for sector, entry in data.items() if entry.get("first"))
    parties = {sector: entry.get("party", "") for sector, entry in data.items()}
    return Sectors(by_words, max(map(len, by_words)), first, parties)


def _singulars(word: str) -> tuple[str, ...]:
    """Return what the singular of a word may be, the word itself first."""
    found = [word]
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s"):
        found.append(word[:-1])
    if word.endswith("men"):
        found.append(word[:-3] + "man")
    return tuple(found)
