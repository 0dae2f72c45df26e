"""The cue lexicon: how often a word in a frame attributes its content to a source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.errors import KnowledgeError

__all__ = ["Lexicon", "lexicon"]

FILES = ("cues.toml", "additions.toml")  # a later file adds to, and wins over, an earlier one
PARTS = ("verb", "noun", "adjective", "adverb", "preposition")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Weights between 0 and 1 by part of speech, lemma and frame; `light` verbs leave the attributing to a noun."""

    cues: Mapping[str, Mapping[str, Mapping[str, float]]]
    light: frozenset[str] = frozenset()

    def knows(self, pos: str, lemma: str) -> bool:
        """Tell whether the lemma may be a cue: any verb may, with a clause or a quotation, others must be listed."""
        return pos in ("verb", "preposition") or lemma in self.cues[pos]

    def weight(self, pos: str, lemma: str, frame: str) -> float:
        """Return how often the lemma in that frame is a cue; what is not listed is like any other word ("*")."""
        entries = self.cues[pos]
        return entries.get(lemma, {}).get(frame) or entries.get("*", {}).get(frame, 0.0)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that comes with foedus."""
    cues: dict[str, dict[str, dict[str, float]]] = {part: {} for part in PARTS}
    light: frozenset[str] = frozenset()
    for name in FILES:
        found = tomllib.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))
        light |= frozenset(found.pop("light", ()))
        for pos, entries in found.items():
            if pos not in PARTS:
                raise KnowledgeError(f"{name}: no part of speech {pos!r}", f"use one of {', '.join(PARTS)}")
            for lemma, frames in entries.items():
                cues[pos][lemma] = {**cues[pos].get(lemma, {}), **frames}
    return Lexicon(cues, light)
