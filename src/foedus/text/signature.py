"""The signature of a text, by which the few texts that may be copies of it are found among many.

It is a MinHash (A. Broder, "On the resemblance and containment of documents", 1997): of the runs of a text, for each
of many hash functions, the least hash. Two signatures agree in as many places, in proportion, as the texts share runs.
A few of its places are its bands, by which it is looked for: texts that share none are not worth comparing. What is
kept of the others is a byte each, in which two that differ agree once in 256 (after P. Li, A. König, "b-bit minwise
hashing", 2010).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from foedus.text.likeness import LEAST, Runs, enough

__all__ = ["Signature", "bands_in"]

PLACES = 128
BANDS = 24  # places; texts of which a fifth of all runs is shared have one of them in common in 995 of 1,000 cases
FEW = 12  # the same of short texts, which share more: a third in 992 of 1,000 cases
SHORT = 40  # runs
MARGIN = 0.08  # two standard errors of a share that 128 places estimate

AT_ONCE = 2048  # runs; half a kilobyte each while they are hashed
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio spreads neighbouring numbers (Knuth, vol. 3, 6.4)
_HALF = np.uint64(32)
_FIRST, _SECOND = np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)
_13, _16 = np.uint32(13), np.uint32(16)


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """The low bytes of the least hashes of a text's runs, how many different runs it has, and its bands.

    A band is a signed number of 32 bits that also depends on the band's place. What comes back from bytes has none.
    """

    low: NDArray[np.uint8]
    runs: int
    bands: tuple[int, ...] = ()

    @classmethod
    def of(cls, runs: Runs) -> Self:
        """Return the signature of a text with these runs, of which there is at least one."""
        least = _least(np.fromiter(runs, np.uint32, len(runs)))
        return cls(least.astype(np.uint8), len(runs), tuple(_bands(least)[: _enough(len(runs))]))

    @classmethod
    def of_bytes(cls, data: bytes, runs: int) -> Self:
        """Return the signature that `to_bytes` gave."""
        return cls(np.frombuffer(data, np.uint8), runs)

    def to_bytes(self) -> bytes:
        """Return a byte for each place."""
        return self.low.tobytes()

    def likeness(self, others: Sequence[Self]) -> list[float]:
        """Return of each text how alike it is by its signature alone, 0 where it is no copy; few copies are missed."""
        if not others:
            return []
        agreeing = (np.stack([other.low for other in others]) == self.low).mean(axis=1).tolist()
        pairs = zip(agreeing, others, strict=True)
        return [share if self._may_be(share, other.runs) else 0.0 for share, other in pairs]

    def _may_be(self, agreeing: float, runs: int) -> bool:
        share = min(agreeing + MARGIN, 1.0)
        shared = share / (1 + share) * (self.runs + runs)
        return share >= LEAST and shared >= enough(min(self.runs, runs))


def _enough(runs: int) -> int:
    """Return how many bands find the copies of a text that has so many runs."""
    if runs == 1:  # its copies have the same
        return 1
    return FEW if runs < SHORT else BANDS


def bands_in(data: bytes) -> list[int]:
    """Return the bands of a signature that was kept whole, with four bytes a place, the low one first."""
    return _bands(np.frombuffer(data, np.dtype("<u4")).astype(np.uint32))


def _bands(least: NDArray[np.uint32]) -> list[int]:
    place = np.arange(BANDS, dtype=np.uint64)
    mixed = (least[:BANDS].astype(np.uint64) ^ place * _SPREAD) * _SPREAD
    found: list[int] = (mixed >> _HALF).astype(np.uint32).view(np.int32).tolist()
    return found


def _least(runs: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the least hash at each place: of h mixed as MurmurHash3 ends (A. Appleby), a * h + b modulo 2^32."""
    mixed = (runs ^ (runs >> _16)) * _FIRST
    mixed = (mixed ^ (mixed >> _13)) * _SECOND
    mixed ^= mixed >> _16
    factors, terms = _functions()
    parts = (mixed[start : start + AT_ONCE, None] for start in range(0, len(mixed), AT_ONCE))
    least: NDArray[np.uint32] = np.min([(part * factors + terms).min(axis=0) for part in parts], axis=0)
    return least


@cache
def _functions() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the odd factor and the term of each place; records depend on them, and on what datasketch 2.0 made of 1.

    numpy has promised that `RandomState` will draw the same numbers for ever.
    """
    chance = np.random.RandomState(1)
    factors = chance.randint(0, 1 << 31, PLACES, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, chance.randint(0, 1 << 32, PLACES, dtype=np.uint32)
