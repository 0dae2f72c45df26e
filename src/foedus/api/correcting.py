"""What people decide about a record, and what they say of two claims or two accounts."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from foedus.api import reviewing
from foedus.api.adding import Adding, Found, add, find
from foedus.api.deciding import By, Decider
from foedus.api.decisions import Decided, decided, take, take_decisions
from foedus.api.deeds import Did, did
from foedus.api.linking import Linked, link, linked
from foedus.api.ruling import Settled, rule, said, unrule
from foedus.api.table import Table
from foedus.api.taking import Taken
from foedus.api.why import Why, full_id
from foedus.knowledge import Knowledge
from foedus.ledgers import Contradiction
from foedus.model import Decision, Words, encode
from foedus.record.decide import WHOLE
from foedus.store import Store
from foedus.things import APART, SAME, UNDONE

if TYPE_CHECKING:
    pass

__all__ = ["Correctable"]

REJECT = "reject"


class Correctable:
    """The part of a `Record` by which people correct it: an open store, and who is who."""

    def __init__(self, store: Store, *, knowledge: Knowledge | None = None) -> None:
        self.store = store
        self.binding = True  # whether rows of ledgers have their bonds, which takes as long as all the rest
        self.most = 0  # claims that a standing rests on, the last of those that tell of it; 0 for all
        self._given = knowledge

    @property
    def knowledge(self) -> Knowledge:
        """Who is who, and who belonged to what when: ours, and before it the user's own that the record keeps."""
        return self._given or Knowledge.load(*self.store.knowledge())

    def decisions(self) -> Table[Decided]:
        """Every decision that people made, those about one claim together."""
        return Table(tuple(decided(self.store.entries())), Decided)

    def take_decisions(self, path: str | Path) -> Taken:
        """Take in people's decisions from another record, as `decisions().to_json()` gives them, one a line.

        Doing it twice changes nothing. A decision about a claim that this record does not have is left, and reported.
        """
        return take_decisions(self.store, Path(path))

    def take(self, decisions: Iterable[Decision]) -> Taken:
        """Take in decisions that another record hands on, as `take_decisions` does those in a file."""
        return take(self.store, tuple(decisions))

    def code(self, claim_id: str, fields: Mapping[str, Any], *, coder: str, note: str | None = None) -> Why:
        """Say as a coder what a claim says, having seen its words alone: every field, as for `add`."""
        return Decider(self.store, self.knowledge, coder=coder, note=note).code(claim_id, fields)

    def adjudicate(
        self, claim_id: str, field: str, like: str, *, person: str | None = None, note: str | None = None
    ) -> Why:
        """Settle what coders differ on as one of them has it ("*" for the whole claim), whatever they decide later."""
        claim = full_id(self.store, claim_id)
        value = reviewing.adjudicated(self.store, claim, field, like).value
        judge = Decider(self.store, self.knowledge, person=person, note=note, adjudicates=True)
        if field == WHOLE:
            return judge.reject(claim, None) if value == REJECT else judge.accept(claim, None)
        return judge.set(claim, field, encode(value))

    def log(self, person: str | None = None, *, limit: int | None = None, skip: int = 0) -> Table[Did]:
        """What people did, or one of them, the latest first, what was taken back among it."""
        return Table(tuple(did(self.store, person=person, limit=limit, skip=skip)), Did)

    def accept(self, claim_id: str, field: str | None = None, **by: Unpack[By]) -> Why:
        """Settle a claim, or one field of it, as it now stands, and return what it rests on then."""
        return Decider(self.store, self.knowledge, **by).accept(claim_id, field)

    def reject(self, claim_id: str, field: str | None = None, **by: Unpack[By]) -> Why:
        """Take a claim out of the ledgers, or empty one field of it, and return what it rests on then."""
        return Decider(self.store, self.knowledge, **by).reject(claim_id, field)

    def set(self, claim_id: str, field: str, value: Any, **by: Unpack[By]) -> Why:
        """Set one field of a claim to what is written: "declined", "ARM", "2023-11-23", an actor as a dict, or a list.

        Words must stand in the claim's text. DecisionError for a value that the field cannot take.
        """
        return Decider(self.store, self.knowledge, **by).set(claim_id, field, value)

    def correct(self, claim_id: str, fields: Mapping[str, Any], **by: Unpack[By]) -> Why:
        """Set several fields of a claim, each as `set` does; where one cannot be, none is."""
        return Decider(self.store, self.knowledge, **by).correct(claim_id, fields)

    def undo(self, name: str, **by: Unpack[By]) -> Why:
        """Take back a decision, or a claim's last one, by its id, as if it had not been made; the log keeps it."""
        return Decider(self.store, self.knowledge, **by).undo(name)

    def add(
        self, kind: str, quote: str | Words, *, document: str, fields: Mapping[str, Any] | None = None,
        **how: Unpack[Adding],
    ) -> Why:  # fmt: skip
        """Add a claim that readers missed, quoted from a document's text, and return what it rests on.

        `document` is its key, address, title or id; `fields` are written as for `set`. What no person can mean is
        refused with DecisionError: words that do not stand there, or several times; an unknown kind, field or value.
        """
        return add(self.store, self.knowledge, kind, quote, document=document, fields=fields or {}, how=how)

    def find(self, document: str, quote: str, *, before: str = "", after: str = "") -> tuple[Found, ...]:
        """Return where words stand in a document's text: between those others, or everywhere where no such are.

        DecisionError where they stand nowhere, with what is most like them.
        """
        return find(self.store, document, quote, before=before, after=after)

    def same(self, one: str, other: str, **by: Unpack[By]) -> None:
        """Say that two claims tell of one thing, whatever the ledgers make of them; DecisionError where they cannot."""
        link(self.store, one, other, SAME, **by)

    def apart(self, one: str, other: str, **by: Unpack[By]) -> None:
        """Say that two claims tell of two things, whatever the ledgers make of them."""
        link(self.store, one, other, APART, **by)

    def unlink(self, one: str, other: str, **by: Unpack[By]) -> None:
        """Take back what was said of two claims, as if it had never been; DecisionError where nothing was."""
        link(self.store, one, other, UNDONE, **by)

    def settle(
        self, claim_id: str, against: str | None = None, *, keep_open: bool = False, **by: Unpack[By]
    ) -> Contradiction:
        """Say that of accounts which cannot all hold the one that a claim gives does, and return the contradiction.

        `against` is a claim of another account, needed where several contradictions rest on the first. With
        `keep_open`, that it is open, and `note` why. Nothing but the contradiction changes. DecisionError where there
        is none.
        """
        return rule(self.store, self.knowledge, claim_id, against, keep_open=keep_open, **by)

    def unsettle(self, claim_id: str, against: str | None = None, **by: Unpack[By]) -> Contradiction:
        """Take back what was said last of a contradiction, named as for `settle`; the log keeps it."""
        return unrule(self.store, self.knowledge, claim_id, against, **by)

    def rulings(self) -> Table[Settled]:
        """What people say of accounts that cannot all hold, by time."""
        return Table(tuple(said(self.store)), Settled)

    def links(self) -> Table[Linked]:
        """What people say of two claims: that they tell of the same thing, or stand apart."""
        return Table(linked(self.store), Linked)
