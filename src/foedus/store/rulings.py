"""What people say of accounts that cannot all hold, in the log."""

import json
from datetime import UTC, datetime

from foedus.model import Ruling
from foedus.store.log import Log

__all__ = ["add", "in_force", "undo"]

_IN_FORCE = "ruling.nr NOT IN (SELECT ruling FROM ruling_undone)"


def add(log: Log, ruling: Ruling) -> None:
    """Record a ruling, unless it is there already, taken back or not."""
    row = (
        ruling.id,
        json.dumps(ruling.sides),
        ruling.holds,
        ruling.person,
        ruling.decided.isoformat(),
        ruling.note,
    )
    log.execute(
        "INSERT INTO ruling (id, sides, holds, person, decided, note) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO NOTHING",
        row,
    )


def in_force(log: Log) -> tuple[Ruling, ...]:
    """Return the rulings that nobody has taken back, by time."""
    rows = log.execute(f"SELECT sides, holds, person, decided, note FROM ruling WHERE {_IN_FORCE} ORDER BY nr")
    return tuple(sorted(map(_ruling, rows), key=lambda ruling: ruling.decided.timestamp()))


def undo(log: Log, ruling_id: str, person: str, note: str | None) -> bool:
    """Take back a ruling, and tell whether it was in force until now."""
    when = datetime.now(UTC).isoformat()
    sql = f"INSERT INTO ruling_undone SELECT nr, ?, ?, ? FROM ruling WHERE id = ? AND {_IN_FORCE}"
    return log.execute(sql, (person, when, note, ruling_id)).rowcount > 0


def _ruling(row: tuple[str, int | None, str, str, str | None]) -> Ruling:
    sides, holds, person, decided, note = row
    return Ruling(tuple(map(tuple, json.loads(sides))), holds, person, datetime.fromisoformat(decided), note)
