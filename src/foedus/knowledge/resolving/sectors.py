"""Which sector of society a noun describes: soldiers are MIL, rebels REB."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.knowledge.entity import Office
from foedus.knowledge.folding import fold
from foedus.knowledge.resolving.organs import fields
from foedus.knowledge.tables import toml

__all__ = ["Sectors", "Telling", "load_sectors", "most_telling"]

AGAINST = "anti"  # the piece before those whom somebody is against: "Anti-Cybercrime Group"
FIELD = "*"  # stands for a field of work that a minister has
WITH_COUNTRY = ("REB", "OPP")


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell a sector. A weak one yields to any other, a first one wins wherever it stands.

    `others` are the sectors that the text around may speak for: an officer is a soldier, or of the police.
    """

    sector: str
    weak: bool = False
    first: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sectors:
    """Telling words by their folded pieces, how long those are that begin so, and what party such people are for."""

    by_words: Mapping[tuple[str, ...], Telling]
    longest: Mapping[str, int]
    parties: Mapping[str, str]

    def of(self, noun: str) -> str | None:
        """Return the sector that a noun phrase describes, by its most telling words; None if it has none."""
        best = most_telling(tuple(self.found(fold(noun))))
        return best.sector if best else None

    def found(self, key: Sequence[str]) -> Iterator[Telling]:
        """Yield the telling words in a folded phrase, in order, the longest at each place."""
        at = 0
        while at < len(key):
            lengths = range(min(self.longest.get(key[at], 1), len(key) - at), 0, -1)
            hits = ((length, self._telling(tuple(key[at : at + length]))) for length in lengths)
            length, telling = next((hit for hit in hits if hit[1]), (1, None))
            if telling and (not at or key[at - 1] != AGAINST):
                yield telling
            at += length

    def settled(self, telling: Telling, text: str) -> Telling:
        """Return the telling with the sector, of those that it may be of, that the text has most other words of."""
        if not telling.others or not text:
            return telling
        said = Counter(found.sector for found in self.found(fold(text)) if not found.weak)
        return replace(telling, sector=max((telling.sector, *telling.others), key=lambda sector: said[sector]))

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
    data = dict(toml("sectors"))
    either, headed = data.pop("either"), data.pop("headed")
    for sector, words in headed.items():
        patterns = (pattern.replace(FIELD, field) for pattern in words for field in fields())
        by_words |= {fold(word): Telling(sector) for word in patterns}
    for sector, entry in data.items():
        first = bool(entry.get("first"))
        by_words |= {fold(word): Telling(sector, first=first) for word in entry.get("words", ())}
        by_words |= {fold(word): Telling(sector, weak=True) for word in entry.get("weak", ())}
    by_words |= {fold(word): Telling(sectors[0], True, False, tuple(sectors[1:])) for word, sectors in either.items()}
    parties = {sector: entry.get("party", "") for sector, entry in data.items()}
    longest: dict[str, int] = {}
    for words in by_words:
        longest[words[0]] = max(len(words), longest.get(words[0], 1))
    return Sectors(by_words, longest, parties)


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
