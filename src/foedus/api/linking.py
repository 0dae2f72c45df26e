"""People's word on which claims tell of one thing: given, taken back, listed, and taken in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Unpack

from foedus.api.deciding import By, whoever
from foedus.api.taking import Left, Taken
from foedus.api.why import full_id
from foedus.errors import DecisionError, QueryError
from foedus.record import settle
from foedus.store import Store
from foedus.things import APART, SAME, UNDONE, sorts_of

__all__ = ["Linked", "Said", "link", "linked", "said_told", "take_links"]


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


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of two claims, as another record hands it on."""

    claim: str
    other: str
    verdict: str
    person: str
    note: str | None = None

    @property
    def key(self) -> tuple[frozenset[str], str, str, str | None]:
        """What makes it the same as another, whichever claim comes first."""
        return frozenset((self.claim, self.other)), self.verdict, self.person, self.note


def said_told(data: Mapping[str, Any]) -> Said:
    """Return what a line of `links.jsonl` says; KeyError, TypeError or ValueError for what is none."""
    if data["verdict"] not in (SAME, APART):
        raise ValueError(f"two claims are not {data['verdict']!r}")
    return Said(data["claim"], data["other"], data["verdict"], data["person"], data.get("note"))


def take_links(store: Store, found: Sequence[Said]) -> Taken:
    """Take in what people say of two claims, unless that is what was said last of them here already."""
    known = {Said(*row).key for row in store.links()}
    new = {said.key: said for said in found if said.key not in known}
    left = []
    for said in new.values():
        try:
            link(store, said.claim, said.other, said.verdict, person=said.person, note=said.note)
        except (DecisionError, QueryError) as error:
            left.append(Left(f"{said.claim} and {said.other}", error.what))
    return Taken(len(new) - len(left), len(found) - len(new), tuple(left))
