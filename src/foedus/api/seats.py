"""Who came to which meeting, a line for each party at each meeting: the table that attendance is counted from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from foedus.api.identity import row_ids
from foedus.ids import content_id
from foedus.ledgers import Attendance, Meeting, Row, Who

__all__ = ["Seat", "seats"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Seat(Row):
    """One party at one meeting, with what there is to know of the meeting; `meeting` is the id of that row.

    `guest` is False for a member on the day, so that the lines without guests are the denominator of absence.
    """

    columns: ClassVar = ("date", "organisation", "format", "state", "participant", "status")
    id: str = ""
    meeting: str
    date: str | None
    organisation: str | None
    format: str | None
    state: str
    participant: Who
    status: str
    guest: bool
    said: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    disputed: bool = False
    standing: str | None = None
    invitation: str | None = None


def seats(meetings: Iterable[Meeting]) -> Iterator[Seat]:
    """Yield a line for each member and each guest of each meeting."""
    found = tuple(meetings)
    for name, meeting in zip(row_ids(found), found, strict=True):
        for row in meeting.attendance:
            yield _seat(name, meeting, row, guest=False)
        for row in meeting.guests:
            yield _seat(name, meeting, row, guest=True)


def _seat(name: str, meeting: Meeting, row: Attendance, *, guest: bool) -> Seat:
    return Seat(
        id=content_id("seat", name, row.party.party, row.party.name),
        meeting=name,
        date=meeting.date,
        organisation=meeting.organisation,
        format=meeting.format,
        state=meeting.state,
        participant=row.party,
        status=row.status,
        guest=guest,
        said=row.said,
        people=row.people,
        disputed=row.disputed,
        standing=row.standing,
        invitation=row.invitation,
        quotes=row.quotes,
    )
