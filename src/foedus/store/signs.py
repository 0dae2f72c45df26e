"""What watched conditions have met with, and what of it is still to be sent."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from foedus.store.contract import Sign
from foedus.store.log import Log

__all__ = ["add", "of_condition", "owed", "put"]

LONGEST_SENDING = timedelta(minutes=10)  # whoever took it and has not said since that it is sent has been stopped
OWED, TAKEN, SENT = "owed", "taken", "sent"


def add(log: Log, signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Keep the signs, owed to their channels, and return those that are new."""
    new = []
    for sign in signs:
        row = (sign.condition, sign.mark, sign.what, sign.noticed.isoformat())
        done = log.execute(
            "INSERT INTO sign (condition, mark, what, noticed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            row,
        )
        if done.rowcount:
            new.append(sign)
            for channel in sign.channels:
                put(log, [sign], channel, OWED, sign.noticed)
    return tuple(new)


def of_condition(log: Log, condition: str) -> tuple[Sign, ...]:
    """Return what the condition has met with, in the order it was kept."""
    rows = log.execute("SELECT condition, mark, what, noticed FROM sign WHERE condition = ? ORDER BY nr", (condition,))
    return tuple(map(_sign, rows))


def owed(log: Log, conditions: Iterable[str], channel: str, now: datetime) -> tuple[Sign, ...]:
    """Return what is to be sent of those conditions, less what somebody has just taken and may be sending."""
    since = (now - LONGEST_SENDING).isoformat()
    rows = (
        row
        for condition in conditions
        for row in log.execute(
            "SELECT condition, mark, what, noticed FROM sign JOIN delivery ON delivery.sign = sign.nr"
            " WHERE condition = ? AND channel = ? AND (state = 'owed' OR state = 'taken' AND since < ?)"
            " AND delivery.nr = (SELECT max(nr) FROM delivery AS later WHERE sign = sign.nr AND channel = ?)"
            " ORDER BY sign.nr",
            (condition, channel, since, channel),
        )
    )
    return tuple(map(_sign, rows))


def put(log: Log, signs: Iterable[Sign], channel: str, state: str, now: datetime) -> None:
    """Record how it stands with sending the signs by that channel."""
    for sign in signs:
        log.execute(
            "INSERT INTO delivery (sign, channel, state, since)"
            " VALUES ((SELECT nr FROM sign WHERE condition = ? AND mark = ?), ?, ?, ?)",
            (sign.condition, sign.mark, channel, state, now.isoformat()),
        )


def _sign(row: tuple[str, str, str, str]) -> Sign:
    condition, mark, what, noticed = row
    return Sign(condition, mark, what, datetime.fromisoformat(noticed))
