"""How claims about one thing are known from others, from the data file beside this one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Vocabulary", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of `vocabulary.toml`; what each is for stands there."""

    family: Mapping[str, str]
    meetings: tuple[str, ...]
    pointing: frozenset[str]
    by_when: frozenset[str]
    duty: frozenset[str]
    small: frozenset[str]
    pledge: tuple[str, ...]
    unless: tuple[str, ...]
    replies: Mapping[str, Mapping[str, Mapping[str, str]]]
    refusals: frozenset[str]
    turning: frozenset[str]
    bonds: Mapping[str, Mapping[str, str | float]]


@cache
def vocabulary() -> Vocabulary:
    """Return the tables, read once."""
    data = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        family=data["meeting"]["family"],
        meetings=tuple(data["meeting"]["words"]),
        pointing=frozenset(data["demand"]["pointing"]),
        by_when=frozenset(data["demand"]["by_when"]),
        duty=frozenset(data["obligation"]["duty"]),
        small=frozenset(data["likeness"]["small"]),
        pledge=tuple(data["allegiance"]["pledge"]),
        unless=tuple(data["allegiance"]["unless"]),
        replies=data["replies"],
        refusals=frozenset(data["reply"]["refusals"]),
        turning=frozenset(data["reply"]["turning"]),
        bonds=data["bonds"],
    )
