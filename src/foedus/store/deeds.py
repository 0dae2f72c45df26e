"""What people did, the latest first, out of all the parts of the log that people write."""

import sqlite3
from datetime import datetime
from typing import Any

from foedus.store.contract import Deed

__all__ = ["deeds"]

# Of each part the first version of a record that has it.
_PARTS = {
    1: (
        "SELECT decided, decision.person, verdict, claim.id, NULL, field, value, decision.note, {adjudicates}, {undone}"
        " FROM decision JOIN claim ON claim.nr = decision.claim {taken_back}"
    ),
    3: (
        "SELECT decided, person, verdict, one.id, other.id, NULL, NULL, note, 0, NULL, NULL"
        " FROM link JOIN claim AS one ON one.nr = link.one JOIN claim AS other ON other.nr = link.other"
    ),
    10: (
        "SELECT decided, ruling.person, iif(holds IS NULL, 'open', 'holds'),"
        " json_extract(sides, '$[' || ifnull(holds, 0) || '][0]'),"
        " json_extract(sides, '$[' || iif(ifnull(holds, 0) = 0, 1, 0) || '][0]'),"
        " NULL, NULL, ruling.note, 0, ruling_undone.person, undone"
        " FROM ruling LEFT JOIN ruling_undone ON ruling_undone.ruling = ruling.nr"
    ),
}


def deeds(log: sqlite3.Connection, *, person: str | None, limit: int | None, skip: int) -> tuple[Deed, ...]:
    """Return what people did (or one of them), the latest first: `limit` of them after so many."""
    version = int(log.execute("PRAGMA user_version").fetchone()[0])
    told = {
        "adjudicates": "adjudicates" if version >= 3 else "0",
        "undone": "undone.person, undone.undone" if version >= 8 else "NULL, NULL",
        "taken_back": "LEFT JOIN undone ON undone.decision = decision.nr" if version >= 8 else "",
    }
    parts = [part.format(**told) for first, part in _PARTS.items() if version >= first]
    names = "decided, person, verdict, claim, other, field, value, note, adjudicates, undone_by, undone"
    rows = log.execute(
        f"WITH deed ({names}) AS ({' UNION ALL '.join(parts)}) SELECT {names} FROM deed"
        " WHERE ?1 IS NULL OR person = ?1 ORDER BY decided DESC LIMIT ?2 OFFSET ?3",
        (person, -1 if limit is None else limit, skip),
    )
    return tuple(map(_deed, rows))


def _deed(row: tuple[Any, ...]) -> Deed:
    decided, person, verdict, claim, other, field, value, note, adjudicates, undone_by, undone = row
    return Deed(
        datetime.fromisoformat(decided),
        person,
        verdict,
        claim,
        other,
        field,
        value,
        note,
        bool(adjudicates),
        undone_by,
        datetime.fromisoformat(undone) if undone else None,
    )
