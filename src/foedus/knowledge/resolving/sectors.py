"""Which sector of society a noun describes: soldiers are MIL, rebels REB."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.knowledge.entity import Office
from foedus.knowledge.folding import fold
from foedus.knowledge.tables import toml

__all__ = ["Sectors", "Telling", "load_sectors", "most_telling"]

WITH_COUNTRY = ("REB", "OPP")


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell a sector. A weak one yields to any other, a first one wins wherever it stands."""

    sector: str
    weak: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Sectors:
    """Telling words by their folded pieces, the longest of them, and what party such people are for."""

    by_words: Mapping[tuple[str, ...], Telling]
    longest: int
    parties: Mapping[str, str]

    def of(self, noun: str) -> str | None:
        """Return the sector that a noun phrase describes, by its most telling words; None if it has none."""
        best = most_telling(tuple(self.found(fold(noun))))
        return best.sector if best else None

    def found(self, key: Sequence[str]) -> Iterator[Telling]:
        """Yield the telling words in a folded phrase, in order, the longest at each place."""
        at = 0
        while at < len(key):
            lengths = range(min(self.longest, len(key) - at), 0, -1)
            hits = ((length, self._telling(tuple(key[at : at + length]))) for length in lengths)
            length, telling = next((hit for hit in hits if hit[1]), (1, None))
            if telling:
                yield telling
            at += length

    def party(self, sector: str, country: str) -> str:
        """Return the codebook's party for people of that sector at home in `country`, "" where the state is theirs."""
        general = self.parties.get(sector, "")
        if general in WITH_COUNTRY:
            return f"{general}:{country}" if country else ""
        return general

    def _telling(self, words: tuple[str, ...]) -> Telling | None:
        candidates = ((*words[:-1], last) for last in _singulars(words[-1]))
        return next((self.by_words[key] for key in candidates if key in self.by_words), None)


def most_telling(found: Sequence[Telling]) -> Telling | None:
    """Return the first word that wins anywhere, else the last that is not weak, else the last."""
    first = next((telling for telling in found if telling.first), None)
    strong = next((telling for telling in reversed(found) if not telling.weak), None)
    return first or strong or (found[-1] if found else None)


def load_sectors(offices: Iterable[Office]) -> Sectors:
    """Return the sectors of `data/sectors.toml`, with the words for offices where it does not say otherwise."""
    by_words = {fold(word): Telling(office.sector) for office in offices for word in office.words}
    data = toml("sectors")
    for sector, entry in data.items():
        first = bool(entry.get("first"))
        by_words |= {fold(word): Telling(sector, first=first) for word in entry.get("words", ())}
        by_words |= {fold(word): Telling(sector, weak=True) for word in entry.get("weak", ())}
    parties = {sector: entry.get("party", "") for sector, entry in data.items()}
    return Sectors(by_words, max(map(len, by_words)), parties)


def _singulars(word: str) -> Iterator[str]:
    """Yield what the singular of a word may be, the word itself first."""
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("men"):
        yield word[:-3] + "man"
