"""How far coders agree beyond chance: Krippendorff's alpha for nominal data, with an interval by resampling.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): one less observed over expected disagreement, over
all pairs of values in a unit and all pairs of values at all. It takes any number of coders, and units that some skip.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from foedus.record.coding import Unit, compared
from foedus.record.slots import COMMON

__all__ = ["EVERY_KIND", "Agreement", "agreements", "alpha", "interval"]

EVERY_KIND = "any"
DRAWS = 1000
SEED = 1980  # any will do, the same for everybody; RandomState's streams are frozen, those of newer generators are not
LEVEL = 0.95
_COMMON = frozenset({"*", *(slot.name for slot in COMMON)})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one field, "*" whether there is such a claim at all.

    `kind` is `any` for what claims of every kind have. `alpha` is None where all chose one value, so that nothing can
    be told from chance; `low` and `high` bound it in 95 of 100 samples. `agree` is the share of pairs of coders that
    chose the same. `units` are the claims that at least two decided about.
    """

    columns: ClassVar = ("kind", "field", "alpha", "low", "high", "agree", "units")
    kind: str
    field: str
    alpha: float | None
    low: float | None
    high: float | None
    agree: float
    units: int
    coders: int


def agreements(units: Iterable[Unit]) -> tuple[Agreement, ...]:
    """Return the agreement on every field: those of every claim first, then kind by kind."""
    by_field: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        kind = EVERY_KIND if unit.field in _COMMON else unit.history.kind
        by_field.setdefault((kind, unit.field), []).append(unit)
    ordered = sorted(by_field, key=lambda key: (key[0] != EVERY_KIND, key[0], key[1] != "*"))
    return tuple(_agreement(*key, by_field[key]) for key in ordered)


def _agreement(kind: str, field: str, units: list[Unit]) -> Agreement:
    values = [[compared(choice.value) for choice in unit.choices] for unit in units]
    low, high = interval(values) or (None, None)
    return Agreement(
        kind=kind,
        field=field,
        alpha=alpha(values),
        low=low,
        high=high,
        agree=_Table(values).agree,
        units=len(units),
        coders=len({choice.coder for unit in units for choice in unit.choices}),
    )


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return alpha of the values that coders gave each unit; None where no two values differ anywhere."""
    return _Table(units).alpha()


def interval(units: Iterable[Sequence[str]], *, draws: int = DRAWS, level: float = LEVEL) -> tuple[float, float] | None:
    """Return between what alpha lies in that share of samples of as many units, drawn with replacement from these.

    None where alpha is not defined. Samples in which all values are one are passed over.
    """
    table = _Table(units)
    if table.alpha() is None:
        return None
    count = len(table.sizes)
    weights = np.random.RandomState(SEED).multinomial(count, [1 / count] * count, size=draws)
    found = [one for one in map(table.alpha, weights) if one is not None]
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2]) if found else (np.nan, np.nan)
    return float(low), float(high)


class _Table:
    """The values of all units that have several: how many and how unlike in each, and where each value stands."""

    def __init__(self, units: Iterable[Sequence[str]]) -> None:
        paired = [values for values in units if len(values) > 1]
        codes = {value: code for code, value in enumerate(dict.fromkeys(value for one in paired for value in one))}
        self.values = np.array([codes[value] for one in paired for value in one], dtype=np.intp)
        self.unit = np.array([at for at, one in enumerate(paired) for _ in one], dtype=np.intp)
        self.sizes = np.array([len(one) for one in paired], dtype=float)
        self.unlike = np.array([_unlike(one) for one in paired], dtype=float)

    @property
    def agree(self) -> float:
        """The share of pairs inside units that are alike."""
        return 1 - float(self.unlike.sum() / self.sizes.sum())

    def alpha(self, weights: "np.typing.NDArray[np.int_] | None" = None) -> float | None:
        """Return alpha with each unit taken so many times, once by default."""
        taken = np.ones(len(self.sizes)) if weights is None else weights
        total = float(taken @ self.sizes)
        counts = np.bincount(self.values, weights=taken[self.unit]) if total else np.zeros(1)
        expected = total**2 - float(counts @ counts)
        return 1 - (total - 1) * float(taken @ self.unlike) / expected if expected > 0 else None


def _unlike(values: Sequence[str]) -> float:
    """Return the ordered pairs that differ, over how many others each value has."""
    size = len(values)
    return (size**2 - sum(count**2 for count in Counter(values).values())) / (size - 1)
