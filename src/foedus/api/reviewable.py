"""Review a record: which claims await a decision, samples for coders, how far they agree, what an edit lost."""

from typing import TYPE_CHECKING, Unpack

from foedus.api import reviewing
from foedus.api.asked import Asked
from foedus.api.correcting import Correctable
from foedus.api.reviewing import LEDGERS, Disagreement, Pending, Sampled, Unplaced, read_once
from foedus.api.table import Table
from foedus.ledgers import Query
from foedus.shelf import due, weighed

if TYPE_CHECKING:
    from foedus.record.agreement import Agreement

__all__ = ["Reviewable"]


class Reviewable(Correctable):
    """The part of a `Record` that says what people are to look at, and how far they agree."""

    def review(
        self,
        org: str | None = None,
        *,
        kind: str | None = None,
        limit: int | None = None,
        skip: int = 0,
        **asked: Unpack[Asked],
    ) -> Table[Pending]:
        """The claims that await a decision, by how much of the ledgers one can be expected to change.

        With `limit`, so many of them after as many as are passed over, by what the record keeps of each: a great
        record is not read for it. Asked for more than an organisation and a party, or without `limit`, it is.
        """
        reviewing.check_kind(kind)
        if limit is not None and (numbers := self._due(org, kind, skip + limit, asked)) is not None:
            found = weighed(self.store, self.knowledge, numbers[skip:])
            return Table(tuple(map(Pending.of, found)), Pending)
        once = type(self)(read_once(self.store), knowledge=self.knowledge)
        rows = ((name, row) for name in LEDGERS for row in getattr(once, name)(org, **asked))
        pending = tuple(reviewing.pending(once.store, rows, kind=kind))
        return Table(pending[skip : None if limit is None else skip + limit], Pending)

    def awaiting(self, org: str | None = None, *, kind: str | None = None, most: int, **asked: Unpack[Asked]) -> int:
        """How many claims await a decision, counted up to `most`."""
        numbers = self._due(org, kind, most, asked)
        return len(numbers) if numbers is not None else len(self.review(org, kind=kind, **asked)[:most])

    def _due(self, org: str | None, kind: str | None, most: int, asked: Asked) -> list[int] | None:
        """Return the claims (numbers) that await a decision, None where what is kept of them does not tell."""
        if any(value for name, value in asked.items() if name != "about"):
            return None
        return due(self.store, Query(org=org, about=asked.get("about")), self.knowledge, kind=kind, most=most)

    def settled(self, person: str | None = None) -> frozenset[str]:
        """The ids of the claims that people (or one of them) accepted, rejected or added as a whole."""
        made = (one for one in self.store.decisions() if person in (None, one.person))
        return frozenset(one.claim_id for one in made if one.field is None)

    def sample(
        self,
        size: int,
        *,
        seed: int = 0,
        coder: str | None = None,
        kind: str | None = None,
        org: str | None = None,
        about: str | None = None,
    ) -> Table[Sampled]:
        """A sample of the claims for coders to decide about, the same for each of them, and how far one has come."""
        query = Query(org=org, about=about)
        found = reviewing.sampled(self.store, query, self.knowledge, size=size, seed=seed, coder=coder, kind=kind)
        return Table(tuple(found), Sampled)

    def unseen(
        self,
        coder: str,
        *,
        size: int = 50,
        seed: int = 0,
        kind: str | None = None,
        org: str | None = None,
        about: str | None = None,
    ) -> Table[Sampled]:
        """The claims for a second coder to code blind: those that others decided about, then a sample of so many."""
        query = Query(org=org, about=about)
        found = reviewing.unseen(self.store, query, self.knowledge, coder=coder, size=size, seed=seed, kind=kind)
        return Table(tuple(found), Sampled)

    def agreement(self, *coders: str) -> "Table[Agreement]":
        """How far coders (all, or those named) agree on each field beyond chance."""
        return Table(reviewing.agreement(self.store, coders))

    def disagreements(self, *coders: str) -> Table[Disagreement]:
        """What coders (all, or those named) chose differently, with what each chose."""
        return Table(tuple(reviewing.disagreements(self.store, coders)), Disagreement)

    def unplaced(self) -> Table[Unplaced]:
        """The decisions that an edit of their text has left without a place, and why."""
        return Table(tuple(reviewing.unplaced(self.store)), Unplaced)
