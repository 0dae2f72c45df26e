"""What is remembered of claims, so that pages that show the same ones again and again need not make it anew."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

__all__ = ["forget", "remembered"]

MOST = 1 << 15  # claims, of some kB each with all that is made of them

P = ParamSpec("P")
R = TypeVar("R")

_forgetting: list[Callable[[], None]] = []


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Have what a function returns for a claim remembered, of the claims that were asked for last, until `forget`."""
    kept = lru_cache(maxsize=MOST)(function)
    _forgetting.append(kept.cache_clear)
    return kept  # type: ignore[return-value]  # what is asked by can be hashed, which types do not tell


def forget() -> None:
    """Let go of all that is remembered of claims, of which whoever reads a year of news needs nothing any more."""
    for each in _forgetting:
        each()
