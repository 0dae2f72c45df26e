"""Acts by month or week, and how sure the mean of a period is."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

import numpy as np

from foedus.ledgers.deeds import Deed
from foedus.ledgers.scale import scale

__all__ = ["by_period", "interval", "mean", "quantile"]


def by_period(deeds: Iterable[Deed], *, weekly: bool) -> dict[str | None, list[Deed]]:
    """Return the acts by period, in order; under None, last, those whose days lie in several periods or in none known.

    A period without acts is not there: nothing told is no zero.
    """
    found: dict[str | None, list[Deed]] = defaultdict(list)
    for deed in deeds:
        found[_period(deed, weekly)].append(deed)
    return {period: found[period] for period in sorted(found, key=lambda period: (period is None, period or ""))}


def mean(deeds: Iterable[Deed]) -> float:
    """Return the mean score of acts, of which there is one at least."""
    scores = [deed.score for deed in deeds]
    return sum(scores) / len(scores)


def interval(deeds: Iterable[Deed]) -> tuple[float, float]:
    """Return the bounds that hold the mean score of acts such as these in nine of ten periods.

    The acts are taken as drawn from a mix of types, of which one more act, spread evenly over the scale's types, is
    supposed beforehand: a Bayesian bootstrap (Rubin 1981, Annals of Statistics 9(1)) with a Dirichlet process prior of
    mass 1 (Ferguson 1973, Annals of Statistics 1(2)), without which one act would be certain. The acts' own mean is
    always within. The draws are seeded by the ids of the claims, so that the same acts have the same bounds.
    """
    told, settings = tuple(deeds), scale().settings
    counts = Counter(deed.type for deed in told)
    types = sorted(scale().scores)
    shares = np.array([counts[type_] + 1 / len(types) for type_ in types])
    drawn = np.random.default_rng(_seed(told)).dirichlet(shares, settings.draws)
    means = drawn @ np.array([scale().scores[type_] for type_ in types])
    beyond = (1 - settings.share) / 2
    means.sort()
    low, high = quantile(means, beyond), quantile(means, 1 - beyond)
    own = mean(told)
    return min(low, own), max(high, own)


def quantile(ordered: "np.ndarray[Any, np.dtype[np.float64]]", share: float) -> float:
    """Return what numpy's function of that name does, in a tenth of the time."""
    place = share * (len(ordered) - 1)
    before = int(place)
    low, high = map(float, ordered[before : before + 2])
    return low + (high - low) * (place - before)


def _period(deed: Deed, weekly: bool) -> str | None:
    if deed.window is None:
        return None
    first, last = deed.window
    period = _name(first, weekly)
    return period if first == last or _name(last, weekly) == period else None


@lru_cache(maxsize=1 << 12)  # many acts are of one day
def _name(day: date, weekly: bool) -> str:
    return f"{day:%G-W%V}" if weekly else f"{day:%Y-%m}"


def _seed(deeds: tuple[Deed, ...]) -> int:
    ids = sorted({entry.claim.id for deed in deeds for entry in deed.entries})
    return int.from_bytes(sha256("\n".join(ids).encode()).digest()[:8])
