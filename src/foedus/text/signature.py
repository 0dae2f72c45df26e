"""The signature of a text, by which the few texts that may be copies of it are found among many.

It is a MinHash (A. Broder, "On the resemblance and containment of documents", 1997): of the runs of a text, for each
of many hash functions, the least hash. Two signatures agree in as many places, in proportion, as the texts share runs.
A band is a few places of a signature together; texts that share no band are not worth comparing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from foedus.text.likeness import LEAST, Runs, enough

if TYPE_CHECKING:
    from datasketch import MinHash

__all__ = ["Signature"]

PLACES = 128
BAND = 2  # places; texts of which a fifth of all runs is shared have a band in common in 93 of 100 cases
MARGIN = 0.08  # two standard errors of a share that 128 places estimate

_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio spreads neighbouring numbers (Knuth, vol. 3, 6.4)
_HALF = np.uint64(32)
_STORED = np.dtype("<u4")


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """The least hashes of a text's runs, and how many different runs it has."""

    least: NDArray[np.uint32]
    runs: int

    @classmethod
    def of(cls, runs: Runs) -> Self:
        """Return the signature of a text with these runs, of which there is at least one."""
        minhash = _empty().copy()
        minhash.update_batch(runs)
        return cls(minhash.hashvalues.astype(np.uint32), len(runs))

    @classmethod
    def of_bytes(cls, data: bytes, runs: int) -> Self:
        """Return the signature that `to_bytes` gave."""
        return cls(np.frombuffer(data, _STORED).astype(np.uint32), runs)

    def to_bytes(self) -> bytes:
        """Return the least hashes as bytes, four each, the low one first."""
        return self.least.astype(_STORED).tobytes()

    @property
    def bands(self) -> list[int]:
        """The hash of each band, a signed number of 32 bits that also depends on the band's place."""
        first, second = self.least.reshape(-1, BAND).astype(np.uint64).T
        place = np.arange(len(first), dtype=np.uint64)
        mixed = (first << _HALF | second) ^ place * _SPREAD
        found: list[int] = (mixed * _SPREAD >> _HALF).astype(np.uint32).view(np.int32).tolist()
        return found

    def may_be_copies(self, others: Sequence[Self]) -> list[bool]:
        """Tell of each text, by its signature alone, whether it may be a copy of this one; few copies are missed."""
        if not others:
            return []
        agreeing = (np.stack([other.least for other in others]) == self.least).mean(axis=1)
        return [self._may_be(float(share), other.runs) for share, other in zip(agreeing, others, strict=True)]

    def _may_be(self, agreeing: float, runs: int) -> bool:
        share = min(agreeing + MARGIN, 1.0)
        shared = share / (1 + share) * (self.runs + runs)
        return share >= LEAST and shared >= enough(min(self.runs, runs))


@cache
def _empty() -> "MinHash":
    from datasketch import MinHash  # only here: with scipy behind it, it takes a second to load

    return MinHash(num_perm=PLACES, seed=1, scheme="affine32", hashfunc=int)  # the runs are hashes already
