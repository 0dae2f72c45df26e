"""Which decisions are carried over to which versions of their text: kept, as every question asks, made as texts come.

A decision counts in every version of its page that has the sentence, be it newer or older.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from foedus.model import Claim, Decision
from foedus.record import ADD, History, settle
from foedus.record.carrying import Unplaced, carry
from foedus.record.form import write
from foedus.record.placing import Edition
from foedus.store.decisions import STANDING, decision_rows
from foedus.store.loading import histories
from foedus.store.log import Log
from foedus.store.versions import chains
from foedus.store.writing import add_place

__all__ = ["carry_over", "complete", "unplaced"]


def complete(connection: Log) -> None:
    """Carry over the decisions of a record written before that was done, unless another program is writing."""
    texts = connection.execute(  # in this order, of which SQLite would choose the slowest in a great record
        "SELECT DISTINCT claim.text FROM decision CROSS JOIN claim CROSS JOIN version"
        " WHERE claim.nr = decision.claim AND version.text = claim.text AND NOT EXISTS (SELECT 1 FROM carried)"
    ).fetchall()
    if not texts or not connection.begun():
        return
    try:
        for (text,) in texts:
            carry_over(connection, text, afresh=False)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def carry_over(log: Log, text: int, *, afresh: bool = True) -> None:
    """Carry over what is not yet carried among the versions of a text: to the text itself `afresh`, as it was read."""
    versions = _versions(log, text)
    if len(versions) < 2:
        return
    if afresh:
        log.execute("DELETE FROM carried WHERE text = ?", (text,))
    page = _Page(log)
    for own in sorted(versions):
        if decisions := decision_rows(log, "claim.text = ?", own):
            for other in sorted(versions - {own}):
                page.carry(decisions, own, other)


def unplaced(log: Log) -> tuple[Unplaced, ...]:
    """Return the decisions that have no place in the newest version of their text.

    Not those that somebody made when the newest version was there already, nor those that such a one has replaced.
    """
    lost = []
    for (number, text_id), reason in _lost(log).items():
        ((_, decision),) = decision_rows(log, "decision.nr = ?", number)
        read_at = datetime.fromisoformat(_first_read(log, text_id))
        if decision.decided.timestamp() < read_at.timestamp() and not _is_replaced(log, number, decision):
            lost.append(Unplaced(decision, text_id, reason))
    return tuple(lost)


def _lost(log: Log) -> dict[tuple[int, str], str]:
    """Return why each decision has no place in the newest version of a page, by its number and that text's id."""
    return {
        (number, chain[-1].text_id): reason
        for chain in chains(log)
        for number, reason in log.execute(
            "SELECT carried.decision, reason FROM carried JOIN text ON text.nr = carried.text"
            " JOIN decision ON decision.nr = carried.decision"
            f" WHERE text.id = ? AND reason IS NOT NULL AND {STANDING} ORDER BY carried.decision",
            (chain[-1].text_id,),
        )
    }


def _first_read(log: Log, text_id: str) -> str:
    sql = (
        "SELECT started FROM text JOIN reading ON reading.text = text.nr JOIN run ON run.nr = reading.run"
        " WHERE text.id = ? ORDER BY reading.nr LIMIT 1"
    )
    return str(log.execute(sql, (text_id,)).fetchone()[0])


def _is_replaced(log: Log, number: int, decision: Decision) -> bool:
    about = "decision.claim = (SELECT claim FROM decision WHERE nr = ?)"
    return any(
        later.decided.timestamp() > decision.decided.timestamp() and later.field in (None, decision.field)
        for _, later in decision_rows(log, about, number)
    )


def _versions(log: Log, text: int) -> set[int]:
    """Return the texts of the pages that the text stood on, itself among them."""
    sql = "SELECT text FROM version WHERE page IN (SELECT page FROM version WHERE text = ?)"
    return {number for (number,) in log.execute(sql, (text,))}


@dataclass(slots=True)
class _Page:
    """The versions of a page and the claims decided about, each loaded once."""

    log: Log
    editions: dict[int, tuple[str, Edition]] = field(default_factory=dict)
    histories: dict[int, History] = field(default_factory=dict)

    def carry(self, decisions: Iterable[tuple[int, Decision]], own: int, other: int) -> None:
        """Carry decisions about one version over to another, where that has been read and has them not yet."""
        if not self.log.execute("SELECT 1 FROM reading WHERE text = ?", (other,)).fetchone():
            return
        known = dict(self.log.execute("SELECT id, nr FROM claim WHERE text = ?", (other,)).fetchall())
        for number, decision in self._missing(decisions, other):
            (_, old), (text_id, new) = self._edition(own), self._edition(other)
            carried = carry(decision, self._claim(decision), old, new, text_id=text_id, known=known)
            if carried.decision and carried.decision.place:
                known[carried.decision.claim_id] = add_place(self.log, carried.decision.place, new.content)
            row = (number, other, *_landed(carried.decision, known), carried.reason)
            self.log.execute("INSERT INTO carried VALUES (?, ?, ?, ?, ?, ?)", row)

    def _missing(self, decisions: Iterable[tuple[int, Decision]], text: int) -> Iterator[tuple[int, Decision]]:
        held = {number for (number,) in self.log.execute("SELECT decision FROM carried WHERE text = ?", (text,))}
        missing = [(number, decision) for number, decision in decisions if number not in held]
        yield from sorted(missing, key=lambda pair: pair[1].verdict != ADD)  # what is added can then be decided about

    def _edition(self, number: int) -> tuple[str, Edition]:
        if number not in self.editions:
            text_id, content = self.log.execute("SELECT id, content FROM text WHERE nr = ?", (number,)).fetchone()
            self.editions[number] = text_id, Edition(content)
        return self.editions[number]

    def _claim(self, decision: Decision) -> Claim:
        """Return the claim as the newest reading that saw it has it, or as whoever added it."""
        (number,) = self.log.execute("SELECT nr FROM claim WHERE id = ?", (decision.claim_id,)).fetchone()
        if number not in self.histories:
            (self.histories[number],) = histories(self.log, claims=[number])
        history = self.histories[number]
        added = tuple(one for one in history.decisions if one.verdict == ADD)
        if decision.verdict == ADD:
            history, added = replace(history, statements=()), (decision,)
        return settle(replace(history, decisions=() if history.statements else added, carried=())).claim


def _landed(decision: Decision | None, known: dict[str, int]) -> tuple[int | None, str | None, str | None]:
    if decision is None:
        return None, None, None
    return known[decision.claim_id], write(decision.value) if decision.verdict == "set" else None, decision.seen
