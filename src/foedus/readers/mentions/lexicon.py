"""The nouns, descriptions and cues that tell who an actor is, read from the data files beside this module."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.errors import KnowledgeError

__all__ = ["Description", "Lexicon", "Noun", "lexicon"]

LONGEST_NOUN = 3  # words in the longest noun of the data
SETS = {
    "after_distance": ("distance", "after"),
    "before_distance": ("distance", "before"),
    "saying": ("verbs", "saying"),
    "meeting": ("verbs", "meeting"),
    "professing": ("verbs", "professing"),
    "animate": ("verbs", "animate"),
    "outsiders": ("outsiders", "words"),
    "impersonal": ("verbs", "impersonal"),
    "documents": ("documents", "nouns"),
    "gatherings": ("gatherings", "nouns"),
    "pairs": ("pairs", "nouns"),
    "anybody": ("anybody", "nouns"),
    "belonging": ("belonging", "nouns"),
    "change": ("change", "words"),
    "past": ("past", "words"),
    "relational": ("relational", "nouns"),
    "incumbency": ("incumbency", "words"),
    "portfolios": ("portfolios", "words"),
    "lifeless": ("lifeless", "words"),
    "lifeless_names": ("lifeless", "names"),
    "domestic": ("domestic", "words"),
    "crowds": ("crowds", "nouns"),
    "utterances": ("utterances", "nouns"),
    "leading": ("verbs", "leading"),
    "heads": ("heads", "nouns"),
    "allegiance": ("allegiance", "words"),
    "quantities": ("quantities", "nouns"),
    "roaming": ("roaming", "groups"),
    "geographic": ("names", "geographic"),
    "renaming": ("names", "renaming"),
    "suffixes": ("names", "suffixes"),
    "particles": ("names", "particles"),
}  # the fields that are sets of words, by table and key of cues.toml


@dataclass(frozen=True, slots=True)
class Noun:
    """What a head noun says of the actor it stands for.

    `party` is a code, or a prefix that ends in a colon and takes the state; "" when the state or organisation named
    with the noun is the party.
    """

    words: str
    type: str
    party: str = ""
    gender: str = ""
    plural: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """Which earlier actors a definite description takes up: of these types, and once called by one of these nouns."""

    types: frozenset[str]
    like: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the data files say, for looking up by lower-case words."""

    nouns: dict[str, Noun]
    last_words: frozenset[str]
    descriptions: dict[str, Description]
    offices: dict[str, frozenset[str]]
    factions: dict[str, str]
    regions: dict[str, str]
    after_distance: frozenset[str]
    before_distance: frozenset[str]
    saying: frozenset[str]
    meeting: frozenset[str]
    professing: frozenset[str]
    animate: frozenset[str]
    impersonal: frozenset[str]
    outsiders: frozenset[str]
    documents: frozenset[str]
    gatherings: frozenset[str]
    pairs: frozenset[str]
    relational: frozenset[str]
    anybody: frozenset[str]
    belonging: frozenset[str]
    change: frozenset[str]
    past: frozenset[str]
    incumbency: frozenset[str]
    portfolios: frozenset[str]
    lifeless: frozenset[str]
    lifeless_names: frozenset[str]
    domestic: frozenset[str]
    crowds: frozenset[str]
    utterances: frozenset[str]
    leading: frozenset[str]
    heads: frozenset[str]
    leading_offices: tuple[str, ...]
    allegiance: frozenset[str]
    quantities: frozenset[str]
    roaming: frozenset[str]
    renaming: frozenset[str]
    geographic: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    genders: dict[str, str]
    endings: dict[str, str]

    def noun_at(self, lemmas: list[str]) -> tuple[int, Noun] | None:
        """Return the longest noun that the lemmas end with, and how many of them it takes."""
        for length in range(min(LONGEST_NOUN, len(lemmas)), 0, -1):
            noun = self.nouns.get(" ".join(lemmas[-length:]))
            if noun:
                return length, noun
        return None

    def gender(self, name: str) -> str:
        """Return "f" or "m" where the given name tells, or else the end of the surname, "" where neither does."""
        first, _, last = name.casefold().partition(" ")
        given = self.genders.get(first.partition("-")[0], "")
        if given or not last:
            return given
        return next((gender for ending, gender in self.endings.items() if last.endswith(ending)), "")


@cache
def lexicon() -> Lexicon:
    """Read the data files, once a process."""
    described, cues, given = _table("descriptions"), _table("cues"), _table("given_names")
    nouns = _by_words(_nouns(_table("nouns")["class"]))
    return Lexicon(
        nouns=nouns,
        last_words=frozenset(noun.rpartition(" ")[2] for noun in nouns),
        descriptions={noun: _description(row) for row in described["description"] for noun in row["nouns"]},
        offices={row["noun"]: frozenset(row["organs"]) for row in described["office"]},
        factions=cues["factions"],
        regions=cues["regions"],
        leading_offices=tuple(cues["heads"]["offices"]),
        genders={name: gender for gender, names in given["given"].items() for name in names},
        endings={ending: gender for gender, endings in given["endings"].items() for ending in endings},
        **{field: frozenset(cues[table][key]) for field, (table, key) in SETS.items()},
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))


def _nouns(rows: Iterable[dict[str, Any]]) -> Iterable[Noun]:
    for row in rows:
        for words in row["nouns"]:
            plural, capital = row.get("plural", False), row.get("capital", False)
            yield Noun(words, row["type"], row.get("party", ""), row.get("gender", ""), plural, capital)


def _by_words(nouns: Iterable[Noun]) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for noun in nouns:
        if noun.words in found:
            raise KnowledgeError(f"the noun {noun.words!r} stands in two classes", "leave it in one of nouns.toml")
        found[noun.words] = noun
    return found


def _description(row: dict[str, Any]) -> Description:
    return Description(frozenset(row["type"]), frozenset(row["like"]))
