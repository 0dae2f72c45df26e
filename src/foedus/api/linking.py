"""People's word on which claims tell of one thing: given, taken back, and listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Unpack

from foedus.api.deciding import By, whoever
from foedus.api.why import full_id
from foedus.errors import DecisionError
from foedus.record import settle
from foedus.store import Store
from foedus.things import UNDONE, sorts_of

__all__ = ["Linked", "link", "linked"]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a person said last of two claims: that they tell of the `same` thing or stand `apart`, and their words."""

    columns: ClassVar[tuple[str, ...]] = ("verdict", "words", "other_words", "person")
    verdict: str
    claim: str
    words: str
    other: str
    other_words: str
    person: str
    note: str | None = None


def link(store: Store, one: str, other: str, verdict: str, **by: Unpack[By]) -> None:
    """Record what a person says of two claims; DecisionError for two that can never tell of one thing."""
    ids = [full_id(store, claim) for claim in (one, other)]
    kinds = [store.history(claim).kind for claim in ids]
    if ids[0] == ids[1]:
        raise DecisionError("a claim tells of the same thing as itself", "name two claims")
    if not sorts_of(kinds[0]) & sorts_of(kinds[1]):
        raise DecisionError(f"a {kinds[0]} and a {kinds[1]} never tell of one thing", "name two of one kind")
    if verdict == UNDONE and not any({row.claim, row.other} == {*ids} for row in linked(store)):
        raise DecisionError("nobody has said of the two that they are the same or apart", "see `foedus links`")
    store.add_link(ids[0], ids[1], verdict, person=by.get("person") or whoever(), note=by.get("note"))


def linked(store: Store) -> tuple[Linked, ...]:
    """Return what people said last of every two claims, in the order in which they said it."""
    return tuple(_linked(store))


def _linked(store: Store) -> Iterator[Linked]:
    for one, other, verdict, person, note in store.links():
        words = [settle(store.history(claim)).claim.quote.text for claim in (one, other)]
        yield Linked(verdict, one, words[0], other, words[1], person, note)
