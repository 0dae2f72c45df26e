"""What people did, the latest first, out of all the parts of the log that people write."""

from datetime import datetime
from typing import Any

from foedus.store.contract import Deed
from foedus.store.log import Log

__all__ = ["deeds"]

ALL = 1 << 62

_PARTS = (
    "SELECT decided, decision.person, verdict, claim.id, NULL, field, value, decision.note, adjudicates,"
    " undone.person, undone.undone, 1, decision.nr FROM decision JOIN claim ON claim.nr = decision.claim"
    " LEFT JOIN undone ON undone.decision = decision.nr",
    "SELECT decided, person, verdict, one.id, other.id, NULL, NULL, note, FALSE, NULL, NULL, 2, link.nr"
    " FROM link JOIN claim AS one ON one.nr = link.one JOIN claim AS other ON other.nr = link.other",
    "SELECT decided, ruling.person, CASE WHEN holds IS NULL THEN 'open' ELSE 'holds' END,"
    " json_extract(sides, '$[' || coalesce(holds, 0) || '][0]'),"
    " json_extract(sides, CASE WHEN coalesce(holds, 0) = 0 THEN '$[1][0]' ELSE '$[0][0]' END),"
    " NULL, NULL, ruling.note, FALSE, ruling_undone.person, undone, 3, ruling.nr"
    " FROM ruling LEFT JOIN ruling_undone ON ruling_undone.ruling = ruling.nr",
)


def deeds(log: Log, *, person: str | None, limit: int | None, skip: int) -> tuple[Deed, ...]:
    """Return what people did (or one of them), the latest first: `limit` of them after so many."""
    names = "decided, person, verdict, claim, other, field, value, note, adjudicates, undone_by, undone"
    rows = log.execute(
        f"WITH deed ({names}, part, nr) AS ({' UNION ALL '.join(_PARTS)}) SELECT {names} FROM deed"
        " WHERE CAST(? AS TEXT) IS NULL OR person = ? ORDER BY decided DESC, part, nr DESC LIMIT ? OFFSET ?",
        (person, person, ALL if limit is None else limit, skip),
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
