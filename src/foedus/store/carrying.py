"""Which decisions are carried over to which edited texts: kept, as every question asks, made again when a text comes.

A version of a document is another text under its key or address that came into the record later.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from foedus.model import Decision, Span, Words
from foedus.record.carrying import Place, Unplaced, carry
from foedus.record.form import read, write
from foedus.record.placing import Edition
from foedus.store.decisions import decision_rows

__all__ = ["carry_decision", "carry_over", "unplaced"]


def carry_over(log: sqlite3.Connection, text: int) -> None:
    """Carry the decisions about earlier versions over to a text and to those later than it, as all now stand."""
    versions = sorted({text, *_versions(log, text)})
    if len(versions) == 1:
        return
    for later in (version for version in versions if version >= text):
        log.execute("DELETE FROM carried WHERE text = ?", (later,))
        for earlier in sorted(version for version in _versions(log, later) if version < later):
            decisions = decision_rows(log, "claim.text = ?", earlier)
            if decisions:
                _Way(log, earlier, later).carry(decisions)


def carry_decision(log: sqlite3.Connection, number: int) -> None:
    """Carry a new decision over to every later version of its text."""
    ((_, decision),) = decision_rows(log, "decision.nr = ?", number)
    (text,) = log.execute("SELECT text FROM claim WHERE id = ?", (decision.claim_id,)).fetchone()
    for later in sorted(version for version in _versions(log, text) if version > text):
        _Way(log, text, later).carry([(number, decision)])


def unplaced(log: sqlite3.Connection) -> tuple[Unplaced, ...]:
    """Return the decisions that an edit has left without a place in the newest version of their text.

    Not those that somebody made when the newer version was there already, nor those that such a one has replaced.
    """
    if not log.execute("SELECT 1 FROM sqlite_schema WHERE name = 'carried'").fetchone():
        return ()  # a record of version 2 that may only be read
    lost = [(nr, text, reason) for nr, (text, reason) in _newest(log) if reason is not None]
    by_number = dict(decision_rows(log, f"decision.nr IN ({', '.join(str(nr) for nr, *_ in lost)})"))
    later = _later(log, by_number.values())
    first_read = _first_read(log, {text for _, text, _ in lost})
    return tuple(
        Unplaced(decision, text_id, reason)
        for nr, text, reason in lost
        for decision, (text_id, read_at) in [(by_number[nr], first_read[text])]
        if decision.decided.timestamp() < read_at.timestamp()
        and not any(_replaces(newer, decision) for newer in later[decision.claim_id])
    )


def _newest(log: sqlite3.Connection) -> Iterator[tuple[int, tuple[int, str | None]]]:
    """Yield each decision with what became of it in the newest text that it was to be carried to."""
    rows = log.execute("SELECT decision, text, reason FROM carried ORDER BY decision, text").fetchall()
    for number, group in groupby(rows, itemgetter(0)):
        *_, (_, text, reason) = group
        yield number, (text, reason)


def _later(log: sqlite3.Connection, decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for claim_id in {decision.claim_id for decision in decisions}:
        (number,) = log.execute("SELECT nr FROM claim WHERE id = ?", (claim_id,)).fetchone()
        found[claim_id] = [decision for _, decision in decision_rows(log, "decision.claim = ?", number)]
    return found


def _replaces(newer: Decision, decision: Decision) -> bool:
    return newer.decided.timestamp() > decision.decided.timestamp() and newer.field in (None, decision.field)


def _first_read(log: sqlite3.Connection, texts: set[int]) -> dict[int, tuple[str, datetime]]:
    sql = (
        "SELECT id, started FROM text JOIN reading ON reading.text = text.nr JOIN run ON run.nr = reading.run"
        " WHERE text.nr = ? ORDER BY reading.nr LIMIT 1"
    )
    rows = {text: log.execute(sql, (text,)).fetchone() for text in texts}
    return {text: (text_id, datetime.fromisoformat(started)) for text, (text_id, started) in rows.items()}


def _versions(log: sqlite3.Connection, text: int) -> set[int]:
    """Return the other texts that stand, or stood, under a key or an address of this one."""
    rows = log.execute(
        "WITH own AS (SELECT key, url FROM carries JOIN document ON nr = document WHERE text = :text),"
        " alike AS (SELECT nr FROM document WHERE key IN (SELECT key FROM own)"
        " UNION SELECT nr FROM document WHERE url IN (SELECT url FROM own))"
        " SELECT DISTINCT text FROM carries JOIN alike ON alike.nr = carries.document WHERE text <> :text",
        {"text": text},
    )
    return {number for (number,) in rows}


@dataclass(slots=True)
class _Way:
    """The way from a text to a later version of it."""

    log: sqlite3.Connection
    earlier: int
    later: int

    def carry(self, decisions: Iterable[tuple[int, Decision]]) -> None:
        """Carry decisions about the earlier text over, where it was read at all."""
        if not self.log.execute("SELECT 1 FROM reading WHERE text = ?", (self.later,)).fetchone():
            return
        (_, old), (text_id, new) = self._text(self.earlier), self._text(self.later)
        known = dict(self.log.execute("SELECT id, nr FROM claim WHERE text = ?", (self.later,)).fetchall())
        for number, decision in decisions:
            carried = carry(decision, self._place(decision), old, new, text_id=text_id, known=known)
            row = (number, self.later, *_landed(carried.decision, known), carried.reason)
            self.log.execute("INSERT OR REPLACE INTO carried VALUES (?, ?, ?, ?, ?, ?)", row)

    def _text(self, number: int) -> tuple[str, Edition]:
        text_id, content = self.log.execute("SELECT id, content FROM text WHERE nr = ?", (number,)).fetchone()
        return text_id, Edition(content)

    def _place(self, decision: Decision) -> Place:
        """Return where the claim stands, as the newest reading that saw it has it."""
        kind, start, end, exact, part, quote = self.log.execute(
            'SELECT kind, "start", "end", exact, part, (SELECT value FROM statement JOIN sighting ON statement = nr'
            " WHERE claim = claim.nr AND field = 'quote' ORDER BY reading DESC LIMIT 1)"
            " FROM claim JOIN evidence ON evidence.nr = anchor WHERE claim.id = ?",
            (decision.claim_id,),
        ).fetchone()
        anchor = Words(Span(start, end), exact)
        words = read(quote) if quote else anchor
        return Place(kind, anchor, part, words if isinstance(words, Words) else anchor)


def _landed(decision: Decision | None, known: dict[str, int]) -> tuple[int | None, str | None, str | None]:
    if decision is None:
        return None, None, None
    return known[decision.claim_id], write(decision.value) if decision.verdict == "set" else None, decision.seen
