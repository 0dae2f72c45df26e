"""What is done by a cue of saying: the lists of `data/statement.toml`, looked up by a word of the text."""

import tomllib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from foedus.readers.claims.frames import near
from foedus.readers.claims.roles import lemma

__all__ = ["Act", "act_of", "heads", "wrongs"]


@dataclass(frozen=True, slots=True)
class Act:
    """What is done by a cue.

    `press` is the event that it makes when it presses on a named party, None if it makes none; `target` says where that
    party is found. `alone`, `impersonal`, `clausal` and `addressed` are conditions that `data/statement.toml` explains.
    """

    name: str
    press: str | None
    target: str
    alone: bool
    impersonal: bool
    clausal: bool
    addressed: bool


@dataclass(frozen=True, slots=True)
class _Cue:
    others: tuple[str, ...]
    nominal: bool
    act: Act


@cache
def _acts() -> dict[str, dict[str, Any]]:
    path = files("foedus.readers.claims").joinpath("data/statement.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def wrongs() -> frozenset[str]:
    """Return the lemmas that call something a wrong: who says "they violate the treaty" accuses them."""
    return frozenset(_acts()["accuse"]["wrongs"])


@cache
def _cues() -> dict[str, list[_Cue]]:
    found: dict[str, list[_Cue]] = {}
    for name, row in _acts().items():
        pressing = set(row.get("pressing", ()))
        for nominal, cues in ((False, "cues"), (True, "nouns")):
            for cue in row.get(cues, ()):
                head, *others = cue.split()
                press = row.get("press") if cue in pressing else None
                marks = [not nominal and cue in row.get(mark, ()) for mark in ("impersonal", "clausal", "addressed")]
                act = Act(name, press, row.get("target", "addressee"), row.get("alone", False), *marks)
                found.setdefault(head, []).append(_Cue(tuple(others), nominal, act))
    for entries in found.values():
        entries.sort(key=lambda cue: -len(cue.others))
    return found


def heads() -> AbstractSet[str]:
    """Return the lemmas that may be cues, if their neighbours are right."""
    return _cues().keys()


def act_of(cue: Token) -> tuple[Act, int] | None:
    """Return the act of a cue and the last token of its words, None if it is no cue of saying."""
    for entry in _cues().get(lemma(cue), ()):
        if entry.nominal != (cue.pos_ in {"NOUN", "PROPN"}):
            continue
        places = [near(cue, word) for word in entry.others]
        if None not in places:
            return entry.act, max([cue.i, *(place for place in places if place is not None)])
    return None
