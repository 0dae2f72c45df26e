"""People's decisions in the log: written once each, and read back by the claim that they are about."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from foedus.model import Decision, Place, Span, Words
from foedus.record import ADD
from foedus.record.form import read, write
from foedus.store.log import Log
from foedus.store.numbers import listed

__all__ = [
    "STANDING",
    "add_decision",
    "all_decisions",
    "carried_to",
    "decision_of",
    "decision_rows",
    "decisions_about",
    "undo",
]

_Row = tuple[Any, ...]


PLACE = (
    'text.id, kind, claim."start", claim."end", substr(content, claim."start" + 1, claim."end" - claim."start"), part'
)
_COLUMNS = f"claim.id, verdict, decided, person, field, value, seen, note, adjudicates, {PLACE}"
STANDING = "decision.nr NOT IN (SELECT decision FROM undone)"  # in SQL, that nobody has taken a decision back
_PLACED = "JOIN text ON text.nr = claim.text"


def add_decision(log: Log, decision: Decision) -> int:
    """Record a decision that has been checked, unless it is there already, and return the number of its text.

    The claim that it is about must be there; one that it adds too.
    """
    claim, text = log.execute("SELECT nr, text FROM claim WHERE id = ?", (decision.claim_id,)).fetchone()
    if decision.id not in {held.id for _, held in decision_rows(log, "decision.claim = ?", claim, undone=True)}:
        _add(log, claim, decision)
    return int(text)


def _add(log: Log, claim: int, decision: Decision) -> None:
    log.execute(
        "INSERT INTO decision (claim, field, verdict, value, seen, person, decided, note, adjudicates)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            claim,
            decision.field,
            decision.verdict,
            write(decision.value) if decision.verdict == "set" else None,
            decision.seen,
            decision.person,
            decision.decided.isoformat(),
            decision.note,
            decision.adjudicates,
        ),
    )


def undo(log: Log, decision_id: str, claim_id: str, person: str, note: str | None) -> bool:
    """Take back a decision about that claim, and tell whether it was in force until now."""
    (claim,) = log.execute("SELECT nr FROM claim WHERE id = ?", (claim_id,)).fetchone()
    numbers = [nr for nr, held in decision_rows(log, "decision.claim = ?", claim) if held.id == decision_id]
    when = datetime.now(UTC).isoformat()
    log.executemany("INSERT INTO undone VALUES (?, ?, ?, ?)", [(nr, person, when, note) for nr in numbers])
    return bool(numbers)


def decision_rows(log: Log, where: str = "TRUE", *values: int, undone: bool = False) -> list[tuple[int, Decision]]:
    """Return decisions with their numbers, in the order of the log; `where` picks them by columns of `decision`.

    None that was taken back, unless `undone`.
    """
    in_force = "TRUE" if undone else STANDING
    rows = log.execute(
        f"SELECT decision.nr, {_COLUMNS} FROM decision JOIN claim ON claim.nr = decision.claim {_PLACED}"
        f" WHERE {where} AND {in_force} ORDER BY decision.nr",
        values,
    )
    return [(nr, decision_of(*row)) for nr, *row in rows]


def all_decisions(log: Log) -> tuple[Decision, ...]:
    """Return every decision as it was made, in the order of the log; none that was only carried over."""
    return tuple(decision for _, decision in decision_rows(log))


def decisions_about(log: Log, claims: Sequence[int] | None = None) -> dict[int, tuple[Decision, ...]]:
    """Return the decisions about every claim (or about these), by its number, in the order of the log."""
    return _by_claim(
        log.execute(
            f"SELECT claim.nr, {_COLUMNS} FROM decision JOIN claim ON claim.nr = decision.claim {_PLACED}"
            f" WHERE {_only(claims)} AND {STANDING} ORDER BY decision.nr"
        ).fetchall()
    )


def carried_to(log: Log, claims: Sequence[int] | None = None) -> dict[int, tuple[Decision, ...]]:
    """Return the decisions carried over to every claim (or to these) from other versions of its text, by number."""
    return _by_claim(
        log.execute(
            "SELECT claim.nr, claim.id, verdict, decided, person, field, carried.value, carried.seen, note,"
            f" adjudicates, {PLACE} FROM carried JOIN decision ON decision.nr = carried.decision"
            f" JOIN claim ON claim.nr = carried.claim {_PLACED} WHERE {_only(claims)} AND {STANDING}"
            " ORDER BY decision.nr"
        ).fetchall()
    )


def decision_of(
    claim_id: str, verdict: str, decided: str, person: str, field: str | None, value: str | None, seen: str | None,
    note: str | None, adjudicates: bool, *standing: Any,
) -> Decision:  # fmt: skip
    """Return the decision that a row holds; `standing` is where its claim does."""
    when = datetime.fromisoformat(decided)
    chosen = read(value) if value is not None else None
    place = place_of(*standing) if verdict == ADD else None
    return Decision(claim_id, verdict, when, person, field, chosen, seen, note, bool(adjudicates), place)


def place_of(text_id: str, kind: str, start: int, end: int, exact: str, part: int) -> Place:
    """Return the place that a row holds."""
    return Place(text_id, kind, Words(Span(start, end), exact), part)


def _only(claims: Sequence[int] | None) -> str:
    return "TRUE" if claims is None else f"claim.nr IN ({listed(claims)})"


def _by_claim(rows: list[_Row]) -> dict[int, tuple[Decision, ...]]:
    found: defaultdict[int, list[Decision]] = defaultdict(list)
    for claim, *row in rows:
        found[claim].append(decision_of(*row))
    return {claim: tuple(decisions) for claim, decisions in found.items()}
