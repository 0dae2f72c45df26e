"""Whom a query means: a written name as the codes and names by which claims are compared with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from foedus.errors import QueryError
from foedus.knowledge import Entity, Knowledge
from foedus.ledgers.parties import named
from foedus.model import Actor
from foedus.model.remembering import remembered
from foedus.record import Entry
from foedus.things import actors_in, codes_in

__all__ = ["Target", "target"]

PEOPLE = ("person",)


@dataclass(frozen=True)
class Target:
    """A party by its code, or a person or an outlet by name. `names` are folded in case, `spelt` is as written."""

    code: str | None = None
    names: frozenset[str] = frozenset()
    spelt: tuple[str, ...] = ()

    def is_actor(self, actor: Actor) -> bool:
        """Tell whether the actor is, or acts for, what is meant."""
        if self.code is not None:
            return actor.party == self.code
        return bool(actor.name and actor.name.casefold() in self.names) or actor.text.casefold() in self.names

    def is_code(self, code: object) -> bool:
        """Tell whether the code is what is meant."""
        return self.code is not None and code == self.code

    def is_outlet(self, entry: Entry) -> bool:
        """Tell whether one of the outlets that carry the claim is meant."""
        return any(document.source and document.source.casefold() in self.names for document in entry.documents)

    @cached_property
    def words(self) -> re.Pattern[str]:
        """What finds a name of it in running words."""
        longest_first = sorted(self.spelt, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def target(written: str, knowledge: Knowledge, entries: Iterable[Entry]) -> Target:
    """Return whom the words mean: somebody known, else somebody or some outlet that the record names.

    QueryError with near names where it is neither.
    """
    entity = named(written, knowledge)
    if entity:
        return _of_entity(knowledge.by_id.get(entity.party, entity) if entity.type not in PEOPLE else entity)
    asked = written.strip().casefold()
    codes, names = _in_record(entries)
    if code := next((code for code in codes if code.casefold() == asked), None):
        return Target(code, spelt=(code,))
    if found := {name.casefold() for name in names if _answers_to(name.casefold(), asked)}:
        return Target(None, frozenset(found), (written.strip(),))
    raise QueryError(f"nobody called {written!r} is known", _near(written, knowledge, names | codes))


def _in_record(entries: Iterable[Entry]) -> tuple[set[str], set[str]]:
    """Return every code and every name of an actor or an outlet in the record."""
    codes: set[str] = set()
    names: set[str] = set()
    for entry in entries:
        own = _in_entry(entry)
        codes |= own[0]
        names |= own[1]
    return codes, names


@remembered
def _in_entry(entry: Entry) -> tuple[frozenset[str], frozenset[str]]:
    actors = (*actors_in(entry.claim), *entry.claim.by)
    codes = frozenset([*codes_in(entry.claim), *(actor.party for actor in actors)])
    named = (name for actor in actors for name in (actor.name, actor.text))
    return codes, frozenset(filter(None, (*named, *(document.source for document in entry.documents))))


def _of_entity(entity: Entity) -> Target:
    spelt = (entity.name, *entity.names)
    return Target(None if entity.type in PEOPLE else entity.party, frozenset(map(str.casefold, spelt)), spelt)


def _answers_to(name: str, asked: str) -> bool:
    return name == asked or name.endswith(f" {asked}")


def _near(written: str, knowledge: Knowledge, names: set[str]) -> str:
    known = {name for entity in knowledge.by_id.values() for name in entity.names} | names
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(written.strip().casefold(), by_folded, n=3, cutoff=0.6)
    if not found:
        return "write a code (ARM, CSTO) or a name (Armenia, Nikol Pashinyan)"
    return f"did you mean {' or '.join(by_folded[name] for name in found)}?"
