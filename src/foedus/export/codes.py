"""The country and the sector that other systems code an actor by."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from foedus.api import Knowledge
from foedus.model import Actor

__all__ = ["Coded", "Coder", "table"]

OF_A_STATE = ":"  # "REB:MLI" are the rebels of Mali


@dataclass(frozen=True, slots=True)
class Coded:
    """How an actor is coded; what does not apply or is not known is ""."""

    country: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes actors for one system (a section of `codes.toml`), by what is known of them."""

    system: str
    knowledge: Knowledge

    def code(self, actor: Actor, on: date | None = None) -> Coded:
        """Return the codes of an actor on that day: its party gives the country, its name or words the sector."""
        rules = table("codes")[self.system]
        kind, parted, state = actor.party.partition(OF_A_STATE)
        if parted:
            return Coded(self._country(state, rules), rules["sectors"].get(kind, ""))
        country = self._country(actor.party, rules)
        if actor.party in rules["sectors"]:
            return Coded(country, rules["sectors"][actor.party])
        sector = self._sector(actor, on)
        if self.system == "cameo":  # which has sectors of its own
            sector = rules["sectors"].get(sector, "")
        return Coded(country, sector)

    def _country(self, party: str, rules: Mapping[str, Mapping[str, str]]) -> str:
        if party in rules["countries"]:
            return rules["countries"][party]
        known = self.knowledge.by_id.get(party)
        if known is None or known.type == "state":
            return party if known else ""
        return "IGO" if self.system == "plover" and known.type == "organisation" else ""

    def _sector(self, actor: Actor, on: date | None) -> str:
        """Return the sector that the name has, else the words; what a state does itself its government does."""
        known = self.knowledge.by_id.get(actor.party)
        if known is not None and known.type == "organisation":
            return known.sector if self.system == "cameo" else ""
        found = next(
            (sector for words in (actor.name, actor.text) if words and (sector := _sector(self.knowledge, words, on))),
            "",
        )
        return found or ("GOV" if known is not None and actor.type in ("state", "office", "organ") else "")


@lru_cache(maxsize=8192)  # a record names a few hundred people thousands of times
def _sector(knowledge: Knowledge, words: str, on: date | None) -> str:
    return knowledge.resolve(words, on=on).sector


@cache
def table(name: str) -> dict[str, Any]:
    """Return a data file that stands beside this module."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
